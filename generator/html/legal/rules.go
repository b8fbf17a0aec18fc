package legal

import (
	"strconv"

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
	p.addWords("page.rules.credits")
}
