// Command bench measures Parvis on a synthetic site, next to the time that the system
// takes to copy the same files. It uses a RAM disk, so that no disk is measured:
//
//	go run ./cmd/bench
//
// Each run measures, in this order:
//
//  1. a cold build, into an empty folder with empty caches;
//  2. cp -r of the result, right after, so that a slow moment of the machine affects
//     both;
//  3. a build where nothing has changed;
//  4. a build after an edit of one record;
//  5. a build into an empty folder with cached drawings;
//  6. a build of content/ with cached drawings;
//  7. the start of the command.
//
// The builds run the real command as a child process, to measure its own processor
// time and peak memory. The medians are printed as a Markdown table, with the targets.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"parvis/generator/content/synth"
)

// needed is the free disk space that the folders need, in bytes.
const needed = 4 << 30

func main() {
	n := flag.Int("n", 10_000, "number of signatories")
	runs := flag.Int("runs", 5, "number of measurements of each step")
	keep := flag.Bool("keep", false, "keep the folders")
	flag.Parse()
	if *n < 1 || *runs < 1 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM) // so that the folders are removed too
	defer stop()
	if err := run(ctx, *n, *runs, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, n, runs int, keep bool) error {
	dir, err := makeFolder()
	if err != nil {
		return err
	}
	if keep {
		defer fmt.Println("\nkept:", dir)
	} else {
		defer os.RemoveAll(dir)
	}
	b := bench{
		parvis:    filepath.Join(dir, "parvis"),
		content:   filepath.Join(dir, "content"),
		public:    filepath.Join(dir, "public"),
		copy:      filepath.Join(dir, "copy"),
		cache:     filepath.Join(dir, "cache"),
		ownPublic: filepath.Join(dir, "own"),
	}
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", b.parvis, "./cmd/parvis").CombinedOutput(); err != nil {
		return fmt.Errorf("go build ./cmd/parvis: %w\n%s", err, out)
	}
	records, size, err := synth.Write(b.content, 1, n)
	if err != nil {
		return err
	}
	var m measures
	for i := range runs {
		for _, step := range []struct {
			to     *[]sample
			before func() error
			do     func(context.Context) (sample, error)
		}{
			{&m.cold, func() error { return errors.Join(b.clear(), os.RemoveAll(b.cache)) }, b.build},
			{&m.copies, nil, b.cp},
			{&m.unchanged, nil, b.build},
			{&m.edited, func() error { return b.edit(i) }, b.build},
			{&m.kept, b.clear, b.build},
			{&m.own, nil, b.buildOwn},
			{&m.start, nil, b.start},
		} {
			if step.before != nil {
				if err := step.before(); err != nil {
					return err
				}
			}
			s, err := step.do(ctx)
			if err != nil {
				return err
			}
			*step.to = append(*step.to, s)
		}
	}
	site, err := measureSite(b.public)
	if err != nil {
		return err
	}
	report(n, runs, records, size, site, m)
	return nil
}

// measures has one sample per run for each step.
type measures struct{ cold, copies, unchanged, edited, kept, own, start []sample }

// makeFolder creates a folder on a RAM disk if there is one. It fails without enough
// free space.
func makeFolder() (string, error) {
	on := os.TempDir()
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		on = "/dev/shm"
	}
	var room syscall.Statfs_t
	if err := syscall.Statfs(on, &room); err != nil {
		return "", err
	}
	if free := room.Bavail * uint64(room.Bsize); free < needed {
		return "", fmt.Errorf("%s has %d MiB free; wanted %d", on, free>>20, needed>>20)
	}
	return os.MkdirTemp(on, "parvis-bench-")
}

type bench struct{ parvis, content, public, copy, cache, ownPublic string }

// sample is the measurement of one process.
type sample struct {
	wall, processor time.Duration
	peak            int64 // bytes of memory
}

func (b bench) clear() error {
	return errors.Join(os.RemoveAll(b.public), os.RemoveAll(b.copy))
}

func (b bench) build(ctx context.Context) (sample, error) {
	return b.measure(ctx, b.parvis, "build", "--content", b.content, "--output", b.public)
}

// buildOwn builds the site of content/, after a first build has cached its drawings.
func (b bench) buildOwn(ctx context.Context) (sample, error) {
	if _, err := b.measure(ctx, b.parvis, "build", "--output", b.ownPublic); err != nil {
		return sample{}, err
	}
	if err := os.RemoveAll(b.ownPublic); err != nil {
		return sample{}, err
	}
	return b.measure(ctx, b.parvis, "build", "--output", b.ownPublic)
}

func (b bench) start(ctx context.Context) (sample, error) { return b.measure(ctx, b.parvis, "version") }

// edit appends a sentence to a signatory's text.
func (b bench) edit(n int) error {
	files, err := filepath.Glob(filepath.Join(b.content, "signataires", "*.md"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return errors.New("no signatory has a text")
	}
	f, err := os.OpenFile(files[n%len(files)], os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "\nUne phrase de plus, la %dᵉ.\n", n+1)
	return errors.Join(err, f.Close())
}

func (b bench) cp(ctx context.Context) (sample, error) {
	return b.measure(ctx, "cp", "-r", b.public, b.copy)
}

func (b bench) measure(ctx context.Context, name string, args ...string) (sample, error) {
	runtime.GC() // not during the child
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+b.cache)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil {
		return sample{}, fmt.Errorf("%s: %w\n%.2000s", strings.Join(cmd.Args, " "), err, &stderr)
	}
	state := cmd.ProcessState
	return sample{wall, state.UserTime() + state.SystemTime(), state.SysUsage().(*syscall.Rusage).Maxrss << 10}, nil
}

func wall(s sample) float64      { return s.wall.Seconds() }
func processor(s sample) float64 { return s.processor.Seconds() }
func peak(s sample) float64      { return float64(s.peak) / (1 << 20) }

func median(s []sample, of func(sample) float64) float64 {
	var all []float64
	for _, one := range s {
		all = append(all, of(one))
	}
	return medianOf(all)
}

// ratio returns the median of the ratios of each run, so that a slow moment of the
// machine has little effect.
func ratio(s, to []sample) float64 {
	var all []float64
	for i := range s {
		all = append(all, wall(s[i])/wall(to[i]))
	}
	return medianOf(all)
}

func medianOf(all []float64) float64 {
	slices.Sort(all)
	half := len(all) / 2
	if len(all)%2 == 0 {
		return (all[half-1] + all[half]) / 2
	}
	return all[half]
}

// siteSize counts the files of a site and their bytes.
type siteSize struct {
	pages, files            int
	bytes                   int64
	signatories, theirBytes int64 // pages of signatories: their number and their bytes
}

var signatoryPage = regexp.MustCompile(`^signataires/[^/]+/index\.html$`)

func measureSite(dir string) (siteSize, error) {
	var w siteSize
	err := filepath.WalkDir(dir, func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		w.files++
		w.bytes += info.Size()
		if strings.HasSuffix(file, ".html") {
			w.pages++
		}
		name, _ := filepath.Rel(dir, file)
		if signatoryPage.MatchString(filepath.ToSlash(name)) {
			w.signatories++
			w.theirBytes += info.Size()
		}
		return nil
	})
	return w, err
}

func report(n, runs, records int, size int64, site siteSize, m measures) {
	row := func(what, aim, format string, args ...any) {
		fmt.Printf("| %s | %s | %s |\n", what, fmt.Sprintf(format, args...), aim)
	}
	most := 2*median(m.copies, wall) + 0.5
	fmt.Printf("| %d signatories | median of %d | target |\n| --- | --- | --- |\n", n, runs)
	row("machine", "", "%s, %d cores, %s", machine(), runtime.NumCPU(), runtime.Version())
	row("records", "", "%d, %.1f MB", records, float64(size)/1e6)
	row("site", "", "%d pages, %d files, %.1f MB", site.pages, site.files, float64(site.bytes)/1e6)
	row("files ÷ records", "", "%.1f", float64(site.files)/float64(records))
	row("a signatory's page", "", "%d bytes", site.theirBytes/max(site.signatories, 1))
	row("cold build, empty caches", fmt.Sprintf("2 × cp -r + 0.5 s = %.2f s", most), "%.2f s", median(m.cold, wall))
	row("cp -r of the site", "", "%.2f s", median(m.copies, wall))
	row("cold build ÷ cp -r", "", "%.1f", ratio(m.cold, m.copies))
	row("cold build, drawings kept", "", "%.2f s", median(m.kept, wall))
	row("nothing changed ÷ cold", "0.20", "%.3f (%.2f s)", ratio(m.unchanged, m.cold), median(m.unchanged, wall))
	row("one record edited ÷ cold", "0.25", "%.2f (%.2f s)", ratio(m.edited, m.cold), median(m.edited, wall))
	row("processor, cold", "", "%.2f s", median(m.cold, processor))
	row("processor, one edited", "", "%.2f s", median(m.edited, processor))
	row("peak memory, cold", "230 MiB at 10,000", "%.0f MiB", median(m.cold, peak))
	row("peak memory, one edited", "", "%.0f MiB", median(m.edited, peak))
	row("content/, drawings kept", "0.30 s", "%.2f s", median(m.own, wall))
	row("start of the command", "0.030 s", "%.3f s", median(m.start, wall))
}

var model = regexp.MustCompile(`(?m)^model name\s*:\s*(.*)$`)

// machine returns the name of the processor on Linux, or else the platform.
func machine() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	if m := model.FindSubmatch(info); m != nil {
		return string(m[1])
	}
	return runtime.GOOS + "/" + runtime.GOARCH
}
