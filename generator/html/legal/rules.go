package legal

import (
	"strconv"
	"strings"

	"parvis/generator/figure/chart"
	"parvis/generator/model"
	"parvis/generator/model/ledger"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// rules says by which rules a state follows from the records, in the order in which package ledger
// tries them, with the thresholds of the site.
func (b *builder) rules(p *paragraphs) {
	r := b.Model.Rounds
	number := func(f float64) string { return phrase.Decimal(b.Words, f) }
	p.addWords("page.rules.intro")
	p.addWords("page.rules.terms", number(100*ledger.AboutMargin))

	p.addWords("page.rules.reporting")
	if r.Delay != nil {
		p.WriteString(b.Words.N("page.rounds.delay", *r.Delay) + "\n\n")
	} else {
		p.WriteString(b.Words.T("page.rounds.no-delay") + "\n\n")
	}
	for _, s := range model.Reporting("").Values() {
		p.WriteString("- " + b.Words.T("page.rules.report."+string(s)) + "\n")
	}
	p.WriteString("\n")

	p.addWords("page.rules.progress")
	for i, rule := range ledger.Rules() {
		p.WriteString(strconv.Itoa(i+1) + ". " + b.Words.T("page.rules.rule."+rule.Key) + "\n")
	}
	p.WriteString("\n")
	p.addWords("page.rules.commitment")

	p.addWords("page.rules.thresholds")
	key := "page.rules.own"
	if d := model.DefaultRounds; r.OnTrack == d.OnTrack && r.FarOff == d.FarOff && r.Partial == d.Partial {
		key = "page.rules.default"
	}
	p.addWords(key)
	p.WriteString("- " + b.Words.T("page.rules.on-track", number(r.OnTrack)) + "\n")
	p.WriteString("- " + b.Words.T("page.rules.far-off", number(r.FarOff)) + "\n")
	p.WriteString("- " + b.Words.T("page.rules.partial", number(100*r.Partial)) + "\n")
	p.WriteString("- " + b.Words.T("page.rules.share", strconv.Itoa(stats.ShareBase)) + "\n\n")

	p.addWords("page.rules.sums")
	p.addWords("page.rules.word")
	b.drawings(p)
	p.addWords("page.rules.credits")
}

// drawings says in a table when which drawing is made, in the order in which package chart tries its
// rules, with their thresholds.
func (b *builder) drawings(p *paragraphs) {
	p.addWords("page.rules.drawings")
	cells := func(texts ...string) { p.WriteString("| " + strings.Join(texts, " | ") + " |\n") }
	cells(b.Words.T("page.rules.of"), b.Words.T("page.rules.when"), b.Words.T("page.rules.drawn"))
	cells("---", "---", "---")
	for _, r := range chart.Rules() {
		var of []string
		switch {
		case r.Of == nil:
			of = []string{b.Words.T("page.rules.any")}
		case len(r.Of) > len(chart.Questions())/2:
			of = []string{b.Words.T("page.rules.most")}
		default:
			for _, q := range r.Of {
				of = append(of, b.Words.T("page.rules.question."+string(q)))
			}
		}
		limits := make([]any, len(r.Limits))
		for i, l := range r.Limits {
			limits[i] = b.Words.Number(l)
		}
		cells(strings.Join(of, " ; "), b.Words.T("page.rules.drawing."+r.Key, limits...), b.Words.T("page.rules.form."+r.Form.String()))
	}
	p.WriteString("\n")
}
