package admin

import (
	"context"
	"net/http/httptest"
	"testing"

	"parvis/generator"
	"parvis/generator/admin/records"
	"parvis/generator/content/form"
	"parvis/generator/content/synth"
	"parvis/generator/diag/messages"
	"parvis/generator/model"
)

// large is a site of 10,000 signatories behind the forms.
func large(b *testing.B) (*Server, *records.Store) {
	b.Helper()
	dir := b.TempDir()
	if _, _, err := synth.Write(dir, 1, 10_000); err != nil {
		b.Fatal(err)
	}
	live := generator.NewLive(generator.Options{Content: dir, URL: "http://127.0.0.1/", Drafts: true})
	if report, err := live.Refresh(b.Context()); err != nil || report.Failed() {
		b.Fatal(err, report.Findings)
	}
	s := New(Options{Live: live, Content: dir, Lang: "fr", Words: messages.In("fr"), Explain: error.Error,
		Changed: func(ctx context.Context, files []string) {
			if _, err := live.Refresh(ctx, files...); err != nil {
				b.Error(err)
			}
		}})
	return s, s.store
}

// first returns a signatory of the site.
func first(b *testing.B, s *records.Store, live *generator.Live) *records.Opened {
	b.Helper()
	set, _ := live.Records()
	o, err := s.Open(model.Signatories, set.Signatories[5000].Slug)
	if err != nil {
		b.Fatal(err)
	}
	return o
}

// BenchmarkOpen opens a form of a site of 10,000 signatories.
func BenchmarkOpen(b *testing.B) {
	s, store := large(b)
	o := first(b, store, s.options.Live)
	for b.Loop() {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest("GET", at(o.Kind, o.Slug), nil))
		if w.Code != 200 {
			b.Fatal(w.Code)
		}
	}
}

// BenchmarkSave saves one of them: judged, written, and the site brought up to date.
func BenchmarkSave(b *testing.B) {
	s, store := large(b)
	f := form.Form{Kind: model.Signatories, Names: store.Names()}
	n := 0
	for b.Loop() {
		o := first(b, store, s.options.Live)
		v := f.Read(o.Doc)
		v["note"] = []string{[]string{"Une remarque.", "Une autre."}[n%2]}
		n++
		out, err := store.Save(b.Context(), o.Kind, o.Slug, f, v, o.Digest)
		if err != nil || !out.Written {
			b.Fatalf("%+v %v", out, err)
		}
	}
}
