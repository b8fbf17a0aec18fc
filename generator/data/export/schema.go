package export

import (
	"iter"
	"slices"

	"parvis/generator/model"
	"parvis/generator/text/date"
)

// Type is the type of a column's cells.
type Type int

// The types and how their values are written.
const (
	Text    Type = iota // as editors typed it, trimmed
	Key                 // the identifier of a row
	Keys                // identifiers of rows: a list in JSON, elsewhere separated by spaces
	Texts               // several texts: a list in JSON, elsewhere a JSON list in the cell
	Day                 // ISO 8601 at the known precision: 2018-07-11, 2018-07 or 2018
	Whole               // a whole number
	Number              // a number with a decimal dot, perhaps negative
	Boolean             // true or false
	Address             // an absolute address
)

// Localized is a text in the two languages of sites.
type Localized struct{ FR, EN string }

// In returns the text in a language (BCP 47): English for "en", else French.
func (s Localized) In(lang string) string {
	if lang == "en" {
		return s.EN
	}
	return s.FR
}

// Field is a column of a table.
type Field struct {
	Name     string
	Type     Type
	About    Localized
	Required bool     // never missing
	Unique   bool     // no two rows have the same
	Enum     []string // the only values; nil for any
	Refers   string   // the table whose rows it identifies; "" for none
}

// Table is a table of the schema.
type Table struct {
	Name   string
	About  Localized
	Fields []Field
	rows   func(d *Data, yield func([]Value) bool)
}

// Rows yields the rows of the table, their cells aligned with Fields, in the order
// of the site's lists. The slice is reused for the next row.
func (t *Table) Rows(d *Data) iter.Seq[[]Value] {
	return func(yield func([]Value) bool) { t.rows(d, yield) }
}

// Value is the value of a cell. The zero Value is a missing one, which differs from the number zero.
type Value struct {
	kind   kind
	text   string
	number float64 // of a boolean: 1 for true
	list   []string
}

type kind uint8

const (
	missing kind = iota
	singleText
	number
	boolean
	textList
)

// Missing reports whether the value is unknown.
func (v Value) Missing() bool { return v.kind == missing }

func textValue(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{kind: singleText, text: s}
}

func dayValue(d date.Date) Value { return textValue(d.String()) }

func wholeValue(n int) Value { return Value{kind: number, number: float64(n)} }

func boolValue(is bool) Value {
	v := Value{kind: boolean}
	if is {
		v.number = 1
	}
	return v
}

func listValue(ss []string) Value {
	if len(ss) == 0 {
		return Value{}
	}
	return Value{kind: textList, list: ss}
}

// slugs returns the slugs of records.
func slugs[M model.Entry](ms []M) Value {
	if len(ms) == 0 {
		return Value{}
	}
	out := make([]string, len(ms))
	for i, m := range ms {
		out[i] = m.Header().Slug
	}
	return listValue(out)
}

// slugsOf returns the slugs of those records that are of a kind.
func slugsOf(k model.Kind, rs []*model.Record) Value {
	var out []string
	for _, r := range rs {
		if r.Kind == k {
			out = append(out, r.Slug)
		}
	}
	return listValue(out)
}

// column is a field with the function that computes its value from a row.
type column[R any] struct {
	Field
	of func(d *Data, r R) Value
}

func col[R any](name string, t Type, fr, en string, of func(d *Data, r R) Value) column[R] {
	return column[R]{Field{Name: name, Type: t, About: Localized{fr, en}}, of}
}

func (c column[R]) required() column[R] { c.Required = true; return c }

// The explanations of columns that several tables have.
const (
	directionFR  = "Le sens visé : plus (hausse) ou moins (baisse). Vide : non précisé, et rien n'est dit d'un progrès."
	directionEN  = "The aim: more (hausse) or less (baisse). Empty: not told, and no progress is claimed."
	cumulationFR = "Comment les périodes font un total : elles s'ajoutent (somme), la dernière vaut (dernier), leur moyenne (moyenne)."
	cumulationEN = "How periods make a total: they add up (somme), the last one stands (dernier), their mean (moyenne)."
)

// vocabularyCol returns a column whose values are those of a vocabulary.
func vocabularyCol[R any, W model.Vocabulary[W]](name, fr, en string, of func(R) W) column[R] {
	return col(name, Text, fr, en, func(_ *Data, r R) Value { return textValue(string(of(r))) }).
		oneOf(model.Texts[W]()...)
}

func (c column[R]) oneOf(values ...string) column[R] { c.Enum = values; return c }

func (c column[R]) to(table string) column[R] { c.Refers = table; return c }

// table is a Table whose rows are computed from values of type R.
type table[R any] struct {
	Table
	columns []column[R]
}

// newTable returns a table with one row for each value of all.
func newTable[R any](name string, about Localized, all func(*Data) iter.Seq[R], columns ...[]column[R]) *table[R] {
	t := &table[R]{Table: Table{Name: name, About: about}, columns: slices.Concat(columns...)}
	for _, c := range t.columns {
		t.Fields = append(t.Fields, c.Field)
	}
	t.rows = func(d *Data, yield func([]Value) bool) {
		cells := make([]Value, len(t.columns))
		for r := range all(d) {
			t.fill(d, r, cells)
			if !yield(cells) {
				return
			}
		}
	}
	return t
}

func (t *table[R]) fill(d *Data, r R, cells []Value) {
	for i, c := range t.columns {
		cells[i] = c.of(d, r)
	}
}

// identityColumns returns the first columns of each table: identifier and page.
func identityColumns[R any](id func(R) string, record func(R) *model.Record, page func(d *Data, r R) string) []column[R] {
	key := col("id", Key, "Identifiant stable de la ligne.", "Stable identifier of the row.",
		func(_ *Data, r R) Value { return textValue(id(r)) }).required()
	key.Unique = true
	if page == nil {
		page = func(d *Data, r R) string { return d.page(record(r)) }
	}
	return []column[R]{key,
		col("page", Address, "Adresse de la page du site qui montre la ligne.", "Address of the page of the site that shows the row.",
			func(d *Data, r R) Value { return textValue(page(d, r)) }).required()}
}

// sourceColumns returns the last columns of each table: source, note and dates.
func sourceColumns[R any](source func(R) model.Source, note func(R) string, record func(R) *model.Record) []column[R] {
	return []column[R]{
		col("source", Text, "D'où viennent les informations de la ligne : un titre, une phrase ou une adresse. Vide : aucune source n'est indiquée.",
			"Where the row comes from: a title, words or an address. Empty: no source is given.",
			func(d *Data, r R) Value { return textValue(sourceText(source(r))) }),
		col("source_url", Text, "Adresse de la source, quand elle en a une.", "Address of the source, when it has one.",
			func(d *Data, r R) Value { return textValue(d.sourceURL(source(r))) }),
		col("note", Text, "Remarque de la rédaction.", "The editors' remark.",
			func(_ *Data, r R) Value { return textValue(note(r)) }),
		col("maj", Day, "Dernière mise à jour de la fiche.", "Last update of the record.",
			func(_ *Data, r R) Value { return dayValue(record(r).Updated) }),
		col("arrete_au", Day, "Date à laquelle les données du site sont arrêtées.", "Date that the data of the site stop at.",
			func(d *Data, r R) Value { return textValue(d.AsOf()) }).required(),
	}
}

// sourceText returns a source as text.
func sourceText(s model.Source) string {
	switch {
	case s.Record != nil:
		return s.Record.Title
	case s.URL != "":
		return s.URL
	}
	return s.Text
}

func (d *Data) sourceURL(s model.Source) string {
	if s.Record != nil {
		return d.page(s.Record)
	}
	return s.URL
}
