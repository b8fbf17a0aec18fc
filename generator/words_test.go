package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"parvis/generator/data/directory"
	"parvis/generator/data/export"
	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/chart"
	"parvis/generator/html/theme"
	"parvis/generator/model"
	"parvis/generator/model/ledger"
	"parvis/themes"
)

// statesSaid is the keys of what sentences say of states on an axis: of those that tell something and of the
// others, each state, and each sign that several amount to.
func statesSaid[W interface {
	~string
	model.State
}](axis string, states []W) (told, untold []string) {
	of := map[model.Sign]int{}
	for _, s := range states {
		of[s.Sign()]++
	}
	add := func(sign model.Sign, key string) {
		if key = axis + "." + key; sign.Told() {
			told = append(told, key)
		} else {
			untold = append(untold, key)
		}
	}
	for _, s := range states {
		add(s.Sign(), string(s))
	}
	for sign, n := range of {
		if n > 1 {
			add(sign, string(sign))
		}
	}
	if len(untold) > 1 {
		untold = append(untold, axis+".any")
	}
	return told, untold
}

// computed is the keys that packages page, figure and phrase put together: what they begin with,
// and every end that they may have.
func computed() map[string][]string {
	var figures, tallied []string // tallied are those that count by one variable
	byPlace := []string{"region", "departement", "epci"}
	presences := []string{"presence-region", "presence-departement"}
	ranked := append([]string{"domain", "sector", "year"}, byPlace...)
	known := append(slices.Clone(byPlace), presences...)
	gaps := append([]string{"year", "status", "proof", "evaluation", "size", "sector", "scope"}, known...)
	described := []string{"territories", "region", "departement"}
	for _, k := range catalogue.Kinds() {
		figures = append(figures, string(k))
		switch k {
		case catalogue.Matrix, catalogue.Against, catalogue.Signatures, catalogue.Progress, catalogue.Deployment, catalogue.Declared, catalogue.Tools,
			catalogue.Situation, catalogue.Reporting, catalogue.Coverage, catalogue.Promised, catalogue.Funnel:
		default:
			tallied = append(tallied, string(k))
		}
	}
	mapped := []string{string(model.Region), string(model.Departement), string(model.EPCI)}
	what := []string{"commitments", "signatories"}
	natures := []string{"commitments", "deeds", "actions"} // what a number of commitments is made of
	all := append([]string{"signatories"}, natures...)
	var is []string
	for name, vocabulary := range map[string]reflect.Type{"status": reflect.TypeFor[model.Status](), "proof": reflect.TypeFor[model.Proof](),
		"scope": reflect.TypeFor[model.Scope](), "evaluation": reflect.TypeFor[model.Evaluation](), "size": reflect.TypeFor[model.Size]()} {
		for _, value := range model.Choices(vocabulary) {
			is = append(is, name+"."+value)
		}
	}
	var titled []string // lists of commitments with one value of a facet
	for facet, values := range map[string][]string{directory.Progress: model.Texts[model.Progress](), directory.Reporting: model.Texts[model.Reporting](),
		directory.Status: append(model.Texts[model.Status](), directory.Unknown),
		directory.Proof:  append(model.Texts[model.Proof](), directory.Unknown), directory.Size: append(model.Texts[model.Size](), directory.Unknown),
		directory.Type: append(model.Texts[model.SignatoryType](), directory.Unknown), directory.Target: {directory.With, directory.Without},
		directory.Result: {directory.With, directory.Without}, directory.Term: {directory.Running, directory.Ended, directory.Deeds}} {
		for _, v := range values {
			titled = append(titled, facet+"."+strings.ToLower(v))
		}
	}
	var bounds []string // what is known of a quantity
	for _, b := range []string{"range", "least", "above", "most", "below", "within", "above-most", "least-below"} {
		bounds = append(bounds, b, "about."+b)
	}
	bounds = append(bounds, "about.exact")
	var declared []string
	for _, c := range []model.CountType{model.CountSignatories, model.CountConventions} {
		declared = append(declared, string(c), string(c)+"-national", string(c)+"-local")
	}
	told, untold := statesSaid("progress", model.Progress("").Values())
	reported, unreported := statesSaid("reporting", model.Reporting("").Values())
	came, missing := statesSaid("due", []model.Reporting{model.ReportUpToDate, model.ReportNoFigure, model.ReportLate})
	var steps []string
	for _, c := range model.CountType("").Values() {
		if c.Step() > 1 {
			steps = append(steps, string(c))
		}
	}
	ofReports := []string{"running", "reports"}
	var gathered []string // of the other there is nothing to say
	for _, c := range model.Cumulation("").Values() {
		if !c.Latest() {
			gathered = append(gathered, string(c))
		}
	}
	var tables []string
	for _, t := range export.Tables() {
		tables = append(tables, t.Name)
	}
	var questions, rules []string
	for _, q := range catalogue.Questions() {
		questions = append(questions, string(q))
	}
	for _, r := range ledger.Rules() {
		rules = append(rules, r.Key)
	}
	var drawings, asked, forms []string
	for _, r := range chart.Rules() {
		drawings = append(drawings, r.Key)
	}
	for _, q := range chart.Questions() {
		asked = append(asked, string(q))
	}
	for _, f := range chart.Forms() {
		forms = append(forms, f.String())
	}
	rounds := []string{"reports", "deadlines", "results", "domains", "places", "assessments", "stopped"}
	out := map[string][]string{
		// What stands beside the values of a vocabulary: those that aren't told.
		"page.calls.": {"inconnu"},
		"page.roles.": {"autre"},

		"page.progress.":           gathered,
		"figure.state.":            slices.Concat(told, reported, came),
		"figure.untold.":           slices.Concat(untold, unreported, missing),
		"figure.funnel.now.":       steps,
		"figure.funnel.then.":      steps,
		"page.when.":               {"as-of.day", "as-of.month", "at.day", "at.month", "on.day", "on.month", "since.day", "since.month", "until.day", "until.month", "by.day", "by.month", "of.day", "of.month", "from.day", "from.month", "to.day", "to.month"},
		"page.month.":              {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"},
		"page.axis.":               {"theme-side.low", "theme-side.high", "territory-side.low", "territory-side.high"},
		"page.figure.file.":        {"svg", "csv", "json", "zip"},
		"page.data.table.":         tables,
		"page.data.format.":        {"csv", "json", "jsonl", "xlsx", "zip"},
		"page.data.whole.":         {"xlsx", "zip"},
		"page.data.remark.":        {"missing", "range", "date", "formula", "withheld", "stable", "version", "added"},
		"page.data.machine.":       {"package", "json-ld", "turtle"},
		"figure.title.":            figures,
		"figure.head.":             tallied,
		"figure.is.":               is,
		"figure.is.deeds-proof.":   model.Choices(reflect.TypeFor[model.Proof]()),
		"figure.does.":             append([]string{"domain", "year"}, known...),
		"figure.gap.":              gaps,
		"figure.known.":            known,
		"figure.each.":             ranked,
		"figure.many.":             ranked,
		"figure.of.":               append(ofReports, all...),
		"figure.against.all.":      natures,
		"figure.described.":        described,
		"figure.described-of.":     described,
		"figure.described-none.":   described,
		"figure.followers.":        natures,
		"figure.followers-of.":     natures,
		"page.the.":                {"l", "le", "la", "les"},
		"page.the.within.":         {"le", "la", "les"},
		"figure.heads.":            append([]string{"running", "ended"}, all...),
		"figure.what.":             natures,
		"figure.count.":            all,
		"figure.using.":            natures,
		"figure.expected.":         natures,
		"figure.unverified.":       natures,
		"figure.undated.":          all,
		"figure.part.":             append(ofReports, all...),
		"figure.every.":            append(ofReports, all...),
		"figure.none.":             append([]string{"running"}, what...),
		"figure.overlap.":          what,
		"figure.only-undated.":     what,
		"figure.declared-count.":   declared,
		"page.quantity.":           bounds,
		"page.period.":             {"half-1", "half-2", "quarter-1", "quarter-2", "quarter-3", "quarter-4"},
		"page.during.":             {"year", "school", "half", "quarter"},
		"page.in.":                 {"en", "dans-l", "dans-le", "dans-la", "dans-les", "a", "au", "aux", "arrondissement", "epci", "qpv"},
		"page.in.within.":          {"le", "la", "les"},
		"figure.places.":           mapped,
		"figure.no-place.":         mapped,
		"synthesis.":               {"keep", "motivations", "factors", "ways", "tools", "quotes", "references"},
		"page.near.":               model.Texts[model.Scope](),
		"page.compare.declared.":   {"any", "national", "local", "any-planned", "national-planned", "local-planned"},
		"page.compare.nothing.":    {"singular", "plural"},
		"page.compare.silent.":     {"singular", "plural"},
		"page.filter.natures.":     model.Texts[model.Nature](),
		"page.filter.situations.":  {directory.Current, directory.Former},
		"page.commitments.term.":   {directory.Running, directory.Ended, directory.Deeds},
		"page.commitments.target.": {directory.With, directory.Without},
		"page.commitments.result.": {directory.With, directory.Without},
		"page.commitments.of.":     titled,
		"page.filter.order.":       {"nom", "engagements", "signature", "information", "signataire", "domaine", "date"},
		"page.row.":                {string(model.ReportExpected), string(model.ReportLate)},
		"page.progress.met.":       {"year", "period"},
		"page.progress.never.":     {"year", "period"},
		"page.progress.always.":    {"year", "period"},
		"page.progress.known.":     {"year", "period"},
		"page.progress.not-yet.":   {"year", "period"},
		"page.measures.":           {"milestones", "target", "deadline"},
		"page.over.":               {"ended", "renewed", "stopped", "left"},
		"page.nature-mark.":        {string(model.Deed)},
		"page.adds-up.":            {"sum", "moment", "range"},
		"page.questions.question.": questions,
		"figure.column.":           {"line", "key", "code", "label", "number", "least", "most", "about", "text", "due", "came"},
		"page.find.natures.":       model.Choices(reflect.TypeFor[model.Nature]()),
		"page.find.called.":        {"near", "compare", "data"},

		"page.of-period.":         {"year", "school", "half", "quarter"},
		"page.axes.report.":       {"came", "no-figure", "expected", "late", "no-delay", "on-hold", "over", "no-start"},
		"page.axes.because.":      {"sans-cible", "sans-sens", "plafond", "sans-depart", "sans-nouvelle", "pas-encore-mesure", "no-start", "vague", "final-sans-chiffre", "by-place", "no-final", "running"},
		"page.progress.of-known.": {"somme.year", "somme.period", "moyenne.year", "moyenne.period"},
		"page.indicator.":         {"follows", "targets", "due", "came", "reported", "reached"},
		"page.rules.drawing.":     drawings,
		"page.rules.question.":    asked,
		"page.rules.form.":        forms,
		"page.rules.rule.":        rules,
		"page.rounds.":            rounds,
		"page.rounds.none.":       rounds,
		"page.rounds.report.":     {string(model.ReportUpToDate), string(model.ReportNoFigure), string(model.ReportLate)},
	}
	for vocabulary, need := range needs {
		for _, begun := range need.words {
			out[begun] = append(model.Choices(vocabulary), out[begun]...)
		}
	}
	return out
}

// asked is a key that package page asks for.
type asked struct {
	where  string
	plural bool // asked with a number
}

// literals finds the keys that those packages name: whole ones, and the
// beginnings of computed ones.
// Kinds of page are those that are made; redirects aren't weighed.
func literals(t *testing.T) (whole, begun map[string]asked) {
	t.Helper()
	whole, begun = map[string]asked{}, map[string]asked{}
	made := regexp.MustCompile(`^(view\.Page|b\.article)$`)
	files := token.NewFileSet()
	var names []string
	for _, room := range []string{"html/*", "figure", "figure/measure", "model/phrase"} {
		files, _ := filepath.Glob(room + "/*.go")
		names = append(names, files...)
	}
	dotted := regexp.MustCompile(`^(page|figure|synthesis|table)\.[a-z0-9.-]*$`)
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "html/theme/") { // a theme has words, and asks for none
			continue
		}
		parsed, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		plural := map[ast.Node]bool{}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				fun, ok := n.Fun.(*ast.SelectorExpr)
				if !ok || len(n.Args) == 0 {
					return true
				}
				if x, ok := fun.X.(*ast.Ident); ok && made.MatchString(x.Name+"."+fun.Sel.Name) {
					for _, a := range n.Args[1:min(3, len(n.Args))] {
						if kind, ok := a.(*ast.BasicLit); ok && kind.Value != `"redirect"` {
							whole["page.weighed."+strings.Trim(kind.Value, `"`)] = asked{files.Position(n.Pos()).String(), false}
						}
					}
				}
				first, isText := n.Args[0].(*ast.BasicLit)
				switch {
				case fun.Sel.Name == "N":
					ast.Inspect(n.Args[0], func(m ast.Node) bool { plural[m] = true; return true })
				case (fun.Sel.Name == "Label" || fun.Sel.Name == "Badge" || fun.Sel.Name == "State") && isText:
					begun["page."+strings.Trim(first.Value, `"`)+"."] = asked{files.Position(n.Pos()).String(), false}
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && strings.EqualFold(key.Name, "count") { // of a listing
					plural[n.Value] = true
				}
			case *ast.BasicLit:
				if n.Kind != token.STRING {
					return true
				}
				key, _, _ := strings.Cut(strings.Trim(n.Value, `"`), "%")
				if !dotted.MatchString(key) {
					return true
				}
				a := asked{files.Position(n.Pos()).String(), plural[n]}
				if strings.HasSuffix(key, ".") {
					begun[key] = a
				} else {
					whole[key] = a
				}
			}
			return true
		})
	}
	if len(whole) < 100 || len(begun) < 20 {
		t.Fatalf("found %d keys and %d beginnings: is this still how package page asks?", len(whole), len(begun))
	}
	return whole, begun
}

// Every word that package page asks for is in both languages, in the form it is
// asked for.
func TestWordsOfPages(t *testing.T) {
	whole, begun := literals(t)
	delete(begun, "page.")         // label's own
	delete(begun, "page.weighed.") // literals found the kinds of page
	ends := computed()
	for key, a := range begun {
		if ends[key] == nil {
			t.Errorf("%s: which keys may %q… become? See computed in generator/words_test.go", a.where, key)
		}
		for _, end := range ends[key] {
			whole[key+strings.ToLower(end)] = a
		}
	}
	for key := range ends {
		if _, ok := begun[key]; !ok {
			t.Errorf("no page asks for %q… any more", key)
		}
	}
	layers, err := theme.Resolve("", nil, themes.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"fr", "en"} {
		look, err := theme.Load(theme.Options{Layers: layers, Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range slices.Sorted(maps.Keys(whole)) {
			said := look.Words().T(key, "", "", "", "", "")
			if whole[key].plural {
				said = look.Words().N(key, 2, "", "", "", "")
			}
			if strings.Contains(said, "⟦") {
				t.Errorf("lang/%s.toml lacks %s (%s)", lang, key, whole[key].where)
			}
		}
	}
	// And nothing under [page] and [figure] is there for nobody.
	for _, lang := range []string{"fr", "en"} {
		for _, key := range pageKeys(t, lang) {
			if _, ok := whole[key]; !ok {
				t.Errorf("lang/%s.toml has %s, which no page asks for", lang, key)
			}
		}
	}
}

// pageKeys is the keys below [page] and [figure] of a language file.
func pageKeys(t *testing.T, lang string) []string {
	t.Helper()
	src, err := fs.ReadFile(os.DirFS("../themes/parvis/lang"), lang+".toml")
	if err != nil {
		t.Fatal(err)
	}
	var file map[string]any
	if err := toml.Unmarshal(src, &file); err != nil {
		t.Fatal(err)
	}
	var out []string
	var walk func(prefix string, v any)
	walk = func(prefix string, v any) {
		table, ok := v.(map[string]any)
		if _, plural := table["other"]; !ok || plural {
			out = append(out, prefix)
			return
		}
		for k, below := range table {
			walk(prefix+"."+k, below)
		}
	}
	walk("page", file["page"])
	walk("figure", file["figure"])
	slices.Sort(out)
	return out
}
