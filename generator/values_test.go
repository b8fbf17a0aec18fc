package generator_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parvis/generator"
	"parvis/generator/content/record"
	"parvis/generator/content/schema"
	"parvis/generator/model"
)

// everyValue is a site with a record for each value of each vocabulary that
// records are published with.
func everyValue(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, format string, args ...any) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		put(t, dir, name, fmt.Sprintf(format, args...))
	}
	write("site.toml", "titre = \"Essai\"\nurl = \"https://exemple.test/\"\narrete_au = 2018-07-11\n[editeur]\nnom = \"Essai\"\n")
	write("pages/mentions-legales.md", "+++\ntitre = \"Mentions légales\"\n+++\n")
	write("domaines/emploi.toml", "nom = \"Emploi\"\nordre = 1\n")
	write("indicateurs/stages.toml", "nom = \"Stages\"\nunite = \"stages\"\n")

	// key is a record that tells one value, under a key, beside what it must tell.
	key := func(folder, name string, values []string, others string) {
		for i, v := range values {
			write(fmt.Sprintf("%s/%s-%d.toml", folder, strings.ReplaceAll(name, "_", "-"), i), "%s\n%s = %q\n", strings.NewReplacer("%", fmt.Sprint(i), "§", name).Replace(others), name, v)
		}
	}
	company := "nom = \"Organisme § %\"\nsource = \"Essai\"\n"
	typed := company + "type = \"" + model.Texts[model.SignatoryType]()[0] + "\"\n"
	key("signataires", "type", model.Texts[model.SignatoryType](), company)
	key("signataires", "taille", model.Texts[model.Size](), typed)
	key("signataires", "portee", model.Texts[model.Scope](), typed)
	key("signataires", "motif_fin", model.Texts[model.EndReason](), typed+"fin = 2017\n")
	key("signataires", "diffusion", model.Texts[model.Disclosure](), strings.Replace(typed, "Organisme", "Discrétion", 1))
	key("signataires", "nomenclature", model.Texts[model.Nomenclature](), typed+"secteur = \"C\"\n")
	key("acteurs", "role", model.Texts[model.ActorRole](), "nom = \"Acteur %\"\n")
	key("ressources", "type", model.Texts[model.ResourceType](), "titre = \"Ressource %\"\nurl = \"https://exemple.test/%\"\n")
	key("appels", "type", model.Texts[model.CallType](), "titre = \"Appel %\"\nurl = \"https://exemple.test/%\"\n")
	key("indicateurs", "sens", model.Texts[model.Direction](), "nom = \"Sens %\"\nunite = \"stages\"\n")
	key("indicateurs", "cumul", model.Texts[model.Cumulation](), "nom = \"Cumul %\"\nunite = \"stages\"\n")
	key("domaines", "icone", model.Texts[model.Icon](), "nom = \"Domaine %\"\nordre = 2%\n")
	key("territoires", "type", model.Texts[model.Level](), "nom = \"Lieu %\"\n")
	key("territoires", "statut", model.Texts[model.Deployment](), "nom = \"Région %\"\ntype = \""+string(model.Region)+"\"\n")
	key("pages", "menu", model.Texts[model.MenuPlace](), "titre = \"Page %\"\n")

	counts := "nom = \"Compteur\"\ntype = \"" + string(model.Region) + "\"\n"
	for i, c := range model.CountType("").Values() {
		counts += fmt.Sprintf("[[comptage]]\ntype = %q\nnombre = %d\ndate = 2018-01-01\nsource = \"Essai\"\n", c, i+1)
		if c.Counterpart() == model.IndicatorCounterpart {
			counts += "indicateur = \"stages\"\n"
		}
	}
	write("territoires/compteur.toml", "%s", counts)

	commitments := "nom = \"Engagé\"\nsource = \"Essai\"\ntype = \"" + model.Texts[model.SignatoryType]()[0] + "\"\n"
	for k, values := range map[string][]string{"nature": model.Texts[model.Nature](), "statut": model.Texts[model.Status](), "evaluation": model.Texts[model.Evaluation](), "preuve": model.Texts[model.Proof]()} {
		for i, v := range values {
			commitments += fmt.Sprintf("[[engagement]]\ndomaine = \"emploi\"\naction = \"Action %s %d\"\n%s = %q\n", k, i, k, v)
		}
	}
	write("signataires/engage.toml", "%s", commitments)
	return dir
}

// Every value of a vocabulary is published as itself: in the tables, what
// describes them, the filters and the figures; and it is nowhere another one.
func TestValuesArePublishedAsThemselves(t *testing.T) {
	dir, _ := build(t, generator.Options{Content: everyValue(t)})
	files := read(t, dir)
	at := func(file string) string {
		t.Helper()
		if files[file] == "" {
			t.Fatalf("%s wasn't published", file)
		}
		return files[file]
	}

	for _, c := range []struct {
		table, column string
		values        []string
	}{
		{"signataires", "type", model.Texts[model.SignatoryType]()},
		{"signataires", "taille", model.Texts[model.Size]()},
		{"signataires", "portee", model.Texts[model.Scope]()},
		{"signataires", "diffusion", model.Texts[model.Disclosure]()},
		{"signataires", "motif_fin", model.Texts[model.EndReason]()},
		{"engagements", "nature", model.Texts[model.Nature]()},
		{"engagements", "statut", model.Texts[model.Status]()},
		{"engagements", "evaluation", model.Texts[model.Evaluation]()},
		{"engagements", "preuve", model.Texts[model.Proof]()},
		{"indicateurs", "sens", model.Texts[model.Direction]()},
		{"indicateurs", "cumul", model.Texts[model.Cumulation]()},
		{"territoires", "type", model.Texts[model.Level]()},
		{"territoires", "statut", model.Texts[model.Deployment]()},
		{"comptages", "type", model.Texts[model.CountType]()},
		{"acteurs", "role", model.Texts[model.ActorRole]()},
		{"ressources", "type", model.Texts[model.ResourceType]()},
		{"appels", "type", model.Texts[model.CallType]()},
	} {
		want := slices.Sorted(slices.Values(c.values))
		for form, got := range map[string][]string{"csv": cellsOf(t, at(dataFile("%s.csv", c.table)), c.column),
			"json": membersOf(t, at(dataFile("%s.json", c.table)), c.column)} {
			if !slices.Equal(got, want) {
				t.Errorf("%s.%s: %s is %q, want %q", c.table, form, c.column, got, want)
			}
		}
		if got := enumOf(t, at(dataFile("schemas/%s.json", c.table)), c.column); !slices.Equal(got, c.values) {
			t.Errorf("schema of %s: %s may be %q, want %q", c.table, c.column, got, c.values)
		}
	}

	filters := at("signataires/index.html")
	for facet, values := range map[string][]string{"statut": model.Texts[model.Status](), "nature": model.Texts[model.Nature](),
		"situation": {"actuel", "ancien"}, "type": model.Texts[model.SignatoryType](),
		"taille": model.Texts[model.Size](), "portee": model.Texts[model.Scope]()} {
		for _, v := range values {
			if v = strings.ToLower(v); !strings.Contains(filters, fmt.Sprintf(`name=%q value=%q`, facet, v)) {
				t.Errorf("the filters of signatories have no %s %q", facet, v)
			}
		}
	}

	for figure, values := range map[string][]string{"engagements-par-avancement": model.Texts[model.Status](), "engagements-par-evaluation": model.Texts[model.Evaluation](),
		"engagements-par-preuve": model.Texts[model.Proof](), "signataires-par-taille": model.Texts[model.Size](), "signataires-par-portee": model.Texts[model.Scope](),
		"deploiement": model.Texts[model.Deployment]()} {
		rows := rowsOf(t, at("figures/"+figure+"/figure.csv"))
		for i, v := range values {
			if rows[i+1][1] != v || rows[i+1][3] != "1" {
				t.Errorf("%s: row %d is %q, want one of %q", figure, i+1, rows[i+1], v)
			}
		}
	}

	for _, kind := range append(model.Kinds(), model.Settings) {
		text := string(schema.Of(kind))
		for _, key := range record.AllKeys(kind) {
			choices, _ := json.MarshalIndent(key.Choices, "", "")
			if key.Choices != nil && !strings.Contains(strings.Join(strings.Fields(text), ""), `"enum":`+strings.Join(strings.Fields(string(choices)), "")) {
				t.Errorf("the schema of %s lacks the values of %s", kind, key.Path)
			}
		}
	}
}

func dataFile(format, table string) string {
	return path.Join("donnees/v2", fmt.Sprintf(format, table))
}

func rowsOf(t *testing.T, file string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// cellsOf is the values of a column, each once, in order.
func cellsOf(t *testing.T, file, column string) (out []string) {
	t.Helper()
	rows := rowsOf(t, file)
	n := slices.Index(rows[0], column)
	for _, r := range rows[1:] {
		out = append(out, r[n])
	}
	return each(out)
}

func membersOf(t *testing.T, file, column string) (out []string) {
	t.Helper()
	var rows []map[string]any
	if err := json.Unmarshal([]byte(file), &rows); err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		v, _ := r[column].(string)
		out = append(out, v)
	}
	return each(out)
}

// each is the texts that aren't empty, each once, in order.
func each(texts []string) []string {
	slices.Sort(texts)
	return slices.DeleteFunc(slices.Compact(texts), func(s string) bool { return s == "" })
}

func enumOf(t *testing.T, file, column string) []string {
	t.Helper()
	var table struct {
		Fields []struct {
			Name        string
			Constraints struct{ Enum []string }
		}
	}
	if err := json.Unmarshal([]byte(file), &table); err != nil {
		t.Fatal(err)
	}
	for _, f := range table.Fields {
		if f.Name == column {
			return f.Constraints.Enum
		}
	}
	return nil
}
