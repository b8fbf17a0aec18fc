package figure

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/model/phrase"
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

// Form is the interactive form of a drawing: options of ECharts, and its height in pixels.
type Form struct {
	Height  int             `json:"hauteur"`
	Options json.RawMessage `json:"options"`
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
//	suivants    the same of each drawing after the first, null for one that has no interactive form
func (f *Figure) JSON(w phrase.Words, about About, forms []*Form) ([]byte, error) {
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
		Columns []string `json:"colonnes"`
		Lines   []line   `json:"lignes"`
		Ground  string   `json:"fond,omitempty"`
		*Form
		Next []*Form `json:"suivants,omitempty"`
	}{Version, f.ID, about.Address, f.Name(w), f.Sentence, about.AsOf, about.Site, about.Publisher, about.Licence, about.LicenceURL,
		append([]string{}, about.Sources...), about.Credits, append([]string{}, f.Notes...), coversOf(f.Coverage), f.Heads, []line{}, about.Ground, nil, nil}
	if len(forms) > 0 {
		out.Form, out.Next = forms[0], forms[1:]
	}
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
