package generator_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// pageOfPDF matches a page object in a PDF file, but not "/Pages", the page tree.
var pageOfPDF = regexp.MustCompile(`/Type\s*/Page\b`)

// A place is one sheet of A4: a département, an arrondissement without a commitment, a métropole, the country. The
// button that prints is there only with a script.
func TestPlacesOnOneSheet(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	for _, at := range []string{"aude", "limoux", "montpellier-mediterranee-metropole", "montpellier", "france"} {
		v.Go(t, "/territoires/"+at+"/")
		v.Until(t, "the button that prints", `document.querySelector('.print').checkVisibility()`)
		var file []byte
		v.Run(t, chromedp.ActionFunc(func(ctx context.Context) (err error) {
			file, _, err = cdpage.PrintToPDF().WithPaperWidth(8.27).WithPaperHeight(11.69).WithPreferCSSPageSize(true).Do(ctx)
			return err
		}))
		if n := len(pageOfPDF.FindAll(file, -1)); n != 1 {
			t.Errorf("%s is printed on %d sheets", at, n)
		}
	}
	// What qualifies declared numbers stays beside them on paper.
	v.Go(t, "/territoires/limoux/")
	v.Until(t, "the page", `document.readyState === 'complete'`)
	v.Run(t, emulation.SetEmulatedMedia().WithMedia("print"))
	text := v.Text(t, `document.querySelector('main').innerText.replace(/[\u00a0\u202f]/g, ' ')`)
	for _, want := range []string{"ne dit pas sur quelle période", "ne disent pas s’il a eu lieu", "La charte n’était pas encore en place"} {
		if !strings.Contains(text, want) {
			t.Errorf("on paper Limoux doesn't say %q", want)
		}
	}
	v.Run(t, emulation.SetEmulatedMedia())
	v.Go(t, "/territoires/aude/")
	v.Until(t, "the page", `document.readyState === 'complete'`)
	v.Run(t, chromedp.Evaluate(`window.printed = 0; window.print = () => printed++; document.querySelector('.print').click()`, nil))
	if v.Text(t, `String(printed)`) != "1" {
		t.Error("the button doesn't print")
	}
	v.Check(t)
}
