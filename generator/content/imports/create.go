package imports

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"sync"

	"parvis/generator/content/declared"
	"parvis/generator/content/edit"
	"parvis/generator/content/named"
	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/period"
	"parvis/generator/text/slug"
)

// writer plans the changes of one record.
type writer struct {
	*planner
	said   *declared.Signatory
	old    *record.Signatory // nil for a new record
	record *Record
	file   *edit.File // nil for a new record
	ids    map[string]bool

	added   int       // commitments
	removed []removal // reports to remove at the end
}

// removal is the place of a table among repeated ones.
type removal struct {
	table string // path
	n     int
}

// changed adds a change to the record's.
func (w *writer) changed(path, about string, old, value any, from declared.Cell) {
	w.record.Changes = append(w.record.Changes, Change{path, about, old, value, from})
	w.record.cells[path] = from
}

// values returns the values of a table, and keeps where they come from.
func (w *writer) values(path string, keys declared.Keys, more map[string]any) map[string]any {
	for key, v := range keys {
		if !v.Erase && v.Value != nil {
			more[key] = v.Value
			w.record.cells[path+key] = v.From
		}
	}
	return more
}

// create writes a new record.
func (w *writer) create() {
	s := w.said
	w.ids = map[string]bool{}
	values := map[string]any{"nom": s.Name, "type": string(model.Company), "source": w.source(s.From)}
	if s.Siren != "" {
		values["siren"] = s.Siren
	}
	if _, said := s.Keys["type"]; !said {
		w.plan.Untyped++
	}
	table := ordered("", w.values("", s.Keys, values))
	var commitments [][]edit.Entry
	for _, k := range s.Commitments {
		at := "engagement[" + strconv.Itoa(len(commitments)) + "]"
		if entries := w.newCommitment(at+".", k); entries != nil {
			w.changed(at, action(k), nil, action(k), k.From)
			commitments = append(commitments, entries)
		}
	}
	if len(commitments) > 0 {
		table = append(table, entry("engagement", commitments))
	}
	w.record.After = edit.New(table)
}

func action(k *declared.Commitment) string {
	text, _ := k.Keys["action"].Value.(string)
	return text
}

// keysByTable is the keys of signatories that hold one value, by the path of their table, in the order of
// the format.
var keysByTable = sync.OnceValue(func() map[string][]record.Key {
	out := map[string][]record.Key{}
	for _, k := range record.AllKeys(model.Signatories) {
		if k.Form != record.Table && k.Form != record.Tables {
			out[k.Table()] = append(out[k.Table()], k)
		}
	}
	return out
})

// ordered returns the entries of a table in the order of the format. table is its path.
func ordered(table string, values map[string]any) []edit.Entry {
	var out []edit.Entry
	for _, k := range keysByTable()[table] {
		if v, ok := values[k.Name()]; ok {
			out = append(out, entry(k.Name(), v))
		}
	}
	return out
}

// newCommitment returns the table of a commitment that no record has; nil when it can't be: it has
// no domain, or only an identifier. at is its path in the record, with a dot.
func (w *writer) newCommitment(at string, k *declared.Commitment) []edit.Entry {
	refuse := func(code, raw string) []edit.Entry {
		w.fault(declared.Fault{Code: code, Severity: declared.Refused, At: k.From, Raw: raw})
		return nil
	}
	text := action(k)
	if text == "" {
		return refuse(UnknownCommitment, k.ID)
	}
	domain, _ := k.Keys["domaine"].Value.(string)
	if domain == "" {
		return refuse(declared.NoDomain, text)
	}
	values := map[string]any{"id": w.newID(k), "domaine": domain, "source": w.source(k.From)}
	if id := named.CatalogueID(w.set, domain, text); id != "" {
		values["catalogue"] = id
	}
	out := ordered("engagement", w.values(at, k.Keys, values))
	var measures [][]edit.Entry
	for _, m := range k.Measures {
		if entries := w.newMeasure(fmt.Sprintf("%sindicateur[%d].", at, len(measures)), m); entries != nil {
			measures = append(measures, entries)
		}
	}
	if len(measures) > 0 {
		out = append(out, entry("indicateur", measures))
	}
	var done [][]edit.Entry
	for _, v := range inOrder(k.Done) {
		done = append(done, w.newDone(fmt.Sprintf("%sbilan[%d].", at, len(done)), v))
	}
	if len(done) > 0 {
		out = append(out, entry("bilan", done))
	}
	return out
}

// newDone returns the table of a report without figures. at is its path in the record, with a dot.
func (w *writer) newDone(at string, v declared.Value) []edit.Entry {
	return ordered("engagement.bilan", w.values(at, declared.Keys{"texte": v.Said}, map[string]any{"periode": year(v.Period), "source": w.source(v.From)}))
}

// newID returns an identifier for a new commitment: the one that the file gives, or the slug of its
// action, made different from those that the record has.
func (w *writer) newID(k *declared.Commitment) string {
	base := k.ID
	if base == "" {
		base = slug.Of(action(k))
	}
	if base == "" {
		base = "engagement"
	}
	id := base
	for n := 2; w.ids[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	w.ids[id] = true
	return id
}

// newMeasure returns the table of an indicator that the commitment doesn't have; nil when it has
// no name. at is its path in the record, with a dot.
func (w *writer) newMeasure(at string, m *declared.Measure) []edit.Entry {
	if m.Name == "" {
		w.fault(declared.Fault{Code: declared.NoIndicator, Severity: declared.Refused, At: m.From})
		return nil
	}
	values := map[string]any{}
	if m.Ref != "" {
		values["ref"] = m.Ref
	} else {
		values["nom"], values["unite"] = m.Name, m.Unit
	}
	keys, steps := keysOf(m, m.Ref != "")
	w.values(at, keys, values)
	if len(steps) > 0 {
		var table []edit.Entry
		for _, s := range steps {
			if s.Value != nil {
				table = append(table, entry(s.Period.String(), s.Value))
			}
		}
		values["jalons"] = table
	}
	out := ordered("engagement.indicateur", values)
	var reports [][]edit.Entry
	for _, v := range inOrder(m.Values) {
		if !v.Erase {
			reports = append(reports, w.newReport(fmt.Sprintf("%sbilan[%d].", at, len(reports)), v))
		}
	}
	if len(reports) > 0 {
		out = append(out, entry("bilan", reports))
	}
	return out
}

// keysOf returns the keys of an indicator, and its milestones. What a shared indicator says for all, its
// direction and how its values add up, isn't said again.
func keysOf(m *declared.Measure, shared bool) (declared.Keys, []declared.Value) {
	keys := maps.Clone(m.Keys)
	if keys == nil {
		keys = declared.Keys{}
	}
	target, deadline, steps := m.Target()
	keys["cible"], keys["echeance"] = target, deadline
	if shared {
		delete(keys, "sens")
		delete(keys, "cumul")
	}
	return keys, steps
}

// newReport returns the table of a figure. at is its path in the record, with a dot.
func (w *writer) newReport(at string, v declared.Value) []edit.Entry {
	values := map[string]any{"annee": year(v.Period), "source": w.source(v.From)}
	w.values(at, declared.Keys{"valeur": v.Said}, values)
	return ordered("engagement.indicateur.bilan", w.values(at, v.Keys, values))
}

// year returns a period as records write it: a number for a calendar year.
func year(p period.Period) any {
	if p.Kind == period.Calendar {
		return int64(p.Year)
	}
	return p.String()
}

// inOrder returns values by period.
func inOrder(values []declared.Value) []declared.Value {
	return slices.SortedFunc(slices.Values(values), func(a, b declared.Value) int { return a.Period.Compare(b.Period) })
}
