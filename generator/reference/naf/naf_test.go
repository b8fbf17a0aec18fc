package naf

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	for _, want := range []Activity{
		{"C", "C", "Industrie manufacturière"},
		{"U", "U", "Activités extra-territoriales"},
		{"01.11Z", "A", "Culture de céréales (à l'exception du riz), de légumineuses et de graines oléagineuses"},
		{"10.71C", "C", "Boulangerie et boulangerie-pâtisserie"},
		{"47.11F", "G", "Hypermarchés"},
		{"53.10Z", "H", "Activités de poste dans le cadre d'une obligation de service universel"},
		{"62.01Z", "J", "Programmation informatique"},
		{"78.20Z", "N", "Activités des agences de travail temporaire"},
		{"88.10B", "Q", "Accueil ou accompagnement sans hébergement d'adultes handicapés ou de personnes âgées"},
		{"99.00Z", "U", "Activités des organisations et organismes extraterritoriaux"},
	} {
		if got, ok := Find(want.Code); !ok || got != want {
			t.Errorf("Find(%q) = %+v, %v, want %+v", want.Code, got, ok, want)
		}
	}
	for _, code := range []string{"", "V", "c", "01", "01.1", "01.11", "01.11z", "0111Z", "01.11Y", "00.00Z", "99.99Z", " 01.11Z"} {
		if got, ok := Find(code); ok {
			t.Errorf("Find(%q) = %+v, want nothing", code, got)
		}
	}
}

func TestSubclasses(t *testing.T) {
	if len(subclasses) != 732 {
		t.Errorf("%d sub-classes, want 732", len(subclasses))
	}
	divisions := map[string]bool{}
	covered := map[string]bool{}
	for i, s := range subclasses {
		if i > 0 && subclasses[i-1].code >= s.code {
			t.Errorf("%s stands after %s", s.code, subclasses[i-1].code)
		}
		if s.label == "" || s.label != strings.Join(strings.Fields(s.label), " ") {
			t.Errorf("%s: label %q", s.code, s.label)
		}
		got, ok := Find(s.code)
		if !ok || SectionLabel(got.Section) == "" {
			t.Errorf("Find(%q) = %+v, %v, want a known section", s.code, got, ok)
		}
		divisions[s.code[:2]] = true
		covered[got.Section] = true
	}
	if len(divisions) != 88 {
		t.Errorf("%d divisions, want 88", len(divisions))
	}
	if len(covered) != 21 {
		t.Errorf("sub-classes in %d sections, want 21", len(covered))
	}
}

func TestSections(t *testing.T) {
	var letters string
	for _, s := range Sections() {
		letters += s.Code
		if s.Section != s.Code || s.Label == "" || SectionLabel(s.Code) != s.Label {
			t.Errorf("section %+v", s)
		}
	}
	if letters != "ABCDEFGHIJKLMNOPQRSTU" {
		t.Errorf("sections %s, want A to U", letters)
	}
	for i, s := range sections {
		if s.first > s.last || i > 0 && sections[i-1].last >= s.first {
			t.Errorf("section %s: divisions %s to %s overlap or turn back", s.letter, s.first, s.last)
		}
	}
	if got := SectionLabel("Z"); got != "" {
		t.Errorf(`SectionLabel("Z") = %q, want ""`, got)
	}
}
