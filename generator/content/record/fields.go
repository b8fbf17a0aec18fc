package record

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"parvis/generator/model"
)

// This file tells which keys a struct has.

// field describes one key of a struct.
type field struct {
	index    []int
	required bool
	choices  []string
}

var fieldCache sync.Map // reflect.Type → map[string]field

// fieldsOf returns the fields of a struct by key, including those of embedded structs. If both
// have a key, the outer one wins.
func fieldsOf(t reflect.Type) map[string]field {
	if p, ok := fieldCache.Load(t); ok {
		return p.(map[string]field)
	}
	p := map[string]field{}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			for key, inner := range fieldsOf(f.Type) {
				inner.index = append([]int{i}, inner.index...)
				if outer, ok := p[key]; !ok || len(outer.index) > len(inner.index) {
					p[key] = inner
				}
			}
			continue
		}
		tag, ok := f.Tag.Lookup("toml")
		if !ok || tag == "-" {
			continue
		}
		key, option, _ := strings.Cut(tag, ",")
		p[key] = field{index: []int{i}, required: option == "required", choices: model.Choices(f.Type)}
	}
	fieldCache.Store(t, p)
	return p
}

// repeatedTables returns the dotted names of the arrays of tables in a struct: "engagement",
// "engagement.indicateur".
func repeatedTables(prefix string, t reflect.Type) []string {
	var out []string
	for key, f := range fieldsOf(t) {
		ft := t.FieldByIndex(f.index).Type
		if ft.Kind() == reflect.Slice && ft.Elem().Kind() == reflect.Struct {
			out = append(append(out, prefix+key), repeatedTables(prefix+key+".", ft.Elem())...)
		}
	}
	slices.Sort(out)
	return out
}

// keyNames returns the keys of a struct and of its nested structs.
func keyNames(t reflect.Type) []string {
	var out []string
	for key, f := range fieldsOf(t) {
		out = append(out, key)
		ft := t.FieldByIndex(f.index).Type
		if ft.Kind() == reflect.Slice {
			ft = ft.Elem()
		}
		if ft.Kind() == reflect.Struct && !slices.Contains(plainStructs, ft) {
			out = append(out, keyNames(ft)...)
		}
	}
	return out
}

// dateNames returns the keys of dates of a struct and of its nested structs.
func dateNames(t reflect.Type) []string {
	var out []string
	for key, f := range fieldsOf(t) {
		ft := t.FieldByIndex(f.index).Type
		if ft.Kind() == reflect.Slice {
			ft = ft.Elem()
		}
		switch {
		case ft == dateType:
			out = append(out, key)
		case ft.Kind() == reflect.Struct && !slices.Contains(plainStructs, ft):
			out = append(out, dateNames(ft)...)
		}
	}
	return out
}
