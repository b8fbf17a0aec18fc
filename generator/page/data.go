package page

import (
	"fmt"
	"io"
	"slices"
	"sync"

	"parvis/generator/address"
	"parvis/generator/export"
	"parvis/generator/model"
	"parvis/generator/site"
)

// DataView is the page that explains the data.
type DataView struct {
	Shell
	Facts    []Pair
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
	Columns *Table
}

// DataFile is a file to fetch, what it is, and its weight.
type DataFile struct {
	Link
	Name string // that it is kept under; "" for its own
	Text string
	Size string // "12 Ko"; "" for one that is small
}

// aboutData is what the files of data say of themselves.
func (b *builder) aboutData() export.About {
	p := b.site.Publisher
	return export.About{Title: b.words.T("page.data.dataset", b.site.Title), Description: b.site.Description, Publisher: p.Name, Email: p.Email,
		Licence: b.site.Licence.Name, LicenceURL: b.site.Licence.URL, Home: b.site.URL + address.Data, Root: b.site.URL + address.DataFiles, Lang: b.site.Lang, Site: b.site.URL}
}

// data is the page of the data, its files, and every record as data. The files
// come before what tells of their sizes.
func (b *builder) data() []site.File {
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
	about := page(b, address.Data, "data", func() (DataView, error) {
		known, err := b.files().Measured()
		if err != nil {
			return DataView{}, err
		}
		return b.dataPage(known)
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

func (b *builder) dataPage(known export.Measured) (DataView, error) {
	v := DataView{Citation: b.text(b.files().Citation())}
	v.Tables, v.Wholes = b.dataFiles(known)
	v.Shell = b.shell(frame{at: address.Data, kind: "data", title: b.words.T("page.data.title"), lead: b.words.T("page.data.lead"), about: b.aboutDataset()})
	var f facts
	f.add(b.words.T("page.data.as-of"), plain(b.asOf)...)
	f.add(b.words.T("page.data.changed"), plain(b.changed())...)
	f.add(b.words.T("page.data.licence"), Link{Text: b.text(b.site.Licence.Name), Href: b.site.Licence.URL})
	f.add(b.words.T("page.data.version"), plain(export.SchemaVersion)...)
	v.Facts = f
	for _, r := range []string{"missing", "range", "date", "formula", "withheld", "stable", "added"} {
		v.Remarks = append(v.Remarks, b.words.T("page.data.remark."+r))
	}
	for _, m := range []struct{ key, name string }{{"package", export.PackageFile}, {"json-ld", export.CatalogueFile + ".jsonld"}, {"turtle", export.CatalogueFile + ".ttl"}} {
		v.Machines = append(v.Machines, DataFile{Link: Link{Text: m.name, Href: b.href(address.DataFiles + m.name)}, Text: b.words.T("page.data.machine." + m.key)})
	}
	feed := func(text, at, about string, shown bool) {
		if shown {
			v.Feeds = append(v.Feeds, DataFile{Link: Link{Text: text, Href: b.href(at)}, Text: about})
		}
	}
	feed(b.words.T("page.kinds.actualites"), address.NewsFeed, "", len(b.recent().news) > 0)
	feed(b.words.T("page.feed.commitments"), address.CommitmentsFeed, b.words.T("page.data.feeds"), len(b.recent().commitments) > 0)
	feed(b.words.T("page.calendar.title"), address.Calendar, b.words.T("page.calendar.about"), b.plans())
	return v, nil
}

// changed is the latest update of any record.
func (b *builder) changed() string {
	if len(b.site.Records) == 0 {
		return ""
	}
	last := slices.MaxFunc(b.site.Records, func(x, y *model.Record) int { return x.Updated.Compare(y.Updated) })
	return b.date(last.Updated)
}

// dataFiles is the tables with their files, and the files of all of them.
func (b *builder) dataFiles(known export.Measured) (tables []DataTable, wholes []DataFile) {
	at := map[*export.Table]int{}
	for i, t := range export.Tables() {
		at[t] = i
		size := known.Table(t)
		columns := &Table{Caption: b.words.T("page.data.columns", t.Name), Head: heads(b.words.T("page.data.column"), b.words.T("page.data.type"), b.words.T("page.data.meaning"))}
		for _, f := range t.Fields {
			columns.Rows = append(columns.Rows, Row{Head: Link{Text: f.Name}, Cells: []Cell{{Text: b.text(f.Type.Said().In(b.site.Lang))}, {Text: b.text(f.Explained(b.site.Lang))}}})
		}
		title := b.words.T("page.data.table." + t.Name)
		one := DataTable{ID: t.Name, Title: title, Text: b.text(t.About.In(b.site.Lang)), Columns: columns,
			Size: b.words.T("page.data.size", b.words.N("page.data.rows", size.Rows), b.words.N("page.data.fields", len(t.Fields)))}
		if !size.Updated.IsZero() {
			one.Updated = b.words.T("page.data.updated", b.date(size.Updated))
		}
		tables = append(tables, one)
	}
	for _, f := range b.files().Files() {
		file := DataFile{Link: Link{Text: b.words.T("page.data.format." + f.Format.Key), Href: b.href(address.DataFiles + f.Name)}, Size: b.weight(known.File(f.Name).Bytes)}
		if f.Table == nil {
			file.Text = b.words.T("page.data.whole." + f.Format.Key)
			file.Name = fmt.Sprintf("donnees_%s.%s", b.site.AsOf, f.Format.Key)
			wholes = append(wholes, file)
			continue
		}
		file.Name = fmt.Sprintf("%s_%s.%s", f.Table.Name, b.site.AsOf, f.Format.Key)
		tables[at[f.Table]].Files = append(tables[at[f.Table]].Files, file)
	}
	return tables, wholes
}

// weight is a size in words, in units of 1000 bytes.
func (b *builder) weight(bytes int64) string {
	switch {
	case bytes < 1000:
		return b.words.T("page.weight.bytes", b.words.Number(int(bytes)))
	case bytes < 1_000_000:
		return b.words.T("page.weight.kilo", b.words.Number(int((bytes+500)/1000)))
	}
	return b.words.T("page.weight.mega", b.decimal(float64((bytes+50_000)/100_000)/10))
}

// aboutDataset is the data for search engines.
func (b *builder) aboutDataset() any {
	a := b.aboutData()
	d := &dataset{Type: "Dataset", Name: b.text(a.Title), Description: b.text(a.Description), URL: a.Home, License: a.LicenceURL, Free: true,
		Creator: b.publisher(), Covers: "../" + b.site.AsOf.String(), Modified: b.site.AsOf.String(), Language: a.Lang}
	if d.Description == "" {
		d.Description = d.Name
	}
	for _, f := range b.files().Files() {
		if f.Table == nil {
			d.Files = append(d.Files, download{Type: "DataDownload", Format: f.Format.Media, URL: a.Root + f.Name})
		}
	}
	return d
}
