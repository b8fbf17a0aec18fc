package index

import (
	"slices"
	"testing"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/date"
)

func signatory(slug, name string) *record.Signatory {
	s := &record.Signatory{Name: name}
	s.Kind, s.Slug, s.File = model.Signatories, slug, "signataires/"+slug+".md"
	return s
}

func page(slug string) *record.Page {
	p := &record.Page{Title: slug}
	p.Kind, p.Slug, p.File = model.Pages, slug, "pages/"+slug+".md"
	return p
}

// An index made from the last one gives the records of its own set, as one made
// anew does, whatever was edited before and since.
func TestIndexAfterEdits(t *testing.T) {
	first := &record.Set{Signatories: []*record.Signatory{signatory("engie", "Engie"), signatory("suez", "Suez")},
		Pages: []*record.Page{page("aide")}}
	x := New(first, date.Date{}, false, nil)
	for _, name := range []string{"Suez 2", "Suez 3", "Suez"} {
		set := *first
		set.Signatories = []*record.Signatory{first.Signatories[0], signatory("suez", name)}
		x = New(&set, date.Date{}, false, x)
		if !x.SameFiles || !slices.Equal(x.Edited, []int{1}) {
			t.Errorf("%s: same files %t, edited %v", name, x.SameFiles, x.Edited)
		}
		suez := record.Entry(set.Signatories[1])
		for what, got := range map[string]record.Entry{
			"slug":    x.BySlug(model.Signatories, "suez"),
			"file":    x.ByFile("signataires/suez.md"),
			"address": x.ByAddress("signataires/suez/"),
		} {
			if got != suez {
				t.Errorf("by %s: %v, want %s", what, got, name)
			}
		}
		for slug, e := range x.OfKind(model.Signatories) {
			if slug == "suez" && e != suez {
				t.Errorf("of its kind: %v, want %s", e, name)
			}
		}
		if got := x.ByAddress("aide/"); got != record.Entry(first.Pages[0]) {
			t.Errorf("a page by its address: %v", got)
		}
		if got := x.ByAddress("pages/aide/"); got != nil {
			t.Errorf("a page has no address below its folder: %v", got)
		}
	}
	set := *first
	set.Signatories = append(slices.Clone(first.Signatories), signatory("veolia", "Veolia"))
	if x = New(&set, date.Date{}, false, x); x.SameFiles || x.BySlug(model.Signatories, "veolia") == nil {
		t.Error("a new file isn't seen")
	}
	set = *first
	set.Signatories = []*record.Signatory{signatory("engie", "Engie"), signatory("veolia", "Veolia")}
	if x = New(&set, date.Date{}, false, New(first, date.Date{}, false, nil)); x.SameFiles || x.BySlug(model.Signatories, "suez") != nil {
		t.Error("a renamed file is taken for the old one")
	}
}

// What is looked up is noted, so that it can be compared; without a place for
// notes it is looked up all the same.
func TestFinderNotes(t *testing.T) {
	engie := signatory("engie", "Engie")
	set := &record.Set{Signatories: []*record.Signatory{engie}, Media: map[string]record.Media{"medias/logo.png": {}, "signataires/photo.png": {}}}
	x := New(set, date.Date{}, false, nil)
	var noted Lookups
	for _, f := range []*Finder{{Index: x, Lookups: &noted}, {Index: x}} {
		if f.Find(model.Signatories, "engie") == nil || f.Find(model.Actors, "engie") != nil || f.FindFile(engie.File) == nil ||
			f.FindFile("pages/x.md") != nil || f.FindMedia(engie, "photo.png") != "signataires/photo.png" ||
			f.FindMedia(engie, "logo.png") != "medias/logo.png" || f.FindMedia(engie, "x.png") != "" {
			t.Error("not what the set has")
		}
		if noted.AllNames != (f.Lookups == nil) {
			t.Error("all names are noted before they are needed, or not then")
		}
		if got := f.Guess("engi", model.Signatories); got != "engie" {
			t.Errorf("guessed %q", got)
		}
	}
	files := []string{"pages/x.md", "signataires/photo.png", "signataires/logo.png", "medias/logo.png",
		"signataires/x.png", "medias/x.png"}
	if !slices.Equal(noted.Found, []record.Entry{engie}) || !slices.Equal(noted.Files, files) ||
		!slices.Equal(noted.Missing, []Name{{model.Actors, "engie"}}) {
		t.Errorf("%+v", noted)
	}
}
