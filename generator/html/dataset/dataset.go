// Package dataset makes the page that explains the data, the files of the data and
// every record as data.
package dataset

import (
	"fmt"
	"io"
	"slices"
	"sync"

	"parvis/generator/data/export"
	"parvis/generator/html/feeds"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes the page and the files.
type Builder struct {
	*view.Site
	feeds     *feeds.Builder
	published func() *export.Data // made once
	files     func() *export.Set  // made once
}

// New returns a Builder; the page links to the feeds that exist.
func New(s *view.Site, feeds *feeds.Builder) *Builder {
	b := &Builder{Site: s, feeds: feeds}
	b.published = sync.OnceValue(func() *export.Data { return export.Of(b.Model, b.Totals()) })
	b.files = sync.OnceValue(func() *export.Set { return export.Files(b.published(), b.aboutData()) })
	return b
}

// DataView is the page that explains the data.
type DataView struct {
	view.Shell
	Facts    []view.Pair
	Wholes   []DataFile // all tables in one
	Remarks  []string
	Tables   []DataTable
	Machines []DataFile // what describes the data, for programs
	Feeds    []DataFile
	Citation string
}

// DataTable is a table with its files and its columns.
type DataTable struct {
	ID      string
	Title   string
	Text    string
	Size    string // "212 lignes, 22 colonnes"
	Updated string
	Files   []DataFile
	Columns *view.Table
}

// DataFile is a file to fetch, what it is, and its weight.
type DataFile struct {
	view.Link
	Name string // that it is kept under; "" for its own
	Text string
	Size string // "12 Ko"; "" for one that is small
}

// aboutData returns the metadata of the data files.
func (b *Builder) aboutData() export.About {
	p := b.Model.Publisher
	return export.About{Title: b.Words.T("page.data.dataset", b.Model.Title), Description: b.Model.Description, Publisher: p.Name, Email: p.Email,
		Licence: b.Model.Licence.Name, LicenceURL: b.Model.Licence.URL, Home: b.Model.URL + address.Data, Root: b.Model.URL + address.DataFiles, Lang: b.Model.Lang, Site: b.Model.URL, AsOf: b.AsOf}
}

// Files returns the page of the data, its files, and every record as data. The files
// come before the page that shows their sizes.
func (b *Builder) Files() []site.File {
	var out []site.File
	bundle := &site.Bundle{Write: func(to func(string, func(io.Writer) error) error) error {
		return b.files().Write(func(name string, content func(io.Writer) error) error { return to(address.DataFiles+name, content) })
	}}
	for _, f := range b.files().Files() {
		out = append(out, site.File{Address: address.DataFiles + f.Name, Bundle: bundle, Large: true, Write: func(w io.Writer) error { return b.files().WriteOne(w, f.Name) }})
	}
	for _, f := range b.files().Described() {
		file := site.Bytes(address.DataFiles+f.Name, f.Bytes)
		if f.Sized {
			file.Waits = site.ForSizes
		}
		out = append(out, file)
	}
	about := view.Page(b.Site, address.Data, "data", func() (DataView, error) {
		sizes, err := b.files().Measured()
		if err != nil {
			return DataView{}, err
		}
		return b.dataPage(sizes)
	})
	about.Waits = site.ForSizes
	out = append(out, about)
	scratch := sync.Pool{New: func() any { return new([]byte) }}
	for _, t := range b.published().Twins(b.aboutData()) {
		out = append(out, site.File{Address: address.Twin(t.Record), Write: func(w io.Writer) error {
			made := scratch.Get().(*[]byte)
			defer scratch.Put(made)
			*made = t.Append((*made)[:0])
			_, err := w.Write(*made)
			return err
		}})
	}
	return out
}

func (b *Builder) dataPage(sizes export.Measured) (DataView, error) {
	v := DataView{Citation: b.Text(b.files().Citation())}
	v.Tables, v.Wholes = b.dataFiles(sizes)
	v.Shell = b.Shell(view.Frame{At: address.Data, Kind: "data", Title: b.Words.T("page.data.title"), Lead: b.Words.T("page.data.lead"), About: b.aboutDataset()})
	var f view.Facts
	f.Add(b.Words.T("page.data.as-of"), view.Plain(b.AsOf)...)
	f.Add(b.Words.T("page.data.changed"), view.Plain(b.changed())...)
	f.Add(b.Words.T("page.data.licence"), view.Link{Text: b.Text(b.Model.Licence.Name), Href: b.Model.Licence.URL})
	f.Add(b.Words.T("page.data.version"), view.Plain(export.SchemaVersion)...)
	v.Facts = f
	for _, r := range []string{"missing", "range", "date", "formula", "withheld", "stable", "version", "added"} {
		v.Remarks = append(v.Remarks, b.Words.T("page.data.remark."+r))
	}
	for _, m := range []struct{ key, name string }{{"package", export.PackageFile}, {"json-ld", export.CatalogueFile + ".jsonld"}, {"turtle", export.CatalogueFile + ".ttl"}} {
		v.Machines = append(v.Machines, DataFile{Link: view.Link{Text: m.name, Href: b.Href(address.DataFiles + m.name)}, Text: b.Words.T("page.data.machine." + m.key)})
	}
	feed := func(text, at, about string, shown bool) {
		if shown {
			v.Feeds = append(v.Feeds, DataFile{Link: view.Link{Text: text, Href: b.Href(at)}, Text: about})
		}
	}
	feed(b.Words.T("page.kinds.actualites"), address.NewsFeed, "", b.feeds.HasNews())
	feed(b.Words.T("page.feed.commitments"), address.CommitmentsFeed, b.Words.T("page.data.feeds"), b.feeds.HasCommitments())
	feed(b.Words.T("page.calendar.title"), address.Calendar, b.feeds.About(), b.feeds.HasEvents())
	return v, nil
}

// changed returns the latest update of any record.
func (b *Builder) changed() string {
	if len(b.Model.Records) == 0 {
		return ""
	}
	last := slices.MaxFunc(b.Model.Records, func(x, y *model.Record) int { return x.Updated.Compare(y.Updated) })
	return b.Date(last.Updated)
}

// dataFiles returns the tables with their files, and the files of all of them.
func (b *Builder) dataFiles(sizes export.Measured) (tables []DataTable, wholes []DataFile) {
	at := map[*export.Table]int{}
	for i, t := range export.Tables() {
		at[t] = i
		size := sizes.Table(t)
		columns := &view.Table{Caption: b.Words.T("page.data.columns", t.Name), Head: view.Heads(b.Words.T("page.data.column"), b.Words.T("page.data.type"), b.Words.T("page.data.meaning"))}
		for _, f := range t.Fields {
			columns.Rows = append(columns.Rows, view.Row{Head: view.Link{Text: f.Name}, Cells: []view.Cell{{Text: b.Text(f.Type.Label().In(b.Model.Lang))}, {Text: b.Text(f.Explained(b.Model.Lang))}}})
		}
		title := b.Words.T("page.data.table." + t.Name)
		one := DataTable{ID: t.Name, Title: title, Text: b.Text(t.About.In(b.Model.Lang)), Columns: columns,
			Size: b.Words.T("page.data.size", b.Words.N("page.data.rows", size.Rows), b.Words.N("page.data.fields", len(t.Fields)))}
		if !size.Updated.IsZero() {
			one.Updated = b.Words.T("page.data.updated", b.Date(size.Updated))
		}
		tables = append(tables, one)
	}
	for _, f := range b.files().Files() {
		file := DataFile{Link: view.Link{Text: b.Words.T("page.data.format." + f.Format.Key), Href: b.Href(address.DataFiles + f.Name)}, Size: b.weight(sizes.File(f.Name).Bytes)}
		if f.Table == nil {
			file.Text = b.Words.T("page.data.whole." + f.Format.Key)
			file.Name = fmt.Sprintf("donnees_%s.%s", b.Model.AsOf, f.Format.Key)
			wholes = append(wholes, file)
			continue
		}
		file.Name = fmt.Sprintf("%s_%s.%s", f.Table.Name, b.Model.AsOf, f.Format.Key)
		tables[at[f.Table]].Files = append(tables[at[f.Table]].Files, file)
	}
	return tables, wholes
}

// weight returns a size in words, in units of 1000 bytes.
func (b *Builder) weight(bytes int64) string {
	switch {
	case bytes < 1000:
		return b.Words.T("page.weight.bytes", b.Words.Number(int(bytes)))
	case bytes < 1_000_000:
		return b.Words.T("page.weight.kilo", b.Words.Number(int((bytes+500)/1000)))
	}
	return b.Words.T("page.weight.mega", b.Decimal(float64((bytes+50_000)/100_000)/10))
}

// aboutDataset returns the data for search engines: the whole, and each table as a part of it.
func (b *Builder) aboutDataset() any {
	a := b.aboutData()
	d := &view.Dataset{Type: "Dataset", Name: b.Text(a.Title), Description: b.Text(a.Description), URL: a.Home, License: a.LicenceURL, Free: true,
		Creator: b.Publisher(), Covers: "../" + b.Model.AsOf.String(), Modified: b.Model.AsOf.String(), Language: a.Lang}
	if d.Description == "" {
		d.Description = d.Name
	}
	parts := map[*export.Table]*view.Dataset{}
	for _, t := range export.Tables() {
		title := b.Words.T("page.data.table." + t.Name)
		parts[t] = &view.Dataset{Type: "Dataset", Name: b.Words.T("page.head-title", title, d.Name), Description: b.Text(t.About.In(b.Model.Lang)), URL: a.Home + "#" + t.Name,
			License: a.LicenceURL, Free: true, Creator: d.Creator, Covers: d.Covers, Modified: d.Modified, Language: d.Language}
		d.Parts = append(d.Parts, parts[t])
	}
	for _, f := range b.files().Files() {
		of := d
		if f.Table != nil {
			of = parts[f.Table]
		}
		of.Files = append(of.Files, view.Download{Type: "DataDownload", Format: f.Format.Media, URL: a.Root + f.Name})
	}
	return d
}
