package declared

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"parvis/generator/content/column"
	"parvis/generator/content/sheet"
	"parvis/generator/content/table"
	"parvis/generator/content/typed"
	"parvis/generator/text/date"
	"parvis/generator/text/slug"
)

// commitmentKey is the prefix of the keys of commitments; those of its indicators have another.
const (
	commitmentKey = "engagement."
	measureKey    = "engagement.indicateur."
	reportKey     = "engagement.indicateur.bilan."
)

// siren reads the SIREN of a row.
func (r *reader) siren(c *table.Column, cell sheet.Cell, at Cell) string {
	raw := cell.Text
	number, remark := typed.ReadSiren(raw, c.Siret)
	if r.remarked(remark, c, at, raw, number) {
		return number
	}
	return ""
}

// commitment reads the commitment that a row has in one group of columns.
func (r *reader) commitment(s *Signatory, group int) {
	row := &Commitment{Keys: Keys{}, From: r.at(r.row.Row, -1)}
	refused, ticked, anything := false, 0, false
	r.each(group, func(c *table.Column, cell sheet.Cell, at Cell) {
		if !strings.HasPrefix(c.Key, commitmentKey) {
			return
		}
		anything = true
		switch {
		case strings.HasPrefix(c.Key, measureKey):
		case c.Use == column.Ticked:
			if yes, _ := table.Mark(cell.Text); yes {
				if ticked++; ticked > 1 {
					r.fault(TwoDomains, Refused, c, at, cell.Text, "")
					refused = true
				}
				row.Keys["domaine"] = Said{Value: c.Value, From: at}
			}
		case c.Key == column.Done:
			r.done(row, c, cell, at)
		case c.Key == "engagement.id":
			row.ID = slug.Of(cell.Text)
		default:
			v, ok := r.said(c, cell, at)
			if ok {
				row.Keys[strings.TrimPrefix(c.Key, commitmentKey)] = v
			} else if c.Key == column.Domain {
				refused = true
			}
		}
	})
	if _, own := row.Keys["domaine"]; !own && anything {
		if d := r.site.Domain(r.row.Section); d != "" {
			row.Keys["domaine"] = Said{Value: d, From: row.From}
		}
	}
	_, hasAction := row.Keys["action"]
	switch {
	case refused:
		return
	case !hasAction && row.ID == "":
		if anything && r.hasFigures(group) {
			r.fault(NoAction, Refused, nil, row.From, "", "")
		}
		return
	}
	k := r.mergeCommitment(s, row)
	r.measure(k, group)
}

// done reads what was done in a period, in words.
func (r *reader) done(row *Commitment, c *table.Column, cell sheet.Cell, at Cell) {
	v, ok := r.said(c, cell, at)
	if !ok || v.Erase {
		return
	}
	p := r.periodOf(c)
	if p.IsZero() {
		r.fault(NoPeriod, Refused, c, at, cell.Text, "")
		return
	}
	row.Done = append(row.Done, Value{Period: p, Said: v})
}

// completeDone adds what further rows of a commitment say was done.
func (r *reader) completeDone(k *Commitment, more []Value) {
	for _, v := range more {
		i := slices.IndexFunc(k.Done, func(w Value) bool { return w.Period == v.Period })
		if i < 0 {
			k.Done = append(k.Done, v)
		} else if !sameValue(k.Done[i].Said, v.Said) {
			r.fault(TwoValues, Refused, &table.Column{Meaning: column.Meaning{Key: column.Done}}, v.From, printed(v.Said), printed(k.Done[i].Said))
		}
	}
}

// hasFigures reports whether the row has a figure in a group.
func (r *reader) hasFigures(group int) bool {
	return r.anyFigure(group, func(text string) bool { return !typed.Missing(text) })
}

// anyFigure reports whether the text of a figure of the row, in a group, is one that is looked for.
func (r *reader) anyFigure(group int, is func(text string) bool) bool {
	any := false
	r.each(group, func(c *table.Column, cell sheet.Cell, _ Cell) {
		any = any || (c.Key == column.Value || c.Key == column.Target) && is(cell.Text)
	})
	return any
}

// mergeCommitment finds the commitment that a row speaks of among those of earlier rows, by its
// identifier or else by its action and domain, or adds it.
func (r *reader) mergeCommitment(s *Signatory, row *Commitment) *Commitment {
	for _, k := range s.Commitments {
		same := row.ID != "" && k.ID == row.ID
		if row.ID == "" || k.ID == "" {
			same = sameText(k.Keys["action"], row.Keys["action"]) && (row.Keys["domaine"].Value == nil || k.Keys["domaine"].Value == row.Keys["domaine"].Value)
		}
		if same {
			if k.ID == "" {
				k.ID = row.ID
			}
			r.completeKeys(k.Keys, row.Keys)
			r.completeDone(k, row.Done)
			return k
		}
	}
	s.Commitments = append(s.Commitments, row)
	return row
}

// measure reads the indicator that a row has in one group of columns, and its figures.
func (r *reader) measure(k *Commitment, group int) {
	row := &Measure{Keys: Keys{}, From: r.at(r.row.Row, -1)}
	var unitFrom, label string
	r.each(group, func(c *table.Column, cell sheet.Cell, at Cell) {
		switch c.Key {
		case "engagement.indicateur.nom":
			row.Name, row.From = oneLine(cell.Text), at
			if c.WithUnit {
				row.Name, row.Unit = splitUnit(cell.Text)
			}
			label = c.Unit
		case "engagement.indicateur.unite":
			unitFrom = oneLine(cell.Text)
		case column.Value, column.Target:
			if label == "" {
				label = c.Unit
			}
		}
	})
	for _, unit := range []string{unitFrom, label} {
		if row.Unit == "" {
			row.Unit = unit
		}
	}
	if row.Name == "" && !r.hasFigures(group) && !r.hasErase(group) {
		return
	}
	if row.Name != "" {
		if shared := r.site.Indicator(row.Name, row.Unit); shared != nil {
			row.Ref, row.Name, row.Unit = shared.Slug, shared.Name, shared.Unit
		} else if row.Unit == "" {
			r.fault(NoUnit, Refused, nil, row.From, row.Name, "")
			return
		}
	}
	m := mergeMeasure(k, row)
	if m == nil {
		r.fault(NoIndicator, Refused, nil, row.From, "", "")
		return
	}
	r.figures(m, group)
}

// hasErase reports whether the row asks to remove a figure in a group.
func (r *reader) hasErase(group int) bool {
	return r.anyFigure(group, func(text string) bool { return strings.TrimSpace(text) == erase })
}

// mergeMeasure finds the indicator that a row speaks of among those of earlier rows, or adds it. It
// returns nil for a row that doesn't say which of several.
func mergeMeasure(k *Commitment, row *Measure) *Measure {
	if row.Name == "" {
		switch len(k.Measures) {
		case 0:
			k.Measures = append(k.Measures, row)
			return row
		case 1:
			return k.Measures[0]
		default:
			return nil
		}
	}
	for _, m := range k.Measures {
		if m.Name == "" {
			m.Ref, m.Name, m.Unit = row.Ref, row.Name, row.Unit
			return m
		}
		if column.Normal(m.Name) == column.Normal(row.Name) && column.Normal(m.Unit) == column.Normal(row.Unit) {
			return m
		}
	}
	k.Measures = append(k.Measures, row)
	return row
}

// figures reads the figures of an indicator: its targets, its start, those of periods.
func (r *reader) figures(m *Measure, group int) {
	about := Keys{} // proof, source and note of the row's figure
	r.each(group, func(c *table.Column, cell sheet.Cell, at Cell) {
		if key, ok := strings.CutPrefix(c.Key, reportKey); ok && c.Key != column.Value && c.Key != column.Year {
			if v, ok := r.said(c, cell, at); ok {
				about[key] = v
			}
		}
	})
	r.each(group, func(c *table.Column, cell sheet.Cell, at Cell) {
		switch {
		case c.Key == column.Value:
			r.addValue(m, c, cell, at, about)
		case c.Key == column.Target:
			r.addTarget(m, c, cell, at)
		case c.Key == measureKey+"nom", c.Key == measureKey+"unite", strings.HasPrefix(c.Key, reportKey):
			// read already
		case strings.HasPrefix(c.Key, measureKey):
			if v, ok := r.said(c, cell, at); ok {
				r.completeKeys(m.Keys, Keys{strings.TrimPrefix(c.Key, measureKey): v})
			}
		}
	})
}

func (r *reader) addValue(m *Measure, c *table.Column, cell sheet.Cell, at Cell, about Keys) {
	v, ok := r.said(c, cell, at)
	if !ok {
		return
	}
	p := r.periodOf(c)
	if p.IsZero() {
		if !v.Erase {
			r.fault(NoPeriod, Refused, c, at, cell.Text, "")
		}
		return
	}
	i := slices.IndexFunc(m.Values, func(w Value) bool { return w.Period == p })
	switch {
	case i < 0:
		m.Values = append(m.Values, Value{p, v, maps.Clone(about)})
	case m.Values[i].Erase && !v.Erase:
		m.Values[i] = Value{p, v, maps.Clone(about)}
	case !v.Erase && !sameValue(m.Values[i].Said, v):
		r.fault(TwoFigures, Refused, c, at, cell.Text, printed(m.Values[i].Said))
	}
}

// addTarget reads a target. The year of its label is its deadline. Of targets for several years
// the last is the target, and those before it are milestones.
func (r *reader) addTarget(m *Measure, c *table.Column, cell sheet.Cell, at Cell) {
	v, ok := r.said(c, cell, at)
	if !ok {
		return
	}
	if c.Period.IsZero() {
		r.completeKeys(m.Keys, Keys{"cible": v})
		return
	}
	if i := slices.IndexFunc(m.Steps, func(w Value) bool { return w.Period == c.Period }); i >= 0 {
		if !sameValue(m.Steps[i].Said, v) {
			r.fault(TwoFigures, Refused, c, at, cell.Text, printed(m.Steps[i].Said))
		}
		return
	}
	m.Steps = append(m.Steps, Value{Period: c.Period, Said: v})
}

// Target returns the target of a measure, its deadline and its milestones: steps in order, of which
// the last is the target unless the tables have one without a year.
func (m *Measure) Target() (target, deadline Said, milestones []Value) {
	steps := slices.Clone(m.Steps)
	slices.SortFunc(steps, func(a, b Value) int { return a.Period.Compare(b.Period) })
	target, deadline = m.Keys["cible"], m.Keys["echeance"]
	if len(steps) > 0 && target.Value == nil && !target.Erase {
		last := steps[len(steps)-1]
		steps = steps[:len(steps)-1]
		target = last.Said
		if deadline.Value == nil && !deadline.Erase && !last.Erase {
			d, err := date.Year(last.Period.EndYear())
			if err == nil {
				deadline = Said{Value: d, From: last.From}
			}
		}
	}
	return target, deadline, steps
}

// sameText reports whether two values are the same words.
func sameText(a, b Said) bool {
	x, _ := a.Value.(string)
	y, _ := b.Value.(string)
	return column.Normal(x) == column.Normal(y)
}

// sameValue reports whether two values are the same; texts may differ in case and punctuation.
func sameValue(a, b Said) bool {
	if a.Erase != b.Erase {
		return false
	}
	if x, is := a.Value.(string); is {
		y, _ := b.Value.(string)
		return column.Normal(x) == column.Normal(y)
	}
	return printed(a) == printed(b)
}

// printed returns a value for a message.
func printed(v Said) string {
	if v.Erase {
		return erase
	}
	if list, is := v.Value.([]string); is {
		return strings.Join(list, ", ")
	}
	return fmt.Sprint(v.Value)
}

func sortedKeys(k Keys) []string { return slices.Sorted(maps.Keys(k)) }
