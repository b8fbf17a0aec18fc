package legal

import (
	"slices"
	"strings"

	"parvis/generator/html/view"
	"parvis/generator/site/weight"
)

// Weights returns what pages weigh, a row for each kind; nil where none was weighed.
func Weights(s *view.Site, kinds []weight.Kind) *view.Table {
	if len(kinds) == 0 {
		return nil
	}
	b := &builder{s}
	t := &view.Table{Caption: b.Words.T("page.ecodesign.caption", b.AsOf),
		Head: view.Heads(b.Words.T("page.ecodesign.kind"), b.Words.T("page.ecodesign.pages"), b.Words.T("page.ecodesign.median"), b.Words.T("page.ecodesign.heaviest"), b.Words.T("page.ecodesign.files"))}
	sampled := false
	for _, k := range kinds {
		pages := b.Words.Number(k.Pages)
		if k.Measured < k.Pages {
			pages, sampled = b.Words.T("page.ecodesign.sample", pages, b.Words.Number(k.Measured)), true
		}
		number := func(text string) view.Cell { return view.Cell{Text: text, Number: true} }
		t.Rows = append(t.Rows, view.Row{Head: view.Link{Text: b.Words.T("page.weighed." + k.Name)}, Cells: []view.Cell{
			number(pages), number(b.kilobytes(k.Median)), number(b.kilobytes(k.Heaviest)), number(b.Words.Number(k.Files))}})
	}
	slices.SortStableFunc(t.Rows, func(x, y view.Row) int { return strings.Compare(x.Head.Text, y.Head.Text) })
	if sampled {
		t.Note = b.Words.T("page.ecodesign.sampled")
	}
	return t.Aligned()
}

// kilobytes returns bytes in thousands, with one decimal, rounded up: a page never
// weighs more than the number shown.
func (b *builder) kilobytes(bytes int) string {
	return b.Words.T("page.ecodesign.kilobytes", b.Decimal(float64((bytes+99)/100)/10))
}
