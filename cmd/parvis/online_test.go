package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// otherSites are local servers that stand for the other sites of the scripts: $FINE,
// $GONE and $GUARDED.
type otherSites struct {
	mu       sync.Mutex
	requests map[string]int // path → requests
	agents   map[string]bool
}

func (v *otherSites) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v.mu.Lock()
	v.requests[r.URL.Path]++
	v.agents[r.UserAgent()] = true
	v.mu.Unlock()
	switch r.URL.Path {
	case "/page":
	case "/old":
		http.Redirect(w, r, "/page", http.StatusMovedPermanently)
	case "/today":
		http.Redirect(w, r, "/page", http.StatusFound)
	case "/guarded":
		w.WriteHeader(http.StatusForbidden)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

type otherSitesKey struct{}

// TestOnline runs the command with links to other sites.
func TestOnline(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/online",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			v := &otherSites{requests: map[string]int{}, agents: map[string]bool{}}
			for _, name := range []string{"FINE", "GONE", "GUARDED"} {
				s := httptest.NewServer(v)
				e.Defer(s.Close)
				e.Setenv(name, s.URL)
			}
			for _, name := range []string{"XDG_CACHE_HOME", "LocalAppData"} {
				e.Setenv(name, filepath.Join(e.WorkDir, "cache"))
			}
			e.Values[otherSitesKey{}] = v
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"asked": func(ts *testscript.TestScript, _ bool, args []string) { // asked path times
				v := ts.Value(otherSitesKey{}).(*otherSites)
				v.mu.Lock()
				defer v.mu.Unlock()
				if n := strconv.Itoa(v.requests[args[0]]); n != args[1] {
					ts.Fatalf("%s was asked for %s times, want %s", args[0], n, args[1])
				}
			},
			"name": func(ts *testscript.TestScript, _ bool, args []string) { // name user-agent
				v := ts.Value(otherSitesKey{}).(*otherSites)
				v.mu.Lock()
				defer v.mu.Unlock()
				for n := range v.agents {
					if n != args[0] {
						ts.Fatalf("asked in the name of %q, want %q", n, args[0])
					}
				}
			},
			"fill": func(ts *testscript.TestScript, _ bool, args []string) { // fill file…: expands its $NAMES
				for _, file := range args {
					text := ts.ReadFile(file)
					for _, name := range []string{"FINE", "GONE", "GUARDED"} {
						text = strings.ReplaceAll(text, "$"+name+"/", ts.Getenv(name)+"/")
					}
					ts.Check(os.WriteFile(ts.MkAbs(file), []byte(text), 0o644))
				}
			},
		},
	})
}
