package export

import (
	"iter"
	"slices"
	"sync"

	"parvis/generator/model"
)

// Twin is the data of a record's page as JSON: its row, and the rows of other tables
// that only its page shows.
type Twin struct {
	Record *model.Record
	Append func(out []byte) []byte
}

// Twins returns a twin for every record, table after table.
// A twin is one JSON object:
//
//	schema      address of the data package, which describes the fields
//	table       name of the table of the row
//	ligne       the row, as in the JSON of the table
//	<table>     for a signatory conventions, engagements, mesures, cibles, bilans, bilans_recus,
//	            bilans_dus, reponses and evaluations, for a domain actions, for a territory comptages and
//	            evaluations: the rows of these tables, in a list
func (d *Data) Twins(about About) []Twin {
	w := &twinBuilder{d: d, head: `{"schema":` + string(appendString(nil, about.Root+PackageFile)) + `,"table":`}
	for _, t := range slices.Concat([]recordRows{signatories, domains, territories, actors, indicators}, stories) {
		t.addTwins(w)
	}
	return w.made
}

// recordRows is the table of a kind of record, whatever the kind.
type recordRows interface {
	published() *Table
	addTwins(w *twinBuilder)
}

// twinBuilder collects the twins.
type twinBuilder struct {
	d    *Data
	head string
	made []Twin
}

// twinPart appends the rows of another table that belong to a record.
type twinPart[M any] func(d *Data, m M, out []byte) []byte

func rowsOf[M, R any](t *table[R], of func(M) iter.Seq[R]) twinPart[M] {
	return derivedRows(t, func(_ *Data, m M) iter.Seq[R] { return of(m) })
}

// derivedRows is rowsOf for rows that follow from more than the record.
func derivedRows[M, R any](t *table[R], of func(*Data, M) iter.Seq[R]) twinPart[M] {
	writers := writersOf(t.Fields)
	return func(d *Data, m M, out []byte) []byte {
		w := writers.Get().(*rowWriter)
		defer writers.Put(w)
		out = append(append(append(out, `,"`...), t.Name...), `":[`...)
		first := true
		for r := range of(d, m) {
			if !first {
				out = append(out, ',')
			}
			first = false
			t.fill(d, r, w.cells)
			out = w.objects.append(append(out, '\n'), w.cells)
		}
		return append(out, ']')
	}
}

// rowWriter holds the buffers for encoding rows as objects, reused through a pool.
type rowWriter struct {
	cells   []Value
	objects *objectEncoder
}

func writersOf(fields []Field) *sync.Pool {
	return &sync.Pool{New: func() any { return &rowWriter{make([]Value, len(fields)), newObjectEncoder(fields)} }}
}

func (t records[M]) addTwins(w *twinBuilder) {
	writers := writersOf(t.Fields)
	head := w.head + `"` + t.Name + `","ligne":` + "\n"
	for _, m := range t.all(w.d.site) {
		w.made = append(w.made, Twin{m.Header(), func(out []byte) []byte {
			row := writers.Get().(*rowWriter)
			t.fill(w.d, m, row.cells)
			out = row.objects.append(append(out, head...), row.cells)
			writers.Put(row)
			for _, p := range t.parts {
				out = p(w.d, m, out)
			}
			return append(out, "}\n"...)
		}})
	}
}
