// Package form turns records into forms and back: which fields a record has, from the one description
// of the format (see record.Keys); what stands in them, as people write it; and what of a record
// changes when they are sent. Only what was changed in the form changes in the file, in its bytes (see
// package edit): a form that is sent as it was opened changes nothing.
//
// The fields of a record and those of each of its repeated tables (a commitment, a convention) are forms
// of their own. Tables within those (the indicators of a commitment, and their reports) are rows of the
// form. Fields are named by the path of their key in the form: "action", "indicateur[0].cible". A row
// that isn't in the file yet has a number with a letter: "indicateur[n1]".
package form

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/content/edit"
	"parvis/generator/content/record"
	"parvis/generator/model"
)

// New is the index of a table that isn't in the file yet.
const New = -1

// Form is the fields of a record, or of one of its repeated tables.
type Form struct {
	Kind  model.Kind
	Table string // name of the repeated table: "engagement"; "" for the record itself
	Index int    // of the table in the file, or New
	Names Names
}

// Values is what stands in the fields, as people type it, by name. The rows of a table are listed under
// the name of the table and rowsSuffix, in their order; figures by period are two lists of the same
// length.
type Values map[string][]string

// Suffixes of names.
const (
	rowsSuffix    = ":rangs"
	periodsSuffix = ":periodes"
	figuresSuffix = ":nombres"
	noneSuffix    = ":aucun" // of a list that is known to be empty
)

// Body is the name of the field of a record's Markdown.
const Body = "corps"

// Names is how the records of a site are named by people.
type Names interface {
	// Label returns the name of a record of one of the kinds, or slug itself if there is none.
	Label(kinds []model.Kind, slug string) string
	// Find returns the slugs of the records that a text may name: one if it is clear.
	Find(kinds []model.Kind, typed string) []string
	// Options lists the records of the kinds with their names; nil if they are too many for a list.
	Options(kinds []model.Kind) []Option
	// Sources lists the records that a source may name, by slug; nil if they are too many for a list.
	Sources() []Option
	// Actions lists the actions of the catalogue.
	Actions() []Option
}

// Option is one choice of a list.
type Option struct{ Value, Label, Group string }

// get returns the only value of a field, "" for none.
func (v Values) get(name string) string {
	if all := v[name]; len(all) > 0 {
		return all[0]
	}
	return ""
}

// set gives a field values, and removes one that has none.
func (v Values) set(name string, values ...string) {
	if len(values) == 0 {
		delete(v, name)
		return
	}
	v[name] = values
}

// path returns the path of the form's table in the file, nil for the record itself.
func (f Form) path() edit.Path {
	if f.Table == "" {
		return nil
	}
	return edit.Path{{Name: f.Table, Index: f.Index}}
}

// Field returns the name of the field of a key of the file: "action" for "engagement[2].action", in the
// form of that commitment. ok is false for a key that the form doesn't have.
func (f Form) Field(key string) (name string, ok bool) {
	if f.Table != "" {
		key, ok = strings.CutPrefix(key, f.Table+"["+strconv.Itoa(f.Index)+"]")
		return strings.TrimPrefix(key, "."), ok
	}
	table, _, _ := strings.Cut(key, "[")
	return key, !IsPart(f.Kind, table) || table == key
}

// Label returns the label of a field, or its name if it has none.
func (f Form) Label(field string) string {
	path := index.ReplaceAllString(in(f.Table, field), "")
	for _, k := range record.AllKeys(f.Kind) {
		if k.Path == path {
			return k.Label
		}
	}
	return field
}

// index matches the number of a row.
var index = regexp.MustCompile(`\[[^\]]*\]`)

// Parts returns the repeated tables of a kind that have forms of their own.
func Parts(kind model.Kind) []record.Key {
	return slices.DeleteFunc(record.Keys(kind), func(k record.Key) bool { return k.Form != record.Tables || k.Table() != "" })
}

// IsPart reports whether a table of a kind has a form of its own.
func IsPart(kind model.Kind, table string) bool {
	return slices.ContainsFunc(Parts(kind), func(k record.Key) bool { return k.Path == table })
}

// keysOf returns the keys of a table of the format: "" for the record, "engagement.indicateur". Repeated
// tables that have a form of their own are left out.
func (f Form) keysOf(table string) []record.Key {
	all := record.AllKeys(f.Kind)
	if f.Kind == model.Settings {
		all = record.Keys(f.Kind) // the others say nothing there
	}
	return slices.DeleteFunc(all, func(k record.Key) bool {
		return k.Table() != table || table == "" && k.Form == record.Tables
	})
}

// in returns the name of a key in a table of the form: name is that of the table, "" for the form itself.
func in(table, key string) string {
	if table == "" {
		return key
	}
	return table + "." + key
}

// row returns the name of a row of a table.
func row(table, id string) string { return table + "[" + id + "]" }

// Rows of tables, as the buttons of a form name them.
const (
	AddRow    = "ajouter"
	RemoveRow = "retirer"
	MoveUp    = "monter"
	MoveDown  = "descendre"
)

// Press does what a button of the form asks for: "ajouter indicateur", "retirer indicateur 0", "monter
// indicateur 1". Nothing is written. It returns the name of the row that is now to be filled in, or
// that took its place; ok is false for a button that isn't one.
func (v Values) Press(button string) (focus string, ok bool) {
	does, rest, _ := strings.Cut(button, " ")
	table, id, _ := strings.Cut(rest, " ")
	rows := slices.Clone(v[table+rowsSuffix])
	at := slices.Index(rows, id)
	switch {
	case does == AddRow && id == "" && table != "":
		id = v.newRow(table)
		v.set(table+rowsSuffix, append(rows, id)...)
		return row(table, id), true
	case at < 0:
		return "", false
	case does == RemoveRow:
		v.set(table+rowsSuffix, slices.Delete(rows, at, at+1)...)
		return table, true
	case does == MoveUp && at > 0:
		rows[at-1], rows[at] = rows[at], rows[at-1]
	case does == MoveDown && at < len(rows)-1:
		rows[at+1], rows[at] = rows[at], rows[at+1]
	case does != MoveUp && does != MoveDown:
		return "", false
	}
	v.set(table+rowsSuffix, rows...)
	return row(table, id), true
}

// newRow returns the number of a row that a table doesn't have, and never had in this form.
func (v Values) newRow(table string) string {
	for n := 1; ; n++ {
		id := "n" + strconv.Itoa(n)
		taken := slices.Contains(v[table+rowsSuffix], id)
		for name := range v {
			taken = taken || strings.HasPrefix(name, row(table, id))
		}
		if !taken {
			return id
		}
	}
}
