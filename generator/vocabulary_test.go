package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
	"parvis/generator/model"
)

// need is what each value of a vocabulary must have outside of package model.
type need struct {
	words []string // what the keys of its words begin with, in the theme's lang files
	badge bool     // a rule of themes/parvis/base/parts.css
	icon  bool     // a drawing in themes/parvis/base/icon.html
	term  bool     // words for editors, in generator/diag/messages/reading.go
	none  string   // why nothing
}

// needs is that of every vocabulary of package model.
var needs = map[reflect.Type]need{
	reflect.TypeFor[model.Kind]():          {words: []string{"page.kind.", "page.kinds.", "page.related."}},
	reflect.TypeFor[model.Language]():      {none: "each has a lang file of its own"},
	reflect.TypeFor[model.AuditState]():    {words: []string{"page.declaration.state.", "page.accessibility."}},
	reflect.TypeFor[model.Icon]():          {icon: true},
	reflect.TypeFor[model.ActorRole]():     {words: []string{"page.role.", "page.roles."}},
	reflect.TypeFor[model.ResourceType]():  {words: []string{"page.resource.", "page.resources."}},
	reflect.TypeFor[model.CallType]():      {words: []string{"page.call-type."}},
	reflect.TypeFor[model.CallState]():     {words: []string{"page.calls."}},
	reflect.TypeFor[model.MenuPlace]():     {none: "a menu shows pages, not its name"},
	reflect.TypeFor[model.TargetKind]():    {none: "package publish opens each: see its tests"},
	reflect.TypeFor[model.SignatoryType](): {words: []string{"page.signatory-type."}},
	reflect.TypeFor[model.Size]():          {words: []string{"page.size."}},
	reflect.TypeFor[model.Scope]():         {words: []string{"page.scope.", "page.scope-of."}},
	reflect.TypeFor[model.EndReason]():     {words: []string{"page.end-reason."}},
	reflect.TypeFor[model.Nature]():        {words: []string{"page.nature."}},
	reflect.TypeFor[model.TargetPer]():     {words: []string{"page.per."}},
	reflect.TypeFor[model.Disclosure]():    {none: "pages tell what is withheld, not how it is called"},
	reflect.TypeFor[model.Nomenclature]():  {none: "shown as records write it"},
	reflect.TypeFor[model.Sign]():          {badge: true},
	reflect.TypeFor[model.Status]():        {words: []string{"page.status."}},
	reflect.TypeFor[model.Reporting]():     {words: []string{"page.reporting.", "page.rules.report."}},
	reflect.TypeFor[model.Progress]():      {words: []string{"page.standing."}},
	reflect.TypeFor[model.Evaluation]():    {words: []string{"page.evaluation."}},
	reflect.TypeFor[model.Proof]():         {words: []string{"page.proof.", "page.proof-part.", "page.same-proof."}},
	reflect.TypeFor[model.Direction]():     {words: []string{"page.direction.", "figure.progress.aim."}},
	reflect.TypeFor[model.Cumulation]():    {words: []string{"page.cumulation.", "figure.progress.rule.", "figure.progress.apart."}},
	reflect.TypeFor[model.Level]():         {words: []string{"page.level.", "page.hint.", "page.code."}, term: true},
	reflect.TypeFor[model.Deployment]():    {words: []string{"page.deployment.", "page.empty.place."}},
	reflect.TypeFor[model.CountType]():     {words: []string{"page.declared.", "page.count-type."}},
}

// Each value of each vocabulary has what pages, drawings and messages need of it;
// what it hasn't is named with its file.
func TestVocabulariesAreTold(t *testing.T) {
	sources := map[string]string{}
	for _, file := range []string{"themes/parvis/base/parts.css", "themes/parvis/base/icon.html", "generator/content/record/FORMAT.md"} {
		data, err := os.ReadFile(filepath.Join(repository, filepath.FromSlash(file)))
		if err != nil {
			t.Fatal(err)
		}
		sources[file] = string(data)
	}
	has := func(file, before, value, after string) {
		if !regexp.MustCompile(regexp.QuoteMeta(before+value) + after).MatchString(sources[file]) {
			t.Errorf("%s lacks %s%s", file, before, value)
		}
	}
	words := map[string][]string{"fr": pageKeys(t, "fr"), "en": pageKeys(t, "en")}
	for vocabulary, need := range needs {
		for _, value := range model.Choices(vocabulary) {
			for lang, keys := range words {
				for _, begun := range need.words {
					if key := begun + strings.ToLower(value); !slices.Contains(keys, key) {
						t.Errorf("themes/parvis/lang/%s.toml lacks %s", lang, key)
					}
				}
			}
			if need.badge {
				has("themes/parvis/base/parts.css", ".badge-", value, `[ ,:)]`)
			}
			if need.icon {
				has("themes/parvis/base/icon.html", `eq . "`, value, `"`)
			}
			if need.term && !messages.KnownTerm(diag.Term(value)) {
				t.Errorf("generator/diag/messages/reading.go has no words for %q", value)
			}
		}
	}
	for key, vocabulary := range keysOfRecords() {
		has("generator/content/record/FORMAT.md", "| ", strings.Join(model.Choices(vocabulary), ", "), ` \|`)
		if _, ok := needs[vocabulary]; !ok {
			t.Errorf("%s is of %s, of which needs in generator/vocabulary_test.go says nothing", key, vocabulary)
		}
	}
}

// No vocabulary of package model is passed over by the test above.
func TestVocabulariesAreAllKnown(t *testing.T) {
	known := map[string]bool{}
	for vocabulary, need := range needs {
		known[vocabulary.Name()] = true
		if nothing := len(need.words) == 0 && !need.badge && !need.icon && !need.term; nothing != (need.none != "") {
			t.Errorf("%s: needs says neither what nor why nothing", vocabulary)
		}
	}
	files, _ := filepath.Glob("model/*.go")
	found := 0
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Name.Name != "Values" {
				continue
			}
			found++
			if name := f.Recv.List[0].Type.(*ast.Ident).Name; !known[name] {
				t.Errorf("%s: model.%s is not in needs of generator/vocabulary_test.go", file, name)
			}
		}
	}
	if found != len(needs) {
		t.Errorf("%d vocabularies in package model, %d in needs", found, len(needs))
	}
}

// keysOfRecords is the keys that take a vocabulary, by their place in the structs.
func keysOfRecords() map[string]reflect.Type {
	out := map[string]reflect.Type{}
	seen := map[reflect.Type]bool{}
	var walk func(t reflect.Type)
	walk = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || seen[t] {
			return
		}
		seen[t] = true
		for i := range t.NumField() {
			f := t.Field(i)
			if model.Choices(f.Type) != nil && f.Tag.Get("toml") != "-" {
				out[t.Name()+"."+f.Name] = f.Type
			}
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[record.Set]())
	return out
}
