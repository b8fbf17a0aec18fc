package export

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"parvis/generator/content/synth"
	"parvis/generator/model"
	"parvis/generator/testsite"
)

// gauge watches how much memory is in use while a file is written to it.
type gauge struct {
	written, next int
	most          uint64
}

func (g *gauge) Write(p []byte) (int, error) {
	if g.written += len(p); g.written >= g.next {
		g.next = g.written + 16<<20
		g.most = max(g.most, inUse())
	}
	return len(p), nil
}

func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestLargeSitesStream: every file of 100,000 signatories is written with a few
// megabytes of memory, whatever its size. One signatory stands for all of them,
// so that the site itself takes none.
func TestLargeSitesStream(t *testing.T) {
	site := testsite.Of(t, os.DirFS("../../testdata/mini/content"))
	at := slices.IndexFunc(site.Signatories, func(s *model.Signatory) bool { return s.Slug == "exemple-sa" })
	one := *site.Signatories[at]
	k := *one.Commitments[0]
	k.Measures = k.Measures[:1]
	one.Commitments = []*model.Commitment{&k}
	k.Signatory = &one
	site.Signatories = make([]*model.Signatory, 100_000)
	for i := range site.Signatories {
		site.Signatories[i] = &one
	}
	set := Files(dataOf(site), aboutOf(site))
	before := inUse()
	alone := func(name string) func() (map[string]*gauge, error) {
		return func() (map[string]*gauge, error) {
			var g gauge
			err := set.WriteOne(&g, name)
			return map[string]*gauge{name: &g}, err
		}
	}
	together := func() (map[string]*gauge, error) {
		all := map[string]*gauge{}
		err := set.Write(func(name string, content func(io.Writer) error) error {
			all[name] = new(gauge)
			return content(all[name])
		})
		return all, err
	}
	for _, write := range []func() (map[string]*gauge, error){together, alone(WorkbookFile), alone(ArchiveFile), alone("signataires.json")} {
		gauges, err := write()
		if err != nil {
			t.Fatal(err)
		}
		for name, g := range gauges {
			if took := int64(g.most) - int64(before); took > 8<<20 {
				t.Errorf("%s, of %d made together: %d MB of memory for a file of %d MB", name, len(gauges), took>>20, g.written>>20)
			}
		}
		if g := gauges["signataires.json"]; g != nil && g.written < 50<<20 {
			t.Errorf("signataires.json has %d bytes: is it whole?", g.written)
		}
	}
}

// BenchmarkFiles is what the files of 10,000 signatories cost: all of them
// together, each form alone, and the twins of records.
func BenchmarkFiles(b *testing.B) {
	made := filepath.Join(b.TempDir(), "content")
	if _, _, err := synth.Write(made, 1, 10_000); err != nil {
		b.Fatal(err)
	}
	site := testsite.Of(b, os.DirFS(made))
	d := dataOf(site)
	measure := func(name string, write func() (size int, err error)) {
		b.Run(name, func(b *testing.B) {
			began := processor(b)
			defer func() { b.ReportMetric((processor(b)-began).Seconds()/float64(b.N), "cpu-s/op") }()
			for b.Loop() {
				size, err := write()
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(size)/1e6, "MB")
			}
		})
	}
	taken := func(wanted func(name string) bool) func() (int, error) {
		return func() (int, error) {
			var c counter
			err := Files(d, aboutOf(site)).Write(func(name string, content func(io.Writer) error) error {
				if !wanted(name) {
					return content(nil)
				}
				return content(&c)
			})
			return c.n, err
		}
	}
	measure("all", taken(func(string) bool { return true }))
	for _, form := range []Format{FormatCSV, FormatJSON, FormatJSONLines, FormatXLSX, FormatZIP} {
		measure(form.Key, taken(func(name string) bool { return filepath.Ext(name) == "."+form.Key }))
	}
	measure("twins", func() (int, error) {
		size, out := 0, []byte{}
		for _, t := range d.Twins(aboutOf(site)) {
			out = t.Append(out[:0])
			size += len(out)
		}
		return size, nil
	})
}

type counter struct{ n int }

func (c *counter) Write(p []byte) (int, error) { c.n += len(p); return len(p), nil }

// processor returns the time of processor that this process has had: unlike what a
// clock measures, it is stable when others use the machine.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
