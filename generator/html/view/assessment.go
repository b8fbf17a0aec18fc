package view

import (
	"cmp"
	"strings"

	"parvis/generator/model"
	"parvis/generator/site/address"
)

// AssessmentsView is the evaluations of a signatory or of a territory, counted.
type AssessmentsView struct {
	Lead  string // "2 évaluations, dont 1 annoncée"
	Items []AssessmentView
}

// AssessmentView is one evaluation, done or announced.
type AssessmentView struct {
	Title   string // by whom it is: "auto-évaluation"
	Outcome string // what came of it; that it is announced only
	Facts   []Pair
	Sources []Link
}

// Assessments returns evaluations in words; nil for none.
func (b *Site) Assessments(as []model.Assessment) *AssessmentsView {
	if len(as) == 0 {
		return nil
	}
	out := &AssessmentsView{Lead: b.Words.N("page.assessment.count", len(as))}
	announced := 0
	for _, a := range as {
		if a.Announced {
			announced++
		}
		out.Items = append(out.Items, b.assessment(a))
	}
	if announced > 0 && len(as) > 1 {
		out.Lead = b.Words.N("page.assessment.some-announced", announced, out.Lead)
	}
	return out
}

func (b *Site) assessment(a model.Assessment) AssessmentView {
	out := AssessmentView{Title: b.Label("evaluation", string(a.Mode)), Sources: b.Source(a.Source)}
	out.Outcome = cmp.Or(b.Text(a.Conclusion), b.Words.T("page.assessment.no-outcome"))
	if a.Announced {
		out.Outcome = b.Words.T("page.assessment.announced")
	}
	var f Facts
	f.Add(b.Words.T("page.head.date"), Plain(cmp.Or(b.Date(a.Date), b.Words.T("page.undated")))...)
	if !a.Period.IsZero() {
		f.Add(b.Words.T("page.head.period"), Plain(b.Span(a.Period))...)
	}
	f.Add(b.Words.T("page.assessment.by"), b.RecordLinks(a.By)...)
	about := make([]Link, len(a.Commitments))
	for i, k := range a.Commitments {
		about[i] = Link{Text: b.Text(k.Action), Href: b.Href(address.Commitment(k))}
	}
	f.Add(b.Words.T("page.assessment.about"), about...)
	if a.Document != "" {
		f.Add(b.Words.T("page.assessment.document"), b.Document(a.Document, b.Words.T("page.assessment.read")))
	}
	out.Facts = f
	return out
}

// Document returns a link to a document, which is a file of the site, named by text, or an address;
// the zero Link for none.
func (b *Site) Document(document, text string) Link {
	switch {
	case strings.HasPrefix(document, "http"):
		return External(document)
	case document != "":
		return Link{Text: text, Href: b.Href(document)}
	}
	return Link{}
}
