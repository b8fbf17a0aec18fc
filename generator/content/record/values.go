package record

import (
	"fmt"
	"iter"
	"reflect"
	"strings"
	"sync"

	"parvis/generator/model"
	"parvis/generator/text/date"
)

// Value is a text or a date of a record's front matter, and where it stands.
type Value struct {
	Text  string       // "" for a date
	Date  date.Date    // zero for a text
	Names []model.Kind // the kinds of the record that the text names by slug, the first that has one; nil for none
	Key   string       // without the tables around it
	N     int          // place in a list of texts, from 0; -1 outside of a list
	In    *ValueTable
}

// ValueTable is the table that a value stands in; nil for the record itself. The
// values of one table have the same pointer.
type ValueTable struct {
	key string
	n   int // place among the tables of that key, -1 for one that can't repeat
	in  *ValueTable
}

// Path is the place of the value, as Meta.At takes it.
func (v Value) Path() string {
	if v.N < 0 {
		return v.In.prefix() + v.Key
	}
	return fmt.Sprintf("%s%s[%d]", v.In.prefix(), v.Key, v.N)
}

func (t *ValueTable) prefix() string {
	switch {
	case t == nil:
		return ""
	case t.n < 0:
		return t.in.prefix() + t.key + "."
	}
	return fmt.Sprintf("%s%s[%d].", t.in.prefix(), t.key, t.n)
}

// Values is every text of a record's front matter, in the order of the structs.
// What is empty is left out, but within lists.
func Values(e Entry) iter.Seq[Value] { return texts.of(e) }

// References is the texts that name another record by slug.
func References(e Entry) iter.Seq[Value] { return references.of(e) }

// Sources is the texts that say where something comes from: words, an address, or
// the slug of a ressource or a synthese.
func Sources(e Entry) iter.Seq[Value] { return sources.of(e) }

// Addresses is the addresses on the web that have a key of their own.
func Addresses(e Entry) iter.Seq[Value] { return addresses.of(e) }

// Documents is the texts that name a document: a file beside the record or in medias, or an
// address.
func Documents(e Entry) iter.Seq[Value] { return documentPlaces.of(e) }

// DatesDone is the dates of what a record says was done, not of what it plans.
func DatesDone(e Entry) iter.Seq[Value] { return datesDone.of(e) }

// choice is some of the values of records. Which fields of a struct hold them is
// found once.
type choice struct {
	takes func(reflect.StructField) bool
	plans sync.Map // type of a record → []step
}

var (
	texts          = choice{takes: isText}
	references     = choice{takes: func(f reflect.StructField) bool { return f.Tag.Get("names") != "" }}
	sources        = choice{takes: func(f reflect.StructField) bool { return f.Tag.Get("source") != "" }}
	addresses      = choice{takes: func(f reflect.StructField) bool { return f.Tag.Get("web") != "" }}
	documentPlaces = choice{takes: func(f reflect.StructField) bool { return f.Tag.Get("document") != "" }}
	datesDone      = choice{takes: func(f reflect.StructField) bool { return f.Tag.Get("done") != "" }}
)

func isText(f reflect.StructField) bool {
	return f.Type.Kind() == reflect.String || f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.String
}

// namedKinds returns the kinds of the records that a field names.
func namedKinds(f reflect.StructField) []model.Kind {
	var out []model.Kind
	for _, k := range strings.FieldsFunc(f.Tag.Get("names"), func(r rune) bool { return r == ',' }) {
		out = append(out, model.Kind(k))
	}
	return out
}

// step is a field of a struct that holds values, or tables with values.
type step struct {
	index int
	key   string // "" for an embedded struct
	kind  reflect.Kind
	names []model.Kind
	steps []step // of tables; nil for a value
}

// plan is the steps of a struct.
func (c *choice) plan(t reflect.Type) []step {
	var out []step
	for i := range t.NumField() {
		f := t.Field(i)
		s := step{index: i, kind: f.Type.Kind(), names: namedKinds(f)}
		if s.key, _, _ = strings.Cut(f.Tag.Get("toml"), ","); !f.Anonymous && (s.key == "" || s.key == "-") {
			continue
		}
		inner := f.Type
		if s.kind == reflect.Slice {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct {
			s.steps = c.plan(inner)
		}
		if c.takes(f) || s.steps != nil {
			out = append(out, s)
		}
	}
	return out
}

func (c *choice) of(e Entry) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		v := reflect.ValueOf(e).Elem()
		plan, ok := c.plans.Load(v.Type())
		if !ok {
			plan, _ = c.plans.LoadOrStore(v.Type(), c.plan(v.Type()))
		}
		walk(plan.([]step), v, nil, yield)
	}
}

// walk gives the values of a struct; false once nobody wants more.
func walk(plan []step, v reflect.Value, in *ValueTable, yield func(Value) bool) bool {
	for i := range plan {
		s := &plan[i]
		field := v.Field(s.index)
		more := true
		switch {
		case s.steps == nil:
			more = s.values(field, in, yield)
		case s.key == "":
			more = walk(s.steps, field, in, yield)
		case s.kind == reflect.Struct:
			more = walk(s.steps, field, &ValueTable{s.key, -1, in}, yield)
		default:
			tables := make([]ValueTable, field.Len())
			for n := 0; n < len(tables) && more; n++ {
				tables[n] = ValueTable{s.key, n, in}
				more = walk(s.steps, field.Index(n), &tables[n], yield)
			}
		}
		if !more {
			return false
		}
	}
	return true
}

// values gives what one field holds.
func (s *step) values(field reflect.Value, in *ValueTable, yield func(Value) bool) bool {
	v := Value{Names: s.names, Key: s.key, N: -1, In: in}
	switch s.kind {
	case reflect.String:
		v.Text = field.String()
		return v.Text == "" || yield(v)
	case reflect.Slice:
		for v.N = range field.Len() {
			v.Text = field.Index(v.N).String()
			if !yield(v) {
				return false
			}
		}
		return true
	}
	v.Date = *field.Addr().Interface().(*date.Date)
	return v.Date.IsZero() || yield(v)
}
