// Package export is what Parvis publishes for others to reuse: the tables of
// the published schema, in every form, and the feeds.
//
// The schema is its own and has a version, which is part of every address:
// within a version tables and fields are only ever added. Tables and their
// fields are told once, in Go (schema.go, and one file for each family of
// tables); the header of the CSV, the Table Schema, the data package, the
// catalogue, the notice of the workbook and the page that explains it all come
// from there.
//
// Rules of every file:
//   - text is UTF-8; a date is ISO 8601 at the precision that is known; a number has a dot;
//   - what is missing is empty in CSV and in the workbook, null in JSON, and never 0;
//   - a figure known by its bounds has two columns, min and max, which are equal
//     where it is exact;
//   - CSV is RFC 4180; a cell that a spreadsheet would run begins with an
//     apostrophe (OWASP, CSV injection), and so does one that would then be
//     mistaken for such: to read a cell as it was, take one apostrophe from those
//     that match ^'+[=+\-@\t\r\n＝＋－＠];
//   - rows come in the order of the site's lists, and one content gives the same
//     bytes on any day: the clock is never read;
//   - files are written as they are made, row after row, in bounded memory: all of
//     them in one walk over the rows, or one alone with the same bytes (walk.go).
//
// The model holds no withheld name, so that no file does.
package export

import (
	"net/url"
	"strings"

	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Version is that of the schema; it is part of the addresses (address.Data).
const Version = 1

// Data is a site as tables.
type Data struct {
	site *model.Site
	asOf string
}

// Of returns the data of a site.
func Of(site *model.Site) *Data { return &Data{site: site, asOf: site.AsOf.String()} }

// AsOf returns the date that the data stop at, ISO 8601.
func (d *Data) AsOf() string { return d.asOf }

// Tables returns the tables of the schema, in the order in which they are told.
func Tables() []*Table {
	return []*Table{&signatories.Table, &conventions.Table, &commitments.Table, &measures.Table, &reports.Table, &indicators.Table, &domains.Table,
		&territories.Table, &counts.Table, &actors.Table, &experiences.Table, &syntheses.Table, &news.Table, &resources.Table, &calls.Table, &pages.Table}
}

// page returns the absolute address of a record.
func (d *Data) page(r *model.Record) string { return d.site.URL + address.Record(r) }

// document returns the absolute address of a file of the content, or of elsewhere.
func (d *Data) document(file string) string {
	if file == "" || strings.HasPrefix(file, "http://") || strings.HasPrefix(file, "https://") {
		return file
	}
	return d.site.URL + (&url.URL{Path: file}).EscapedPath()
}
