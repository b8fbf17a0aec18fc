package export

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"parvis/generator/model"
	"parvis/generator/synth"
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
	site := siteOf(t, os.DirFS("../testdata/mini/content"))
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
	set := Files(Of(site), aboutOf(site))
	before := inUse()
	for _, f := range set.Files() {
		write := f.Write
		switch f.Name {
		case WorkbookFile:
			write = set.workbook
		case ArchiveFile:
			write = set.archive
		}
		var g gauge
		if err := write(&g); err != nil {
			t.Fatal(err)
		}
		if took := int64(g.most) - int64(before); took > 8<<20 {
			t.Errorf("%s: %d MB of memory for a file of %d MB", f.Name, took>>20, g.written>>20)
		}
		if f.Name == "signataires.json" && g.written < 50<<20 {
			t.Errorf("%s has %d bytes: is it whole?", f.Name, g.written)
		}
	}
}

// BenchmarkFiles is what the files of 10,000 signatories cost, by form.
func BenchmarkFiles(b *testing.B) {
	made := filepath.Join(b.TempDir(), "content")
	if _, _, err := synth.Write(made, 1, 10_000); err != nil {
		b.Fatal(err)
	}
	site := siteOf(b, os.DirFS(made))
	d := Of(site)
	for _, form := range []Format{FormatCSV, FormatJSON, FormatJSONLines, FormatXLSX, FormatZIP} {
		b.Run(form.Key, func(b *testing.B) {
			began := processor(b)
			defer func() { b.ReportMetric((processor(b)-began).Seconds()/float64(b.N), "cpu-s/op") }()
			for b.Loop() {
				set := Files(d, aboutOf(site))
				size := 0
				for _, f := range set.Files() {
					write := f.Write
					switch f.Name {
					case WorkbookFile:
						write = set.workbook
					case ArchiveFile:
						write = set.archive
					}
					if f.Format == form {
						var g counter
						if err := write(&g); err != nil {
							b.Fatal(err)
						}
						size += g.n
					}
				}
				b.ReportMetric(float64(size)/1e6, "MB")
			}
		})
	}
	b.Run("twins", func(b *testing.B) {
		began := processor(b)
		defer func() { b.ReportMetric((processor(b)-began).Seconds()/float64(b.N), "cpu-s/op") }()
		for b.Loop() {
			size := 0
			for _, t := range d.Twins(aboutOf(site)) {
				size += len(t.Bytes())
			}
			b.ReportMetric(float64(size)/1e6, "MB")
		}
	})
}

type counter struct{ n int }

func (c *counter) Write(p []byte) (int, error) { c.n += len(p); return len(p), nil }

// processor is the time of processor that this process has had: unlike what a
// clock tells, it stays when others use the machine.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
