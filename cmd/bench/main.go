// Command bench measures Parvis on a made-up site, beside the time that the
// system itself takes to copy the same files. It makes the records and builds
// them on a RAM disk, so that no disk is measured:
//
//	go run ./cmd/bench
//
// A run is a build into an empty folder, then cp -r of what it made, one after
// the other so that a slow moment of the machine falls on both; then a build
// over the first one, where nothing has changed. The builds are child processes
// of the real command, for their processor time and peak memory to be theirs
// alone. Medians are printed, as a Markdown table.
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

	"parvis/generator/synth"
)

// needed is the free room, in bytes, that the folders may take at once.
const needed = 4 << 30

func main() {
	n := flag.Int("n", 10_000, "number of signatories")
	runs := flag.Int("runs", 5, "how many times each thing is measured")
	keep := flag.Bool("keep", false, "leave the folders there")
	flag.Parse()
	if *n < 1 || *runs < 1 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM) // the folders go even so
	defer stop()
	if err := run(ctx, *n, *runs, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, n, runs int, keep bool) error {
	dir, err := folder()
	if err != nil {
		return err
	}
	if keep {
		defer fmt.Println("\nkept:", dir)
	} else {
		defer os.RemoveAll(dir)
	}
	b := bench{
		parvis:  filepath.Join(dir, "parvis"),
		content: filepath.Join(dir, "content"),
		public:  filepath.Join(dir, "public"),
		copy:    filepath.Join(dir, "copy"),
	}
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", b.parvis, "./cmd/parvis").CombinedOutput(); err != nil {
		return fmt.Errorf("go build ./cmd/parvis: %w\n%s", err, out)
	}
	records, size, err := synth.Write(b.content, 1, n)
	if err != nil {
		return err
	}
	var cold, copies, again []sample
	for range runs {
		if err := b.clear(); err != nil {
			return err
		}
		c, err := b.build(ctx)
		if err != nil {
			return err
		}
		p, err := b.cp(ctx)
		if err != nil {
			return err
		}
		u, err := b.build(ctx)
		if err != nil {
			return err
		}
		cold, copies, again = append(cold, c), append(copies, p), append(again, u)
	}
	site, err := weigh(b.public)
	if err != nil {
		return err
	}
	report(n, runs, records, size, site, cold, copies, again)
	return nil
}

// folder is a new folder on a RAM disk where there is one, with the room needed.
func folder() (string, error) {
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

type bench struct{ parvis, content, public, copy string }

// sample is one process measured.
type sample struct {
	wall, processor time.Duration
	peak            int64 // bytes of memory
}

func (b bench) clear() error {
	return errors.Join(os.RemoveAll(b.public), os.RemoveAll(b.copy))
}

func (b bench) build(ctx context.Context) (sample, error) {
	return measure(ctx, b.parvis, "build", "--content", b.content, "--output", b.public)
}

func (b bench) cp(ctx context.Context) (sample, error) {
	return measure(ctx, "cp", "-r", b.public, b.copy)
}

func measure(ctx context.Context, name string, args ...string) (sample, error) {
	runtime.GC() // not during the child
	cmd := exec.CommandContext(ctx, name, args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil {
		return sample{}, fmt.Errorf("%s: %w\n%.2000s", strings.Join(cmd.Args, " "), err, &said)
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
	return middle(all)
}

// ratio is the median of each run's own ratio, so that a slow moment of the
// machine weighs little.
func ratio(s, to []sample) float64 {
	var all []float64
	for i := range s {
		all = append(all, wall(s[i])/wall(to[i]))
	}
	return middle(all)
}

func middle(all []float64) float64 {
	slices.Sort(all)
	half := len(all) / 2
	if len(all)%2 == 0 {
		return (all[half-1] + all[half]) / 2
	}
	return all[half]
}

// weight is what a site is made of.
type weight struct {
	pages, files            int
	bytes                   int64
	signatories, theirBytes int64 // the pages of signatories alone
}

var signatoryPage = regexp.MustCompile(`^signataires/[^/]+/index\.html$`)

func weigh(dir string) (weight, error) {
	var w weight
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

func report(n, runs, records int, size int64, site weight, cold, copies, again []sample) {
	row := func(what, format string, args ...any) {
		fmt.Printf("| %s | %s |\n", what, fmt.Sprintf(format, args...))
	}
	fmt.Printf("| %d signatories | median of %d |\n| --- | --- |\n", n, runs)
	row("machine", "%s, %d cores, %s", machine(), runtime.NumCPU(), runtime.Version())
	row("records", "%d, %.1f MB", records, float64(size)/1e6)
	row("site", "%d pages, %d files, %.1f MB", site.pages, site.files, float64(site.bytes)/1e6)
	row("cold build", "%.2f s", median(cold, wall))
	row("cp -r of the site", "%.2f s", median(copies, wall))
	row("cold build ÷ cp -r", "%.1f", ratio(cold, copies))
	row("unchanged rebuild", "%.2f s", median(again, wall))
	row("unchanged ÷ cold", "%.2f", ratio(again, cold))
	row("processor, cold", "%.2f s", median(cold, processor))
	row("processor, unchanged", "%.2f s", median(again, processor))
	row("peak memory, cold", "%.0f MiB", median(cold, peak))
	row("peak memory, unchanged", "%.0f MiB", median(again, peak))
	row("a signatory's page", "%d bytes", site.theirBytes/max(site.signatories, 1))
}

var model = regexp.MustCompile(`(?m)^model name\s*:\s*(.*)$`)

// machine is the name of the processor, as Linux tells it.
func machine() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	if m := model.FindSubmatch(info); m != nil {
		return string(m[1])
	}
	return runtime.GOOS + "/" + runtime.GOARCH
}
