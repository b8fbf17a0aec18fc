package main

import (
	"context"
	"fmt"
	"os"
	"regexp"

	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// pdfPage matches a page object in a PDF file, but not "/Pages", the page tree.
var pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)

// maxSheets is the maximum number of printed sheets for some kinds of pages.
var maxSheets = map[string]int{"signatory": 2}

// checkPaper prints the page to A4 and counts the sheets.
func (a *audit) checkPaper(t *tab, p *page) error {
	if err := t.visit(p); err != nil { // undo what earlier checks did
		return err
	}
	var file []byte
	err := t.run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		file, _, err = cdpage.PrintToPDF().WithPaperWidth(8.27).WithPaperHeight(11.69).WithPreferCSSPageSize(true).Do(ctx)
		return err
	}))
	if err != nil {
		return err
	}
	if a.outputDir != "" {
		if err := os.WriteFile(a.outputPath(p, "paper.pdf"), file, 0o644); err != nil {
			return err
		}
	}
	p.printed = len(pdfPage.FindAll(file, -1))
	if most := maxSheets[p.kind]; p.printed == 0 || most > 0 && p.printed > most {
		a.add(fault{page: p, rule: "paper", message: fmt.Sprintf("%d sheets; wanted %d at most", p.printed, most)})
	}
	return nil
}
