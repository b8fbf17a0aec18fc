package admin

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"parvis/generator"
	"parvis/generator/content/form"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// homePage is the data of the first page.
type homePage struct {
	Kinds  []kindLine
	Errors int
	Checks int
	Tasks  int
}

type kindLine struct {
	Href, Label, New string
	Count            int
}

// home answers with the first page.
func (s *Server) home(q *request) {
	set, report := s.options.Live.Records()
	var data homePage
	for _, k := range model.Kinds() {
		line := kindLine{Href: Path + string(k) + "/", Label: q.words.kinds(k), New: Path + "nouveau/" + string(k) + "/"}
		if set != nil {
			line.Count = len(set.Of(k))
		}
		data.Kinds = append(data.Kinds, line)
	}
	slices.SortStableFunc(data.Kinds, func(a, b kindLine) int { return cmp.Compare(rank(a.Href), rank(b.Href)) })
	if report != nil {
		for _, f := range q.toDo(report) {
			count(f.Severity, &data)
		}
		for _, f := range report.Findings {
			if f.Severity == diag.Error {
				data.Errors++
			}
		}
	}
	q.show(http.StatusOK, page{Title: q.words["home"], Heading: q.words["home"], Notice: q.notice(), Back: link{"/", q.words["see-site"]}}, "home", data)
}

func count(s diag.Severity, data *homePage) {
	switch s {
	case diag.Warning:
		data.Checks++
	case diag.Task:
		data.Tasks++
	default: // counted elsewhere, or nothing to do
	}
}

// rank orders the kinds by how often they are edited: signatories first.
func rank(href string) int {
	order := []model.Kind{model.Signatories, model.Territories, model.Experiences, model.News, model.Actors, model.Syntheses, model.Resources, model.Calls, model.Pages, model.Domains, model.Indicators}
	return slices.IndexFunc(order, func(k model.Kind) bool { return href == Path+string(k)+"/" })
}

// toDo returns what is to be checked, and what is left to do.
func (q *request) toDo(report *generator.Report) []diag.Finding {
	out := slices.DeleteFunc(slices.Clone(report.Findings), func(f diag.Finding) bool { return f.Severity != diag.Warning })
	return append(out, q.options.Live.Tasks()...)
}

// states of records, as lists are filtered by them.
const (
	allStates   = ""
	isDraft     = "brouillon"
	hasError    = "erreur"
	hasCheck    = "verifier"
	hasTask     = "completer"
	lateReports = "bilans"
)

// reportTask is the code of a task that asks for a report.
const reportTask = "todo-report"

// listPage is the data of a list.
type listPage struct {
	Kind    model.Kind
	New     string
	Query   string
	States  []option
	Shown   []line
	Total   int
	Matches int
	Pages   []pageLink
}

type line struct {
	Href, Title, Slug     string
	Draft                 bool
	Errors, Checks, Tasks int
	Late                  bool
}

type pageLink struct {
	Href    string
	Number  int
	Current bool
}

// perPage is how many records a page of a list has.
const perPage = 100

// list answers with the records of a kind.
func (s *Server) list(q *request) {
	kind, ok := q.kind()
	if !ok || kind == model.Settings {
		q.problem(http.StatusNotFound, q.words["no-page"])
		return
	}
	set, report := s.options.Live.Records()
	if set == nil || report == nil {
		q.problem(http.StatusServiceUnavailable, q.words["no-folder"])
		return
	}
	get := q.r.URL.Query()
	data := listPage{Kind: kind, New: Path + "nouveau/" + string(kind) + "/", Query: get.Get("q")}
	state := get.Get("etat")
	for _, st := range []string{allStates, isDraft, hasError, hasCheck, hasTask, lateReports} {
		if st != lateReports || kind == model.Signatories {
			data.States = append(data.States, option{st, q.words["state-"+st], st == state})
		}
	}
	lines := q.lines(kind, set, report)
	data.Total = len(lines)
	words := strings.Fields(slug.Fold(data.Query))
	lines = slices.DeleteFunc(lines, func(l line) bool {
		name := slug.Fold(l.Title) + " " + l.Slug
		return !l.is(state) || slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) })
	})
	data.Matches = len(lines)
	at, _ := strconv.Atoi(get.Get("page"))
	last := max((len(lines)-1)/perPage+1, 1)
	at = min(max(at, 1), last)
	data.Shown = lines[(at-1)*perPage : min(at*perPage, len(lines))]
	for n := 1; last > 1 && n <= last; n++ {
		get.Set("page", strconv.Itoa(n))
		data.Pages = append(data.Pages, pageLink{"?" + get.Encode(), n, n == at})
	}
	q.show(http.StatusOK, page{Title: q.words.kinds(kind), Heading: q.words.kinds(kind), Notice: q.notice(), Back: link{Path, q.words["home"]}}, "list", data)
}

// is reports whether a record is in a state.
func (l line) is(state string) bool {
	switch state {
	case isDraft:
		return l.Draft
	case hasError:
		return l.Errors > 0
	case hasCheck:
		return l.Checks > 0
	case hasTask:
		return l.Tasks > 0
	case lateReports:
		return l.Late
	default:
		return true
	}
}

// lines returns the records of a kind by name, with what is to be done with each. A record that can't be
// read is one too.
func (q *request) lines(kind model.Kind, set *record.Set, report *generator.Report) []line {
	byFile := map[string]*line{}
	var all []*line
	for _, e := range set.Of(kind) {
		m := e.Common()
		l := &line{Href: at(kind, m.Slug), Title: form.Title(e), Slug: m.Slug, Draft: m.Draft}
		byFile[m.File] = l
		all = append(all, l)
	}
	for file := range set.Unread {
		if folder, name, ok := strings.Cut(file, "/"); ok && folder == string(kind) {
			l := &line{Href: at(kind, name), Title: name, Slug: name}
			byFile[file+".toml"], byFile[file+".md"] = l, l
			all = append(all, l)
		}
	}
	for _, f := range append(slices.Clone(report.Findings), q.options.Live.Tasks()...) {
		l := byFile[f.File]
		if l == nil {
			continue
		}
		switch f.Severity {
		case diag.Error:
			l.Errors++
		case diag.Warning:
			l.Checks++
		case diag.Task:
			l.Tasks++
			l.Late = l.Late || f.Code == reportTask
		default: // nothing to do
		}
	}
	out := make([]line, len(all))
	for i, l := range all {
		out[i] = *l
	}
	slices.SortFunc(out, func(a, b line) int {
		return cmp.Or(cmp.Compare(slug.Fold(a.Title), slug.Fold(b.Title)), cmp.Compare(a.Slug, b.Slug))
	})
	return out
}

// faultsPage is the data of the page of what is to be corrected.
type faultsPage struct{ Groups []faultGroup }

type faultGroup struct {
	Label string
	Codes []faultKind
	Count int
}

// faultKind is the findings of one kind: the first few, and how many more.
type faultKind struct {
	Hint  string
	Items []problem
	More  int
}

// maxItems is how many findings of a kind are shown.
const maxItems = 50

// faults answers with what is to be corrected, checked and done in the whole site.
func (s *Server) faults(q *request) {
	_, report := s.options.Live.Records()
	var data faultsPage
	if report != nil {
		all := append(slices.Clone(report.Findings), s.options.Live.Tasks()...)
		for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Task} {
			g := faultGroup{Label: q.words[[]string{"errors", "checks", "", "tasks"}[severity]]}
			at := map[string]int{}
			for _, f := range all {
				if f.Severity != severity {
					continue
				}
				g.Count++
				i, known := at[f.Code]
				one := q.told(f)
				if !known {
					i = len(g.Codes)
					at[f.Code] = i
					g.Codes = append(g.Codes, faultKind{Hint: one.Hint})
				}
				if k := &g.Codes[i]; len(k.Items) < maxItems {
					one.Field, one.Href = q.about(f), hrefOf(f)
					k.Items = append(k.Items, one)
				} else {
					k.More++
				}
			}
			data.Groups = append(data.Groups, g)
		}
	}
	q.show(http.StatusOK, page{Title: q.words["to-correct"], Heading: q.words["to-correct"], Back: link{Path, q.words["home"]}}, "faults", data)
}
