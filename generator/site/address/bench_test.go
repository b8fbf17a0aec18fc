package address

import (
	"testing"

	"parvis/generator/model"
)

// BenchmarkHref writes the link to a record, and to a page of a narrowed list.
func BenchmarkHref(b *testing.B) {
	r := &model.Record{Kind: model.Signatories, Slug: "exemple-sa"}
	b.ReportAllocs()
	for b.Loop() {
		Href("/charte/", Record(r))
		Href("/charte/", SignatoriesBy(ByTerritory, "aude", 3))
		File(Twin(r))
	}
}
