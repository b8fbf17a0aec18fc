package main

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Each page of testdata/faults has one fault, named in its first comment, and the audit
// finds it. It finds none in the page without one.
func TestFaultsAreFound(t *testing.T) {
	t.Chdir(root) // where the tools are
	tools, err := findTools()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join("cmd", "audit", "testdata", "faults")
	server := httptest.NewServer(serve(dir, strings.Replace(policy, "connect-src 'self'", "connect-src *", 1)))
	defer server.Close()
	s := &site{name: "faults", url: server.URL}
	if err := s.readPages(dir); err != nil {
		t.Fatal(err)
	}
	a := &audit{axe: tools.axe}
	if err := a.browse(context.Background(), s.pages); err != nil {
		t.Fatal(err)
	}
	for _, p := range s.pages {
		src, err := os.ReadFile(filepath.Join(dir, p.path))
		if err != nil {
			t.Fatal(err)
		}
		wanted := strings.TrimSpace(regexp.MustCompile(`<!--(.*)-->`).FindStringSubmatch(string(src))[1])
		var found []string
		for _, f := range a.faults {
			if f.page == p {
				found = append(found, f.rule+": "+f.message+" "+f.element)
			}
		}
		if wanted == "" && len(found) > 0 || wanted != "" && !slices.ContainsFunc(found, func(f string) bool { return strings.HasPrefix(f, wanted) }) {
			t.Errorf("%s: wanted %q, found %q", p, wanted, found)
		}
	}
}
