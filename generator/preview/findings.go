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

// maxFindings is the maximum number of findings shown at once.
const maxFindings = 100

// findingList is the data of the template "findings".
type findingList struct {
	Lang     string
	Title    string // "1 erreur à corriger"
	Lead     string
	Summary  string // "1 erreur, 2 points à vérifier"; "" without findings
	Fault    string // an error that is no finding, e.g. of the theme; "" for none
	Files    []file
	More     string
	Home     string // text of the link to the site; "" while there is no site
	Hide     string
	Refresh  bool // the page is standalone, and reloads itself without a script
	errors   int
	warnings int
}

// file has the findings of one file.
type file struct {
	Name     string
	Findings []finding
}

// finding is a finding with its message.
type finding struct {
	Error     bool
	Severity  string
	What      string
	Want      string
	WantLabel string
	Hint      string
	HintLabel string
	Place     string       // "ligne 12, colonne 3"; "" for the whole file
	Line      string       // text of the line; "" for none
	Caret     string       // spaces and a caret under the column
	Href      template.URL // opens the editor at this place; "" for no link
	Open      string       // text of that link
}

func (s *server) makeListing(c Change) findingList {
	w := s.words()
	l := findingList{Lang: w.code, Hide: w.hide}
	if s.live.Ready() {
		l.Home = w.home
	}
	var found []diag.Finding
	if c.Report != nil {
		found = bySeverity(c.Report.Findings)
	}
	l.errors, l.warnings = diag.Count(found)
	if c.Err != nil {
		l.Fault = s.options.Explain(c.Err)
		l.errors++
	}
	l.Title, l.Summary = w.title(l.errors, l.warnings), w.summary(l.errors, l.warnings)
	l.Lead = w.lead(l.errors, s.live.Ready())
	if len(found) > maxFindings {
		l.More = w.more(len(found) - maxFindings)
		found = found[:maxFindings]
	}
	lines := func(string, int, int) (text, caret string, ok bool) { return "", "", false }
	if root, err := os.OpenRoot(s.options.Site.Content); err == nil { // otherwise a finding reports it
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
		l.Files[i].Findings = append(l.Files[i].Findings, s.makeFinding(f, lines))
	}
	return l
}

func (s *server) makeFinding(f diag.Finding, lines diag.Excerpt) finding {
	w := s.words()
	message := s.options.Words.Words(f.Code, f.Args)
	out := finding{
		Error: f.Severity == diag.Error, Severity: s.options.Words.Severity(f.Severity),
		What: message.What, Want: message.Want, Hint: message.Hint,
		WantLabel: s.options.Words.Wanted() + s.options.Words.Colon(),
		HintLabel: s.options.Words.Hint() + s.options.Words.Colon(),
		Open:      w.open,
	}
	if f.Line > 0 {
		out.Place = w.place(f.Line, f.Col)
		if !f.Redact {
			out.Line, out.Caret, _ = lines(f.File, f.Line, f.Col)
		}
	}
	path := filepath.Join(s.options.Site.Content, filepath.FromSlash(f.File))
	out.Href = template.URL(s.options.Editor.link(path, f.Line, f.Col))
	return out
}
