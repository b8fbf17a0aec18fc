package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// dates are times that a clock or a file may have by mistake.
var dates = []time.Time{time.Unix(1, 0), time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)}

// The modification times of records and site files, such as 1970 or 2100, don't matter:
// a build never reads the clock.
func TestTimesOfFiles(t *testing.T) {
	t.Parallel()
	program, content, site := command(t), versions(t), cleanSites(t)[0]
	for _, at := range dates {
		public := filepath.Join(t.TempDir(), "public")
		for range 3 { // a first build, a rebuild, and an unchanged one
			for _, dir := range []string{filepath.Dir(content[0]), public} {
				err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
					return errors.Join(err, os.Chtimes(p, at, at))
				})
				if err != nil && !errors.Is(err, fs.ErrNotExist) {
					t.Fatal(err)
				}
			}
			if got := mustBuild(t, program, content[0], public); !maps.Equal(got, site) {
				t.Errorf("files of %d make another site", at.Year())
			}
		}
		// A record changed, its size and its time as before.
		record := filepath.Join(content[0], "actualites", "nouvelle-7.toml")
		before, err := os.ReadFile(record)
		if err != nil {
			t.Fatal(err)
		}
		write(t, record, strings.Replace(string(before), "Nouvelle 7", "Nouvelle 9", 1))
		if err := os.Chtimes(record, at, at); err != nil {
			t.Fatal(err)
		}
		if got := mustBuild(t, program, content[0], public); !strings.Contains(got["actualites/nouvelle-7/index.html"], "Nouvelle 9") {
			t.Errorf("a change of %d isn't seen", at.Year())
		}
		write(t, record, string(before))
	}
}

var clock = flag.Bool("clock", false, "build the command for other clocks too, which compiles all of Go anew")

// Builds with the clock set to 1970 and to 2100 give the same bytes. The clock is that
// of the Go playground (build tag faketime), set to another day. The library libfaketime
// has no effect, because Go programs don't call the C library for the time.
func TestClocks(t *testing.T) {
	if !*clock || runtime.GOOS != "linux" {
		t.Skip("make faults sets the clock")
	}
	content, site := versions(t), cleanSites(t)[0]
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(strings.TrimSpace(string(root)), "src", "runtime", "time_fake.go")
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const now = "faketime int64 = 1257894000000000000"
	if !strings.Contains(string(src), now) {
		t.Fatalf("%s no longer says %s", file, now)
	}
	for _, at := range dates {
		dir := t.TempDir()
		set := filepath.Join(dir, "time_fake.go")
		write(t, set, strings.Replace(string(src), now, fmt.Sprint("faketime int64 = ", at.UnixNano()), 1))
		overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{file: set}})
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, "overlay.json"), string(overlay))
		program := filepath.Join(dir, "parvis")
		if out, err := exec.Command("go", "build", "-tags", "faketime", "-overlay", filepath.Join(dir, "overlay.json"), "-o", program, ".").CombinedOutput(); err != nil {
			t.Fatalf("go build: %v\n%s", err, out)
		}
		public := filepath.Join(dir, "public")
		for range 2 {
			if got := mustBuild(t, program, content[0], public); !maps.Equal(got, site) {
				t.Errorf("the clock of %d makes another site", at.Year())
			}
		}
		t.Logf("%d: the same %d files", at.Year(), len(site))
	}
}
