package form

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parvis/generator/content/edit"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
)

// contents reads the records of the real content.
func contents(t testing.TB) (*record.Set, *Directory) {
	t.Helper()
	var found diag.List
	set, err := record.Load(t.Context(), os.DirFS("../../../content"), &found)
	if err != nil {
		t.Fatal(err)
	}
	return set, NewDirectory(set)()
}

const avenir = `# le signataire
nom = "Avenir" # son nom
type = "entreprise"
territoires = ["aude"]
signature = 2017-02-28

# les stages
[[engagement]]
domaine = "education"
action = "Stages"
debut = "2017-02"

  [[engagement.indicateur]]
  nom = "Stagiaires"
  unite = "stagiaires"
  cible = "environ 20"
  valeurs = { 2017 = 12, 2018 = "18 à 21" } # deux ans

[[engagement]]
domaine = "emploi"
action = "Parrainage"
`

// write returns the text after a form was changed and sent, as the difference of lines.
func write(t *testing.T, f Form, text string, change func(Values)) string {
	t.Helper()
	out, faults := send(t, f, text, change)
	if faults != nil {
		t.Fatalf("%+v", faults)
	}
	before, after := strings.Split(text, "\n"), strings.Split(out, "\n")
	var diff []string
	for _, l := range before {
		if !slices.Contains(after, l) {
			diff = append(diff, "- "+l)
		}
	}
	for _, l := range after {
		if !slices.Contains(before, l) {
			diff = append(diff, "+ "+l)
		}
	}
	return strings.Join(diff, "\n")
}

func send(t *testing.T, f Form, text string, change func(Values)) (string, []Fault) {
	t.Helper()
	file, err := edit.Parse("signataires/avenir.toml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	v := f.Read(file)
	change(v)
	out, faults, err := f.Write("signataires/avenir.toml", []byte(text), v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out), faults
}

func TestWrite(t *testing.T) {
	_, names := contents(t)
	itself := Form{Kind: model.Signatories, Names: names}
	first := Form{Kind: model.Signatories, Table: "engagement", Index: 0, Names: names}
	added := Form{Kind: model.Signatories, Table: "engagement", Index: New, Names: names}
	for name, c := range map[string]struct {
		form   Form
		change func(Values)
		want   string
	}{
		"nothing":        {itself, func(Values) {}, ""},
		"nothing either": {first, func(Values) {}, ""},
		"as typed":       {itself, func(v Values) { v["nom"] = []string{" Avenir\r\n"} }, ""},
		"a name":         {itself, func(v Values) { v["nom"] = []string{"L’Avenir"} }, "- nom = \"Avenir\" # son nom\n+ nom = \"L’Avenir\" # son nom"},
		"a date":         {itself, func(v Values) { v["signature"] = []string{"mars 2019"} }, "- signature = 2017-02-28\n+ signature = \"2019-03\""},
		"no date":        {itself, func(v Values) { v["signature"] = []string{""} }, "- signature = 2017-02-28"},
		"a place":        {itself, func(v Values) { v["territoires"] = append(v["territoires"], "gard", "") }, "- territoires = [\"aude\"]\n+ territoires = [\"aude\", \"gard\"]"},
		"a draft":        {itself, func(v Values) { v["brouillon"] = []string{"oui"} }, "+ brouillon = true"},
		"a figure":       {first, func(v Values) { v["indicateur[0].valeurs:nombres"][0] = "13" }, "-   valeurs = { 2017 = 12, 2018 = \"18 à 21\" } # deux ans\n+   valeurs = { 2017 = 13, 2018 = \"18 à 21\" } # deux ans"},
		"a year": {first, func(v Values) {
			v["indicateur[0].valeurs:periodes"] = append(v["indicateur[0].valeurs:periodes"], "2019")
			v["indicateur[0].valeurs:nombres"] = append(v["indicateur[0].valeurs:nombres"], "une vingtaine")
		}, "-   valeurs = { 2017 = 12, 2018 = \"18 à 21\" } # deux ans\n+   valeurs = { 2017 = 12, 2018 = \"18 à 21\", 2019 = \"environ 20\" } # deux ans"},
		"a target by year": {first, func(v Values) {
			delete(v, "indicateur[0].cible")
			v["indicateur[0].cible:periodes"], v["indicateur[0].cible:nombres"] = []string{"2018", "2017", ""}, []string{"12", "10", ""}
		}, "-   cible = \"environ 20\"\n+   cible = { 2017 = 10, 2018 = 12 }"},
		"a place unknown": {first, func(v Values) { v["territoires:aucun"] = []string{"oui"} }, "+ territoires = []"},
		"an indicator": {first, func(v Values) {
			if focus, ok := v.Press("ajouter indicateur"); !ok || focus != "indicateur[n1]" {
				t.Errorf("%q %v", focus, ok)
			}
			v["indicateur[n1].nom"], v["indicateur[n1].unite"] = []string{"Classes"}, []string{"classes"}
			v["indicateur[n1].bilan:rangs"] = []string{"n1", "n2"}
			v["indicateur[n1].bilan[n1].annee"], v["indicateur[n1].bilan[n1].valeur"] = []string{"2014/2015"}, []string{"2"}
		}, "+   nom = \"Classes\"\n+   unite = \"classes\"\n+   [[engagement.indicateur.bilan]]\n+   annee = \"2014-2015\"\n+   valeur = 2"},
		"no indicator": {first, func(v Values) { v.Press("retirer indicateur 0") },
			"-   [[engagement.indicateur]]\n-   nom = \"Stagiaires\"\n-   unite = \"stagiaires\"\n-   cible = \"environ 20\"\n-   valeurs = { 2017 = 12, 2018 = \"18 à 21\" } # deux ans"},
		"a commitment": {added, func(v Values) {
			v["domaine"], v["action"], v["debut"] = []string{names.Label([]model.Kind{model.Domains}, "rse")}, []string{"Mécénat"}, []string{"12/03/2019"}
		}, "+ domaine = \"rse\"\n+ action = \"Mécénat\"\n+ debut = 2019-03-12"},
	} {
		if got := write(t, c.form, avenir, c.change); got != c.want {
			t.Errorf("%s:\n%s\nwanted\n%s", name, got, c.want)
		}
	}
}

// TestOrder: rows that change places keep their own bytes.
func TestOrder(t *testing.T) {
	_, names := contents(t)
	f := Form{Kind: model.Signatories, Table: "engagement", Index: 0, Names: names}
	text := "nom = \"A\"\n\n[[engagement]]\naction = \"x\"\n\n[[engagement.indicateur]]\nnom = \"un\" # 1\n\n[[engagement.indicateur]]\nnom = \"deux\"\n\n[[engagement.indicateur]]\nnom = \"trois\"\n"
	got, faults := send(t, f, text, func(v Values) {
		v.Press("retirer indicateur 1")
		v.Press("ajouter indicateur")
		v["indicateur[n1].nom"] = []string{"quatre"}
		v.Press("monter indicateur n1")
		v.Press("monter indicateur 2")
		v.Press("monter indicateur n1")
	})
	if faults != nil {
		t.Fatal(faults)
	}
	var order []string
	for l := range strings.Lines(got) {
		if s, ok := strings.CutPrefix(l, "nom = "); ok {
			order = append(order, strings.TrimSpace(s))
		}
	}
	if want := []string{`"A"`, `"un" # 1`, `"quatre"`, `"trois"`}; !slices.Equal(order, want) {
		t.Errorf("%q, wanted %q\n%s", order, want, got)
	}
}

func TestFaults(t *testing.T) {
	_, names := contents(t)
	first := Form{Kind: model.Signatories, Table: "engagement", Index: 0, Names: names}
	for code, change := range map[string]func(Values){
		"not-a-date":           func(v Values) { v["debut"] = []string{"bientôt"} },
		"impossible-date":      func(v Values) { v["debut"] = []string{"30/02/2017"} },
		"form-no-record":       func(v Values) { v["domaine"] = []string{"cuisine"} },
		"form-several-records": func(v Values) { v["partenaires"] = []string{"fac"} },
		"form-no-choice":       func(v Values) { v["statut"] = []string{"fini"} },
		"not-a-number":         func(v Values) { v["indicateur[0].cible"] = []string{"beaucoup"} },
		"thousand-or-decimal":  func(v Values) { v["indicateur[0].cible"] = []string{"1.250"} },
		"form-no-period":       func(v Values) { v["indicateur[0].valeurs:periodes"][0] = "l'an dernier" },
		"form-period-twice":    func(v Values) { v["indicateur[0].valeurs:periodes"][1] = "2017" },
		"form-lone-figure":     func(v Values) { v["indicateur[0].valeurs:periodes"][1] = "" },
		"form-two-forms": func(v Values) {
			v["indicateur[0].cible:periodes"], v["indicateur[0].cible:nombres"] = []string{"2018"}, []string{"12"}
		},
	} {
		out, faults := send(t, first, avenir, change)
		if len(faults) != 1 || faults[0].Code != code || out != "" {
			t.Errorf("%s: %+v", code, faults)
		}
	}
}

// TestEveryRecord: a form that is sent as it was opened changes no byte of any record of the content, in
// any of its forms, as a browser sends it.
func TestEveryRecord(t *testing.T) {
	set, names := contents(t)
	forms := 0
	for _, e := range append(set.All(), set.Site) {
		m := e.Common()
		text, err := os.ReadFile(filepath.Join("../../../content", filepath.FromSlash(m.File)))
		if err != nil {
			t.Fatal(err)
		}
		file, err := edit.Parse(m.File, text)
		if err != nil {
			t.Fatal(err)
		}
		all := []Form{{Kind: m.Kind, Names: names}}
		for _, part := range Parts(m.Kind) {
			tables, _ := file.Value(edit.Path{{Name: part.Path, Index: -1}})
			list, _ := tables.([]map[string]any)
			for i := range list {
				all = append(all, Form{Kind: m.Kind, Table: part.Path, Index: i, Names: names})
			}
		}
		for _, f := range all {
			forms++
			v := f.Read(file)
			out, faults, err := f.Write(m.File, text, sent(f.Nodes(v), v))
			if err != nil || faults != nil || string(out) != string(text) {
				t.Errorf("%s %s[%d]: %v %+v", m.File, f.Table, f.Index, err, faults)
			}
		}
	}
	if forms < 200 {
		t.Errorf("only %d forms", forms)
	}
}

// sent returns what a browser sends of a form: every field, with the line ends of the web, and those
// places that are empty.
func sent(nodes []Node, v Values) Values {
	out := maps.Clone(v)
	var walk func([]Node)
	walk = func(nodes []Node) {
		for _, n := range nodes {
			walk(n.Nodes)
			for _, r := range n.Rows {
				walk(r.Nodes)
			}
			switch n.Control {
			case Rows, Table, Tick, Choice:
			case Ticks: // in the order of the page
				delete(out, n.Name)
				for _, o := range n.Options {
					if slices.Contains(n.Typed, o.Value) {
						out[n.Name] = append(out[n.Name], o.Value)
					}
				}
			case Periods, Aim:
				out[n.Name+periodsSuffix], out[n.Name+figuresSuffix] = nil, nil
				for _, f := range n.Figures {
					out[n.Name+periodsSuffix] = append(out[n.Name+periodsSuffix], f.Period)
					out[n.Name+figuresSuffix] = append(out[n.Name+figuresSuffix], f.Value)
				}
			default:
				out[n.Name] = nil
				for _, s := range n.Typed {
					out[n.Name] = append(out[n.Name], strings.ReplaceAll(s, "\n", "\r\n"))
				}
			}
		}
	}
	walk(nodes)
	if body, ok := v[Body]; ok {
		out[Body] = []string{strings.ReplaceAll(body[0], "\n", "\r\n")}
	}
	return out
}
