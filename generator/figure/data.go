package figure

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/model/phrase"
	"parvis/generator/text/formula"
)

// Version is the version of the published forms of a figure: JSON, CSV and the
// embedded page. Within a version, fields are only added.
const Version = 1

// Kinds of lines in the published data.
const (
	lineValue   = "valeur"
	lineUnknown = "non-precise"
	lineTotal   = "total"
)

// CSV returns the rows of the figure as CSV (RFC 4180, UTF-8). Its columns are:
// the kind of line ("valeur", "non-precise", "total"), the identifier, the
// official code if some row has one, the label, then one column per number,
// empty where it is missing. Figures of commitments have the total first, then its parts if it has
// several. A column with ranges is split in two, min and max.
// A column with approximate numbers is followed by one that marks them ("oui").
// Of results, the last two are the reports that were due for the total ("attendus") and those of
// them that came with a figure ("recus"), unless none was due.
// Cells that a spreadsheet would evaluate as a formula begin with an
// apostrophe.
func (f *Figure) CSV() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	ranges := f.rangeColumns()
	coded, about := f.hasCodes(), f.approximateColumns()
	head := []string{"ligne", "identifiant"}
	if coded {
		head = append(head, "code")
	}
	head = append(head, formula.Escape(f.Heads[0]))
	for i, h := range f.Heads[1:] {
		if ranges[i] {
			head = append(head, formula.Escape(h)+" (min)", formula.Escape(h)+" (max)")
		} else {
			head = append(head, formula.Escape(h))
		}
		if about[i] {
			head = append(head, formula.Escape(h)+" (approximatif)")
		}
	}
	due := f.Coverage != nil && f.Coverage.Due > 0
	if due {
		head = append(head, "attendus", "recus")
	}
	_ = w.Write(head) // a bytes.Buffer never fails
	line := func(kind string, r Row) {
		out := []string{kind, formula.Escape(r.Key)}
		if coded {
			out = append(out, formula.Escape(r.Code))
		}
		out = append(out, formula.Escape(r.Label))
		for i, c := range r.Cells {
			switch {
			case c.Words:
				out = append(out, formula.Escape(c.dataText()))
			case !c.isNumber() && ranges[i]:
				out = append(out, "", "")
			case !c.isNumber():
				out = append(out, "")
			case ranges[i]:
				low, high := "", ""
				if c.hasLow() {
					low = formatNumber(c.Low)
				}
				if c.hasHigh() {
					high = formatNumber(c.High)
				}
				out = append(out, low, high)
			default:
				out = append(out, formatNumber(c.Low))
			}
			if about[i] {
				out = append(out, map[bool]string{true: "oui"}[c.Approximate])
			}
		}
		switch {
		case due && kind == lineTotal:
			out = append(out, strconv.Itoa(f.Coverage.Due), strconv.Itoa(f.Coverage.Came))
		case due:
			out = append(out, "", "")
		}
		_ = w.Write(out)
	}
	for _, r := range f.Rows {
		line(r.lineKind(), r)
	}
	if f.Total != nil {
		line(lineTotal, *f.Total)
	}
	w.Flush()
	return b.Bytes()
}

// hasCodes reports whether some row has an official code.
func (f *Figure) hasCodes() bool {
	return slices.ContainsFunc(f.Rows, func(r Row) bool { return r.Code != "" })
}

// approximateColumns reports, for each column, whether it has approximate
// numbers.
func (f *Figure) approximateColumns() []bool {
	out := make([]bool, len(f.Heads)-1)
	for _, r := range f.Rows {
		for i, c := range r.Cells {
			out[i] = out[i] || c.Approximate
		}
	}
	return out
}

// rangeColumns reports, for each column, whether it has ranges.
func (f *Figure) rangeColumns() []bool {
	out := make([]bool, len(f.Heads)-1)
	rows := f.Rows
	if f.Total != nil {
		rows = append(rows[:len(rows):len(rows)], *f.Total)
	}
	for _, r := range rows {
		for i, c := range r.Cells {
			out[i] = out[i] || c.isNumber() && c.Low != c.High
		}
	}
	return out
}

func (r Row) lineKind() string {
	if r.Unknown {
		return lineUnknown
	}
	return lineValue
}

// dataText returns a text cell as data: its own data form, the identifiers of the records and
// of the commitments it lists, or its text; "" for a missing one.
func (c Cell) dataText() string {
	switch {
	case c.Missing:
		return ""
	case c.Data != "":
		return c.Data
	case len(c.Records)+len(c.Commitments) == 0:
		return c.Text
	}
	var names []string
	for _, r := range c.Records {
		names = append(names, r.Slug)
	}
	for _, k := range c.Commitments {
		names = append(names, k.Signatory.Slug+"#"+k.ID)
	}
	return strings.Join(names, " ")
}

// formatNumber writes a number as data: a decimal point, no grouping, at most 9
// decimals, which removes rounding errors of sums. A number too small for 9
// decimals is written in full, so that only zero is written 0.
func formatNumber(v float64) string {
	s := strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v, 'f', 9, 64), "0"), ".")
	if s == "0" || s == "" {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return s
}

// rounded removes the rounding errors of sums, as formatNumber does.
func rounded(v float64) float64 {
	out, err := strconv.ParseFloat(formatNumber(v), 64)
	if err != nil {
		return v
	}
	return out
}

// About is the metadata published with the data of a figure.
type About struct {
	Address, AsOf, Publisher, Licence, LicenceURL, Site string
	Sources, Credits                                    []string
	// of a map: SVG of the base map, whose outlines the options refer to by code
	Ground string
}

// JSON returns the figure with its metadata and its options of ECharts. Keys
// are in French, as in the records:
//
//	version, id, adresse, titre, phrase, arrete_au, site, editeur, licence, licence_url
//	sources     what the numbers were counted from
//	couverture  what the numbers include and exclude
//	colonnes    the column heads: labels first, then numbers
//	lignes      the rows, each with its kind (ligne, as in the CSV), identifiant, code, libelle and
//	            cellules: valeur, null if missing or without a lower bound; max too, for a range;
//	            sans_max, true without an upper bound; approximatif, true for "environ"; texte
//	resultats, engagements, attendus, recus, total_partiel
//	            of a total of results: the commitments with a result, and those that follow the
//	            indicator; the reports that were due, and those of them with a figure, unless none
//	            was due; whether too few came
//	options     of ECharts, for the interactive form of the first drawing, hauteur pixels high; fond, the SVG of
//	            the map that they call for
func (f *Figure) JSON(w phrase.Words, about About, options []byte, height int) ([]byte, error) {
	type cell struct {
		Value   *float64 `json:"valeur"`
		High    *float64 `json:"max,omitempty"`
		AtLeast bool     `json:"sans_max,omitempty"`
		About   bool     `json:"approximatif,omitempty"`
		Text    string   `json:"texte"`
	}
	type line struct {
		Kind  string `json:"ligne"`
		Key   string `json:"identifiant,omitempty"`
		Code  string `json:"code,omitempty"`
		Label string `json:"libelle"`
		Cells []cell `json:"cellules"`
	}
	newLine := func(kind string, r Row) line {
		out := line{Kind: kind, Key: r.Key, Code: r.Code, Label: r.Label, Cells: []cell{}}
		for _, c := range r.Cells {
			one := cell{Text: c.Text, About: c.Approximate}
			if c.isNumber() {
				low, high := rounded(c.Low), rounded(c.High)
				if c.hasLow() {
					one.Value = &low
				}
				if c.High != c.Low && c.hasHigh() {
					one.High = &high
				}
				one.AtLeast = !c.hasHigh()
			}
			if c.Words && !c.Missing {
				one.Text = c.dataText()
			}
			out.Cells = append(out.Cells, one)
		}
		return out
	}
	out := struct {
		Version   int      `json:"version"`
		ID        string   `json:"id"`
		Address   string   `json:"adresse"`
		Title     string   `json:"titre"`
		Sentence  string   `json:"phrase"`
		AsOf      string   `json:"arrete_au"`
		Site      string   `json:"site"`
		Publisher string   `json:"editeur"`
		Licence   string   `json:"licence"`
		Terms     string   `json:"licence_url"`
		Sources   []string `json:"sources"`
		Credits   []string `json:"credits,omitempty"`
		Coverage  []string `json:"couverture"`
		*covers
		Columns []string        `json:"colonnes"`
		Lines   []line          `json:"lignes"`
		Height  int             `json:"hauteur,omitempty"`
		Ground  string          `json:"fond,omitempty"`
		Options json.RawMessage `json:"options,omitempty"`
	}{Version, f.ID, about.Address, f.Name(w), f.Sentence, about.AsOf, about.Site, about.Publisher, about.Licence, about.LicenceURL,
		append([]string{}, about.Sources...), about.Credits, append([]string{}, f.Notes...), coversOf(f.Coverage), f.Heads, []line{}, height, about.Ground, options}
	for _, r := range f.Rows {
		out.Lines = append(out.Lines, newLine(r.lineKind(), r))
	}
	if f.Total != nil {
		out.Lines = append(out.Lines, newLine(lineTotal, *f.Total))
	}
	raw, err := json.Marshal(out)
	if err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.ID, err)
	}
	return append(raw, '\n'), nil
}

// covers is the coverage of a total, as the data tell it.
type covers struct {
	Results     int  `json:"resultats"`
	Commitments int  `json:"engagements"`
	Due         *int `json:"attendus,omitempty"`
	Came        *int `json:"recus,omitempty"`
	Partial     bool `json:"total_partiel,omitempty"`
}

func coversOf(c *Coverage) *covers {
	if c == nil {
		return nil
	}
	out := &covers{Results: c.Results, Commitments: c.Commitments, Partial: c.Partial}
	if c.Due > 0 {
		out.Due, out.Came = &c.Due, &c.Came
	}
	return out
}
