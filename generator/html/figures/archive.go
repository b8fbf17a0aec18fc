package figures

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"parvis/generator/data/export"
	"parvis/generator/figure"
	"parvis/generator/site/address"
)

// figureZIP returns all files of a figure in one, with a text that explains them and their
// description as a data package.
func (b *Builder) figureZIP(m *made) ([]byte, error) {
	data, err := b.figureJSON(m)
	if err != nil {
		return nil, err
	}
	p := &export.Parcel{Name: m.ID, Version: fmt.Sprintf("%d.0.0", figure.Version), AsOf: b.Model.AsOf, Sources: b.sourceNames(m), Table: export.Enclosed{Name: path.Base(address.FigureCSV(m.ID)), Data: m.CSV()},
		About: export.About{Title: m.Name(b.Words), Description: cmp.Or(m.Sentence, m.Empty), Publisher: b.Model.Publisher.Name, Licence: b.Model.Licence.Name, LicenceURL: b.Model.Licence.URL,
			Home: b.Model.URL + address.Figure(m.ID), Lang: b.Model.Lang}}
	for _, c := range m.Columns() {
		field := export.SchemaField{Name: c.Name, Type: "string", Description: b.Words.T("figure.column." + c.Meaning)}
		if c.Number {
			field.Type = "number"
		}
		p.Fields = append(p.Fields, field)
	}
	p.Others = []export.Enclosed{{Name: b.Words.T("page.readme.file"), Data: b.readme(m, p)}, {Name: path.Base(address.FigureJSON(m.ID)), Data: data}}
	if len(m.drawings) > 0 {
		drawn, err := b.figureSVG(m)
		if err != nil {
			return nil, err
		}
		p.Others = append(p.Others, export.Enclosed{Name: path.Base(address.FigureSVG(m.ID)), Data: drawn})
	}
	return p.ZIP()
}

// readme returns what whoever opens the archive reads first: what the figure says, on what it
// stands, how to cite it, what each column means.
func (b *Builder) readme(m *made, p *export.Parcel) []byte {
	var out strings.Builder
	line := func(s string) { out.WriteString(s + "\r\n") }
	list := func(title string, items []string) {
		if len(items) == 0 {
			return
		}
		line("")
		line(title)
		for _, i := range items {
			line("- " + i)
		}
	}
	line(p.About.Title)
	line("")
	line(p.About.Description)
	line("")
	line(b.Words.T("page.readme.as-of", b.AsOf))
	line(b.Words.T("page.readme.page", p.About.Home))
	line(b.Words.T("page.readme.licence", strings.TrimSpace(p.About.Licence+" "+p.About.LicenceURL)))
	line(b.Words.T("page.readme.cite", b.citation(m)))
	list(b.Words.T("page.readme.notes"), m.Notes)
	list(b.Words.T("page.readme.sources"), p.Sources)
	list(b.Words.T("page.readme.credits"), b.credits(m))
	files := []string{b.Words.T("page.readme.csv", path.Base(address.FigureCSV(m.ID))), b.Words.T("page.readme.json", path.Base(address.FigureJSON(m.ID)))}
	if len(m.drawings) > 0 {
		files = append(files, b.Words.T("page.readme.svg", path.Base(address.FigureSVG(m.ID))))
	}
	list(b.Words.T("page.readme.files"), append(files, b.Words.T("page.readme.package", export.PackageFile)))
	var columns []string
	for _, f := range p.Fields {
		columns = append(columns, b.Words.T("page.readme.column", f.Name, f.Description))
	}
	list(b.Words.T("page.readme.columns", path.Base(address.FigureCSV(m.ID))), columns)
	line("")
	line(b.Words.T("page.readme.formulas"))
	return []byte(out.String())
}

// credits returns what must be said of the outlines that a figure shows; nil where it shows none.
func (b *Builder) credits(m *made) []string {
	if !m.outlined() {
		return nil
	}
	var out []string
	for _, l := range b.mapCredits() {
		out = append(out, l.Text)
	}
	return out
}
