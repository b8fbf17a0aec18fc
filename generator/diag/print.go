package diag

import (
	"fmt"
	"io"
	"path"

	"parvis/generator/text/visible"
)

// Words is the text of one finding in one language.
type Words struct {
	What string // what is wrong; lower case, no final period
	Want string // what was expected; may be empty
	Hint string // how to fix it; may be empty
}

// Catalogue words findings in one language.
type Catalogue interface {
	Words(code string, args []any) Words
	Severity(Severity) string // "erreur", "à vérifier"
	Wanted() string           // label of Want, e.g. "attendu"
	Hint() string             // label of Hint, e.g. "conseil"
	Colon() string            // separates a label from its text: " : " in French
}

// Excerpt returns the line of a file that a finding is about, and the line to print under it
// to mark the column. Both are a single line, safe for a terminal. ok is false when the line
// cannot be shown.
type Excerpt func(file string, line, col int) (text, mark string, ok bool)

// Print writes findings for people: each file, then its findings, each with the line it is
// about when excerpt returns one. excerpt may be nil.
//
//	content/signataires/engie.md
//	  12:1 erreur : la clé « stauts » n’existe pas ici
//	    | stauts = "en-cours"
//	    | ^
//	    attendu : une de ces clés : action, debut, description…
//	    conseil : écrivez « statut »
//
// root is joined before each file name: it is the path to the content folder as the reader
// knows it. Findings of the same file must be adjacent in fs, as Sorted returns them.
func Print(w io.Writer, root string, fs []Finding, c Catalogue, excerpt Excerpt) error {
	p := printer{w: w, words: c}
	for i, f := range fs {
		if i == 0 || f.File != fs[i-1].File {
			if i > 0 {
				p.line("")
			}
			p.line("%s", visible.Line(path.Join(root, f.File)))
		}
		place := ""
		if f.Line > 0 {
			place = fmt.Sprintf("%d:%d ", f.Line, f.Col)
		}
		words := c.Words(f.Code, f.Args)
		p.line("  %s%s%s%s", place, c.Severity(f.Severity), c.Colon(), words.What)
		if f.Line > 0 && excerpt != nil && !f.Redact {
			if text, mark, ok := excerpt(f.File, f.Line, f.Col); ok {
				p.line("    | %s", visible.Inert(text))
				p.line("    | %s", mark)
			}
		}
		p.detail(c.Wanted(), words.Want)
		p.detail(c.Hint(), words.Hint)
	}
	return p.err
}

// printer writes lines until the first write error, which it keeps.
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

func (p *printer) detail(label, text string) {
	if text != "" {
		p.line("    %s%s%s", label, p.words.Colon(), text)
	}
}
