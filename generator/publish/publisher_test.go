package publish_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"parvis/generator/publish"
)

// The exit codes of a publisher.
const (
	published = 0
	failed    = 1
	overtaken = 2
	lied      = 3 // it succeeded, though what was online wasn't its site
)

// stopSelf stops this process until it gets a SIGCONT.
var stopSelf = func() {}

// publisher is a process that publishes PUBLISH_TEST_SITE to a place. It stops itself
// at the step numbered PUBLISH_TEST_STOP, if given.
func publisher(given string) int {
	var p place
	if err := json.Unmarshal([]byte(given), &p); err != nil {
		panic(err)
	}
	site, dir, stop := os.Getenv("PUBLISH_TEST_SITE"), os.Getenv("PUBLISH_TEST_DIR"), os.Getenv("PUBLISH_TEST_STOP")
	o := options(site, p)
	if os.Getenv("PUBLISH_TEST_DIR") == "" {
		o.Progress = func(int, int) { fmt.Println("one more file") }
	}
	if d, err := time.ParseDuration(os.Getenv("PUBLISH_TEST_PATIENCE")); err == nil {
		publish.SetPatience(&o, d)
	}
	var steps atomic.Int64
	var faults []string
	publish.OnStep(&o, func(step string) {
		if stop == fmt.Sprint(steps.Add(1)) {
			stopSelf()
		}
		if step == "finished" { // if the turn is still held then, nobody else may write now
			faults = append(wrongFiles(site, dir), wrongList(dir)...)
		}
	})
	_, err := publish.Run(context.Background(), o)
	var busy *publish.BusyError
	switch {
	case errors.As(err, &busy):
		return overtaken
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		return failed
	case len(faults) > 0:
		fmt.Fprintln(os.Stderr, faults)
		return lied
	}
	return published
}

// wrongFiles lists the files of a site that aren't the same in a folder.
func wrongFiles(site, dir string) (out []string) {
	there, _ := readTree(dir)
	for name, text := range siteFiles(site) {
		if got, ok := there[name]; !ok || got != text {
			out = append(out, name+" is not of this site")
		}
	}
	return out
}

// siteFiles returns the files of a built site by name.
func siteFiles(site string) map[string]string {
	out, _ := readTree(site)
	list := strings.Fields(out[".parvis-manifest"])
	maps.DeleteFunc(out, func(name, _ string) bool { return !slices.Contains(list, name) })
	return out
}

// readList returns the digests that the list in a folder gives.
func readList(dir string) (map[string]string, error) {
	var list struct {
		Files map[string]string `json:"fichiers"`
	}
	data, err := os.ReadFile(filepath.Join(dir, publish.ManifestFile))
	if err == nil {
		err = json.Unmarshal(data, &list)
	}
	return list.Files, err
}

func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// wrongList lists the lines of the list that don't tell what is in a folder, and the
// files it doesn't name.
func wrongList(dir string) (out []string) {
	list, err := readList(dir)
	if err != nil {
		return []string{err.Error()}
	}
	there, _ := readTree(dir)
	for name, digest := range list {
		if text, ok := there[name]; digest != "" && (!ok || digestOf(text) != digest) {
			out = append(out, name+" is not as listed")
		}
	}
	for name := range there {
		if _, listed := list[name]; !listed && !strings.HasPrefix(name, ".parvis-") {
			out = append(out, name+" is not listed")
		}
	}
	return out
}

// claimed returns the site that the list in a folder claims to be online, or else
// another of the sites.
func claimed(sites []string, dir string) string {
	list, _ := readList(dir)
	for _, site := range sites {
		same := true
		for name, text := range siteFiles(site) {
			same = same && list[name] == digestOf(text)
		}
		if same {
			return site
		}
	}
	return sites[rand.Intn(len(sites))]
}
