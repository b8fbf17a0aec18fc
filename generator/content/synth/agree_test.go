package synth

import (
	"io/fs"
	"slices"
	"testing"

	"parvis/generator/check"
	"parvis/generator/model"
	"parvis/generator/testsite"
)

// TestAgrees checks that made-up records agree with themselves. An indicator fits its action, in its unit and in what
// one can count in a year. What follows comes after: signature, convention, start, results, deadline. Who runs,
// accompanies or tells something is of its place.
func TestAgrees(t *testing.T) {
	fits := map[string][]string{}
	for _, d := range domains {
		for _, a := range d.actions {
			fits[a.title] = []string{indicatorSlug(a.first), indicatorSlug(a.second)}
		}
	}
	for name, content := range map[string]fs.FS{"demo": DemoFS(), "made": FS(1, 200)} {
		_, site, all := testsite.Check(t, content, check.Options{})
		if len(all) > 0 {
			t.Fatalf("%s: %+v", name, all[0])
		}
		renewed := 0
		for _, s := range site.Signatories {
			says := func(ok bool, what string, args ...any) {
				t.Helper()
				if !ok {
					t.Errorf("%s, %s: "+what, append([]any{name, s.Slug}, args...)...)
				}
			}
			for _, a := range s.Networks {
				says(hasClub(a, s.Territories[0]), "its network %s is elsewhere", a.Title)
			}
			for _, c := range s.Conventions {
				says(c.Date.IsZero() || c.Date.After(s.Signature), "a convention of %v, signed %v", c.Date, s.Signature)
				for _, r := range c.Partners {
					for _, a := range site.Actors {
						says(&a.Record != r || hasClub(a, s.Territories[0]), "its partner %s is elsewhere", a.Title)
					}
					for _, other := range site.Signatories {
						says(&other.Record != r || hasClub(s.Networks[0], other.Territories[0]), "its partner %s is elsewhere", other.Title)
					}
				}
			}
			for _, k := range s.Commitments {
				says(k.Start.After(s.Signature), "%s begins %v, before it signed %v", k.Action, k.Start, s.Signature)
				says(k.End.IsZero() || k.End.After(k.Start), "%s ends %v, before it begins", k.Action, k.End)
				says(k.StatusOn.IsZero() || k.StatusOn.After(k.Start), "%s: its state of %v is older than it", k.Action, k.StatusOn)
				if k.Follows != nil {
					renewed++
					says(k.Follows.Action == k.Action && k.Start.After(k.Follows.End), "%s renews %s, which ended %v", k.Action, k.Follows.Action, k.Follows.End)
				}
				for _, m := range k.Measures {
					says(m.Shared == nil || slices.Contains(fits[k.Action], m.Shared.Slug), "%s is measured by %s", k.Action, m.Name)
					says(m.Deadline.IsZero() || m.Deadline.Last().After(k.Start), "%s is due %v, before it begins", m.Name, m.Deadline)
					for _, v := range m.Values {
						says(v.Period.EndYear() >= k.Start.Year && v.Period.EndYear() < asOf, "%s has a result of %s", m.Name, v.Period)
						says(m.Unit != "%" || v.Quantity.Low <= 100, "%s has %v %%", m.Name, v.Quantity.Low)
					}
					if total, ok := m.Total(); ok && m.Once() != nil && !k.Status.Dropped() && total.HasHigh() {
						says(total.High < 4*m.Target.Low, "%s comes to %v of %v", m.Name, total.High, m.Target.Low)
					}
				}
			}
		}
		if renewed == 0 {
			t.Errorf("%s: nothing is renewed", name)
		}
		for _, p := range site.Territories {
			for _, a := range p.Animators {
				if !hasClub(a, p) {
					t.Errorf("%s: %s is run by %s", name, p.Title, a.Title)
				}
			}
		}
		for _, x := range site.Experiences {
			for _, s := range x.Signatories {
				if !hasClub(x.Actors[0], s.Territories[0]) || !hasClub(x.Actors[0], x.Territories[0]) {
					t.Errorf("%s, %s: %s and %s are elsewhere", name, x.Slug, s.Slug, x.Actors[0].Title)
				}
			}
		}
		for _, n := range site.News {
			for _, s := range n.Signatories {
				if s.Territories[0] != n.Territories[0] {
					t.Errorf("%s, %s: %s is elsewhere", name, n.Slug, s.Slug)
				}
			}
		}
	}
}

// hasClub reports whether an actor is that of a place or of one that contains it.
func hasClub(a *model.Actor, p *model.Territory) bool {
	return slices.Contains(append([]*model.Territory{p}, p.Ancestors()...), a.Territories[0])
}
