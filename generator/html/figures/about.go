package figures

import (
	"cmp"
	"strconv"

	"parvis/generator/html/view"
	"parvis/generator/site/address"
)

// aboutFigure returns a set of data: what a figure shows, with its files. Years is
// the period it is narrowed to, either end 0 when open; the data end with the
// as-of date.
func (b *Builder) aboutFigure(m *made, from, to int) any {
	d := &view.Dataset{Type: "Dataset", Name: m.Name(b.Words), Description: cmp.Or(m.Sentence, m.Empty), URL: b.Model.URL + address.Figure(m.ID), License: b.Model.Licence.URL, Free: true,
		Creator: b.Publisher(), Modified: b.Model.AsOf.String(), Language: b.Model.Lang}
	start, end := "..", b.Model.AsOf.String() // an open end, as in ISO 8601-2
	if from > 0 {
		start = strconv.Itoa(from)
	}
	if to > 0 {
		end = strconv.Itoa(to)
	}
	d.Covers = start + "/" + end
	d.Files = []view.Download{
		{Type: "DataDownload", Format: "text/csv", URL: b.Model.URL + address.FigureCSV(m.ID)},
		{Type: "DataDownload", Format: "application/json", URL: b.Model.URL + address.FigureJSON(m.ID)},
	}
	if len(m.Rows) > 0 {
		d.Files = append(d.Files, view.Download{Type: "DataDownload", Format: "application/zip", URL: b.Model.URL + address.FigureZIP(m.ID)})
	}
	return d
}
