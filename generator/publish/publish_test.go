package publish_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"parvis/generator/publish"
)

// TestMain lets tests run a publication in a separate process, to kill or stop it.
func TestMain(m *testing.M) {
	if given := os.Getenv("PUBLISH_TEST_PLACE"); given != "" {
		os.Exit(publisher(given))
	}
	flag.Parse()
	net.DefaultResolver = chosenResolver()
	os.Exit(m.Run())
}

// edition builds a site with a page for each number. Each page names the style it
// needs and the pages it links to.
func edition(t *testing.T, version string, numbers ...int) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{
		"assets/style-" + version + ".css": strings.Repeat("a{} ", 3000) + version,
		"assets/same-0123456789.js":        "toujours",
		"sitemap.xml":                      "needs",
		"robots.txt":                       "needs",
	}
	page := func(name string, needs ...string) {
		files[name] = "needs assets/style-" + version + ".css assets/same-0123456789.js " + strings.Join(needs, " ") + "\n" + version + strings.Repeat(" mot", 500) + "\nfin"
	}
	var all []string
	for _, n := range numbers {
		name := fmt.Sprintf("signataires/%d/index.html", n)
		page(name, "index.html")
		files["sitemap.xml"] += " " + name
		all = append(all, name)
	}
	page("index.html", all...)
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	write(t, filepath.Join(dir, ".parvis-manifest"), strings.Join(slices.Sorted(maps.Keys(files)), "\n")+"\n")
	write(t, filepath.Join(dir, "brouillon.txt"), "not in the manifest: it is not sent")
	return dir
}

func numbers(from, to int) (out []int) {
	for n := from; n < to; n++ {
		out = append(out, n)
	}
	return out
}

// options returns options with a short retry delay.
func options(dir string, p place) publish.Options {
	o := publish.Options{Dir: dir, Target: p.Target, RetryDelay: time.Millisecond, AllowRemovals: true}
	publish.SetPatience(&o, 100*time.Millisecond)
	return o
}

func run(t *testing.T, o publish.Options) *publish.Report {
	t.Helper()
	r, err := publish.Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// wantSite checks that the target holds the site and the files in also, and nothing
// else.
func wantSite(t *testing.T, p place, dir string, also ...string) {
	t.Helper()
	got, want := tree(t, p.dir), tree(t, dir)
	delete(want, ".parvis-manifest")
	delete(want, "brouillon.txt")
	if p.cut {
		maps.DeleteFunc(got, func(name, _ string) bool { return strings.HasPrefix(name, ".parvis-envoi/doute-") })
	}
	for _, name := range append(also, publish.ManifestFile) {
		if _, ok := got[name]; !ok {
			t.Errorf("%s is not at the target", name)
		}
		delete(got, name)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the target holds %q, wanted %q", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
	filepath.WalkDir(p.dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			if below, _ := os.ReadDir(name); len(below) == 0 {
				t.Errorf("an empty folder is left: %s", name)
			}
		}
		return err
	})
}

// wantReadable checks that each page at the target is complete, and that the files
// it needs exist.
func wantReadable(t *testing.T, p place) {
	t.Helper()
	files := tree(t, p.dir)
	for name, text := range files {
		if !strings.HasPrefix(text, "needs") || strings.HasPrefix(name, ".parvis-envoi/") {
			continue
		}
		first, _, _ := strings.Cut(text, "\n")
		for _, other := range strings.Fields(first)[1:] {
			if _, ok := files[other]; !ok {
				t.Errorf("%s needs %s, which is not there", name, other)
			}
		}
		if strings.HasSuffix(name, ".html") && !strings.HasSuffix(text, "\nfin") {
			t.Errorf("%s is not whole", name)
		}
	}
}

func TestPublish(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		one := edition(t, "aaaaaaaa", numbers(0, 20)...)
		r := run(t, options(one, p))
		if r.Sent != 25 || r.Removed != 0 || r.Unchanged != 0 || len(r.Vanished) != 0 {
			t.Errorf("%d sent, %d removed, %d the same, %q vanished", r.Sent, r.Removed, r.Unchanged, r.Vanished)
		}
		wantSite(t, p, one)
		if p.wire != nil {
			before := p.wire.accepted.Load()
			if r := run(t, options(one, p)); r.Sent != 0 || r.Unchanged != 25 {
				t.Errorf("again: %d sent, %d the same", r.Sent, r.Unchanged)
			}
			if n := p.wire.accepted.Load() - before; n > 2 {
				t.Errorf("%d connections to find that nothing changed", n)
			}
		}
		write(t, filepath.Join(p.dir, "signataires", "note.txt"), "a foreign file")
		two := edition(t, "bbbbbbbb", numbers(5, 22)...)
		plan := options(two, p)
		plan.DryRun = true
		r = run(t, plan)
		if len(r.New) != 3 || len(r.Changed) != 17 || len(r.Deleted) != 5 || r.Unchanged != 2 {
			t.Errorf("the plan has %q, %q, %q, %d the same", r.New, r.Changed, r.Deleted, r.Unchanged)
		}
		wantSite(t, p, one, "signataires/note.txt")
		r = run(t, options(two, p))
		if want := []string{"/signataires/0/", "/signataires/1/", "/signataires/2/", "/signataires/3/", "/signataires/4/"}; !slices.Equal(r.Vanished, want) || r.Removed != 5 {
			t.Errorf("%q vanished, wanted %q", r.Vanished, want)
		}
		wantSite(t, p, two, "signataires/note.txt", "assets/style-aaaaaaaa.css") // for browsers that show an old page
		three := edition(t, "cccccccc", numbers(5, 22)...)
		run(t, options(three, p))
		wantSite(t, p, three, "signataires/note.txt", "assets/style-bbbbbbbb.css")
		run(t, options(three, p))
		wantSite(t, p, three, "signataires/note.txt")
		wantReadable(t, p)
	})
}

func TestForeignFilesStay(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		one := edition(t, "aaaaaaaa", 1, 2)
		write(t, filepath.Join(p.dir, "index.html"), "de l’hébergeur")
		var foreign *publish.ForeignError
		if _, err := publish.Run(t.Context(), options(one, p)); !errors.As(err, &foreign) || !slices.Equal(foreign.Files, []string{"index.html"}) {
			t.Fatalf("got %v", err)
		}
		if got := tree(t, p.dir); len(got) != 1 || got["index.html"] != "de l’hébergeur" {
			t.Errorf("the target was changed: %q", got)
		}
		o := options(one, p)
		o.Replace = true
		run(t, o)
		wantSite(t, p, one)
	})
}

// A file becomes a folder, and a folder a file.
func TestFilesAndFoldersChangePlaces(t *testing.T) {
	for name, make := range map[string]func(*testing.T) place{"folder": aFolder, "sftp": anSFTPServer} {
		t.Run(name, func(t *testing.T) {
			p := make(t)
			one, two := t.TempDir(), t.TempDir()
			for dir, names := range map[string][]string{one: {"a", "b/c", "index.html"}, two: {"a/b", "b", "index.html"}} {
				for _, n := range names {
					write(t, filepath.Join(dir, n), n)
				}
				write(t, filepath.Join(dir, ".parvis-manifest"), strings.Join(names, "\n")+"\n")
			}
			for _, dir := range []string{one, two, one} {
				run(t, options(dir, p))
				wantSite(t, p, dir)
			}
		})
	}
}

// A publication killed anywhere leaves a site that can be read, and the next one
// completes it.
func TestKilled(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		p.cut = true
		editions := []string{edition(t, "aaaaaaaa", numbers(0, 60)...), edition(t, "bbbbbbbb", numbers(20, 80)...)}
		run(t, options(editions[0], p))
		killed := 0
		for i := range 12 {
			given, err := json.Marshal(p)
			if err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), "PUBLISH_TEST_PLACE="+string(given), "PUBLISH_TEST_SITE="+editions[(i+1)%2])
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			lines := bufio.NewScanner(out)
			for range rand.Intn(80) { // some publications finish
				lines.Scan()
			}
			cmd.Process.Kill()
			if err := cmd.Wait(); err != nil {
				killed++
			}
			wantReadable(t, p)
		}
		if killed == 0 {
			t.Error("every publication ended before it was killed")
		}
		for i, dir := range []string{editions[0], editions[1]} {
			run(t, options(dir, p))
			run(t, options(dir, p)) // removes the assets kept for old pages
			wantSite(t, p, dir)
			if i == 0 {
				wantReadable(t, p)
			}
		}
	})
}

func TestStopped(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		p.cut = true
		run(t, options(edition(t, "00000000"), p))
		one := edition(t, "aaaaaaaa", numbers(0, 60)...)
		ctx, cancel := context.WithCancel(t.Context())
		o := options(one, p)
		o.Progress = func(done, _ int) {
			if done == 20 {
				cancel()
			}
		}
		r, err := publish.Run(ctx, o)
		if !errors.Is(err, context.Canceled) || r.Sent < 20 || r.Sent > 40 {
			t.Fatalf("%d sent, %v", r.Sent, err)
		}
		wantReadable(t, p)
		if again := run(t, options(one, p)); again.Sent+r.Sent > 63 {
			t.Errorf("%d sent, then %d: what was sent is not sent again", r.Sent, again.Sent)
		}
		run(t, options(one, p))
		wantSite(t, p, one)
	})
}

// Of two publications at once, the one that started first stops.
func TestOneAtATime(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		run(t, options(edition(t, "00000000", numbers(50, 60)...), p))
		one, two := options(edition(t, "aaaaaaaa", numbers(0, 30)...), p), options(edition(t, "bbbbbbbb", numbers(0, 30)...), p)
		began := make(chan struct{})
		one.Progress = func(done, _ int) {
			if done == 10 {
				run(t, two)
				close(began)
			}
		}
		_, err := publish.Run(t.Context(), one)
		<-began
		var busy *publish.BusyError
		if !errors.As(err, &busy) {
			t.Fatalf("got %v", err)
		}
		run(t, two)
		two.Verify = true
		run(t, two)
		two.Verify = false
		run(t, two)
		wantReadable(t, p)
	})
}
