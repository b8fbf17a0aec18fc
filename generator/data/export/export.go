// Package export writes the data that Parvis publishes for reuse: the tables of
// the published schema, in every format, and the feeds.
//
// The schema is its own and has a version, which is part of every address:
// within a version tables and fields are only ever added. Tables and their
// fields are declared once, in Go (schema.go, and one file for each family of
// tables); the header of the CSV, the Table Schema, the data package, the
// catalogue, the notice of the workbook and the page that explains the data are derived
// from these declarations.
//
// Rules of every file:
//   - text is UTF-8; a date is ISO 8601 at its known precision; a number has a decimal dot;
//   - what is missing is empty in CSV and in the workbook, null in JSON, and never 0;
//   - a figure has two columns for its bounds, min and max, which are equal where it is one number,
//     and of which an open one is missing; a third tells its precision;
//   - CSV is RFC 4180; a part of a cell that a spreadsheet could run as a formula gets a leading
//     apostrophe: at the start of the cell, and after ; tab or line end, where some spreadsheets
//     begin another. Package text/formula has the rule, and that to get the original back;
//   - rows are in the order of the site's lists, and the same content gives the same
//     bytes on any day: the clock is never read;
//   - files are streamed, row after row, in bounded memory: all of
//     them in one pass over the rows, or one alone with the same bytes (walk.go).
//
// The model contains no withheld name, so no file does.
package export

import (
	"net/url"
	"strings"

	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site/address"
)

// Version is the version of the schema; it is part of the addresses (address.DataFiles).
const Version = 2

// Data is a site as tables.
type Data struct {
	site   *model.Site
	totals *stats.Totals
	asOf   string
}

// Of returns the data of a site, with what its totals derive from the records.
func Of(site *model.Site, totals *stats.Totals) *Data {
	return &Data{site: site, totals: totals, asOf: site.AsOf.String()}
}

// AsOf returns the as-of date of the data, ISO 8601.
func (d *Data) AsOf() string { return d.asOf }

// Tables returns the tables of the schema, in the order of its documentation.
func Tables() []*Table {
	tables := []*Table{&signatories.Table, &conventions.Table, &commitments.Table, &measures.Table, &targets.Table,
		&reports.Table, &received.Table, &dues.Table, &replies.Table, &assessments.Table, &indicators.Table, &domains.Table, &actions.Table, &territories.Table, &counts.Table, &actors.Table}
	for _, t := range stories {
		tables = append(tables, t.published())
	}
	return tables
}

// page returns the absolute address of a record.
func (d *Data) page(r *model.Record) string { return d.site.URL + address.Record(r) }

// document returns the absolute address of a file of the content; an absolute one is unchanged.
func (d *Data) document(file string) string {
	if file == "" || strings.HasPrefix(file, "http://") || strings.HasPrefix(file, "https://") {
		return file
	}
	return d.site.URL + (&url.URL{Path: file}).EscapedPath()
}
