package stencil_test

import (
	"fmt"
	"html/template"
	"reflect"
	"testing"

	"parvis/generator/html/stencil"
)

// BenchmarkAppend executes the template of a list of 200 lines. That of whole pages
// is in the package theme.
func BenchmarkAppend(b *testing.B) {
	type line struct{ Href, Title, Lead string }
	set := template.Must(template.New("list").Parse(`<ul>{{range .}}<li><a href="{{.Href}}">{{.Title}}</a>{{with .Lead}} <p title="{{.}}">{{.}}</p>{{end}}</li>{{else}}<li>Rien</li>{{end}}</ul>`))
	var lines []line
	for i := range 200 {
		lines = append(lines, line{fmt.Sprintf("/signataires/n-%d/", i), fmt.Sprintf("L’organisation « %d » & Cie", i), "Un engagement pour l'emploi"})
	}
	fast := stencil.New(set, nil)
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if buf, err = fast.Append(buf[:0], "list", reflect.ValueOf(lines)); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(buf)))
}
