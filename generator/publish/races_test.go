//go:build unix

package publish_test

import (
	"encoding/json"
	"flag"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"parvis/generator/model"
)

var (
	races  = flag.Int("races", 2, "how many times publications race to each kind of target")
	pauses = flag.Int("pauses", 4, "how many publications sleep, for each kind of target")
)

func init() {
	stopSelf = func() {
		syscall.Kill(os.Getpid(), syscall.SIGSTOP)
		time.Sleep(5 * time.Millisecond) // until all threads have stopped
	}
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
		for i := 0; slept < *pauses && i < 3**pauses; i++ { // a few end before they would sleep
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

// What a publication left that was killed, or that an earlier version of Parvis began,
// is removed by the next one. In S3, the doubt of one that was killed stays for a day:
// until then, each publication reads again what it could have changed.
func TestLeftovers(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		sites := rivals(t)
		run(t, options(sites[0], p))
		killed := start(t, p, sites[1], "40", time.Second)
		var status syscall.WaitStatus
		if _, err := syscall.Wait4(killed.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
			t.Fatal(err, status)
		}
		killed.Process.Kill()
		killed.Wait()
		if p.Kind != model.ToS3 {
			write(t, filepath.Join(p.dir, ".parvis-envoi", strings.Repeat("A", 26)+"-12"), "d’une version précédente")
		}
		run(t, options(sites[0], p))
		run(t, options(sites[0], p))
		if p.Kind == model.ToS3 {
			left, err := filepath.Glob(filepath.Join(p.dir, ".parvis-envoi", "*"))
			if err != nil || len(left) != 1 || !strings.HasPrefix(filepath.Base(left[0]), "doute-") {
				t.Fatalf("%q are left, %v", left, err)
			}
			write(t, filepath.Join(p.dir, "index.html"), "une écriture tardive")
			run(t, options(sites[0], p))
			wantSite(t, p, sites[0], strings.TrimPrefix(left[0], p.dir+"/"))
			yesterday := time.Now().Add(-25 * time.Hour)
			if err := os.Chtimes(left[0], yesterday, yesterday); err != nil {
				t.Fatal(err)
			}
			run(t, options(sites[0], p))
		}
		wantSite(t, p, sites[0])
	})
}

// An overtaken publication still removes the folders that it left empty. A folder that
// is gone before its file comes is made again.
func TestFoldersThatOthersRemove(t *testing.T) {
	onDisks(t, func(t *testing.T, p place) {
		done, ended := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(ended)
			for n := 0; ; n++ {
				select {
				case <-done:
					return
				default:
					syscall.Rmdir(filepath.Join(p.dir, "signataires", strconv.Itoa(n%100))) // unless it holds a file
				}
			}
		}()
		site := edition(t, "aaaaaaaa", numbers(0, 100)...)
		run(t, options(site, p))
		close(done)
		<-ended
		wantSite(t, p, site)
	})
}
