package form

import (
	"maps"
	"slices"
	"strings"
)

// Group returns the name of the field that a value stands in: its periods, its figures and whether it is
// empty are one field.
func Group(name string) string {
	for _, suffix := range []string{rowsSuffix, periodsSuffix, figuresSuffix, noneSuffix} {
		if field, ok := strings.CutSuffix(name, suffix); ok {
			return field
		}
	}
	return name
}

// Outermost returns the table of the form that a field is in, "" for none: "indicateur" for
// "indicateur[0].bilan[1].valeur", and for the list of its rows.
func Outermost(name string) string {
	if table, _, ok := strings.Cut(name, "["); ok {
		return table
	}
	if table, ok := strings.CutSuffix(name, rowsSuffix); ok {
		return table
	}
	return ""
}

// SameRows reports whether a table, and the tables in it, have the same rows in two forms.
func SameRows(table string, a, b Values) bool {
	for _, v := range []Values{a, b} {
		for name := range v {
			if strings.HasSuffix(name, rowsSuffix) && Outermost(name) == table && !slices.Equal(a[name], b[name]) {
				return false
			}
		}
	}
	return true
}

// Within returns the values of a field or, for a table, those of all its rows.
func (v Values) Within(group string) Values {
	out := Values{}
	for name, all := range v {
		if Group(name) == group || Outermost(name) == group {
			out[name] = all
		}
	}
	return out
}

// Replace gives a field, or a table with all its rows, the values that another form has.
func (v Values) Replace(group string, other Values) {
	for name := range v.Within(group) {
		delete(v, name)
	}
	maps.Copy(v, other.Within(group))
}

// Renew makes the rows of a table new ones: those of the file that they were are taken out, and these are
// written instead. It is for rows whose numbers are of another version of the file.
func (v Values) Renew(table string) {
	old := v.Within(table)
	for name := range old {
		delete(v, name)
	}
	for name, all := range old {
		if name == table+rowsSuffix {
			all = slices.Clone(all)
			for i := range all {
				all[i] = "nv" + all[i]
			}
		} else {
			name = strings.Replace(name, table+"[", table+"[nv", 1)
		}
		v[name] = all
	}
}

// Said returns what stands in a field or a table as lines for people: "2017 : 12".
func (v Values) Said(group string) []string {
	var out []string
	for _, one := range figures(group, v) {
		out = append(out, strings.Replace(one, "=", " : ", 1))
	}
	out = append(out, filled(v[group])...)
	if v.get(group+noneSuffix) != "" {
		out = append(out, "[]")
	}
	for i, id := range v[group+rowsSuffix] {
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if key, ok := strings.CutPrefix(name, row(group, id)+"."); ok && !strings.HasSuffix(name, rowsSuffix) && !strings.HasSuffix(name, figuresSuffix) {
				for _, s := range v.Said(Group(name)) {
					out = append(out, strings.Repeat("– ", min(i, 1))+Group(key)+" : "+s)
				}
			}
		}
	}
	return out
}

// Row returns the name of the field that a key of the written form has in this one: the rows are counted
// as they were written, without those that were left empty.
func (v Values) Row(key string) string {
	out := ""
	for part := range strings.SplitSeq(key, ".") {
		name, rest, indexed := strings.Cut(part, "[")
		at := in(out, name)
		if !indexed {
			out = at
			continue
		}
		ids, n := v.written(at), 0
		for _, c := range strings.TrimSuffix(rest, "]") {
			if n = n*10 + int(c-'0'); c < '0' || c > '9' || n > maxRows {
				return in(out, part)
			}
		}
		if n >= len(ids) {
			out = at + "[" + rest
			continue
		}
		out = row(at, ids[n])
	}
	return out
}

// written returns the rows of a table that are written: those of the file, and new ones with something
// in them.
func (v Values) written(table string) []string {
	return slices.DeleteFunc(slices.Clone(v[table+rowsSuffix]), func(id string) bool {
		if !strings.HasPrefix(id, "n") {
			return false
		}
		for name, all := range v {
			if strings.HasPrefix(name, row(table, id)+".") && !strings.HasSuffix(name, rowsSuffix) && len(filled(all)) > 0 {
				return false
			}
		}
		return true
	})
}

// maxRows is the most rows that a table of a form has.
const maxRows = 500

// TooMany reports whether a form has more rows than can be shown.
func (v Values) TooMany() bool {
	for name, all := range v {
		if strings.HasSuffix(name, rowsSuffix) && len(all) > maxRows {
			return true
		}
	}
	return false
}
