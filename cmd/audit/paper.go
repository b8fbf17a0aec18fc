package main

import (
	"context"
	"fmt"
	"os"
	"regexp"

	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// sheet is the mark of one page in a PDF file; "/Pages" is their list.
var sheet = regexp.MustCompile(`/Type\s*/Page\b`)

// sheets is how many pages of paper a kind may take; others any number.
var sheets = map[string]int{"signatory": 2}

// prints puts the page on A4 paper.
func (a *audit) prints(t *tab, p *page) error {
	if err := t.visit(p); err != nil { // as it comes, not as the checks have left it
		return err
	}
	var file []byte
	err := t.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		file, _, err = cdpage.PrintToPDF().WithPaperWidth(8.27).WithPaperHeight(11.69).WithPreferCSSPageSize(true).Do(ctx)
		return err
	}))
	if err != nil {
		return err
	}
	if a.keep != "" {
		if err := os.WriteFile(a.kept(p, "paper.pdf"), file, 0o644); err != nil {
			return err
		}
	}
	p.printed = len(sheet.FindAll(file, -1))
	if most := sheets[p.kind]; p.printed == 0 || most > 0 && p.printed > most {
		a.add(fault{page: p, rule: "paper", what: fmt.Sprintf("%d sheets; wanted %d at most", p.printed, most)})
	}
	return nil
}
