package publish_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"parvis/generator/publish"
)

var (
	races  = flag.Int("races", 2, "how many times publications race to each kind of target")
	pauses = flag.Int("pauses", 4, "how many publications sleep, for each kind of target")
)

// The exit codes of a publisher.
const (
	published = 0
	failed    = 1
	overtaken = 2
	lied      = 3 // it succeeded, though what was online wasn't its site
)

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
			syscall.Kill(os.Getpid(), syscall.SIGSTOP)
			time.Sleep(5 * time.Millisecond) // until all threads have stopped
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

// start starts a publisher.
func start(t *testing.T, p place, site, stop string, patience time.Duration) *exec.Cmd {
	t.Helper()
	given, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "PUBLISH_TEST_PLACE="+string(given), "PUBLISH_TEST_SITE="+site, "PUBLISH_TEST_STOP="+stop,
		"PUBLISH_TEST_DIR="+p.dir, "PUBLISH_TEST_PATIENCE="+patience.String())
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// tally counts what came of races.
type tally struct {
	outcomes             map[int]int // exit code → publications
	stale, wrong, mended int
}

// settle checks what publications left: the list is true, or the next publication
// mends it. The next one is of the site that the list claims to be online: it would
// change nothing if it trusted the list.
func (c *tally) settle(t *testing.T, p place, sites []string) {
	t.Helper()
	before, winner := wrongList(p.dir), claimed(sites, p.dir)
	if len(before) > 0 {
		c.stale++
	}
	run(t, options(winner, p))
	if after := append(wrongFiles(winner, p.dir), wrongList(p.dir)...); len(after) > 0 {
		c.wrong++
		t.Errorf("after one more publication: %q\nbefore it: %q", after, before)
	} else if len(before) > 0 {
		c.mended++
	}
}

// report prints the counts, and fails if a publication lied or failed otherwise.
func (c *tally) report(t *testing.T, what string, n int) {
	t.Helper()
	t.Logf("%d %s: %d publications succeeded, %d were overtaken, %d failed; %d successes that weren't; %d lists were untrue until the next publication, which mended %d; %d stayed wrong",
		n, what, c.outcomes[published], c.outcomes[overtaken], c.outcomes[failed], c.outcomes[lied], c.stale, c.mended, c.wrong)
	if c.outcomes[lied] > 0 || c.outcomes[failed] > 0 {
		t.Error("a publication failed for another reason, or succeeded though what was online was not its own")
	}
	if c.stale > 0 && c.fenced(t) {
		t.Error("a list was untrue though no change can come late here")
	}
}

// fenced reports whether the target of the test has changes that check the turn.
func (c *tally) fenced(t *testing.T) bool { return !strings.Contains(t.Name(), "s3") }

// everywhereAndPlainS3 runs a test with each kind of target, and with an S3 server that
// ignores the conditions of writes.
func everywhereAndPlainS3(t *testing.T, test func(t *testing.T, p place)) {
	t.Helper()
	everywhere(t, test)
	t.Run("s3 without conditions", func(t *testing.T) {
		p := anS3Server(t)
		withoutConditions(t, &p, false)
		test(t, p)
	})
}

// rivals builds sites that have files in common, with other contents, and files of
// their own.
func rivals(t *testing.T) []string {
	return []string{edition(t, "00000000", numbers(0, 12)...), edition(t, "aaaaaaaa", numbers(2, 16)...), edition(t, "bbbbbbbb", numbers(6, 20)...),
		edition(t, "cccccccc", slices.Concat(numbers(0, 4), numbers(12, 22))...)}
}

// Two or three publications race: at most those succeed whose site was online, and
// the list tells what is there.
func TestRaces(t *testing.T) {
	everywhereAndPlainS3(t, func(t *testing.T, p place) {
		sites := rivals(t)
		count := tally{outcomes: map[int]int{}}
		for i := range *races {
			run(t, options(sites[0], p))
			var all []*exec.Cmd
			for n := range 2 + i%2 {
				all = append(all, start(t, p, sites[1+n], "", 3*time.Second))
				time.Sleep(time.Duration(rand.Intn(40)) * time.Millisecond)
			}
			for _, cmd := range all {
				cmd.Wait()
				count.outcomes[cmd.ProcessState.ExitCode()]++
			}
			count.settle(t, p, sites)
		}
		count.report(t, "races", *races)
	})
}

// A publication sleeps between two steps. Another one succeeds meanwhile, and the
// first one wakes up during it, or after.
func TestSleeps(t *testing.T) {
	everywhereAndPlainS3(t, func(t *testing.T, p place) {
		sites := rivals(t)
		count := tally{outcomes: map[int]int{}}
		slept := 0
		for i := range *pauses {
			run(t, options(sites[0], p))
			sleeper := start(t, p, sites[1], strconv.Itoa(1+rand.Intn(70)), 300*time.Millisecond)
			var status syscall.WaitStatus
			if _, err := syscall.Wait4(sleeper.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil {
				t.Fatal(err)
			}
			winner := start(t, p, sites[2], "", 300*time.Millisecond)
			if status.Stopped() {
				slept++
				if i%2 == 0 {
					time.Sleep(time.Duration(rand.Intn(400)) * time.Millisecond)
				} else {
					winner.Wait()
				}
				sleeper.Process.Signal(syscall.SIGCONT)
				sleeper.Wait()
				count.outcomes[sleeper.ProcessState.ExitCode()]++
			} else {
				count.outcomes[status.ExitStatus()]++
			}
			if winner.ProcessState == nil {
				winner.Wait()
			}
			count.outcomes[winner.ProcessState.ExitCode()]++
			count.settle(t, p, sites)
		}
		count.report(t, "sleeps", slept)
		if slept == 0 {
			t.Error("no publication slept")
		}
	})
}
