package form

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"parvis/generator/content/edit"
	"parvis/generator/content/record"
	"parvis/generator/text/date"
)

// yes is the value of a box that is ticked.
const yes = "oui"

// Read returns what stands in the fields of the form, from the file.
func (f Form) Read(file *edit.File) Values {
	v := Values{}
	if f.Index == New && f.Table != "" {
		return v
	}
	f.read(file, f.path(), f.Table, "", v)
	if f.Table == "" {
		v.set(Body, file.Body())
	}
	return v
}

// read reads the keys of a table at a path of the file; table is its name in the format, name that in
// the form.
func (f Form) read(file *edit.File, path edit.Path, table, name string, v Values) {
	for _, k := range f.keysOf(table) {
		at, field := path.Key(k.Name()), in(name, k.Name())
		value, there := file.Value(at)
		if !there {
			continue
		}
		switch k.Form {
		case record.Table:
			f.read(file, at, k.Path, field, v)
		case record.Tables:
			tables, _ := value.([]map[string]any)
			for i := range tables {
				id := strconv.Itoa(i)
				v[field+rowsSuffix] = append(v[field+rowsSuffix], id)
				f.read(file, at.At(i), k.Path, row(field, id), v)
			}
		default:
			f.readValue(k, value, field, v)
		}
	}
}

// readValue reads the value of a key that is no table.
func (f Form) readValue(k record.Key, value any, field string, v Values) {
	switch value := value.(type) {
	case map[string]any:
		for _, p := range slices.Sorted(maps.Keys(value)) {
			v[field+periodsSuffix] = append(v[field+periodsSuffix], p)
			v[field+figuresSuffix] = append(v[field+figuresSuffix], scalar(value[p]))
		}
	case []any:
		var all []string
		for _, one := range value {
			s, _ := one.(string)
			if k.Names != nil {
				s = f.Names.Label(k.Names, s)
			}
			all = append(all, s)
		}
		if len(all) == 0 {
			if canNone(k) {
				v.set(field+noneSuffix, yes)
			}
		} else if k.Names != nil {
			v.set(field, all...)
		} else {
			v.set(field, strings.Join(all, "\n"))
		}
	case bool:
		if value {
			v.set(field, yes)
		}
	default:
		s := scalar(value)
		switch {
		case k.Form == record.Date:
			s = writtenDate(s)
		case k.Names != nil && s != "":
			s = f.Names.Label(k.Names, s)
		}
		if s != "" {
			v.set(field, s)
		}
	}
}

// scalar returns a number, a text or a date as people write it: a number has a comma.
func scalar(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case float64:
		return strings.Replace(strconv.FormatFloat(value, 'f', -1, 64), ".", ",", 1)
	case time.Time:
		return value.Format(time.DateOnly)
	default:
		return fmt.Sprint(value)
	}
}

// months is the names of the months in French.
var months = [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}

// writtenDate returns a date of the format as people write it: 28/02/2017, février 2017, 2017. What
// isn't a date stays as it is.
func writtenDate(s string) string {
	d, err := date.Parse(strings.TrimSpace(s))
	switch {
	case err != nil:
		return s
	case d.Day > 0:
		return fmt.Sprintf("%02d/%02d/%d", d.Day, d.Month, d.Year)
	case d.Month > 0:
		return fmt.Sprintf("%s %d", months[d.Month-1], d.Year)
	default:
		return strconv.Itoa(d.Year)
	}
}
