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

// The audit can fail: each page of testdata/faults has one fault, which its
// first comment tells, and it is found; the page with none has none.
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
	if err := s.list(dir); err != nil {
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
				found = append(found, f.rule+": "+f.what+" "+f.element)
			}
		}
		if wanted == "" && len(found) > 0 || wanted != "" && !slices.ContainsFunc(found, func(f string) bool { return strings.HasPrefix(f, wanted) }) {
			t.Errorf("%s: wanted %q, found %q", p, wanted, found)
		}
	}
}
