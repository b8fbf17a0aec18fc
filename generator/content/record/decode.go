package record

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"parvis/generator/content/layout"
	"parvis/generator/diag"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
	"parvis/generator/text/suggest"
)

// The TOML library decodes into plain values; this file copies them into structs, strictly.
// The library's own decoder stops at the first mismatch and doesn't say where. This one
// reports every error of a file, each at its key.

// decoder copies the values of one file and reports those that don't fit.
type decoder struct {
	root     reflect.Type // of the record
	report   func(path, code string, args ...any)
	interned map[string]string // strings of this record, to store equal ones once
	clone    func(string) string
}

// table fills the struct v with the values at path.
func (d *decoder) table(path string, values map[string]any, v reflect.Value) {
	p := fieldsOf(v.Type())
	meant := map[string]bool{} // by keys that don't exist
	for key, value := range values {
		f, ok := p[key]
		if !ok {
			meant[d.unknown(layout.Join(path, key), key, p)] = true
			continue
		}
		d.value(layout.Join(path, key), key, value, v.FieldByIndex(f.index), f)
	}
	for key, f := range p {
		if _, ok := values[key]; f.required && !ok && !meant[key] {
			d.report(layout.Join(path, key), "missing-key", key)
		}
	}
}

// secretKey matches the names of keys that probably hold a secret, which must not be in a
// record.
var secretKey = regexp.MustCompile(`(?i)pass|secret|token|jeton|cle|key`)

// Password matches an address that contains a password, even if it isn't a valid address.
var Password = regexp.MustCompile(`://[^@]*:[^@]*@`)

// unknown reports a key that doesn't exist here, with the most likely reason. It returns the key
// that was probably meant; "" if none was.
func (d *decoder) unknown(path, key string, p map[string]field) string {
	if strings.HasPrefix(path, "publication.") && secretKey.MatchString(key) {
		d.report(path, "secret-key", key)
		return ""
	}
	if _, ok := fieldsOf(d.root)[key]; ok && strings.Contains(path, ".") {
		d.report(path, "misplaced-key", key) // in TOML, keys after a [[table]] belong to it
		return ""
	}
	for _, table := range repeatedTables("", d.root) {
		if strings.HasSuffix(table, "."+key) {
			d.report(path, "misplaced-table", key, table)
			return ""
		}
	}
	known := make([]string, 0, len(p))
	for k := range p {
		known = append(known, k)
	}
	slices.Sort(known)
	meant := suggest.To(key, known)
	d.report(path, "unknown-key", key, meant, strings.Join(known, ", "))
	return meant
}

var (
	dateType     = reflect.TypeFor[date.Date]()
	quantityType = reflect.TypeFor[quantity.Quantity]()
	figuresType  = reflect.TypeFor[Figures]()
	targetType   = reflect.TypeFor[Target]()
	periodType   = reflect.TypeFor[period.Period]()

	plainStructs = []reflect.Type{dateType, quantityType, targetType, periodType} // that aren't tables
)

// value copies one value into v.
func (d *decoder) value(path, key string, value any, v reflect.Value, f field) {
	if v.Kind() == reflect.Pointer {
		target := reflect.New(v.Type().Elem())
		if d.scalar(path, key, value, target.Elem()) {
			v.Set(target)
		}
		return
	}
	switch {
	case v.Type() == dateType:
		d.date(path, key, value, v)
	case v.Type() == periodType:
		d.period(path, key, value, v)
	case v.Type() == figuresType:
		d.figures(path, key, value, v)
	case v.Type() == targetType:
		d.target(path, key, value, v)
	case v.Kind() == reflect.String:
		d.text(path, key, value, v, f)
	case v.Kind() == reflect.Bool:
		if b, ok := value.(bool); ok {
			v.SetBool(b)
		} else {
			d.mismatch(path, key, "bool", value)
		}
	case v.Kind() == reflect.Struct:
		if t, ok := value.(map[string]any); ok {
			d.table(path, t, v)
		} else {
			d.mismatch(path, key, "table", value)
		}
	case v.Type().Elem().Kind() == reflect.String:
		d.texts(path, key, value, v)
	default:
		d.tables(path, key, value, v)
	}
}

func (d *decoder) text(path, key string, value any, v reflect.Value, f field) {
	s, ok := value.(string)
	if !ok {
		d.mismatch(path, key, "text", value)
		return
	}
	if strings.TrimSpace(s) == "" && f.required {
		d.report(path, "empty-key", key)
		return
	}
	if f.choices != nil && s != "" {
		i := slices.Index(f.choices, s)
		if i < 0 {
			d.report(path, "unknown-value", key, s, strings.Join(f.choices, ", "), suggest.To(s, f.choices))
			return
		}
		v.SetString(f.choices[i])
		return
	}
	v.SetString(d.intern(s))
}

// intern returns a copy of s without the spaces around it and with the scheme of an address in lower
// case, the same one for equal strings of the record. The library returns substrings of the file, which would retain all of it.
func (d *decoder) intern(s string) string {
	s = lowerScheme(strings.TrimSpace(s))
	if t, ok := d.interned[s]; ok {
		return t
	}
	if strings.ContainsAny(s, "\r\v\f\u0085\u2028\u2029") {
		return d.clone(breaks.Replace(s)) // rare: it isn't kept
	}
	s = d.clone(s)
	d.interned[s] = s
	return s
}

// breaks gives a value, where escapes can write anything, the line ends that a file has. What few
// programs take for the end of a line is one for all: in a name, it would end the line of a feed
// or of security.txt for them.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

func (d *decoder) texts(path, key string, value any, v reflect.Value) {
	list, ok := value.([]any)
	if !ok {
		d.mismatch(path, key, "texts", value)
		return
	}
	out := make([]string, 0, len(list))
	for i, e := range list {
		s, ok := e.(string)
		if !ok {
			d.elementMismatch(path, i, key, "text", e)
			continue
		}
		out = append(out, d.intern(s))
	}
	v.Set(reflect.ValueOf(out))
}

// elements matches the indexes in a path.
var elements = regexp.MustCompile(`\[\d+\]`)

func (d *decoder) tables(path, key string, value any, v reflect.Value) {
	var list []map[string]any
	switch value := value.(type) {
	case []map[string]any:
		list = value
	case []any:
		for i, e := range value {
			t, ok := e.(map[string]any)
			if !ok {
				d.elementMismatch(path, i, key, "table", e)
				return
			}
			list = append(list, t)
		}
	case map[string]any:
		d.report(path, "single-brackets", elements.ReplaceAllString(path, ""))
		return
	default:
		d.mismatch(path, key, "tables", value)
		return
	}
	out := reflect.MakeSlice(v.Type(), len(list), len(list))
	for i, t := range list {
		d.table(fmt.Sprintf("%s[%d]", path, i), t, out.Index(i))
	}
	v.Set(out)
}

// figures fills a map from period to quantity: { 2017 = 12, "2018-2019" = "30 à 40" }.
func (d *decoder) figures(path, key string, value any, v reflect.Value) {
	t, ok := value.(map[string]any)
	if !ok {
		d.mismatch(path, key, "figures", value)
		return
	}
	out := make(Figures, len(t))
	for written, value := range t {
		at := layout.Join(path, written)
		p, err := period.Parse(written)
		if err != nil {
			d.badPeriod(at, written, err)
			continue
		}
		var q quantity.Quantity
		if d.scalar(at, written, value, reflect.ValueOf(&q).Elem()) {
			out[p] = q
		}
	}
	v.Set(reflect.ValueOf(out))
}

// target copies a target: a quantity, or one for each period.
func (d *decoder) target(path, key string, value any, v reflect.Value) {
	var out Target
	if _, ok := value.(map[string]any); ok {
		d.figures(path, key, value, reflect.ValueOf(&out.Each).Elem())
	} else if q := new(quantity.Quantity); d.quantity(path, key, value, reflect.ValueOf(q).Elem()) {
		out.One = q
	}
	v.Set(reflect.ValueOf(out))
}

// period copies a year, as a number, or any period as a text.
func (d *decoder) period(path, key string, value any, v reflect.Value) {
	written := fmt.Sprint(value)
	switch value.(type) {
	case string, int64:
	default:
		d.mismatch(path, key, "period", value)
		return
	}
	p, err := period.Parse(strings.TrimSpace(written))
	if err != nil {
		d.badPeriod(path, written, err)
		return
	}
	v.Set(reflect.ValueOf(p))
}

// badPeriod reports a text that isn't a period, with the period that it probably means.
func (d *decoder) badPeriod(path, written string, err error) {
	if errors.Is(err, period.ErrYear) {
		d.report(path, "year-out-of-range", written, date.MinYear, date.MaxYear)
		return
	}
	d.report(path, "not-a-period", written, likelyPeriod(written))
}

// scalar copies a number or a quantity into v. It returns false, and reports why, if the value
// doesn't fit.
func (d *decoder) scalar(path, key string, value any, v reflect.Value) bool {
	if v.Type() == quantityType {
		return d.quantity(path, key, value, v)
	}
	switch n := value.(type) {
	case int64:
		switch {
		case v.Kind() == reflect.Int:
			if int64(int32(n)) != n {
				d.report(path, "out-of-range", key, n, int64(math.MaxInt32)+1)
				return false
			}
			v.SetInt(n)
			return true
		case v.Kind() == reflect.Float64:
			v.SetFloat(float64(n))
			return true
		}
	case float64:
		if v.Kind() == reflect.Float64 {
			if _, err := quantity.Of(n); errors.Is(err, quantity.ErrNotFinite) {
				d.report(path, "not-finite", key)
				return false
			}
			v.SetFloat(n)
			return true
		}
	}
	if v.Kind() == reflect.Int {
		d.mismatch(path, key, "integer", value)
	} else {
		d.mismatch(path, key, "number", value)
	}
	return false
}

func (d *decoder) quantity(path, key string, value any, v reflect.Value) bool {
	var q quantity.Quantity
	var err error
	switch n := value.(type) {
	case int64:
		q, err = quantity.Of(float64(n))
	case float64:
		q, err = quantity.Of(n)
	case string:
		q, err = quantity.Parse(n)
	default:
		err = quantity.ErrForm
	}
	switch {
	case err == nil:
		v.Set(reflect.ValueOf(q))
		return true
	case errors.Is(err, quantity.ErrNotFinite):
		d.report(path, "not-finite", key)
	case errors.Is(err, quantity.ErrTooLarge):
		d.report(path, "out-of-range", key, fmt.Sprint(value), int64(quantity.Max))
	case errors.Is(err, quantity.ErrOrder):
		d.report(path, "range-order", key, fmt.Sprint(value))
	default:
		if s, ok := value.(string); ok {
			d.report(path, "bad-quantity", s, likelyQuantity(s))
		} else {
			d.mismatch(path, key, "quantity", value)
		}
	}
	return false
}

func (d *decoder) date(path, key string, value any, v reflect.Value) {
	var out date.Date
	var err error
	switch t := value.(type) {
	case time.Time:
		out, err = date.Of(t)
	case string:
		out, err = date.Parse(strings.TrimSpace(t))
	case int64:
		out, err = date.Year(int(t))
	default:
		d.mismatch(path, key, "date", value)
		return
	}
	if err != nil {
		written := fmt.Sprint(value)
		if t, ok := value.(time.Time); ok {
			written = t.Format(time.DateOnly)
			if t.Year() == 0 { // a time of day
				written = t.Format(time.TimeOnly)
			}
		}
		meant := frenchDate(written)
		if _, err := date.Parse(strings.Trim(meant, `"`)); meant != "" && err != nil {
			d.report(path, "year-out-of-range", written, date.MinYear, date.MaxYear)
			return
		}
		d.report(path, "bad-date", key, written, meant)
		return
	}
	v.Set(reflect.ValueOf(out))
}

// mismatch reports a value whose type is not the expected one. The types are terms, so that
// the message names them in the editor's language.
func (d *decoder) mismatch(path, key, want string, value any) {
	quoted := ""
	switch {
	case want == "text":
		quoted = literal(value)
	case want == "bool":
		if s, ok := value.(string); ok && yesNo.MatchString(s) {
			quoted = trueOrFalse(s)
		}
	case want == "integer" || want == "number" || want == "quantity":
		if s, ok := value.(string); ok {
			quoted = plainNumber(s, want == "integer")
		}
	case want == "texts":
		if s, ok := value.(string); ok {
			quoted = "[" + strconv.Quote(s) + "]"
		}
	}
	if quoted != "" {
		quoted = key + " = " + quoted
	}
	d.report(path, "wrong-type", key, diag.Term(want), typeTerm(value), quoted)
}

// elementMismatch reports a list element whose type is not the expected one.
func (d *decoder) elementMismatch(path string, i int, key, want string, value any) {
	d.report(fmt.Sprintf("%s[%d]", path, i), "wrong-element", key, i+1, diag.Term(want), typeTerm(value))
}

// finding returns a finding about a key of m.
func (m *Meta) finding(path, code string, args ...any) diag.Finding {
	line, col := m.At(path)
	return diag.Finding{Code: code, File: m.File, Line: line, Col: col, Key: path, Args: args,
		Redact: code == "secret-key"}
}
