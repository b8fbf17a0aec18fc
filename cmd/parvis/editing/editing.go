// Package editing gives the forms of the browser what the command line can do: bring spreadsheets in,
// in the words of "parvis import".
package editing

import (
	"context"
	"net/http"

	"parvis/cmd/parvis/console"
	"parvis/cmd/parvis/sheets"
	"parvis/generator"
	"parvis/generator/admin"
	"parvis/generator/diag"
)

// Publisher sends the site: see admin.Publisher.
type Publisher = admin.Publisher

// Forms returns the forms of a site that is served.
func Forms(on *console.Console, o generator.Options, words diag.Catalogue, by Publisher, live *generator.Live, changed func(context.Context, []string)) http.Handler {
	return admin.New(admin.Options{Live: live, Content: o.Content, Lang: on.Lang, Words: words, Explain: on.ErrorMessage,
		Changed: changed, Sheets: reader{on, o.Content}, Publish: by})
}

// reader brings spreadsheets into the records of a content folder.
type reader struct {
	on      *console.Console
	content string
}

// Import implements admin.Sheets.
func (r reader) Import(ctx context.Context, files []admin.File, choice admin.Choice) (*admin.Told, error) {
	o := generator.ImportOptions{Options: generator.Options{Content: r.content}, Source: choice.Source, Accept: choice.Accept, Partial: choice.Partial, DryRun: !choice.Write}
	data := map[string][]byte{}
	for _, f := range files {
		data[f.Name] = f.Data
	}
	done, said, open, err := sheets.Bring(ctx, r.on, data, o)
	if err != nil {
		return nil, err
	}
	told := &admin.Told{Text: said, Open: open, Changes: len(done.Records), Written: done.Written}
	if open > 0 && !choice.Partial {
		told.Changes = 0 // it would be refused
	}
	for _, rec := range done.Records {
		told.Files = append(told.Files, rec.File)
	}
	return told, nil
}
