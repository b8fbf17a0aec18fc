package link

import "reflect"

// copier copies the fields that a record and its struct in the model have in common: the
// same name and the same type. A new key of a record then needs no line here. A withheld record
// gives only the fields tagged `withheld:"kept"`: what nobody thought of stays out.
//
// Addresses on the web, tagged `web`, get their host in ASCII.
//
// It keeps the fields of each pair of types it has seen.
type copier map[[2]reflect.Type][]copied

// copied is a field of both structs.
type copied struct {
	from, to []int // as for reflect.Value.FieldByIndex
	kept     bool  // even when the record is withheld
	web      bool  // an address on the web
}

// copy copies fields between the structs that two pointers lead to.
func (c copier) copy(to, from any, withheld bool) {
	target, source := reflect.ValueOf(to).Elem(), reflect.ValueOf(from).Elem()
	for _, f := range c.fields(target.Type(), source.Type()) {
		switch {
		case withheld && !f.kept:
		case f.web:
			target.FieldByIndex(f.to).SetString(webAddress(source.FieldByIndex(f.from).String()))
		default:
			target.FieldByIndex(f.to).Set(source.FieldByIndex(f.from))
		}
	}
}

func (c copier) fields(target, source reflect.Type) []copied {
	pair := [2]reflect.Type{target, source}
	fields, ok := c[pair]
	if ok {
		return fields
	}
	for f := range source.Fields() {
		if same, ok := target.FieldByName(f.Name); ok && same.Type == f.Type {
			fields = append(fields, copied{f.Index, same.Index, f.Tag.Get("withheld") == "kept", f.Tag.Get("web") != ""})
		}
	}
	c[pair] = fields
	return fields
}
