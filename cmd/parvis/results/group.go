package results

import (
	"fmt"
	"io"

	"parvis/generator/diag"
)

const (
	mostAlike  = 3  // findings of a kind that are shown
	everywhere = 10 // files from which on a kind that half of the records have is shown once
)

// kindOf is what makes two findings alike.
type kindOf struct {
	code     string
	severity diag.Severity
}

// alike is the findings of a kind.
type alike struct {
	first diag.Finding
	n     int
	files map[string]bool
}

// most returns how many findings of the kind are shown, for so many records.
func (a *alike) most(records int) int {
	if len(a.files) > everywhere && 2*len(a.files) > records {
		return 1
	}
	return mostAlike
}

// grouped prints the first findings of each kind, then how many others there are.
func (p Printer) grouped(w io.Writer, fs []diag.Finding, records int) error {
	kinds := map[kindOf]*alike{}
	var order []*alike
	for _, f := range fs {
		k := kindOf{f.Code, f.Severity}
		a := kinds[k]
		if a == nil {
			a = &alike{first: f, files: map[string]bool{}}
			kinds[k], order = a, append(order, a)
		}
		a.n++
		a.files[f.File] = true
	}
	printed := map[kindOf]int{}
	var shown []diag.Finding
	for _, f := range fs {
		k := kindOf{f.Code, f.Severity}
		if printed[k]++; printed[k] <= kinds[k].most(records) {
			shown = append(shown, f)
		}
	}
	if err := p.findings(w, shown); err != nil || len(shown) == len(fs) {
		return err
	}
	fmt.Fprintln(w)
	for _, a := range order {
		if others := a.n - a.most(records); others > 0 {
			fmt.Fprintf(w, "%s%s%s\n", p.words.alike(others, p.at(a.first)), p.found.Colon(), p.found.Words(a.first.Code, a.first.Args).What)
		}
	}
	_, err := fmt.Fprintln(w, p.words.allFindings)
	return err
}

// at returns the place of a finding, of a whole file without a line.
func (p Printer) at(f diag.Finding) string {
	if f.Line == 0 {
		return p.file(f)
	}
	return p.place(f)
}
