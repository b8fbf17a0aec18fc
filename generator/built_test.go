package generator_test

import (
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"parvis/generator"
	"parvis/generator/content/synth"
	"parvis/generator/testbrowser"
)

// whole is set by "make audit": passes over many pages in a browser are short
// without it.
var whole = flag.Bool("whole", false, "look in the browser at all the pages that the audit looks at, and not at some of them")

// some is n, or all of it under -whole.
func some[T any](all []T, n int) []T {
	if *whole {
		return all
	}
	return all[:min(n, len(all))]
}

const (
	mini = "testdata/mini/content"
	real = "../content"
)

// workshop is the folder of this process: sites that tests share, and drawings.
var workshop, drawings string

func TestMain(m *testing.M) {
	flag.Parse()
	dir, err := os.MkdirTemp("", "parvis-generator-")
	if err != nil {
		panic(err)
	}
	workshop, drawings = dir, filepath.Join(dir, "drawings")
	code := m.Run()
	testbrowser.Close()
	os.RemoveAll(dir)
	os.Exit(code)
}

// built is a site that was made: its folder, its address, and its pages parsed.
type built struct {
	dir    string
	report *generator.Report
	url    *url.URL
	files  map[string]string
	pages  map[string]*html.Node
	ids    map[string]map[string]int // file → identifier → how often
}

// site is a site that tests share: it is built once in a process, and only read.
func site(t *testing.T, name string) *built {
	t.Helper()
	b, err := sites[name]()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return b
}

// sites is the sites that tests share. Each function writes what content it needs
// below a folder.
var sites = map[string]func() (*built, error){
	"mini":   once(func(string) (generator.Options, error) { return generator.Options{Content: mini}, nil }),
	"drafts": once(func(string) (generator.Options, error) { return generator.Options{Content: mini, Drafts: true}, nil }),
	"root": once(func(string) (generator.Options, error) {
		return generator.Options{Content: mini, URL: "https://exemple.test"}, nil
	}),
	"english": once(func(dir string) (generator.Options, error) {
		o := generator.Options{Content: dir}
		if err := os.CopyFS(dir, os.DirFS(mini)); err != nil {
			return o, err
		}
		settings, err := os.ReadFile(filepath.Join(dir, "site.toml"))
		if err != nil {
			return o, err
		}
		return o, os.WriteFile(filepath.Join(dir, "site.toml"), append([]byte("langue = \"en\"\n"), settings...), 0o644)
	}),
	"many": once(func(dir string) (generator.Options, error) { return generator.Options{Content: dir}, writeCrowd(dir) }),
	"empty": once(func(dir string) (generator.Options, error) {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return generator.Options{}, err
		}
		settings := strings.Replace(toldPublisher, `Essai *gras* & <b>balises</b>`, "Rien encore", 1)
		return generator.Options{Content: dir}, os.WriteFile(filepath.Join(dir, "site.toml"), []byte(settings), 0o644)
	}),
	"real": once(func(string) (generator.Options, error) { return generator.Options{Content: real}, nil }),
	"made": once(func(dir string) (generator.Options, error) {
		_, _, err := synth.Write(dir, 1, 200)
		return generator.Options{Content: dir}, err
	}),
}

// everyPageOf is the sites whose every page is looked at: the miniature one, with
// and without drafts, at the root of a host, in English, with lists of many pages;
// one without records; and the real one.
var everyPageOf = []string{"mini", "drafts", "root", "english", "many", "empty", "real"}

func once(prepare func(dir string) (generator.Options, error)) func() (*built, error) {
	return sync.OnceValues(func() (*built, error) {
		dir, err := os.MkdirTemp(workshop, "site-")
		if err != nil {
			return nil, err
		}
		o, err := prepare(filepath.Join(dir, "content"))
		if err != nil {
			return nil, err
		}
		o.Output = filepath.Join(dir, "public")
		report, err := generator.Build(context.Background(), o)
		if err != nil {
			return nil, err
		}
		if len(report.Findings) > 0 {
			return nil, fmt.Errorf("%d findings, the first: %+v", len(report.Findings), report.Findings[0])
		}
		return parsed(o.Output, report)
	})
}

// parse builds a site for one test.
func parse(t *testing.T, o generator.Options) *built {
	t.Helper()
	b, err := parsed(build(t, o))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var sitemap = regexp.MustCompile(`Sitemap: (.*)sitemap\.xml\n`)

// parsed reads a site that was built.
func parsed(dir string, report *generator.Report) (*built, error) {
	files, err := contents(dir)
	if err != nil {
		return nil, err
	}
	b := &built{dir: dir, report: report, files: files, pages: map[string]*html.Node{}, ids: map[string]map[string]int{}}
	line := sitemap.FindStringSubmatch(files["robots.txt"])
	if line == nil {
		return nil, fmt.Errorf("robots.txt names no sitemap")
	}
	if b.url, err = url.Parse(line[1]); err != nil {
		return nil, err
	}
	for file, data := range files {
		if path.Ext(file) != ".html" {
			continue
		}
		doc, err := html.Parse(strings.NewReader(data))
		if err != nil {
			return nil, err
		}
		b.pages[file], b.ids[file] = doc, map[string]int{}
		for n := range doc.Descendants() {
			if id, ok := attribute(n, "id"); ok {
				b.ids[file][id]++
			}
		}
	}
	return b, nil
}

// build makes a site in a folder of its own, and fails on any finding.
func build(t *testing.T, o generator.Options) (dir string, report *generator.Report) {
	t.Helper()
	if o.Output == "" {
		o.Output = filepath.Join(t.TempDir(), "public")
	}
	report, err := generator.Build(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Code == "marks-in-key" {
			continue // toldPublisher has some, so that pages show them as they are
		}
		t.Errorf("%s: %s:%d: %s %v", o.Content, f.File, f.Line, f.Code, f.Args)
	}
	if t.Failed() {
		t.FailNow()
	}
	return o.Output, report
}

// visit is a shared or other site in a browser, under the policy.
type visit struct{ *testbrowser.Tab }

func browse(t *testing.T, b *built) *visit {
	t.Helper()
	return &visit{testbrowser.Visit(t, b.dir, b.url.Path)}
}
