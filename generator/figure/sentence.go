package figure

import (
	"cmp"
	"slices"

	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// counted is what a figure counts, as keys of words name it. Words for each agree with it.
type counted string

const (
	commitments counted = "commitments" // promises only
	deeds       counted = "deeds"       // done without a promise
	actions     counted = "actions"     // both
	signatories counted = "signatories"
	running     counted = "running" // promises that aren't over
	reports     counted = "reports" // that were due
)

// countedOf returns what a number of commitments is made of.
func countedOf(c stats.Commitments) counted {
	switch {
	case c.Deeds == 0:
		return commitments
	case c.Promised() == 0:
		return deeds
	}
	return actions
}

// key returns a key of words that depends on what is counted.
func (c counted) key(prefix string) string { return prefix + string(c) }

// topic is what records are counted by, as keys of words name it.
type topic string

// The topics of tallies.
const (
	domain      topic = "domain"
	region      topic = "region"
	departement topic = "departement"
	epci        topic = "epci"
	begun       topic = "year"
	status      topic = "status"
	proof       topic = "proof"
	evaluation  topic = "evaluation"
	size        topic = "size"
	sector      topic = "sector"
	scope       topic = "scope"
	presenceR   topic = "presence-region"
	presenceD   topic = "presence-departement"
)

// key returns a key of words that depends on the topic.
func (t topic) key(prefix string) string { return prefix + string(t) }

// each returns where each row of a tie is: "dans chaque domaine".
func (m *Maker) each(t topic) string {
	return m.words.T("figure.each." + t.place())
}

// tallied is what a sentence tells of a tally.
type tallied struct {
	topic
	counted        counted
	rows           []Row // with a count, the largest first
	total, unknown int
}

// sentence says what a tally shows: what there is most of, and how many records don't give the
// variable. It begins with these where they are more than the others.
func (m *Maker) sentence(f *Figure, total, unknown int, c counted) string {
	t := tallied{topic: topics[f.Spec.Kind], counted: c, total: total, unknown: unknown}
	for _, r := range f.Rows {
		if !r.Unknown && number(r) > 0 {
			t.rows = append(t.rows, r)
		}
	}
	slices.SortStableFunc(t.rows, func(a, b Row) int { return cmp.Compare(number(b), number(a)) })
	gap := func(of string, n int) string { return m.words.N(t.topic.key("figure.gap."), n, of) }
	var out telling
	switch {
	case len(t.rows) == 0:
		return m.say(f.Spec, telling{found: gap(m.every(total, c), total)})
	case 2*unknown > total:
		return m.say(f.Spec, telling{found: gap(m.of(unknown, total, c), unknown), gap: m.rest(t)})
	case t.topic == domain || t.topic == sector:
		out = m.ranked(t)
	case t.rows[0].noun != "":
		out = m.placed(t)
	default:
		out.found = m.listed(t)
	}
	if unknown > 0 {
		others := m.words.N("figure.others", unknown)
		if out.rest {
			others = m.words.N("figure.the-others", unknown)
		}
		out.gap = gap(others, unknown)
	}
	return m.say(f.Spec, out)
}

// number returns the count of a row of a tally.
func number(r Row) int { return int(r.Cells[0].Low) }

// foremost returns the rows with the largest count, and that count; none where all counts are zero.
func foremost(rows []Row) (top []Row, count int) {
	for _, r := range rows {
		switch n := int(r.Cells[0].Low); {
		case r.Unknown || n == 0 || n < count:
		case n > count:
			count, top = n, []Row{r}
		default:
			top = append(top, r)
		}
	}
	return top, count
}

// noteDeclared adds a note for each number of signatories or conventions that sources declare, apart
// from those counted here: of the territory of the scope, or of the roots of the tree.
func (m *Maker) noteDeclared(f *Figure, within *model.Territory) {
	places := m.site.Roots
	if within != nil {
		places = []*model.Territory{within}
	}
	for _, t := range places {
		for _, d := range m.declared(t) {
			if d.Territory == t {
				where := phrase.In(m.words, t, m.text(t.Title))
				f.Notes = append(f.Notes, m.words.T("figure.declared", m.declaredCount(d.Count), where, m.declaredOn(d.Count)))
			}
		}
	}
}

// declaredCount returns a declared number with what it counts: "environ 20 signataires nationaux".
func (m *Maker) declaredCount(c model.Count) string {
	what := string(c.Type)
	if c.Scope != "" {
		what += "-" + string(c.Scope)
	}
	return m.words.N("figure.declared-count."+what, c.Number, phrase.Counted(m.words, c))
}

// declaredOn returns when a number was declared, which its source may not say.
func (m *Maker) declaredOn(c model.Count) string {
	if c.Date.IsZero() {
		return m.words.T("page.no-update")
	}
	return phrase.Date(m.words, c.Date)
}
