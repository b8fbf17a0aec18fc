package todo

import (
	"fmt"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// expectsLinks reports whether a record makes sense only when others link to it. Signatories,
// news, calls, experiences and syntheses are found in their lists, domains on the home page,
// pages of the menu in the menu. A country, its regions and départements are found in the
// territory tree, which also shows where nothing happens.
func expectsLinks(e record.Entry) bool {
	switch r := e.(type) {
	case *record.Indicator, *record.Actor, *record.Resource:
		return true
	case *record.Territory:
		return !r.Type.Common()
	case *record.Page:
		return r.Menu == ""
	}
	return false
}

// referenced returns the records that something links to: another record, its text, a figure,
// the site menu.
func referenced(site *model.Site) map[*model.Record]bool {
	used := map[*model.Record]bool{}
	at := map[string]*model.Record{} // path, or kind/slug for figures → record
	for _, r := range site.Records {
		at["/"+address.Record(r)] = r
		at[fmt.Sprintf("%s/%s", r.Kind, r.Slug)] = r
		if len(r.Referrers) > 0 {
			used[r] = true
		}
	}
	for _, r := range site.Records {
		for _, id := range r.Figures {
			spec, _, _ := catalogue.Read(fmt.Sprintf("figure = %q", id))
			used[at["territoires/"+spec.Territory]] = true
			used[at["indicateurs/"+spec.Indicator]] = true
		}
	}
	for _, item := range site.Menu {
		path, _, _ := strings.Cut(item.URL, "#")
		used[at[path]] = true
	}
	for _, t := range site.Territories {
		if t.Parent != nil {
			used[&t.Parent.Record] = true
		}
	}
	for _, s := range site.Signatories {
		for _, t := range s.Places() {
			used[&t.Record] = true
		}
		for _, v := range s.Conventions {
			for _, t := range v.Territories {
				used[&t.Record] = true
			}
		}
		for _, k := range s.Commitments {
			for _, m := range k.Measures {
				if m.Shared != nil {
					used[&m.Shared.Record] = true
				}
			}
		}
	}
	return used
}
