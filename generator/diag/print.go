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
	Severity(Severity) string // "erreur", "attention"
	Wanted() string           // introduces Want, e.g. "attendu"
	Hint() string             // introduces Hint, e.g. "conseil"
	Colon() string            // follows each of these words: " : " in French
}

// Print writes findings for people: one paragraph each, the place first.
//
//	content/signataires/engie.md:12:1: erreur : la clé « stauts » n’existe pas ici
//	    attendu : une de ces clés : action, debut, description…
//	    conseil : écrivez « statut »
//
// Root is put before each file, as the reader's own path to the content.
func Print(w io.Writer, root string, fs []Finding, c Catalogue) error {
	for _, f := range fs {
		words := c.Words(f.Code, f.Args)
		place := path.Join(root, f.File)
		if f.Line > 0 {
			place = fmt.Sprintf("%s:%d:%d", place, f.Line, f.Col)
		}
		if _, err := fmt.Fprintf(w, "%s: %s%s%s\n", place, c.Severity(f.Severity), c.Colon(), words.What); err != nil {
			return err
		}
		for _, more := range [][2]string{{c.Wanted(), words.Want}, {c.Hint(), words.Hint}} {
			if more[1] == "" {
				continue
			}
			if _, err := fmt.Fprintf(w, "    %s%s%s\n", more[0], c.Colon(), more[1]); err != nil {
				return err
			}
		}
	}
	return nil
}
