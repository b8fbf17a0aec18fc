package diag

import (
	"fmt"
	"io"
	"path"
)

// Words is the wording of one finding in one language.
type Words struct {
	What string // what is wrong; lower case, no final period
	Want string // what was expected; may be empty
	Hint string // a remedy; may be empty
}

// Catalogue words findings in the reader's language.
type Catalogue interface {
	Words(code string, args []any) Words
	Severity(Severity) string // "erreur", "à vérifier"
	Wanted() string           // introduces Want, e.g. "attendu"
	Hint() string             // introduces Hint, e.g. "conseil"
	Colon() string            // follows each of these words: " : " in French
}

// Excerpt is the line of a file that a finding is about, and what to write
// under it to show the column; both are one line for a terminal. It is false
// where the line cannot be shown.
type Excerpt func(file string, line, col int) (text, mark string, ok bool)

// Print writes findings for people: the file, then each of its findings, with
// the line it is about when excerpt, which may be nil, has it.
//
//	content/signataires/engie.md
//	  12:1 erreur : la clé « stauts » n’existe pas ici
//	    | stauts = "en-cours"
//	    | ^
//	    attendu : une de ces clés : action, debut, description…
//	    conseil : écrivez « statut »
//
// Root is put before each file, as the reader's own path to the content. Those
// of one file follow each other in fs, as Sorted gives them.
func Print(w io.Writer, root string, fs []Finding, c Catalogue, excerpt Excerpt) error {
	p := printer{w: w, words: c}
	for i, f := range fs {
		if i == 0 || f.File != fs[i-1].File {
			if i > 0 {
				p.line("")
			}
			p.line("%s", path.Join(root, f.File))
		}
		place := ""
		if f.Line > 0 {
			place = fmt.Sprintf("%d:%d ", f.Line, f.Col)
		}
		words := c.Words(f.Code, f.Args)
		p.line("  %s%s%s%s", place, c.Severity(f.Severity), c.Colon(), words.What)
		if f.Line > 0 && excerpt != nil && !f.Redact {
			if text, mark, ok := excerpt(f.File, f.Line, f.Col); ok {
				p.line("    | %s", text)
				p.line("    | %s", mark)
			}
		}
		p.more(c.Wanted(), words.Want)
		p.more(c.Hint(), words.Hint)
	}
	return p.err
}

// printer writes lines until one fails.
type printer struct {
	w     io.Writer
	words Catalogue
	err   error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) more(introduction, text string) {
	if text != "" {
		p.line("    %s%s%s", introduction, p.words.Colon(), text)
	}
}
