package imports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"parvis/generator/content/column"
	"parvis/generator/content/declared"
	"parvis/generator/content/edit"
	"parvis/generator/content/record"
	"parvis/generator/text/date"
	"parvis/generator/text/quantity"
	"parvis/generator/text/slug"
)

// change plans the changes of a record that is there.
func (w *writer) change() error {
	file, err := edit.Parse(w.record.File, w.record.Before)
	if err != nil {
		return err
	}
	w.file = file
	w.ids = map[string]bool{}
	for _, k := range w.old.Commitments {
		w.ids[k.Anchor()] = true
	}
	w.name()
	for _, k := range keysByTable()[""] {
		if v, ok := w.said.Keys[k.Name()]; ok {
			if err := w.assign(k, k.Path, "", v); err != nil {
				return err
			}
		}
	}
	for _, k := range w.said.Commitments {
		if err := w.commitment(k); err != nil {
			return err
		}
	}
	if len(w.record.Changes) == 0 {
		return nil
	}
	slices.SortStableFunc(w.removed, func(a, b removal) int { return b.n - a.n }) // the last first: those before keep their place
	for _, r := range w.removed {
		p, err := edit.ParsePath(fmt.Sprintf("%s[%d]", r.table, r.n))
		if err != nil {
			return err
		}
		if err := w.file.Remove(p); err != nil {
			return err
		}
	}
	w.record.After, err = w.file.Bytes()
	return err
}

// name compares the name, and the SIREN, with the record's. Another name must be accepted: the same
// company is written in many ways.
func (w *writer) name() {
	s := w.said
	if s.Siren != "" && w.old.Siren == "" {
		_ = w.assign(record.Key{Path: "siren", Form: record.Text}, "siren", "", declared.Said{Value: s.Siren, From: s.From}) // a text is always set
	}
	if s.Name != "" && column.Normal(s.Name) != column.Normal(w.old.Name) {
		w.fault(declared.Fault{Code: OtherName, Severity: declared.Told, At: s.From, Key: "nom", Raw: s.Name, Read: w.old.Name})
	}
}

// assign changes one key if the value is another one.
func (w *writer) assign(k record.Key, path, about string, v declared.Said) error {
	p, err := edit.ParsePath(path)
	if err != nil {
		return err
	}
	old, there := w.file.Value(p)
	switch {
	case v.Erase && !there, v.Value == nil && !v.Erase:
		return nil
	case v.Erase:
		w.changed(path, about, old, nil, v.From)
		return w.file.Remove(p)
	case there && same(k.Form, old, v.Value):
		return nil
	}
	if _, table := old.(map[string]any); table {
		w.fault(declared.Fault{Code: TargetByPeriod, Severity: declared.Refused, At: v.From, Key: k.Path, Raw: fmt.Sprint(v.Value)})
		return nil
	}
	if !there {
		old = nil
	}
	w.changed(path, about, old, v.Value, v.From)
	return w.file.Set(p, v.Value)
}

// same reports whether a record says already what a spreadsheet does. A year is the same as a day
// of it that the record knows.
func same(form record.Form, old, value any) bool {
	switch form {
	case record.Date:
		a, err := date.Parse(text(old))
		b, _ := value.(date.Date)
		return err == nil && (a == b || b.Day == 0 && strings.HasPrefix(a.String(), b.String()))
	case record.Quantity, record.Aim:
		a, err := quantity.Parse(text(old))
		b, err2 := quantity.Parse(text(value))
		return err == nil && err2 == nil && a.Plain() == b.Plain()
	case record.Texts:
		list, _ := old.([]any)
		var a []string
		for _, t := range list {
			a = append(a, text(t))
		}
		b, _ := value.([]string)
		return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
	default: // programs may change the spaces of a text
		return slices.Equal(strings.Fields(text(old)), strings.Fields(text(value)))
	}
}

// text returns a value of a record as one types it.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case time.Time:
		return v.Format(time.DateOnly)
	default:
		return fmt.Sprint(v)
	}
}

// commitment plans the changes of a commitment, or adds it.
func (w *writer) commitment(k *declared.Commitment) error {
	i := w.findCommitment(k)
	if i < 0 {
		at := fmt.Sprintf("engagement[%d]", len(w.old.Commitments)+w.added)
		entries := w.newCommitment(at+".", k)
		if entries == nil {
			return nil
		}
		w.added++
		w.changed(at, action(k), nil, action(k), k.From)
		return w.append("engagement", entries)
	}
	old := w.old.Commitments[i]
	at := fmt.Sprintf("engagement[%d].", i)
	for _, key := range keysByTable()["engagement"] {
		if v, ok := k.Keys[key.Name()]; ok {
			if err := w.assign(key, at+key.Name(), old.Action, v); err != nil {
				return err
			}
		}
	}
	if err := w.reports(old, at, k.Done); err != nil {
		return err
	}
	added := 0
	for _, m := range k.Measures {
		j := w.findMeasure(old, m)
		if j == several {
			w.fault(declared.Fault{Code: declared.NoIndicator, Severity: declared.Refused, At: m.From})
			continue
		}
		var err error
		if j < 0 {
			path := fmt.Sprintf("%sindicateur[%d]", at, len(old.Indicators)+added)
			if entries := w.newMeasure(path+".", m); entries != nil {
				w.changed(path, old.Action, nil, m.Name, m.From)
				added++
				err = w.append(at+"indicateur", entries)
			}
		} else {
			err = w.measure(old, j, fmt.Sprintf("%sindicateur[%d].", at, j), m)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// reports plans what was done in words: one more report of the commitment, or another text of one.
func (w *writer) reports(old record.Commitment, at string, done []declared.Value) error {
	added := 0
	for _, v := range inOrder(done) {
		n := slices.IndexFunc(old.Received, func(r record.Receipt) bool { return r.Period == v.Period })
		if n >= 0 {
			k := record.Key{Path: column.Done, Form: record.Text}
			if err := w.assign(k, fmt.Sprintf("%sbilan[%d].texte", at, n), old.Action, v.Said); err != nil {
				return err
			}
			continue
		}
		path := fmt.Sprintf("%sbilan[%d]", at, len(old.Received)+added)
		added++
		entries := w.newDone(path+".", v)
		w.changed(path, old.Action, nil, v.Value, v.From)
		if err := w.append(at+"bilan", entries); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) append(path string, entries []edit.Entry) error {
	p, err := edit.ParsePath(path)
	if err != nil {
		return err
	}
	return w.file.Append(p, entries)
}

// findCommitment returns the index of the record's commitment that a declared one is, -1 for none:
// by its identifier, or else by its action, and its domain where both have one.
func (w *writer) findCommitment(k *declared.Commitment) int {
	if k.ID != "" {
		return slices.IndexFunc(w.old.Commitments, func(c record.Commitment) bool { return slug.Of(c.Anchor()) == k.ID })
	}
	domain, _ := k.Keys["domaine"].Value.(string)
	return slices.IndexFunc(w.old.Commitments, func(c record.Commitment) bool {
		return column.Normal(c.Action) == column.Normal(action(k)) && (domain == "" || c.Domain == domain)
	})
}

// several is the index of an indicator that isn't named, among several.
const several = -2

// findMeasure returns the index of the commitment's indicator that a declared one is, -1 for none,
// or several.
func (w *writer) findMeasure(c record.Commitment, m *declared.Measure) int {
	if m.Name == "" {
		if len(c.Indicators) == 1 {
			return 0
		}
		return several
	}
	return slices.IndexFunc(c.Indicators, func(o record.Measure) bool {
		if m.Ref != "" || o.Ref != "" {
			return m.Ref == o.Ref
		}
		return column.Normal(o.Name) == column.Normal(m.Name) && column.Normal(o.Unit) == column.Normal(m.Unit)
	})
}

// measure plans the changes of an indicator: its target, deadline, start, milestones and figures.
func (w *writer) measure(c record.Commitment, j int, at string, m *declared.Measure) error {
	old := c.Indicators[j]
	keys, steps := keysOf(m, old.Ref != "")
	for _, k := range keysByTable()["engagement.indicateur"] {
		if v, ok := keys[k.Name()]; ok {
			if err := w.assign(k, at+k.Name(), c.Action, v); err != nil {
				return err
			}
		}
	}
	for _, s := range steps {
		k := record.Key{Path: "engagement.indicateur.jalons", Form: record.Quantity}
		if err := w.assign(k, at+"jalons."+s.Period.String(), c.Action, s.Said); err != nil {
			return err
		}
	}
	reports := len(old.Reports)
	for _, v := range inOrder(m.Values) {
		added, err := w.figure(c, old, at, reports, v)
		if err != nil {
			return err
		}
		reports += added
	}
	return nil
}

// figure plans the change of one period's figure, and returns how many reports it adds to those
// that there are. One among valeurs that changes becomes a report with its own source: the source
// of the commitment doesn't say the new one.
func (w *writer) figure(c record.Commitment, old record.Measure, at string, reports int, v declared.Value) (int, error) {
	path := at + "valeurs." + v.Period.String()
	add := func(was any) (int, error) {
		to := fmt.Sprintf("%sbilan[%d]", at, reports)
		entries := w.newReport(to+".", v)
		w.changed(path, c.Action, was, v.Value, v.From)
		w.record.cells[to] = v.From
		return 1, w.append(at+"bilan", entries)
	}
	if before, ok := old.Values[v.Period]; ok {
		if !v.Erase && equal(before, v.Value) && len(v.Keys) == 0 {
			return 0, nil // with a proof or a source of its own, it becomes a report
		}
		p, err := edit.ParsePath(path)
		if err != nil {
			return 0, err
		}
		was, _ := w.file.Value(p)
		if err := w.file.Remove(p); err != nil {
			return 0, err
		}
		if v.Erase {
			w.changed(path, c.Action, was, nil, v.From)
			return 0, nil
		}
		return add(was)
	}
	n := slices.IndexFunc(old.Reports, func(r record.Report) bool { return r.Period == v.Period && r.Territory == "" })
	switch {
	case n >= 0:
		return 0, w.report(c, old.Reports[n], removal{at + "bilan", n}, v)
	case v.Erase:
		return 0, nil
	default:
		return add(nil)
	}
}

// report plans the change of a figure that has its own source.
func (w *writer) report(c record.Commitment, old record.Report, where removal, v declared.Value) error {
	at := fmt.Sprintf("%s[%d]", where.table, where.n)
	if v.Erase {
		w.changed(at, c.Action, old.Period.String(), nil, v.From)
		w.removed = append(w.removed, where)
		return nil
	}
	changes := old.Value == nil || !equal(*old.Value, v.Value)
	if _, says := v.Keys["source"]; !says && changes {
		if v.Keys == nil {
			v.Keys = declared.Keys{}
		}
		v.Keys["source"] = declared.Said{Value: w.source(v.From), From: v.From}
	}
	for _, k := range keysByTable()["engagement.indicateur.bilan"] {
		said, ok := v.Keys[k.Name()]
		if k.Name() == "valeur" {
			said, ok = v.Said, true
		}
		if ok {
			if err := w.assign(k, at+"."+k.Name(), c.Action, said); err != nil {
				return err
			}
		}
	}
	return nil
}

// equal reports whether a record has the figure that a spreadsheet says.
func equal(q quantity.Quantity, value any) bool {
	b, err := quantity.Parse(text(value))
	return err == nil && q.Plain() == b.Plain()
}
