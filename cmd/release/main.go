// Command release makes what is published of Parvis: for each platform an archive
// with the command, its manual pages and completions, the documents of the
// format, the licences of all it is made of, and a bill of materials; beside them
// SHA256SUMS. It runs from the root of the repository, after "make figures":
//
//	make release               into .release/
//	make release DIR=…         elsewhere
//	go run ./cmd/release -only linux/amd64
//
// The same commit gives the same bytes, on any day, in any folder, on any machine
// with the same version of Go: no C compiler is asked, no path is kept, and the
// times in the archives are that of the commit, or SOURCE_DATE_EPOCH.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// platforms is what a release is made for.
var platforms = []platform{
	{"linux", "amd64"}, {"linux", "arm64"},
	{"darwin", "amd64"}, {"darwin", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

// platform is a system and a processor, as Go names them.
type platform struct{ system, processor string }

func (p platform) String() string { return p.system + "/" + p.processor }

// program is the name of the command there.
func (p platform) program() string {
	if p.system == "windows" {
		return "parvis.exe"
	}
	return "parvis"
}

// edition is what a release is made from.
type edition struct {
	root     string // of the repository
	version  string // "1.2.0", "1.2.0-3-gabcdef012345", "abcdef012345-dirty"
	revision string // twelve digits of the commit; "" for unknown
	time     time.Time
}

func main() {
	log.SetFlags(0)
	dir := flag.String("dir", ".release", "folder of the release")
	version := flag.String("version", "", "version, instead of that of the git tag or commit")
	only := flag.String("only", "", "one platform alone, such as linux/amd64")
	flag.Parse()
	e, err := here(*version)
	if err == nil {
		err = e.make(*dir, *only)
	}
	if err != nil {
		log.Fatal("release: ", err)
	}
}

// here is the edition of the working folder.
func here(version string) (edition, error) {
	e := edition{root: ".", version: version}
	if e.version == "" {
		described, err := git("describe", "--tags", "--match", "v[0-9]*", "--always", "--dirty", "--abbrev=12")
		if err != nil {
			return e, fmt.Errorf("no version: give one with VERSION=1.2.0, or run in a git repository (%w)", err)
		}
		e.version = strings.TrimPrefix(described, "v")
	}
	if revision, err := git("rev-parse", "--short=12", "HEAD"); err == nil {
		e.revision = revision
	}
	seconds := os.Getenv("SOURCE_DATE_EPOCH")
	if seconds == "" {
		var err error
		if seconds, err = git("log", "-1", "--format=%ct"); err != nil {
			return e, fmt.Errorf("no time for the archives: set SOURCE_DATE_EPOCH, or run in a git repository (%w)", err)
		}
	}
	n, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return e, fmt.Errorf("SOURCE_DATE_EPOCH=%s: wanted seconds since 1970", seconds)
	}
	e.time = time.Unix(n, 0).UTC()
	return e, nil
}

func git(args ...string) (string, error) {
	out, err := exec.Command("git", args...).Output()
	return strings.TrimSpace(string(out)), err
}

// make makes the release: all of it in a folder aside first, so that dir never
// has a part of one.
func (e edition) make(dir, only string) error {
	if _, err := os.Stat(filepath.Join(e.root, "generator", "draw", "dist", "interactive.js")); err != nil {
		return errors.New("the command would have no ECharts: run make figures first, which needs npm")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	aside, err := os.MkdirTemp(dir, ".part-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	// What tells of the command runs here: it is asked of one built for this machine.
	native, err := e.build(filepath.Join(aside, "native"), platform{runtime.GOOS, runtime.GOARCH})
	if err != nil {
		return err
	}
	guides, err := e.guides(native)
	if err != nil {
		return err
	}
	var made []string
	for _, p := range platforms {
		if only != "" && only != p.String() {
			continue
		}
		archive, err := e.archive(aside, p, guides)
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		made = append(made, archive)
	}
	if made == nil {
		return fmt.Errorf("-only %s: wanted one of %v", only, platforms)
	}
	sums, err := sums(aside, made)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(aside, "SHA256SUMS"), sums, 0o644); err != nil {
		return err
	}
	for _, name := range append(made, "SHA256SUMS") {
		if err := os.Rename(filepath.Join(aside, name), filepath.Join(dir, name)); err != nil {
			return err
		}
		fmt.Println(filepath.Join(dir, name))
	}
	return nil
}

// archive builds the command for a platform and packs it with all that goes with it.
func (e edition) archive(dir string, p platform, guides []file) (string, error) {
	built, err := e.build(filepath.Join(dir, p.system+"-"+p.processor), p)
	if err != nil {
		return "", err
	}
	program, err := os.ReadFile(built)
	if err != nil {
		return "", err
	}
	parts, err := e.parts(built, p)
	if err != nil {
		return "", err
	}
	notices, err := e.notices(parts)
	if err != nil {
		return "", err
	}
	bill, err := e.bill(parts)
	if err != nil {
		return "", err
	}
	files := append([]file{
		{p.program(), program, 0o755},
		{"THIRD-PARTY.txt", notices, 0o644},
		{"parvis.cdx.json", bill, 0o644},
	}, guides...)
	name := fmt.Sprintf("parvis_%s_%s_%s", e.version, p.system, p.processor)
	if p.system == "windows" {
		return name + ".zip", e.zip(filepath.Join(dir, name+".zip"), name, files)
	}
	return name + ".tar.gz", e.tar(filepath.Join(dir, name+".tar.gz"), name, files)
}
