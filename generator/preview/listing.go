package preview

import (
	"embed"
	"html/template"
	"os"
	"path/filepath"

	"parvis/generator/diag"
	"parvis/generator/diag/codeframe"
)

//go:embed parts
var parts embed.FS

var templates = template.Must(template.ParseFS(parts, "parts/*.html"))

// listed is the most findings that are shown: who has more mends these first.
const listed = 100

// listing is what there is to mend, as the templates show it.
type listing struct {
	Lang     string
	Title    string // "1 erreur à corriger"
	Lead     string
	Summary  string // "1 erreur, 2 points à vérifier"; "" when there is nothing
	Fault    string // what no finding tells, e.g. of the theme; "" for none
	Files    []file
	More     string
	Home     string // words of the link to the site; "" while there is none
	Hide     string
	Refresh  bool // the page stands alone, and reloads where there is no script
	errors   int
	warnings int
}

// file is the findings of one file.
type file struct {
	Name     string
	Findings []finding
}

// finding is one of them in words.
type finding struct {
	Error     bool
	Severity  string
	What      string
	Want      string
	WantLabel string
	Hint      string
	HintLabel string
	Place     string       // "ligne 12, colonne 3"; "" when it is about the whole file
	Line      string       // the line itself; "" where there is none
	Caret     string       // a mark below the column
	Href      template.URL // opens the editor there; "" without one
	Open      string       // words of that link
}

func (s *site) listing(c Change) listing {
	w := s.words()
	l := listing{Lang: w.code, Hide: w.hide}
	if s.live.Ready() {
		l.Home = w.home
	}
	var found []diag.Finding
	if c.Report != nil {
		found = sorted(c.Report.Findings)
	}
	l.errors, l.warnings = diag.Count(found)
	if c.Err != nil {
		l.Fault = s.o.Explain(c.Err)
		l.errors++
	}
	l.Title, l.Lead, l.Summary = w.title(l.errors, l.warnings), w.lead(l.errors, s.live.Ready()), w.summary(l.errors, l.warnings)
	if len(found) > listed {
		l.More = w.more(len(found) - listed)
		found = found[:listed]
	}
	lines := func(string, int, int) (text, caret string, ok bool) { return "", "", false }
	if root, err := os.OpenRoot(s.o.Site.Content); err == nil { // without one, a finding tells
		defer root.Close()
		lines = codeframe.Of(root.FS()).At
	}
	at := map[string]int{}
	for _, f := range found {
		i, ok := at[f.File]
		if !ok {
			i = len(l.Files)
			at[f.File] = i
			l.Files = append(l.Files, file{Name: f.File})
		}
		l.Files[i].Findings = append(l.Files[i].Findings, s.finding(f, lines))
	}
	return l
}

func (s *site) finding(f diag.Finding, lines diag.Excerpt) finding {
	w := s.words()
	said := s.o.Words.Words(f.Code, f.Args)
	out := finding{Error: f.Severity == diag.Error, Severity: s.o.Words.Severity(f.Severity), What: said.What, Want: said.Want, Hint: said.Hint,
		WantLabel: s.o.Words.Wanted() + s.o.Words.Colon(), HintLabel: s.o.Words.Hint() + s.o.Words.Colon(), Open: w.open}
	if f.Line > 0 {
		out.Place = w.place(f.Line, f.Col)
		if !f.Redact {
			out.Line, out.Caret, _ = lines(f.File, f.Line, f.Col)
		}
	}
	out.Href = template.URL(s.o.Editor.link(filepath.Join(s.o.Site.Content, filepath.FromSlash(f.File)), f.Line, f.Col))
	return out
}
