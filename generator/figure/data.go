package figure

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"parvis/generator/model/phrase"
)

// Version is that of the published forms of a figure: of its JSON, its CSV and
// the page to embed. Within a version fields are only ever added.
const Version = 1

// Kinds of lines in the data of a figure.
const (
	lineValue   = "valeur"
	lineUnknown = "non-precise"
	lineTotal   = "total"
)

// CSV is the rows of the figure, RFC 4180 in UTF-8: the kind of line ("valeur",
// "non-precise", "total"), its identifier, an official code where there are some,
// its label, then a column for each number,
// empty where it is missing, two where some are ranges, and one that tells which
// are approximate. A cell that a
// spreadsheet would run begins with an apostrophe.
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
	head = append(head, escapeFormula(f.Heads[0]))
	for i, h := range f.Heads[1:] {
		if ranges[i] {
			head = append(head, escapeFormula(h)+" (min)", escapeFormula(h)+" (max)")
		} else {
			head = append(head, escapeFormula(h))
		}
		if about[i] {
			head = append(head, escapeFormula(h)+" (approximatif)")
		}
	}
	_ = w.Write(head) // a bytes.Buffer takes everything
	line := func(kind string, r Row) {
		out := []string{kind, escapeFormula(r.Key)}
		if coded {
			out = append(out, escapeFormula(r.Code))
		}
		out = append(out, escapeFormula(r.Label))
		for i, c := range r.Cells {
			switch {
			case c.Words:
				out = append(out, escapeFormula(c.dataText()))
			case !c.isNumber() && ranges[i]:
				out = append(out, "", "")
			case !c.isNumber():
				out = append(out, "")
			case ranges[i]:
				out = append(out, formatNumber(c.Low), formatNumber(c.High))
			default:
				out = append(out, formatNumber(c.Low))
			}
			if about[i] {
				out = append(out, map[bool]string{true: "oui"}[c.Approximate])
			}
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

// coded tells that some row has an official code.
func (f *Figure) hasCodes() bool {
	return slices.ContainsFunc(f.Rows, func(r Row) bool { return r.Code != "" })
}

// approximate tells which columns have numbers that their authors rounded.
func (f *Figure) approximateColumns() []bool {
	out := make([]bool, len(f.Heads)-1)
	for _, r := range f.Rows {
		for i, c := range r.Cells {
			out[i] = out[i] || c.Approximate
		}
	}
	return out
}

// ranges tells which columns have numbers known by their bounds only.
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

// words is a cell of words: its text, or the names of the records it lists.
func (c Cell) dataText() string {
	switch {
	case c.Data != "":
		return c.Data
	case len(c.Records) == 0:
		return c.Text
	}
	names := make([]string, len(c.Records))
	for i, r := range c.Records {
		names[i] = r.Slug
	}
	return strings.Join(names, " ")
}

// number is a number as data: a dot, no spaces, the dust of sums rounded away;
// 0 only for what is.
func formatNumber(v float64) string {
	s := strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v, 'f', 9, 64), "0"), ".")
	if s == "0" || s == "" {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return s
}

// settled is a number without the dust of sums, as number writes it.
func rounded(v float64) float64 {
	out, err := strconv.ParseFloat(formatNumber(v), 64)
	if err != nil {
		return v
	}
	return out
}

// safe keeps a spreadsheet from running a cell (OWASP, CSV injection).
func escapeFormula(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + s
	}
	return s
}

// About is what the data of a figure says of where it comes from.
type About struct {
	Address, AsOf, Publisher, Licence, LicenceURL, Site string
	Sources, Credits                                    []string
	Ground                                              string // SVG of the ground of a map, by whose codes its options name places
}

// JSON is the figure with its metadata and its go-echarts options. Its keys are
// French, as those of the records:
//
//	version, id, adresse, titre, phrase, arrete_au, site, editeur, licence, licence_url
//	sources     what the numbers were counted from
//	couverture  what they take in, and leave out
//	colonnes    the heads: that of the labels, then those of the numbers
//	lignes      the rows, each with its kind (ligne, as in the CSV), identifiant, code, libelle and
//	            cellules: valeur, null where it is missing; max too, of a range; texte
//	options     of its drawing, whose height is hauteur; fond, the SVG of a map's ground
func (f *Figure) JSON(w phrase.Words, about About, options []byte, height int) ([]byte, error) {
	type cell struct {
		Value *float64 `json:"valeur"`
		High  *float64 `json:"max,omitempty"`
		About bool     `json:"approximatif,omitempty"`
		Text  string   `json:"texte"`
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
				one.Value = &low
				if c.High != c.Low {
					one.High = &high
				}
			}
			if c.Words {
				one.Text = c.dataText()
			}
			out.Cells = append(out.Cells, one)
		}
		return out
	}
	out := struct {
		Version   int             `json:"version"`
		ID        string          `json:"id"`
		Address   string          `json:"adresse"`
		Title     string          `json:"titre"`
		Sentence  string          `json:"phrase"`
		AsOf      string          `json:"arrete_au"`
		Site      string          `json:"site"`
		Publisher string          `json:"editeur"`
		Licence   string          `json:"licence"`
		Terms     string          `json:"licence_url"`
		Sources   []string        `json:"sources"`
		Credits   []string        `json:"credits,omitempty"`
		Coverage  []string        `json:"couverture"`
		Columns   []string        `json:"colonnes"`
		Lines     []line          `json:"lignes"`
		Height    int             `json:"hauteur,omitempty"`
		Ground    string          `json:"fond,omitempty"`
		Options   json.RawMessage `json:"options,omitempty"`
	}{Version, f.ID, about.Address, f.Name(w), f.Sentence, about.AsOf, about.Site, about.Publisher, about.Licence, about.LicenceURL,
		append([]string{}, about.Sources...), about.Credits, append([]string{}, f.Notes...), f.Heads, []line{}, height, about.Ground, options}
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
