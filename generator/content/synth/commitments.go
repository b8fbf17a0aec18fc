package synth

import (
	"fmt"
	"strings"

	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// convention writes a convention: one in ten has no date, and one in ten is the local form of a
// national one.
func (w *world) convention(t *table, v random, i, signed int, where place, source string) {
	national := v.oneIn(10)
	if national {
		t.element("convention")
		t.set("id", "nationale")
		t.set("titre", "Convention nationale")
		t.set("portee", model.National)
		t.set("source", source)
	}
	t.element("convention")
	if !v.oneIn(10) {
		t.set("date", day(signed+1, v.between(1, 12), v.between(1, 28)))
	}
	t.set("titre", "Convention d'application")
	t.set("portee", model.Local)
	if national {
		t.set("suite_de", "nationale")
	}
	t.set("territoires", []string{where.slug})
	t.set("partenaires", w.partners(v, i, where))
	t.set("source", source)
}

// partners returns the club of the place, and at times a signatory that has the same one.
func (w *world) partners(v random, i int, where place) []string {
	out := []string{w.club(where)}
	if other := i - 3; v.oneIn(4) && other >= 0 && !anonymous(i) && !anonymous(other) && w.near(i, other) {
		out = append(out, signatorySlug(other))
	}
	return out
}

// The statuses and evaluations of commitments, repeated by frequency.
var (
	statuses    = []model.Status{model.UnderWay, model.UnderWay, model.UnderWay, model.Done, model.Done, model.Abandoned}
	evaluations = model.Evaluation("").Values()
)

// commitment is the nth commitment of a signatory.
type commitment struct {
	of                int // its signatory
	n, domain, action int
	from, to          int  // the years of its results
	over, renews      bool // the next goes on with it; it goes on with the one before
	where             place
	source            string
}

// years returns how many years it has results for.
func (k commitment) years() int { return k.to - k.from + 1 }

// commitment writes a commitment. One in ten is a deed, and one signatory in twenty renews its
// first commitment by its second: the same action, begun when the first had ended.
func (w *world) commitment(t *table, v random, k commitment) {
	if v.oneIn(4) {
		k.source = w.source(v)
	}
	action, renewal := domains[k.domain].actions[k.action], k.over || k.renews
	deed := v.oneIn(10) && !renewal
	t.element("engagement")
	t.set("domaine", domainSlug(k.domain))
	t.set("action", action.title)
	if v.oneIn(2) {
		t.set("catalogue", slug.Of(action.title))
	}
	if k.n == 0 {
		t.set("id", "premier")
	}
	if k.renews {
		t.set("suite_de", "premier")
	}
	t.set("description", action.about)
	start := 1 + 3*v.IntN(2) // with a quarter
	if k.renews {
		start = 1
	}
	t.set("debut", day(k.from, start, 1))
	switch ends := v.oneIn(3); {
	case k.over:
		t.set("fin", day(k.to, 12, 31))
	case ends:
		t.set("fin", day(asOf, 12, 31))
	}
	if deed {
		t.set("nature", model.Deed)
	}
	status, since := pick(v, statuses...), w.random("suivi", k.of*3+k.n)
	if renewal && status == model.Abandoned {
		status = model.Done
	}
	t.set("statut", status)
	if dated := since.oneIn(6) && !k.over && !left(k.of); dated || status == model.Abandoned {
		year := asOf
		if left(k.of) {
			year = asOf - 2 // before it left
		}
		t.set("statut_le", day(year, since.between(1, 11), 1))
		if left(k.of) {
			k.to = year
		}
	}
	if status == model.Abandoned && !anonymous(k.of) {
		t.set("statut_motif", since.pick(reasons))
	}
	t.set("evaluation", pick(v, evaluations...))
	t.set("preuve", pick(v, model.Declared, model.Declared, model.Attested, model.Verified))
	t.set("source", k.source)
	w.sharedMeasure(t, v, k, action.first, !deed)
	w.otherMeasure(t, v, k, action.second, !deed)
	if !deed && !k.over && !left(k.of) {
		told(t, since, k)
	}
}

// told writes what came about a commitment besides figures: one in eight has a report without a
// figure, of the last year, and one in twelve a reply.
func told(t *table, v random, k commitment) {
	if v.oneIn(8) {
		t.element("engagement.bilan")
		t.set("periode", asOf)
		t.set("texte", v.pick(reports))
		t.set("recu", day(asOf, 12, v.between(1, 28)))
		t.set("preuve", model.Declared)
		t.set("source", k.source)
	}
	if v.oneIn(12) && !anonymous(k.of) {
		t.element("engagement.reponse")
		t.set("date", day(asOf, v.between(1, 11), v.between(1, 28)))
		t.set("texte", v.pick(replies))
		t.set("source", k.source)
	}
}

// assessment writes the evaluation of one signatory in fifteen, which a part of them only plan.
func (w *world) assessment(t *table, i int, where place) {
	v := w.random("evaluation", i)
	if !v.oneIn(15) || anonymous(i) {
		return
	}
	t.element("evaluation")
	t.set("mode", pick(v, model.ByItself, model.BuiltTogether, model.ByAllAround))
	if v.oneIn(3) {
		t.set("annoncee", true)
	} else {
		t.set("date", day(asOf-1, v.between(1, 12), v.between(1, 28)))
		t.set("periode", asOf-2)
		t.set("evaluateurs", []string{w.club(where)})
		t.set("conclusion", v.pick(conclusions))
	}
	t.set("source", w.source(v))
}

// sharedMeasure writes the measure of the indicator of the action. Its target is reached once,
// at times by milestones; one in eight comes again each year. What wasn't promised has none.
func (w *world) sharedMeasure(t *table, v random, k commitment, i int, promised bool) {
	m := measures[i]
	usual := v.between(m.low, m.high) // in a year
	once, schoolYears := !v.oneIn(8), v.oneIn(10) && k.years() > 2 && !k.over
	// About as much as its years come to, a little less or more; a level is to grow by half.
	target := max(2, usual*(k.years()+1)*v.between(6, 9)/10)
	if !m.years.Adds() {
		target = capped(m.unit, usual*3/2+1)
	}
	t.element("engagement.indicateur")
	t.set("ref", indicatorSlug(i))
	if !m.years.Adds() {
		t.set("reference", usual)
	}
	milestones := false
	switch {
	case !promised:
	case once:
		t.set("cible", target)
		t.set("echeance", k.deadline())
		milestones = v.oneIn(6) && !schoolYears && target > usual+2*k.years()
	case v.oneIn(2) || schoolYears:
		t.set("cible", usual)
		t.set("par", model.PerYear)
	default:
		t.set("cible", k.table(func(year int) any { return capped(m.unit, usual+year-k.from) }))
		t.set("par", model.PerPeriod)
	}
	if milestones { // on a straight way from the first year to the target
		t.set("jalons", k.table(func(year int) any { return usual + (target-usual)*(year-k.from)/k.years() }))
	}
	if schoolYears {
		t.set("valeurs", literal(fmt.Sprintf(`{ "%d-%d" = %d, "%d-%d" = %d }`, k.to-2, k.to-1, around(v, m.unit, usual), k.to-1, k.to, around(v, m.unit, usual))))
		return
	}
	t.set("valeurs", k.table(func(year int) any {
		if year == k.from+1 {
			return v.known(around(v, m.unit, usual))
		}
		return around(v, m.unit, usual)
	}))
}

// deadline returns the year by which a target is to be reached: that in which a renewed commitment ended, else
// that of the data.
func (k commitment) deadline() int {
	if k.over {
		return k.to
	}
	return asOf
}

// table returns a table from the years of a commitment to figures.
func (k commitment) table(of func(year int) any) literal {
	var parts []string
	for year := k.from; year <= k.to; year++ {
		parts = append(parts, fmt.Sprintf("%d = %v", year, of(year)))
	}
	return literal("{ " + strings.Join(parts, ", ") + " }")
}

// around returns a figure of a year: the usual one, up to a third less or a half more.
func around(v random, unit string, usual int) int {
	return capped(unit, max(1, usual*v.between(67, 150)/100))
}

// capped returns a figure that its unit allows: a share is of a hundred.
func capped(unit string, n int) int {
	if unit == "%" {
		return min(n, 100)
	}
	return n
}

// known returns a figure as its author knows it: most often a number.
func (v random) known(n int) string {
	word := pick(v, "", "", "", "", "", "", "environ", "plus de", "au moins", "moins de")
	if word == "" {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf(`"%s %d"`, word, n)
}

// otherMeasure writes a second measure, with a report for each year. One in ten has a deadline
// without a number, and some results are those of the place.
func (w *world) otherMeasure(t *table, v random, k commitment, second int, promised bool) {
	m := measures[second]
	t.element("engagement.indicateur")
	unit, low, high, adds := m.unit, m.low, m.high, m.years.Adds()
	if v.oneIn(3) {
		how := pick(v, model.Sum, model.Last)
		unit, low, high, adds = "heures", 10, 200, how == model.Sum
		t.set("nom", "Heures données par les équipes")
		t.set("unite", unit)
		t.set("cumul", how)
		t.set("sens", model.Increase)
	} else {
		t.set("ref", indicatorSlug(second))
	}
	usual := v.between(low, high)
	switch {
	case !promised:
	case v.oneIn(10) && !k.over:
		t.set("echeance", asOf+1)
	case adds:
		t.set("cible", max(2, usual*k.years()*v.between(7, 10)/10))
	default:
		t.set("cible", capped(unit, usual*5/4+1))
	}
	for year := k.from; year <= k.to; year++ {
		if v.oneIn(10) {
			continue // nothing was reported
		}
		t.element("engagement.indicateur.bilan")
		t.set("annee", year)
		t.set("valeur", literal(v.known(around(v, unit, usual))))
		if v.oneIn(12) {
			t.set("territoire", k.where.slug)
		}
		t.set("preuve", pick(v, model.Declared, model.Attested))
		t.set("source", k.source)
	}
}
