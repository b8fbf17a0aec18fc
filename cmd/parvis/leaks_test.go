package main

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

var rebuilds = flag.Int("rebuilds", 60, "number of edits of a served site")

// Memory and open files don't grow while a site is served and edited for a long time.
func TestServeHolds(t *testing.T) {
	s := serve(t, miniature(t))
	const record = "content/signataires/exemple-sa.md"
	text := s.read(t, record)
	edit := func(n int) {
		mark := fmt.Sprintf("Ceci est l’essai numéro %d.", n)
		s.put(t, record, text+"\n\n"+mark+"\n")
		until(t, mark, func() bool { _, page := s.get(t, "/signataires/exemple-sa/"); return strings.Contains(page, mark) })
		if n%10 == 0 { // files that are rendered on request
			for _, at := range []string{"/", "/recherche/index.json", "/tableau-de-bord/", "/donnees/v2/donnees.xlsx", "/"} {
				if code, _ := s.get(t, at); code != 200 {
					t.Fatalf("%s: %d", at, code)
				}
			}
		}
	}
	warm := *rebuilds / 3
	for n := range warm {
		edit(n)
	}
	memory, files := held(t, s.cmd.Process.Pid)
	for n := range *rebuilds - warm {
		edit(warm + n)
	}
	after, open := held(t, s.cmd.Process.Pid)
	t.Logf("%d rebuilds: %d MiB after %d, %d MiB in the end; %d and %d open files", *rebuilds, memory>>20, warm, after>>20, files, open)
	if after > memory*3/2+(32<<20) {
		t.Errorf("memory went from %d to %d MiB", memory>>20, after>>20)
	}
	if open > files+8 { // a connection or two come and go
		t.Errorf("open files went from %d to %d", files, open)
	}
}

// held returns the memory of a process, in bytes, and its number of open files.
func held(t *testing.T, process int) (memory, files int) {
	t.Helper()
	statm, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", process))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := strconv.Atoi(strings.Fields(string(statm))[1])
	if err != nil {
		t.Fatal(err)
	}
	open, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", process))
	if err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize(), len(open)
}
