package index

import (
	"slices"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Pages returns the addresses of the pages that Parvis writes whatever the editors wrote, and of
// those that follow from what they wrote: lists, tools, actions.
func (f *Finder) Pages() []string {
	f.allNames()
	return f.pages()
}

func (x *Index) ownPages() []string {
	out := []string{address.Home, address.Map, address.Search, address.Data, address.Commitments, address.List(model.Signatories, 1)}
	for _, slug := range address.OwedSlugs() {
		out = append(out, address.Of(model.Pages, slug))
	}
	counted := 0
	for _, kind := range model.Kinds() {
		n := x.publishedOf(kind)
		if n > 0 && kind.Listed() {
			out = append(out, address.List(kind, 1))
		}
		if kind == model.Territories && n > 0 {
			out = append(out, address.Near)
		}
		if kind == model.Territories || kind == model.Domains || kind == model.Signatories {
			counted += n
			if kind == model.Signatories {
				n -= len(x.Withheld) // they aren't compared
			}
			if n > 1 {
				out = append(out, address.Compare)
			}
		}
	}
	if counted > 0 {
		out = append(out, address.Dashboard, address.Figures)
	}
	if slices.ContainsFunc(x.Set.Signatories, x.reported) {
		out = append(out, address.Rounds)
	}
	return append(out, x.actions()...)
}

// publishedOf returns how many records of a kind are published.
func (x *Index) publishedOf(kind model.Kind) int {
	n := 0
	for _, e := range x.OfKind(kind) {
		if x.Published(e) {
			n++
		}
	}
	return n
}

// reported reports whether a signatory has a result of a year that is over: a report of that year
// is written.
func (x *Index) reported(s *record.Signatory) bool {
	if !x.Published(s) {
		return false
	}
	for _, k := range s.Commitments {
		for _, m := range k.Indicators {
			for _, r := range m.Results("") {
				if !r.Period.IsZero() && r.Period.EndYear() <= x.AsOf.Year {
					return true
				}
			}
		}
	}
	return false
}

// actions returns the addresses of the catalogue of actions, if there is one.
func (x *Index) actions() []string {
	var out []string
	for _, e := range x.OfKind(model.Domains) {
		if !x.Published(e) {
			continue
		}
		for _, a := range e.(*record.Domain).Actions {
			out = append(out, address.Action(&model.Action{ID: a.Anchor()}))
		}
	}
	if len(out) > 0 {
		out = append(out, address.Actions)
	}
	slices.Sort(out)
	return out
}

// Page reports whether an address, typed with or without its last slash, is one of Pages.
func (f *Finder) Page(at string) bool {
	at, _, _ = strings.Cut(at, "#")
	at, _, _ = strings.Cut(at, "?")
	if at != address.Home && !strings.HasSuffix(at, "/") {
		at += "/"
	}
	return slices.Contains(f.Pages(), at)
}
