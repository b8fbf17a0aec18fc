package check

import (
	"fmt"
	"iter"
	"reflect"
	"strings"
	"sync"

	"parvis/generator/content/record"
)

// textAt is a text of a record at its key.
type textAt struct {
	value string
	key   string
	in    *table // nil for the record itself
}

// table is a table of a record, or a list, by its key and its place in a list.
type table struct {
	key string
	n   int // -1 for one that isn't in a list
	in  *table
}

// path is the place of the text, as record.Meta.At takes it. It is made when it
// is asked for: few of the texts that are looked at have something to tell.
func (t textAt) path() string { return t.in.prefix() + t.key }

func (t *table) prefix() string {
	switch {
	case t == nil:
		return ""
	case t.n < 0:
		return t.in.prefix() + t.key + "."
	}
	return fmt.Sprintf("%s%s[%d].", t.in.prefix(), t.key, t.n)
}

// textsOf is every text of a record's front matter.
func textsOf(e record.Entry) iter.Seq[textAt] {
	return func(yield func(textAt) bool) { texts(reflect.ValueOf(e).Elem(), nil, yield) }
}

func texts(v reflect.Value, in *table, yield func(textAt) bool) bool {
	for _, f := range fieldsOf(v.Type()) {
		field := v.Field(f.index)
		switch f.kind {
		case reflect.String:
			if field.Len() > 0 && !yield(textAt{field.String(), f.key, in}) {
				return false
			}
		case reflect.Struct:
			inner := in
			if f.key != "" {
				inner = &table{f.key, -1, in}
			}
			if !texts(field, inner, yield) {
				return false
			}
		case reflect.Slice:
			for n := range field.Len() {
				switch e := field.Index(n); e.Kind() {
				case reflect.String:
					if !yield(textAt{e.String(), fmt.Sprintf("%s[%d]", f.key, n), in}) {
						return false
					}
				case reflect.Struct:
					if !texts(e, &table{f.key, n, in}, yield) {
						return false
					}
				}
			}
		}
	}
	return true
}

// fielded is a field that may hold texts; its key is "" for an embedded struct.
type fielded struct {
	index int
	key   string
	kind  reflect.Kind
}

var fields sync.Map // reflect.Type → []fielded

func fieldsOf(t reflect.Type) []fielded {
	if known, ok := fields.Load(t); ok {
		return known.([]fielded)
	}
	var out []fielded
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		if f.Anonymous {
			key = ""
		} else if key == "" || key == "-" {
			continue
		}
		switch kind := f.Type.Kind(); kind {
		case reflect.String, reflect.Struct, reflect.Slice:
			out = append(out, fielded{i, key, kind})
		}
	}
	fields.Store(t, out)
	return out
}
