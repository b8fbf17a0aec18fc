package generator

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parvis/generator/check"
	"parvis/generator/check/linkcheck"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
)

// link is a link with its answer, written in two places.
func link(url string, a linkcheck.Answer) Link {
	return Link{url, a, []check.Outside{{URL: url, File: "a.md", Line: 2, Col: 3, Key: "url"}, {URL: url, File: "b.md", Line: 4, Col: 1}}}
}

// Each answer of another site is told with its own code, at each place where
// the link is written, in whole sentences; none of them stops a build.
func TestLinkFindings(t *testing.T) {
	links := []Link{
		link("https://fine.fr/", linkcheck.Answer{Verdict: linkcheck.Fine, Status: 200}),
		link("https://now.fr/", linkcheck.Answer{Verdict: linkcheck.Redirected, Status: 200, To: "https://x.fr/"}),
		link("https://moved.fr/", linkcheck.Answer{Verdict: linkcheck.Moved, Status: 200, To: "https://x.fr/"}),
		link("https://gone.fr/", linkcheck.Answer{Verdict: linkcheck.Gone, Status: 410}),
		link("https://down.fr/", linkcheck.Answer{Verdict: linkcheck.Failing, Status: 500}),
		link("https://no.fr/", linkcheck.Answer{Verdict: linkcheck.Refused, Status: 403}),
	}
	want := []string{"outside-redirected note https://x.fr/", "outside-moved warning https://x.fr/", "outside-gone warning HTTP 410",
		"outside-failing warning HTTP 500", "outside-refused note HTTP 403"}
	for _, why := range []linkcheck.Reason{linkcheck.NoHost, linkcheck.NoNetwork, linkcheck.TimedOut, linkcheck.BadTLS, linkcheck.NoAnswer, linkcheck.Loop} {
		links = append(links, link("https://"+string(why)+".fr/", linkcheck.Answer{Verdict: linkcheck.Failing, Reason: why}))
		want = append(want, "outside-failing warning "+string(why))
	}
	links = append(links, link("http://10.0.0.1/", linkcheck.Answer{Verdict: linkcheck.Failing, Reason: linkcheck.NotPublic}))
	want = append(want, "outside-private warning not-public")
	for _, why := range []linkcheck.Reason{linkcheck.OtherScheme, linkcheck.Robots, linkcheck.Busy} {
		links = append(links, link("https://"+string(why)+".fr/", linkcheck.Answer{Verdict: linkcheck.Refused, Reason: why}))
		want = append(want, "outside-refused note "+string(why))
	}
	var got []string
	for i, f := range linkFindings(links) {
		if place := fmt.Sprintf("%s:%d:%d %s", f.File, f.Line, f.Col, f.Key); place != []string{"a.md:2:3 url", "b.md:4:1 "}[i%2] {
			t.Errorf("%s at %s", f.Code, place)
		}
		if i%2 == 0 {
			got = append(got, fmt.Sprintf("%s %s %v", f.Code, map[diag.Severity]string{diag.Warning: "warning", diag.Note: "note"}[f.Severity], f.Args[1]))
		}
		if term, ok := f.Args[1].(diag.Term); ok && !messages.KnownTerm(term) {
			t.Errorf("no words for %s", term)
		}
		if w := messages.In("fr").Words(f.Code, f.Args); !messages.Known(f.Code) || strings.Contains(w.What, "%") {
			t.Errorf("%s: %q", f.Code, w.What)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	// A machine without a network is told of once.
	lost := linkcheck.Answer{Verdict: linkcheck.Failing, Reason: linkcheck.NoHost}
	if fs := linkFindings([]Link{link("https://a.fr/", lost), link("https://b.fr/", lost)}); len(fs) != 1 || fs[0].Code != "outside-offline" || !messages.Known(fs[0].Code) {
		t.Errorf("%v", fs)
	}
}
