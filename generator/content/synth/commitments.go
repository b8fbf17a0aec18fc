package synth

import (
	"fmt"

	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// convention writes a convention: one in ten has no date, and one in ten is the local form of a
// national one.
func convention(t *table, v random, i, signed int, where place, source string) {
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
	t.set("partenaires", partners(v, i))
	t.set("source", source)
}

// partners returns an actor, and at times a signatory.
func partners(v random, i int) []string {
	out := []string{actorSlug(1 + v.IntN(8)*5)}
	if v.oneIn(4) && i >= 2 && !anonymous(i) && !anonymous(i-2) {
		out = append(out, signatorySlug(i-2))
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
	where             place
	source            string
}

// commitment writes a commitment. One in ten is a deed, and one signatory in twelve renews its
// first commitment by its second.
func (w *world) commitment(t *table, v random, k commitment) {
	if v.oneIn(4) {
		k.source = w.source(v)
	}
	action := domains[k.domain].actions[k.action]
	deed := v.oneIn(10)
	t.element("engagement")
	t.set("domaine", domainSlug(k.domain))
	t.set("action", action)
	if v.oneIn(2) {
		t.set("catalogue", slug.Of(action))
	}
	if k.n == 0 {
		t.set("id", "premier")
	}
	if k.n == 1 && v.oneIn(12) {
		t.set("suite_de", "premier")
	}
	t.set("description", v.plain())
	t.set("debut", day(w.from, v.between(1, 6), 1))
	if v.oneIn(3) {
		t.set("fin", day(asOf, 12, 31))
	}
	if deed {
		t.set("nature", model.Deed)
	}
	status, since := pick(v, statuses...), w.random("suivi", k.of*3+k.n)
	t.set("statut", status)
	if status == model.Abandoned || since.oneIn(6) {
		t.set("statut_le", day(asOf, since.between(1, 11), 1))
	}
	if status == model.Abandoned && !anonymous(k.of) {
		t.set("statut_motif", since.pick(remarks))
	}
	t.set("evaluation", pick(v, evaluations...))
	t.set("preuve", pick(v, model.Declared, model.Declared, model.Attested, model.Verified))
	t.set("source", k.source)
	shared := (k.domain*6 + k.action) % indicators
	w.sharedMeasure(t, v, shared, !deed)
	w.otherMeasure(t, v, k, shared, !deed)
	if !deed {
		told(t, since, k)
	}
}

// told writes what came about a commitment besides figures: one in eight has a report without a
// figure, of the last year, and one in twelve a reply.
func told(t *table, v random, k commitment) {
	if v.oneIn(8) {
		t.element("engagement.bilan")
		t.set("periode", asOf)
		t.set("texte", v.pick(remarks))
		t.set("recu", day(asOf, 12, v.between(1, 28)))
		t.set("preuve", model.Declared)
		t.set("source", k.source)
	}
	if v.oneIn(12) && !anonymous(k.of) {
		t.element("engagement.reponse")
		t.set("date", day(asOf, v.between(1, 11), v.between(1, 28)))
		t.set("texte", v.pick(remarks))
		t.set("source", k.source)
	}
}

// assessment writes the evaluation of one signatory in fifteen, which a part of them only plan.
func (w *world) assessment(t *table, i int) {
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
		t.set("evaluateurs", []string{actorSlug(v.IntN(actors))})
		t.set("conclusion", v.pick(remarks))
	}
	t.set("source", w.source(v))
}

// sharedMeasure writes the measure of the indicator of the action. Its target is reached once,
// at times by milestones; one in eight comes again each year. What wasn't promised has none.
func (w *world) sharedMeasure(t *table, v random, shared int, promised bool) {
	low := v.between(2, 60)
	t.element("engagement.indicateur")
	t.set("ref", indicatorSlug(shared))
	t.set("reference", low)
	once, schoolYears := !v.oneIn(8), v.oneIn(10)
	switch {
	case !promised:
	case once:
		t.set("cible", low*3)
		t.set("echeance", asOf)
	case v.oneIn(2) || schoolYears:
		t.set("cible", low*3/2)
		t.set("par", model.PerYear)
	default:
		t.set("cible", w.years(low, low+1, low+2))
		t.set("par", model.PerPeriod)
	}
	if schoolYears {
		t.set("valeurs", literal(fmt.Sprintf(`{ "%d-%d" = %d, "%d-%d" = %d }`,
			asOf-3, asOf-2, low+v.IntN(low), asOf-2, asOf-1, low+v.IntN(2*low))))
		return
	}
	if once && promised && v.oneIn(6) {
		t.set("jalons", w.years(low, low*3/2, low*2))
	}
	t.set("valeurs", w.years(low+v.IntN(low), v.known(low+v.IntN(2*low)), low+v.IntN(3*low)))
}

// years returns a table from the years before the as-of date to figures; the demonstration has a year more,
// which began like the next.
func (w *world) years(first, second, third any) literal {
	out := fmt.Sprintf("%d = %v, %d = %v, %d = %v", asOf-3, first, asOf-2, second, asOf-1, third)
	if w.from < asOf-3 {
		out = fmt.Sprintf("%d = %v, %s", w.from, first, out)
	}
	return literal("{ " + out + " }")
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
func (w *world) otherMeasure(t *table, v random, k commitment, shared int, promised bool) {
	t.element("engagement.indicateur")
	if v.oneIn(3) {
		t.set("nom", "Heures données par les équipes")
		t.set("unite", "heures")
		t.set("cumul", pick(v, model.Sum, model.Last))
		t.set("sens", model.Increase)
	} else {
		t.set("ref", indicatorSlug((shared+1+v.IntN(indicators-1))%indicators))
	}
	switch {
	case !promised:
	case v.oneIn(10):
		t.set("echeance", asOf+1)
	default:
		t.set("cible", v.between(10, 400))
	}
	for year := w.from; year < asOf; year++ {
		if v.oneIn(10) {
			continue // nothing was reported
		}
		t.element("engagement.indicateur.bilan")
		t.set("annee", year)
		value := v.known(v.between(1, 400))
		t.set("valeur", literal(value))
		if v.oneIn(12) {
			t.set("territoire", k.where.slug)
		}
		t.set("preuve", pick(v, model.Declared, model.Attested))
		t.set("source", k.source)
	}
}
