package edit

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// document is a random record: keys, comments, spaces and quotes as people leave them.
type document struct {
	*rand.Rand
	strings.Builder
	newline string
}

func (d *document) of(choices ...string) string { return choices[d.IntN(len(choices))] }

// line writes a line, perhaps with a comment after it, perhaps with others around it.
func (d *document) line(s string) {
	if d.IntN(6) == 0 {
		d.WriteString(d.of("", "# note", "  # été = [\"x\"", "#") + d.newline)
	}
	d.WriteString(s + d.of("", "", "", " # fin", "  #\"") + d.newline)
}

func (d *document) text() string {
	return d.of(`"Engie"`, `'L"un'`, `"é \"x\" # y"`, `""`, `"a ] } = b"`, `'# [['`, "\"\"\""+d.newline+"deux"+d.newline+"lignes\"\"\"")
}

func (d *document) pair(indent, key, value string) {
	d.line(indent + key + d.of(" = ", "=", "  =  ", " =") + value)
}

func (d *document) list() string {
	switch d.IntN(4) {
	case 0:
		return `["aude","gard"]`
	case 1:
		return `[ "aude" ]`
	case 2:
		return "[" + d.newline + "  \"aude\"," + d.newline + "\t\"gard\"," + d.newline + "]"
	default:
		return "[]"
	}
}

func (d *document) years() string {
	return d.of(`{ 2016 = 3, 2017 = "environ 4" }`, `{2016=3}`, `{ }`, `{ "2016" = 3 , 2018 = 1.5 }`)
}

func (d *document) write() string {
	d.pair("", "nom", d.text())
	d.pair("", "type", d.of(`"entreprise"`, `'entreprise'`))
	if d.IntN(2) == 0 {
		d.pair("", "territoires", d.list())
	}
	for n := range d.IntN(4) {
		d.WriteString(d.of("", d.newline, d.newline+d.newline))
		d.line("[[engagement]]")
		d.pair("", "id", fmt.Sprintf("%q", fmt.Sprint("e", n)))
		d.pair("", "action", d.text())
		for range d.IntN(3) {
			indent := d.of("", "  ", "\t")
			d.line(indent + d.of("[[engagement.indicateur]]", "[[ engagement . indicateur ]]"))
			d.pair(indent, "nom", d.text())
			d.pair(indent, "cible", d.of("10", "1.5", `"30 à 40"`, "1_000"))
			if d.IntN(2) == 0 {
				d.pair(indent, "valeurs", d.years())
			}
		}
	}
	return d.String()
}

// TestRandom makes one random change in each of some random records: what is before and after the value
// stays byte for byte, and the same value set back gives the same tree. Bytes itself compares the tree
// with what was asked for.
func TestRandom(t *testing.T) {
	for seed := range uint64(1500) {
		d := &document{Rand: rand.New(rand.NewPCG(seed, 1)), newline: "\n"}
		if d.IntN(3) == 0 {
			d.newline = "\r\n"
		}
		src := d.write()
		f, err := Parse("signataires/x.toml", []byte(src))
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, src)
		}
		paths := leaves("", f.tree)
		path := paths[d.IntN(len(paths))]
		was, _ := f.Value(path)
		var now any = "nouveau # ] \" é"
		switch was.(type) {
		case int64:
			now = int64(987)
		case float64:
			now = "environ 5"
		case []any:
			now = []string{"nord", "l'ain"}
		}
		if err := f.Set(path, now); err != nil {
			t.Fatalf("seed %d, %s: %v\n%s", seed, path, err, src)
		}
		out, err := f.Bytes()
		if err != nil {
			t.Fatalf("seed %d, %s: %v\n%s", seed, path, err, src)
		}
		checkAround(t, seed, src, string(out), f, path)
		if _, err := Parse("signataires/x.toml", out); err != nil {
			t.Fatalf("seed %d: the new text isn't valid: %v", seed, err)
		}
	}
}

// checkAround checks that a text differs within the span of a value only.
func checkAround(t *testing.T, seed uint64, src, out string, f *File, path Path) {
	t.Helper()
	span := f.layout.Keys[path.String()]
	from, to := span, len(src)
	if p, ok := f.pair(path.String()); ok {
		from, to = p.Value.From, p.Value.To
	} else if p, ok := f.pair(path.parent().String()); ok {
		from, to = p.Value.From, p.Value.To
	}
	if !strings.HasPrefix(out, src[:from]) || !strings.HasSuffix(out, src[to:]) {
		t.Errorf("seed %d, %s: more than the value changes:\n%q\n%q", seed, path, src, out)
	}
}

// TestRandomAdditions adds and removes in random records. What isn't named stays: the lines of the old
// text that remain are in the new one, in their order.
func TestRandomAdditions(t *testing.T) {
	for seed := range uint64(1000) {
		d := &document{Rand: rand.New(rand.NewPCG(seed, 2)), newline: "\n"}
		src := d.write()
		f, err := Parse("signataires/x.toml", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		for _, change := range []change{set("siren", "149385700"), set("signature", "2017"), add("engagement", Entry{"id", "z"}, Entry{"action", "Y"})} {
			if err := change(f); err != nil {
				t.Fatalf("seed %d: %v\n%s", seed, err, src)
			}
		}
		if _, there := f.Value(mustPath("engagement[0]")); there {
			if err := f.Append(mustPath("engagement[0].indicateur"), []Entry{{"nom", "N"}}); err != nil {
				t.Fatalf("seed %d: %v\n%s", seed, err, src)
			}
		}
		out, err := f.Bytes()
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, src)
		}
		rest := string(out)
		for line := range strings.Lines(src) {
			_, after, ok := strings.Cut(rest, line)
			if !ok {
				t.Fatalf("seed %d: the line %q is gone:\n%s\n%s", seed, line, src, out)
			}
			rest = after
		}
	}
}

func FuzzSet(f *testing.F) {
	f.Add(small, "engagement[0].indicateur[0].valeurs.2017", "x")
	f.Add("nom = 'x'\r\n", "nom", "é\n")
	f.Fuzz(func(t *testing.T, src, path, value string) {
		p, err := ParsePath(path)
		if err != nil || len(src) > 10_000 {
			return
		}
		file, err := Parse("signataires/x.toml", []byte(src))
		if err != nil || file.Set(p, value) != nil {
			return
		}
		if out, err := file.Bytes(); err == nil {
			again, err := Parse("signataires/x.toml", out)
			if err != nil {
				t.Fatalf("%q: %v", out, err)
			}
			if got, _ := again.Value(p); got != strings.ToValidUTF8(value, "\ufffd") {
				t.Errorf("%q, want %q", got, value)
			}
		}
	})
}

// BenchmarkSet changes one figure of a record of 50 KB.
func BenchmarkSet(b *testing.B) {
	var src strings.Builder
	src.WriteString("nom = \"x\"\n")
	for n := range 250 {
		fmt.Fprintf(&src, "\n[[engagement]]\nid = \"e%d\"\naction = \"Accueil en stage\"\n\n  [[engagement.indicateur]]\n  nom = \"Stages\"\n  unite = \"stages\"\n  valeurs = { 2016 = 3, 2017 = 4 } # déclarées\n", n)
	}
	text := []byte(src.String())
	b.SetBytes(int64(len(text)))
	path := mustPath("engagement[200].indicateur[0].valeurs.2017")
	for b.Loop() {
		f, err := Parse("signataires/x.toml", text)
		if err != nil {
			b.Fatal(err)
		}
		if err := f.Set(path, int64(9)); err != nil {
			b.Fatal(err)
		}
		if _, err := f.Bytes(); err != nil {
			b.Fatal(err)
		}
	}
}
