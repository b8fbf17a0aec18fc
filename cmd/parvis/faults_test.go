package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// The tests of this file run the real command as a child process, and disturb it. "make
// faults" repeats them many times and prints the results.
var kills = flag.Int("kills", 4, "how many builds are killed; builds are disturbed in proportion in other ways")

// command returns the path of the command. It is the test binary, which runs main under
// this name: linking the command once more would take as long as building several sites.
func command(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("parvis")
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// versions makes two versions of a content. They share some pages and differ in others,
// and in the style of all pages.
func versions(t *testing.T) [2]string {
	t.Helper()
	var out [2]string
	for i := range out {
		dir := t.TempDir()
		out[i] = filepath.Join(dir, "content")
		if err := os.CopyFS(out[i], os.DirFS("../../generator/testdata/mini/content")); err != nil {
			t.Fatal(err)
		}
		theme := filepath.Join(dir, "themes", "parvis-bis")
		if err := os.MkdirAll(theme, 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(theme, "theme.toml"), "name = \"bis\"\ndescription = \"bis\"\nbase = \"parvis\"\n")
		write(t, filepath.Join(theme, "override.css"), fmt.Sprintf("main { outline: %dpx solid }\n", i))
		for n := range 40 {
			write(t, filepath.Join(out[i], "actualites", fmt.Sprintf("nouvelle-%d.toml", n+20*i)), fmt.Sprintf("titre = \"Nouvelle %d\"\ndate = 2020-01-01\n", n+20*i))
		}
	}
	return out
}

var clean struct {
	once  sync.Once
	sites [2]map[string]string
}

// cleanSites returns the files that a clean build makes of each version. All tests share
// them, because a site doesn't depend on where its content is.
func cleanSites(t *testing.T) [2]map[string]string {
	t.Helper()
	clean.once.Do(func() {
		for i, content := range versions(t) {
			clean.sites[i] = mustBuild(t, command(t), content, filepath.Join(t.TempDir(), "public"))
		}
	})
	if len(clean.sites[1]) == 0 {
		t.Fatal("there are no clean sites to compare with: another test failed to build them")
	}
	return clean.sites
}

func write(t *testing.T, file, data string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// build returns the command line that builds a content into a folder.
func build(program, content, public string) *exec.Cmd {
	return exec.Command(program, "build", "--content", content, "--output", public, "--theme", "parvis-bis")
}

// mustBuild builds, and returns the files of the site.
func mustBuild(t *testing.T, program, content, public string) map[string]string {
	t.Helper()
	if out, err := build(program, content, public).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return files(t, public)
}

// files returns every file of a site, except Parvis's own.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(name, ".parvis") {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		out[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var asset = regexp.MustCompile(`"/(assets/[^"]+)"`)

// whole checks that every file of a site is as in one of the versions, and that the
// assets of every page exist.
func whole(t *testing.T, site map[string]string, versions ...map[string]string) {
	t.Helper()
	for name, data := range site {
		known := false
		for _, v := range versions {
			other, there := v[name]
			known = known || there && other == data
		}
		if !known {
			t.Errorf("%s is neither as it was nor as it was to be (%d bytes)", name, len(data))
		}
		if filepath.Ext(name) != ".html" {
			continue
		}
		for _, m := range asset.FindAllStringSubmatch(data, -1) {
			if _, there := site[m[1]]; !there {
				t.Errorf("%s asks for %s, which isn't there", name, m[1])
			}
		}
	}
}

// A build killed at any moment leaves no partial file and no page without its assets.
// The next build completes the site.
func TestKilled(t *testing.T) {
	t.Parallel()
	program, content, site := command(t), versions(t), cleanSites(t)
	public := filepath.Join(t.TempDir(), "public")
	mustBuild(t, program, content[0], public)
	start := time.Now()
	mustBuild(t, program, content[1], public)
	takes := time.Since(start)
	r := rand.New(rand.NewPCG(uint64(*kills), 1))
	before, between, after := 0, 0, 0
	now := 1
	for i := range *kills {
		to := 1 - now
		cmd := build(program, content[to], public)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// At random within each part of the build, up to a little after its end.
		time.Sleep(time.Duration((float64(i) + r.Float64()) / float64(*kills) * 1.1 * float64(takes)))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		left := files(t, public)
		whole(t, left, site[0], site[1])
		switch {
		case maps.Equal(left, site[now]):
			before++
		case maps.Equal(left, site[to]):
			after++
		default:
			between++
		}
		if got := mustBuild(t, program, content[to], public); !maps.Equal(got, site[to]) {
			t.Fatalf("the next build leaves %d files, a clean one %d, or others", len(got), len(site[to]))
		}
		if left, _ := filepath.Glob(filepath.Join(public, ".parvis-tmp")); len(left) > 0 {
			t.Error("the temporary folder is still there")
		}
		if t.Failed() {
			t.FailNow()
		}
		now = to
	}
	t.Logf("%d builds of %d ms killed: %d left the old site, %d the new one, %d files of both, each whole", *kills, takes.Milliseconds(), before, after, between)
}

// Of two builds at once into one folder, one is refused or both run one after the other.
// The site is complete.
func TestTwoAtOnce(t *testing.T) {
	t.Parallel()
	program, content, site := command(t), versions(t), cleanSites(t)
	public := filepath.Join(t.TempDir(), "public")
	mustBuild(t, program, content[0], public)
	refused, pairs := 0, max(*kills/20, 2)
	for range pairs {
		_ = os.Chtimes(filepath.Join(public, "index.html"), time.Time{}, time.Now()) // so that neither build finds that nothing has changed
		var cmds [2]*exec.Cmd
		var output [2]bytes.Buffer
		for i := range cmds {
			cmds[i] = build(program, content[i], public)
			cmds[i].Stderr = &output[i]
			if err := cmds[i].Start(); err != nil {
				t.Fatal(err)
			}
		}
		for i, cmd := range cmds {
			var exit *exec.ExitError
			switch err := cmd.Wait(); {
			case err == nil:
			case errors.As(err, &exit) && exit.ExitCode() == findings && strings.Contains(output[i].String(), "un autre build"):
				refused++
			default:
				t.Fatalf("%v\n%s", err, &output[i])
			}
		}
		if got := files(t, public); !maps.Equal(got, site[0]) && !maps.Equal(got, site[1]) {
			t.Fatal("the site is neither the one nor the other")
		}
	}
	t.Logf("%d pairs of builds: %d refused, each site whole", pairs, refused)
}

// A full disk is reported, and leaves the old site unchanged.
func TestNoRoom(t *testing.T) {
	t.Parallel()
	program, content, site := command(t), versions(t), cleanSites(t)[0]
	disk := filepath.Join(t.TempDir(), "disk")
	if err := os.Mkdir(disk, 0o755); err != nil {
		t.Fatal(err)
	}
	size := 0
	for _, data := range site {
		size += (len(data) + 4095) &^ 4095
	}
	// The script runs in its own mount namespace, so that the disk disappears with the
	// process. It copies what the failed build left.
	left := filepath.Join(t.TempDir(), "left")
	script := fmt.Sprintf(`set -e
mount -t tmpfs -o size=%d tmpfs "$1"
"$0" build --content "$2" --output "$1/public" --theme parvis-bis >/dev/null
code=0
"$0" build --content "$3" --output "$1/public" --theme parvis-bis || code=$?
cp -r "$1/public" "$4"
exit $code`, size+size/3)
	cmd := exec.Command("unshare", "--map-root-user", "--mount", "sh", "-c", script, program, disk, content[0], content[1], left)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != findings {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(string(out), "il n’y a plus de place") || strings.Contains(string(out), "goroutine") {
		t.Errorf("the command says: %s", out)
	}
	if got := files(t, left); !maps.Equal(got, site) {
		t.Error("on a full disk the old site didn't stay as it was")
	}
	t.Logf("disk of %d KB: %s", (size+size/3)>>10, bytes.TrimSpace(out))
}

// While records change, a build reports findings or builds what it read. A last build
// gives the same site as a clean one.
func TestContentChanges(t *testing.T) {
	t.Parallel()
	program, content, site := command(t), versions(t), cleanSites(t)[0]
	public := filepath.Join(t.TempDir(), "public")
	record := filepath.Join(content[0], "actualites", "nouvelle-3.toml")
	good, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			switch i % 4 {
			case 0:
				_ = os.WriteFile(record, good[:i%len(good)], 0o644)
			case 1:
				_ = os.Remove(record)
			case 2:
				_ = os.Mkdir(record, 0o755)
			case 3:
				_ = os.RemoveAll(record)
				_ = os.WriteFile(record, good, 0o644)
			}
		}
	}()
	codes := map[int]int{}
	for range max(*kills/10, 4) {
		cmd := build(program, content[0], public)
		out, _ := cmd.CombinedOutput()
		code := cmd.ProcessState.ExitCode()
		codes[code]++
		if code != ok && code != findings || strings.Contains(string(out), "goroutine ") {
			t.Errorf("exit code %d: %s", code, out)
		}
	}
	close(stop)
	<-stopped
	_ = os.RemoveAll(record)
	write(t, record, string(good))
	if got := mustBuild(t, program, content[0], public); !maps.Equal(got, site) {
		t.Error("the last build isn't what a clean one makes")
	}
	t.Logf("builds while a record changed, by exit code: %v", codes)
}
