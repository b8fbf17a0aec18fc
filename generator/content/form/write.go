package form

import (
	"slices"
	"strconv"
	"strings"

	"parvis/generator/content/edit"
	"parvis/generator/content/record"
)

// Write returns the text of the file with what the form says, and the fields that can't be read; text
// itself if nothing changes. With faults it returns no text. The error is an *edit.Error: the file
// can't be changed in place.
func (f Form) Write(name string, text []byte, v Values) ([]byte, []Fault, error) {
	file, err := edit.Parse(name, text)
	if err != nil {
		return nil, nil, err
	}
	w := &writer{form: f, file: file, now: v, was: f.Read(file), parser: parser{names: f.Names}}
	if f.Table != "" && f.Index == New {
		w.note(file.Append(edit.Path{{Name: f.Table, Index: -1}}, w.entries(f.Table, "")))
	} else {
		w.table(f.path(), f.path(), f.Table, "")
	}
	if f.Table == "" && clean(v.get(Body)) != clean(w.was.get(Body)) {
		w.note(file.SetBody(strings.ReplaceAll(v.get(Body), "\r\n", "\n")))
	}
	if len(w.faults) > 0 {
		return nil, w.faults, nil
	}
	if w.err != nil {
		return nil, nil, w.err
	}
	out, err := file.Bytes()
	for _, r := range w.reorders {
		if err == nil {
			out, err = edit.Reorder(name, out, r.path, r.order)
		}
	}
	return out, nil, err
}

// writer makes the changes of a form.
type writer struct {
	parser
	form     Form
	file     *edit.File
	was, now Values
	reorders []reorder // the innermost tables first
	err      error     // the first
}

// reorder is repeated tables that change places, once the other changes are made.
type reorder struct {
	path  edit.Path
	order []int
}

func (w *writer) note(err error) {
	if w.err == nil {
		w.err = err
	}
}

// table changes the keys of a table that is in the file, at path; then is its path once tables before
// it are removed.
func (w *writer) table(path, then edit.Path, table, name string) {
	for _, k := range w.form.keysOf(table) {
		at, field := path.Key(k.Name()), in(name, k.Name())
		switch k.Form {
		case record.Table:
			w.table(at, then.Key(k.Name()), k.Path, field)
		case record.Tables:
			w.rows(at, then.Key(k.Name()), k, field)
		default:
			w.key(at, k, field)
		}
	}
}

// key changes one key, if its field was changed.
func (w *writer) key(at edit.Path, k record.Key, field string) {
	if k.Form == record.Texts && k.Names != nil && ticked(w.names.Options(k.Names), w.was[field]) {
		w.now.set(field, inOrder(w.was[field], filled(w.now[field]))...)
	}
	if w.same(field) && (!canNone(k) || w.same(field+noneSuffix)) && slices.Equal(figures(field, w.was), figures(field, w.now)) {
		return
	}
	faults := len(w.faults)
	value := w.value(k, field, w.now)
	old, there := w.file.Value(at)
	if list, is := old.([]any); is && k.Names == nil && slices.ContainsFunc(list, hasLines) {
		w.fault(field, brokenList)
	}
	switch entries, periods := value.([]edit.Entry); {
	case len(w.faults) > faults:
	case value == nil && !there:
	case value == nil:
		w.note(w.file.Remove(at))
	case periods:
		w.periods(at, entries, old)
	default:
		w.note(w.file.Set(at, value))
	}
}

// inOrder returns texts with those of before in the order that they had: boxes have an order of their own.
func inOrder(before, now []string) []string {
	var out []string
	for _, s := range before {
		if slices.Contains(now, s) {
			out = append(out, s)
		}
	}
	for _, s := range now {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// same reports whether a field holds what it was opened with.
func (w *writer) same(field string) bool {
	return slices.Equal(filled(w.was[field]), filled(w.now[field]))
}

// figures returns the periods and figures of a field, as they are typed.
func figures(field string, v Values) []string {
	var out []string
	for i, p := range v[field+periodsSuffix] {
		one := clean(p) + "="
		if all := v[field+figuresSuffix]; i < len(all) {
			one += clean(all[i])
		}
		if one != "=" {
			out = append(out, one)
		}
	}
	return out
}

// hasLines reports whether an element of a list is a text of several lines, which a form that has one
// element a line can't hold.
func hasLines(v any) bool {
	s, _ := v.(string)
	return strings.Contains(s, "\n")
}

// periods changes figures by period, each on its own where there were some.
func (w *writer) periods(at edit.Path, entries []edit.Entry, old any) {
	table, is := old.(map[string]any)
	if !is {
		w.note(w.file.Set(at, entries))
		return
	}
	for name := range table {
		if !slices.ContainsFunc(entries, func(e edit.Entry) bool { return e.Key == name }) {
			w.note(w.file.Remove(at.Key(name)))
		}
	}
	for _, e := range entries {
		if was, there := table[e.Key]; !there || scalar(was) != scalar(e.Value) {
			w.note(w.file.Set(at.Key(e.Key), e.Value))
		}
	}
}

// rows changes the rows of a table: those that stay, those that go, those that are new, and their order.
func (w *writer) rows(at, then edit.Path, k record.Key, field string) {
	ids := w.now[field+rowsSuffix]
	place := map[string]int{} // of each row in the file, before the rows change places
	for _, id := range w.was[field+rowsSuffix] {
		i, _ := strconv.Atoi(id)
		if !slices.Contains(ids, id) {
			w.note(w.file.Remove(at.At(i)))
			continue
		}
		place[id] = len(place)
		w.table(at.At(i), then.At(place[id]), k.Path, row(field, id))
	}
	var order []int
	for _, id := range ids {
		if _, known := place[id]; !known {
			entries := w.entries(k.Path, row(field, id))
			if len(entries) == 0 {
				continue // a row that was added and not filled in
			}
			place[id] = len(place)
			w.note(w.file.Append(at, entries))
		}
		order = append(order, place[id])
	}
	if !slices.IsSorted(order) {
		w.reorders = append(w.reorders, reorder{then, order})
	}
}

// entries returns the keys of a new table.
func (w *writer) entries(table, name string) []edit.Entry {
	var out []edit.Entry
	for _, k := range w.form.keysOf(table) {
		field := in(name, k.Name())
		switch k.Form {
		case record.Table:
			if inner := w.entries(k.Path, field); len(inner) > 0 {
				out = append(out, edit.Entry{Key: k.Name(), Value: inner})
			}
		case record.Tables:
			var rows [][]edit.Entry
			for _, id := range w.now[field+rowsSuffix] {
				if one := w.entries(k.Path, row(field, id)); len(one) > 0 {
					rows = append(rows, one)
				}
			}
			if rows != nil {
				out = append(out, edit.Entry{Key: k.Name(), Value: rows})
			}
		default:
			if value := w.value(k, field, w.now); value != nil {
				out = append(out, edit.Entry{Key: k.Name(), Value: value})
			}
		}
	}
	return out
}
