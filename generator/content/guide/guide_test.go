package guide_test

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parvis/generator"
	"parvis/generator/content/guide"
	"parvis/generator/content/record"
	"parvis/generator/content/starter"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
	"parvis/generator/model"
)

// block matches an example: the line with its file name, then a fenced block.
var block = regexp.MustCompile("(?ms)^Fichier `([a-z0-9/.-]+)` :\n\n(`{3,})(toml|markdown)\n(.*?)^`{3,}$")

// examples returns the guide's examples by file name.
func examples(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	page := guide.Page()
	for page != "" {
		at := block.FindStringSubmatchIndex(page)
		if at == nil {
			break
		}
		fence, body := page[at[4]:at[5]], page[at[8]:]
		text, _, _ := strings.Cut(body, "\n"+fence+"\n") // a block may hold one with a shorter fence
		out[page[at[2]:at[3]]] = text + "\n"
		page = body[len(text):]
	}
	return out
}

// TestExamplesBuild adds every example to a new site, and builds it.
func TestExamplesBuild(t *testing.T) {
	folder := t.TempDir()
	if err := starter.Place(context.Background(), folder, starter.Site(starter.Options{Today: "2026-06-30"})); err != nil {
		t.Fatal(err)
	}
	shown, kinds := examples(t), map[string]bool{}
	for name, src := range shown {
		kinds[strings.Split(name, "/")[1]] = true
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, k := range model.Kinds() {
		if !kinds[string(k)] {
			t.Errorf("no example of %s", k)
		}
	}
	if fences := strings.Count(guide.Page(), "\n```toml") + strings.Count(guide.Page(), "```markdown"); fences != len(shown) {
		t.Errorf("%d blocks, of which %d are read as examples: %v", fences, len(shown), slices.Sorted(maps.Keys(shown)))
	}
	report, err := generator.Build(context.Background(), generator.Options{
		Content: filepath.Join(folder, starter.Content), Output: filepath.Join(folder, "public"), Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	report.Findings = slices.DeleteFunc(report.Findings, func(f diag.Finding) bool { return f.Code == "publisher-incomplete" }) // as every new site
	if len(report.Findings) > 0 {
		var b bytes.Buffer
		diag.Print(&b, starter.Content, report.Findings, messages.In("fr"), nil)
		t.Errorf("%s", b.String())
	}
	page, err := os.ReadFile(filepath.Join(folder, "public", "guide", "index.html"))
	if err != nil || !bytes.Contains(page, []byte("[[engagement.indicateur.bilan]]")) {
		t.Errorf("the guide has no page, or no keys: %v", err)
	}
}

// TestEveryKeyIsThere checks that each key of each kind is listed under its table, with its
// description.
func TestEveryKeyIsThere(t *testing.T) {
	titles := map[model.Kind]string{model.Settings: "Les réglages du site", model.Domains: "Domaines", model.Indicators: "Indicateurs",
		model.Territories: "Territoires", model.Actors: "Acteurs", model.Signatories: "Signataires", model.Experiences: "Expériences",
		model.Syntheses: "Synthèses", model.News: "Actualités", model.Resources: "Ressources", model.Calls: "Appels à projets", model.Pages: "Pages"}
	for _, k := range model.Kinds() {
		if titles[k] == "" { // guide.md has no section of its own for it
			titles[k] = strings.ToUpper(string(k[:1])) + string(k[1:])
		}
	}
	sections, last := map[string]string{}, ""
	known := append(slices.Collect(maps.Values(titles)), "Les clés de toutes les fiches")
	for _, section := range strings.Split(guide.Page(), "\n## ")[1:] {
		title, body, _ := strings.Cut(section, "\n")
		if slices.Contains(known, title) || !strings.Contains(section, "\n````") { // a heading within an example is none of the guide's
			last = title
		}
		sections[last] += "\n" + body
	}
	titles[""] = "Les clés de toutes les fiches"
	for kind, title := range titles {
		keys := record.Keys(kind)
		if kind == "" {
			keys = record.SharedKeys()
		}
		for _, k := range keys {
			at, head := sections[title], "### Sous `["+k.Table()+"]`"
			if isTable := k.Form == record.Table || k.Form == record.Tables; isTable {
				if !strings.Contains(at, "["+k.Path+"]") || !strings.Contains(at, k.Description) {
					t.Errorf("%s: no table %s", title, k.Path)
				}
				continue
			}
			if strings.Contains(at, "[["+k.Table()+"]]`\n") {
				head = "### Sous `[[" + k.Table() + "]]`"
			}
			if k.Table() != "" {
				_, at, _ = strings.Cut(at, head+"\n")
			}
			at, _, _ = strings.Cut(at, "\n### ")
			if !regexp.MustCompile("(?m)^`" + k.Name() + "`( \\(obligatoire\\))?\n: " + regexp.QuoteMeta(k.Description) + "\n: ").MatchString(at) {
				t.Errorf("%s: no %s", title, k.Path)
			}
		}
	}
	if len(titles) != len(model.Kinds())+2 || strings.Contains(guide.Page(), "{{") {
		t.Error("a kind has no section, or a table no kind")
	}
}

var word = regexp.MustCompile("`([a-z_]+)`")

// TestKeysNamedExist checks that each word between backquotes in the guide's prose is a key, a
// kind, a choice, or one of a few exceptions.
func TestKeysNamedExist(t *testing.T) {
	known := map[string]bool{}
	for _, other := range []string{"parvis", "public", "content", "medias", "true", "false", "figure"} {
		known[other] = true
	}
	for _, kind := range append(model.Kinds(), model.Settings) {
		known[string(kind)] = true
		for _, k := range record.AllKeys(kind) {
			known[k.Name()] = true
			for _, c := range k.Choices {
				known[c] = true
			}
		}
	}
	found := 0
	for _, m := range word.FindAllStringSubmatch(guide.Page(), -1) {
		if found++; !known[m[1]] {
			t.Errorf("the guide speaks of `%s`, which is nothing that can be written", m[1])
		}
	}
	if found < 100 {
		t.Errorf("%d words looked at", found)
	}
}
