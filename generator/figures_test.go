package generator_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parvis/generator/figure"
	"parvis/generator/figure/chart"
	"parvis/generator/site/address"
)

// published is the data of a figure as its JSON tells them.
type published struct {
	ID       string   `json:"id"`
	Title    string   `json:"titre"`
	Sentence string   `json:"phrase"`
	AsOf     string   `json:"arrete_au"`
	Columns  []string `json:"colonnes"`
	Coverage []string `json:"couverture"`
	Lines    []line   `json:"lignes"`
	Due      *int     `json:"attendus"` // of a total of results: reports due, and received
	Came     *int     `json:"recus"`
	Options  *struct {
		Series []struct {
			Type string `json:"type"`
			Name string `json:"name"`
			Data []struct {
				Name  string `json:"name"`
				Value any    `json:"value"`
			} `json:"data"`
		} `json:"series"`
	} `json:"options"`
}

// line is a row of a figure, as its JSON tells it.
type line struct {
	Kind  string `json:"ligne"`
	Label string `json:"libelle"`
	Cells []struct {
		Value *float64 `json:"valeur"`
		Text  string   `json:"texte"`
	} `json:"cellules"`
}

// figuresOf is every figure of a built site, by its folder.
func figuresOf(t *testing.T, files map[string]string) map[string]published {
	t.Helper()
	out := map[string]published{}
	for file, data := range files {
		if folder, name := path.Split(file); name == "figure.json" {
			var p published
			if err := json.Unmarshal([]byte(data), &p); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			out[folder] = p
		}
	}
	if len(out) < 20 {
		t.Fatalf("only %d figures", len(out))
	}
	return out
}

var spaces = strings.NewReplacer("\u202f", "", "\u00a0", "", " ", "", "\n", "")

// squeezed is a text without any space, which drawings and pages set each in
// their way.
func squeezed(s string) string { return spaces.Replace(s) }

// drawnTexts is every text of a drawing, squeezed.
func drawnTexts(t *testing.T, svg string) []string {
	t.Helper()
	var out []string
	d := xml.NewDecoder(strings.NewReader(svg))
	depth := 0
	for {
		token, err := d.Token()
		if token == nil {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "text" {
				depth++
			}
		case xml.EndElement:
			if token.Name.Local == "text" {
				depth--
			}
		case xml.CharData:
			if depth > 0 {
				out = append(out, squeezed(string(token)))
			}
		}
	}
}

// The forms of a figure say the same: what the table of its page has, its CSV,
// its drawing and its options have too, and its sentence tells no other number.
func TestFiguresAgree(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"real", "mini", "made"} {
		t.Run(name, func(t *testing.T) {
			b := site(t, name)
			for folder, f := range figuresOf(t, b.files) {
				rows := tableOf(t, b.pages[folder+"index.html"])
				records, err := csv.NewReader(strings.NewReader(b.files[folder+"figure.csv"])).ReadAll()
				if err != nil {
					t.Fatalf("%s: %v", folder, err)
				}
				if len(rows) != len(f.Lines) || len(records) != len(f.Lines)+1 {
					t.Errorf("%s: %d rows in the table, %d in the JSON, %d in the CSV", folder, len(rows), len(f.Lines), len(records)-1)
					continue
				}
				for i, l := range f.Lines {
					if got := rows[i][0]; squeezed(got) != squeezed(l.Label) {
						t.Errorf("%s: row %d is %q in the table, %q in the JSON", folder, i, got, l.Label)
					}
					at := slices.Index(records[0], "code") + 2
					if at < 2 {
						at = 2
					} else {
						at = 3
					}
					if record := records[i+1]; record[0] != l.Kind || strings.TrimPrefix(record[at], "'") != l.Label {
						t.Errorf("%s: row %d is %q in the CSV", folder, i, record)
					}
					at++
					for j, c := range l.Cells {
						if c.Value == nil && c.Text == "" { // a list of records
							at++
							continue
						}
						if got := rows[i][j+1]; !strings.Contains(squeezed(got), squeezed(c.Text)) && c.Value != nil {
							t.Errorf("%s: %s, %s is %q in the table, %q in the JSON", folder, l.Label, f.Columns[j+1], got, c.Text)
						}
						if c.Value != nil && !close(records[i+1][at], *c.Value) {
							t.Errorf("%s: %s, %s is %s in the CSV, %g in the JSON", folder, l.Label, f.Columns[j+1], records[i+1][at], *c.Value)
						}
						at++
						for at < len(records[0]) && (strings.HasSuffix(records[0][at], "(max)") || strings.HasSuffix(records[0][at], "(approximatif)")) {
							at++
						}
					}
				}
				page := b.files[folder+"index.html"]
				svg, drawn := b.files[folder+"figure.svg"]
				if still := slices.Contains([]string{"outils", "resultats"}, kindOf(f)); f.Options != nil && !drawn || drawn && f.Options == nil && !still {
					t.Errorf("%s: drawn %t, with options %t", folder, drawn, f.Options != nil)
				}
				if inPage := strings.Contains(page, `<div class="figure-drawings">`); inPage != drawn {
					t.Errorf("%s: drawn in its page %t, in its file %t", folder, inPage, drawn)
				}
				if drawn {
					for _, m := range coloured.FindAllStringSubmatch(svg, -1) {
						if !strings.HasPrefix(m[2], "url(#pv-") {
							t.Errorf("%s: %s=%q has no class: it stays as it is in dark mode", folder, m[1], m[2])
						}
					}
					agreeDrawing(t, folder, f, drawnTexts(t, svg), page)
					if n := zipped(svg); n > 8<<10 {
						t.Errorf("%s: its drawing takes %d bytes compressed, over 8 KiB", folder, n)
					}
				}
				agreeSentence(t, folder, f)
				agreeCoverage(t, folder, f, b.files, records)
				for _, want := range []string{f.ID + "/v1/", "figure.csv", "figure.json", "<table>"} {
					if len(f.Lines) > 0 && !strings.Contains(page, want) {
						t.Errorf("%s: its page lacks %s", folder, want)
					}
				}
			}
		})
	}
}

// A figure embedded elsewhere keeps the form of its version: the address tells
// the same version as the data.
func TestFigureVersion(t *testing.T) {
	if at, want := address.FigureEmbed("une"), fmt.Sprintf("figures/une/v%d/", figure.Version); at != want {
		t.Errorf("embedded at %s, wanted %s", at, want)
	}
}

// agreeDrawing wants the numbers of the columns that are drawn among the texts of the drawing and in its
// options, but for rows that are left out; and every number of the drawing on its page.
func agreeDrawing(t *testing.T, folder string, f published, texts []string, page string) {
	t.Helper()
	kind := kindOf(f)
	tiles := strings.HasSuffix(kind, "-par-departement") || kind == "deploiement" // they have codes
	said := digits.FindAllString(squeezed(html.UnescapeString(page)), -1)
	for _, text := range texts {
		for _, n := range digits.FindAllString(text, -1) {
			if !tiles && !slices.Contains(said, n) {
				t.Errorf("%s: %s, in %q of the drawing, isn't on the page", folder, n, text)
			}
		}
	}
	optioned := map[string]int{}
	if f.Options != nil {
		for _, s := range f.Options.Series {
			for _, d := range s.Data {
				value := d.Value
				if list, ok := value.([]any); ok {
					value = list[len(list)-1]
					optioned[number(list[0])]++ // of points
				}
				optioned[number(value)]++
			}
		}
	}
	lines := slices.DeleteFunc(slices.Clone(f.Lines), func(l line) bool { return l.Kind == "total" })
	numbers := len(slices.DeleteFunc(slices.Clone(lines), func(l line) bool { return l.Cells[0].Value == nil }))
	periods := slices.Contains([]string{"signatures", "engagements-par-annee", "resultats"}, kind)
	known := len(slices.DeleteFunc(slices.Clone(lines), func(l line) bool { return l.Kind != "valeur" }))
	most := 0.0 // of the rows that are left out of a long drawing
	if known > chart.RowsDrawn && !periods {
		var all []float64
		for _, l := range lines {
			if l.Kind == "valeur" && l.Cells[0].Value != nil {
				all = append(all, *l.Cells[0].Value)
			}
		}
		slices.Sort(all)
		most = all[len(all)-chart.RowsKept]
	}
	for _, l := range lines {
		for j, c := range l.Cells {
			columns := map[string][]int{"declares-et-publies": {0, 1}, "engagements-par-domaine-et-region": {j}, "outils": {}, "deploiement": {}}[kind]
			if columns == nil {
				columns = []int{0}
				if kind == "domaines-compares" && len(l.Cells) > 2 && f.Options.Series[0].Type == "scatter" {
					columns = []int{1, 3}
				}
			}
			isTotal := kind == "engagements-par-domaine-et-region" && j == len(l.Cells)-1
			outside := kind == "engagements-par-domaine-et-region" && known == 1 && *c.Value == 0
			left := !periods && l.Kind == "valeur" && c.Value != nil && (*c.Value < most || *c.Value == 0 && known > chart.ZerosShown)
			if c.Value == nil || !slices.Contains(columns, j) || isTotal || left || outside {
				continue
			}
			isMap := f.Options != nil && f.Options.Series[0].Type == "map" || tiles
			if f.Options != nil && kind != "resultats" && kind != "declares-et-publies" && kind != "entonnoir" && optioned[number(*c.Value)] == 0 && !(isMap && l.Kind != "valeur") {
				t.Errorf("%s: %s, %s: no %s in the options", folder, l.Label, f.Columns[j+1], c.Text)
			}
			// Two periods are compared with no target: only their total is. Of many years, the first, the last, the most
			// and the least are written.
			crowded := periods && (kind == "resultats" && numbers < 3 || kind != "resultats" && len(lines) > 6) || kind == "declares-et-publies" && len(lines) > chart.RowsKept
			if !crowded && !slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, squeezed(c.Text)) }) && !strings.Contains(strings.Join(texts, ""), squeezed(c.Text)) {
				t.Errorf("%s: %s, %s: no %q in the drawing", folder, l.Label, f.Columns[j+1], c.Text)
			}
		}
	}
}

// agreeCoverage wants a total of results to tell the reports that it stands on wherever it goes: in
// the page with its citation, in its drawing, in its data.
func agreeCoverage(t *testing.T, folder string, f published, files map[string]string, records [][]string) {
	t.Helper()
	if head := records[0]; (f.Due != nil) != (head[len(head)-1] == "recus") {
		t.Errorf("%s: reports are due in one of JSON and CSV", folder)
	}
	if f.Due == nil || len(f.Lines) == 0 {
		return
	}
	last := records[len(records)-1]
	if got, want := strings.Join(last[len(last)-2:], " of "), number(*f.Due)+" of "+number(*f.Came); got != want {
		t.Errorf("%s: %s reports in the CSV, %s in the JSON", folder, got, want)
	}
	text := squeezed(f.Sentence)
	said := strings.TrimSuffix(text[strings.LastIndex(text, ";")+1:], ".")
	if page := squeezed(html.UnescapeString(files[folder+"index.html"])); said == "" || strings.Count(page, said) < 2 {
		t.Errorf("%s: %q isn't in its sentence and its citation", folder, said)
	}
	if svg := files[folder+"figure.svg"]; svg != "" && !strings.Contains(squeezed(html.UnescapeString(strings.Join(drawnTexts(t, svg), ""))), said) {
		t.Errorf("%s: %q isn't in its drawing", folder, said)
	}
}

func kindOf(f published) string {
	kind, _, _ := strings.Cut(f.ID, "_")
	return kind
}

// coloured finds the colours that elements of a drawing have besides their classes.
var coloured = regexp.MustCompile(`(fill|stroke)="([^"]*)"`)

var digits = regexp.MustCompile(`[0-9]+`)

// agreeSentence wants every number of the sentence among those of the figure, or
// in one of its labels.
func agreeSentence(t *testing.T, folder string, f published) {
	t.Helper()
	known := squeezed(f.Title) + " "
	for _, l := range f.Lines {
		known += " " + squeezed(l.Label)
		for _, c := range l.Cells {
			known += " " + squeezed(c.Text) + " "
		}
	}
	// What sentences count: rows, those that say the same, those that declare more
	// than is published.
	said, more, values := map[string]int{}, 0, 0
	for _, l := range f.Lines {
		if l.Kind != "total" {
			values++
		}
		for _, c := range l.Cells {
			said[c.Text]++
		}
		if len(l.Cells) > 1 && l.Cells[0].Value != nil && l.Cells[1].Value != nil && *l.Cells[0].Value > *l.Cells[1].Value {
			more++
		}
	}
	for _, n := range said {
		known += " " + number(n)
	}
	known += " " + number(values) + " " + number(more)
	if len(f.Lines) == 0 { // it explains itself
		return
	}
	if total := f.Lines[len(f.Lines)-1]; kindOf(f) == "resultats" { // it counts the commitments that follow the indicator too
		// An open total has its unit within: "environ 22 projets ou plus".
		want, open := strings.CutSuffix(squeezed(total.Cells[0].Text), "ouplus")
		said := squeezed(f.Sentence)
		if total.Cells[0].Value != nil && (!strings.Contains(said, want) || open && !strings.Contains(said, "ouplus")) {
			t.Errorf("%s: %q doesn't tell the total, %s", folder, f.Sentence, want)
		}
		return
	}
	// The only date is told to the day, and those without one are in no year.
	if total := f.Lines[len(f.Lines)-1]; kindOf(f) == "signatures" && (strings.Contains(f.Sentence, ";") || total.Cells[0].Text == "1") {
		return
	}
	if kind := kindOf(f); kind == "situation" || kind == "etat-des-bilans" { // states that amount to the same are told together
		known += sumsOf(f.Lines)
	}
	if kindOf(f) == "promis-et-realise" { // it counts indicators, by their direction: its own test does too
		return
	}
	for _, n := range digits.FindAllString(squeezed(f.Sentence), -1) {
		if !slices.Contains(digits.FindAllString(known, -1), n) {
			t.Errorf("%s: %q tells %s, which the figure doesn't", folder, f.Sentence, n)
		}
	}
}

// sumsOf is every sum of some of the first numbers of lines, but for their total.
func sumsOf(lines []line) string {
	sums := map[int]bool{0: true}
	for _, l := range lines {
		if l.Kind == "total" || len(l.Cells) == 0 || l.Cells[0].Value == nil {
			continue
		}
		for _, n := range slices.Collect(maps.Keys(sums)) {
			sums[n+int(*l.Cells[0].Value)] = true
		}
	}
	var out strings.Builder
	for n := range sums {
		out.WriteString(" " + number(n))
	}
	return out.String()
}

// tableOf is the cells of the table of a figure's page.
func tableOf(t *testing.T, doc *html.Node) [][]string {
	t.Helper()
	var out [][]string
	for n := range doc.Descendants() {
		if n.Data != "tr" || n.Parent.Data == "thead" {
			continue
		}
		var row []string
		for c := range n.ChildNodes() {
			if c.Type == html.ElementNode {
				row = append(row, words(c))
			}
		}
		out = append(out, row)
	}
	return out
}

func number(v any) string {
	raw, _ := json.Marshal(v)
	return string(raw)
}

// close reports whether a text of a CSV is a number.
func close(text string, v float64) bool {
	var got float64
	if json.Unmarshal([]byte(text), &got) != nil {
		return false
	}
	return got-v < 1e-6 && v-got < 1e-6
}

func zipped(s string) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, 9)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.Len()
}
