package record_test

import (
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/date"
)

// Each choice of values gives what the record holds, in the order of its struct,
// at the path under which the record knows its place.
func TestValues(t *testing.T) {
	y := date.Date{Year: 2018}
	s := &record.Signatory{Name: "Suez", Territories: []string{"aude", ""}, Signature: y, End: y,
		Conventions: []record.Convention{{Date: y, End: y}, {Source: "rapport", Partners: []string{"face"}}},
		Commitments: []record.Commitment{{Domain: "emploi", Start: y, Indicators: []record.Measure{{Name: "x"},
			{Ref: "stages", Deadline: y, Reports: []record.Report{{Source: "https://exemple.fr"}}}}}}}
	s.Website = "exemple.fr"
	s.Source, s.Updated, s.Publication, s.Alias = "Des notes", y, y, []string{"a/b"}
	site := &record.Site{Publisher: record.Publisher{Name: "Ville"}, Publishing: record.Publishing{Hosts: []string{"apache"}}}
	for name, c := range map[string]struct {
		got  iter.Seq[record.Value]
		want string
	}{
		"texts": {record.Values(s), "source=Des notes alias[0]=a/b nom=Suez site=exemple.fr territoires[0]=aude territoires[1]= convention[1].partenaires[0]=face convention[1].source=rapport " +
			"engagement[0].domaine=emploi engagement[0].indicateur[0].nom=x engagement[0].indicateur[1].ref=stages engagement[0].indicateur[1].bilan[0].source=https://exemple.fr"},
		"texts of settings": {record.Values(site), "editeur.nom=Ville publication.hebergeur[0]=apache"},
		"references": {record.References(s), "territoires[0]=aude territoires[1]= convention[1].partenaires[0]=face " +
			"engagement[0].domaine=emploi engagement[0].indicateur[1].ref=stages"},
		"sources": {record.Sources(s), "source=Des notes convention[1].source=rapport engagement[0].indicateur[1].bilan[0].source=https://exemple.fr"},
		"web":     {record.Addresses(s), "site=exemple.fr"},
		"done":    {record.DatesDone(s), "maj=2018 signature=2018 convention[0].date=2018"},
	} {
		var got []string
		for v := range c.got {
			text := v.Text
			if !v.Date.IsZero() {
				text = v.Date.String()
			}
			got = append(got, v.Path()+"="+text)
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
		for range c.got {
			break // at once, without a word about it
		}
	}
	for v := range record.References(s) {
		if want := map[string][]model.Kind{"territoires": {model.Territories}, "partenaires": {model.Actors, model.Signatories}, "domaine": {model.Domains}, "ref": {model.Indicators}}[v.Key]; !slices.Equal(v.Names, want) {
			t.Errorf("%s names %q, want %q", v.Path(), v.Names, want)
		}
	}
}

// A tag of a key is one that is read, on a key that can bear it.
func TestTags(t *testing.T) {
	text, texts, day := reflect.TypeFor[string](), reflect.TypeFor[[]string](), reflect.TypeFor[date.Date]()
	bears := map[string][]reflect.Type{"names": {text, texts}, "source": {text, texts}, "web": {text}, "document": {text}, "image": {text}, "long": {text}, "done": {day}}
	seen := map[string]int{}
	var walk func(reflect.Type)
	walk = func(s reflect.Type) {
		for i := range s.NumField() {
			f := s.Field(i)
			for tag := range strings.FieldsSeq(string(f.Tag)) {
				name, value, _ := strings.Cut(tag, ":")
				value = strings.Trim(value, `"`)
				seen[name]++
				switch {
				case name == "toml", name == "rare" && value == "true":
				case name == "withheld":
					if value != "kept" {
						t.Errorf("%s.%s: the tag %s has no such value", s, f.Name, tag)
					}
				case !slices.Contains(bears[name], f.Type):
					t.Errorf("%s.%s: a tag %s", s, f.Name, tag)
				case name == "names" && !areKinds(value), name != "names" && value != "true":
					t.Errorf("%s.%s: the tag %s has no such value", s, f.Name, tag)
				}
			}
			inner := f.Type
			if inner.Kind() == reflect.Slice {
				inner = inner.Elem()
			}
			if inner.Kind() == reflect.Struct && inner != day {
				walk(inner)
			}
		}
	}
	var set record.Set
	for f := range reflect.TypeFor[record.Set]().NumField() {
		switch kind := reflect.TypeOf(set).Field(f).Type; kind.Kind() {
		case reflect.Pointer:
			walk(kind.Elem())
		case reflect.Slice:
			walk(kind.Elem().Elem())
		}
	}
	for name := range bears {
		if seen[name] == 0 {
			t.Errorf("no key has the tag %s", name)
		}
	}
}

// areKinds reports whether a tag names kinds of record, separated by commas.
func areKinds(tag string) bool {
	for name := range strings.SplitSeq(tag, ",") {
		if !slices.Contains(model.Kinds(), model.Kind(name)) {
			return false
		}
	}
	return true
}
