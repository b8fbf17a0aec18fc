package generator

import (
	"cmp"
	"context"
	"fmt"
	"net/netip"
	"slices"

	"parvis/generator/check"
	"parvis/generator/check/agenda"
	"parvis/generator/check/linkcheck"
	"parvis/generator/check/todo"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/text/date"
)

// CheckOptions is what the command line decides about a check.
type CheckOptions struct {
	Options
	Online  bool   // follow the links to other sites
	Program string // version of the program, sent to those sites in User-Agent
	Answers string // file that caches their answers; "" for no cache

	Reachable func(netip.Addr) bool // for tests: see linkcheck.Options
}

// Checked is the result of a check: the findings and, for a site without errors,
// what is left to write and what will change on a later date.
type Checked struct {
	Report
	AsOf     date.Date       // the as-of date of the site; zero with errors
	Todo     []diag.Finding  // by file and place
	Upcoming []agenda.Change // by date
	Links    []Link          // to other sites, by address; nil when they weren't followed
}

// Link is a link to another site, what came of it, and where it is written.
type Link struct {
	URL    string
	Answer linkcheck.Answer
	Places []check.Outside
}

// Check reads and checks the content, and writes nothing; only Online uses the
// network. The error is for a folder that cannot be read at all, or a cancelled
// ctx.
func Check(ctx context.Context, o CheckOptions) (*Checked, error) {
	set, site, report, err := load(ctx, o.Options, nil, new(caches), nil)
	if err != nil {
		return nil, err
	}
	out := &Checked{Report: *report}
	badName := slices.ContainsFunc(out.Findings, func(f diag.Finding) bool { return f.Key == "theme.nom" })
	if unknown, err := unknownTheme(o.Options, set.Site); err != nil {
		return nil, err
	} else if unknown != nil && !badName {
		out.Findings = sorted(append(out.Findings, *unknown))
		site = nil
	}
	if site != nil {
		out.AsOf = site.AsOf
		out.Todo = todo.Of(set, site)
		out.Upcoming = agenda.Of(set, site)
	}
	if !o.Online {
		return out, nil
	}
	agent := "Parvis/" + o.Program + " (checks links)"
	if site != nil {
		agent = "Parvis/" + o.Program + " (checks links of " + site.URL + ")"
	}
	if out.Links, err = follow(ctx, set, agent, o); err != nil {
		return nil, err
	}
	out.Findings = sorted(append(out.Findings, linkFindings(out.Links)...))
	return out, nil
}

// sorted returns findings in their order, without duplicates.
func sorted(fs []diag.Finding) []diag.Finding {
	var found diag.List
	for _, f := range fs {
		found.Add(f)
	}
	return found.Sorted()
}

// follow requests each link to another site, with agent as its User-Agent.
func follow(ctx context.Context, set *record.Set, agent string, o CheckOptions) ([]Link, error) {
	at := map[string][]check.Outside{}
	var addresses []string
	for _, l := range check.OutsideLinks(set) {
		if at[l.URL] == nil {
			addresses = append(addresses, l.URL)
		}
		at[l.URL] = append(at[l.URL], l)
	}
	polite := linkcheck.Polite(agent, o.Answers)
	polite.Progress, polite.Reachable = o.Progress, o.Reachable
	answers, err := linkcheck.Visit(ctx, addresses, polite)
	if err != nil {
		return nil, err
	}
	links := []Link{}
	for _, a := range addresses {
		links = append(links, Link{a, answers[a], at[a]})
	}
	slices.SortFunc(links, func(a, b Link) int { return cmp.Compare(a.URL, b.URL) })
	return links, nil
}

// linkFindings returns the findings on links, one for each place where a link is
// written. None is an error: a fault of another site doesn't stop this one. On a
// machine without a network there is a single finding for all links.
func linkFindings(links []Link) []diag.Finding {
	answers := map[string]linkcheck.Answer{}
	for _, l := range links {
		answers[l.URL] = l.Answer
	}
	if linkcheck.Offline(answers) {
		return []diag.Finding{{Code: "outside-offline", Severity: diag.Warning, File: "site.toml"}}
	}
	var out []diag.Finding
	for _, l := range links {
		f := diag.Finding{Severity: diag.Warning}
		var why any = diag.Term(l.Answer.Reason)
		if l.Answer.Reason == "" {
			why = fmt.Sprintf("HTTP %d", l.Answer.Status)
		}
		switch l.Answer.Verdict {
		case linkcheck.Moved:
			f.Code, f.Args = "outside-moved", []any{l.URL, l.Answer.To}
		case linkcheck.Redirected:
			f.Code, f.Severity, f.Args = "outside-redirected", diag.Note, []any{l.URL, l.Answer.To}
		case linkcheck.Gone:
			f.Code, f.Args = "outside-gone", []any{l.URL, why}
		case linkcheck.Failing:
			f.Code, f.Args = "outside-failing", []any{l.URL, why}
		case linkcheck.Refused:
			f.Code, f.Severity, f.Args = "outside-refused", diag.Note, []any{l.URL, why}
		default:
			continue
		}
		if l.Answer.Reason == linkcheck.NotPublic {
			f.Code = "outside-private"
		}
		for _, p := range l.Places {
			f.File, f.Line, f.Col, f.Key = p.File, p.Line, p.Col, p.Key
			out = append(out, f)
		}
	}
	return out
}
