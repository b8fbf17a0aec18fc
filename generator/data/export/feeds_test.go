package export

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"parvis/generator/text/date"
)

type readEvent struct{ ID, Title, Text, From, To, Address string }

// construct is a text construct of Atom.
type construct struct{ Value string }

type readFeed struct {
	ID, Updated   string
	Title, Rights construct
	Authors       []struct{ Name string }
	Links         []struct{ Rel, Href, Type string }
	Entries       []struct {
		ID, Updated, Published string
		Title, Summary         construct
		Links                  []struct{ Rel, Href string }
		Categories             []struct{ Term string }
	}
}

const trouble = "Été; \"a\", b\\c <d> & e\nligne 😀"

// TestCalendar: ical.js reads every event as it was; a month or a year lasts for
// all of it; lines are as RFC 5545 wants them.
func TestCalendar(t *testing.T) {
	long := strings.Repeat("é😀, ", 60)
	events := []Event{
		{ID: "https://exemple.test/a#b,c", Title: trouble, Text: long, Address: "https://exemple.test/a", On: date.Date{Year: 2024, Month: 2, Day: 29}},
		{ID: "2", Title: "Mois", Address: "https://exemple.test/b", On: date.Date{Year: 2023, Month: 12}},
		{ID: "3", Title: "Année\a", Address: "https://exemple.test/c", On: date.Date{Year: 2023}},
	}
	var made bytes.Buffer
	if err := ICalendar(&made, "Essai", "fr", date.Date{Year: 2023, Month: 6}, slices.Values(events)); err != nil {
		t.Fatal(err)
	}
	raw := made.Bytes()
	for line := range strings.SplitSeq(strings.TrimSuffix(string(raw), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n\a") || !utf8.ValidString(line) {
			t.Errorf("%d octets, or a character cut: %q", len(line), line)
		}
	}
	file := filepath.Join(t.TempDir(), "calendrier.ics")
	put(t, file, raw)
	var read map[string][]readEvent
	if err := json.Unmarshal(node(t, "feeds.cjs", file), &read); err != nil {
		t.Fatal(err)
	}
	want := []readEvent{
		{events[0].ID, trouble, long, "2024-02-29", "2024-03-01", events[0].Address},
		{"2", "Mois", "", "2023-12-01", "2024-01-01", events[1].Address},
		{"3", "Année", "", "2023-01-01", "2024-01-01", events[2].Address},
	}
	if got := read["calendrier.ics"]; !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%q\nwanted\n%q", got, want)
	}
}

// TestFeed: a reader of Atom has every entry as it was, and all that RFC 4287
// wants is there.
func TestFeed(t *testing.T) {
	feed := Feed{Title: trouble, Address: "https://exemple.test/flux.xml", Page: "https://exemple.test/", Lang: "fr", Author: "Préfecture", Rights: "Licence", AsOf: date.Date{Year: 2023},
		Entries: []Entry{
			{Title: trouble, Address: "https://exemple.test/a/#b", Summary: "<b>", Category: "Emploi", Updated: date.Date{Year: 2022, Month: 5, Day: 3}, Published: date.Date{Year: 2021}},
			{Title: "Deux", Address: "https://exemple.test/c/", Updated: date.Date{Year: 2021, Month: 12}},
		}}
	raw, err := feed.Atom()
	if err != nil {
		t.Fatal(err)
	}
	empty, err := Feed{Title: "Vide", Address: "https://exemple.test/vide.xml", Author: "Préfecture", AsOf: date.Date{Year: 2023}}.Atom()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	put(t, filepath.Join(dir, "flux.xml"), raw)
	put(t, filepath.Join(dir, "vide.xml"), empty)
	var read map[string]readFeed
	if err := json.Unmarshal(node(t, "feeds.cjs", filepath.Join(dir, "flux.xml"), filepath.Join(dir, "vide.xml")), &read); err != nil {
		t.Fatal(err)
	}
	got := read["flux.xml"]
	instants := regexp.MustCompile(`^\d{4}-\d\d-\d\dT00:00:00Z$`)
	for _, s := range []string{got.Updated, read["vide.xml"].Updated} {
		if !instants.MatchString(s) {
			t.Errorf("%q is no time", s)
		}
	}
	if got.ID != feed.Address || got.Title.Value != trouble || got.Updated != "2022-05-03T00:00:00Z" || got.Rights.Value != "Licence" || got.Authors[0].Name != "Préfecture" ||
		got.Links[0].Rel != "self" || got.Links[0].Href != feed.Address || got.Links[1].Href != feed.Page || len(got.Entries) != 2 {
		t.Fatalf("got %+v", got)
	}
	for i, e := range feed.Entries {
		g := got.Entries[i]
		if g.ID != e.Address || g.Title.Value != e.Title || g.Links[0].Href != e.Address || g.Updated != e.Updated.First().String()+"T00:00:00Z" || (g.Published == "") != e.Published.IsZero() ||
			(len(g.Categories) > 0) != (e.Category != "") || g.Summary.Value != e.Summary {
			t.Errorf("got %+v, wanted %+v", g, e)
		}
	}
}
