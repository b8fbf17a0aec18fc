package figure

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"parvis/generator/phrase"
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
// "non-precise", "total"), its code, its label, then a column for each number,
// empty where it is missing, two where some are ranges. A cell that a
// spreadsheet would run begins with an apostrophe.
func (f *Figure) CSV() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	ranges := f.ranges()
	head := []string{"ligne", "code", safe(f.Heads[0])}
	for i, h := range f.Heads[1:] {
		if ranges[i] {
			head = append(head, safe(h)+" (min)", safe(h)+" (max)")
		} else {
			head = append(head, safe(h))
		}
	}
	_ = w.Write(head) // a bytes.Buffer takes everything
	line := func(kind string, r Row) {
		out := []string{kind, safe(r.Key), safe(r.Label)}
		for i, c := range r.Cells {
			switch {
			case c.Words:
				out = append(out, safe(c.words()))
			case c.Missing && ranges[i]:
				out = append(out, "", "")
			case c.Missing:
				out = append(out, "")
			case ranges[i]:
				out = append(out, number(c.Low), number(c.High))
			default:
				out = append(out, number(c.Low))
			}
		}
		_ = w.Write(out)
	}
	for _, r := range f.Rows {
		line(r.kind(), r)
	}
	if f.Total != nil {
		line(lineTotal, *f.Total)
	}
	w.Flush()
	return b.Bytes()
}

// ranges tells which columns have numbers known by their bounds only.
func (f *Figure) ranges() []bool {
	out := make([]bool, len(f.Heads)-1)
	rows := f.Rows
	if f.Total != nil {
		rows = append(rows[:len(rows):len(rows)], *f.Total)
	}
	for _, r := range rows {
		for i, c := range r.Cells {
			out[i] = out[i] || !c.Words && !c.Missing && c.Low != c.High
		}
	}
	return out
}

func (r Row) kind() string {
	if r.Unknown {
		return lineUnknown
	}
	return lineValue
}

// words is a cell of words: its text, or the names of the records it lists.
func (c Cell) words() string {
	if len(c.Records) == 0 {
		return c.Text
	}
	names := make([]string, len(c.Records))
	for i, r := range c.Records {
		names[i] = r.Slug
	}
	return strings.Join(names, " ")
}

// number is a number as data: a dot, no spaces, the dust of sums rounded away.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 9, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// safe keeps a spreadsheet from running a cell (OWASP, CSV injection).
func safe(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// About is what the data of a figure says of where it comes from.
type About struct {
	Address, AsOf, Publisher, Licence, LicenceURL, Site string
	Sources                                             []string
	Ground                                              string // SVG of the ground of a map, by whose codes its options name places
}

// JSON is the figure with its metadata and its go-echarts options; keys are
// French, as those of the records. A missing number is null.
func (f *Figure) JSON(w phrase.Words, about About, options []byte, height int) ([]byte, error) {
	type cell struct {
		Value *float64 `json:"valeur"`
		High  *float64 `json:"max,omitempty"`
		Text  string   `json:"texte"`
	}
	type line struct {
		Kind  string `json:"ligne"`
		Key   string `json:"code,omitempty"`
		Label string `json:"libelle"`
		Cells []cell `json:"cellules"`
	}
	lineOf := func(kind string, r Row) line {
		out := line{Kind: kind, Key: r.Key, Label: r.Label, Cells: []cell{}}
		for _, c := range r.Cells {
			one := cell{Text: c.Text}
			if !c.Words && !c.Missing {
				one.Value = &c.Low
				if c.High != c.Low {
					one.High = &c.High
				}
			}
			if c.Words {
				one.Text = c.words()
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
		Coverage  []string        `json:"couverture"`
		Columns   []string        `json:"colonnes"`
		Lines     []line          `json:"lignes"`
		Height    int             `json:"hauteur,omitempty"`
		Ground    string          `json:"fond,omitempty"`
		Options   json.RawMessage `json:"options,omitempty"`
	}{Version, f.ID, about.Address, f.Name(w), f.Sentence, about.AsOf, about.Site, about.Publisher, about.Licence, about.LicenceURL,
		append([]string{}, about.Sources...), append([]string{}, f.Notes...), f.Heads, []line{}, height, about.Ground, options}
	for _, r := range f.Rows {
		out.Lines = append(out.Lines, lineOf(r.kind(), r))
	}
	if f.Total != nil {
		out.Lines = append(out.Lines, lineOf(lineTotal, *f.Total))
	}
	raw, err := json.Marshal(out)
	if err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.ID, err)
	}
	return append(raw, '\n'), nil
}
