package main

import (
	"context"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"parvis/generator"
)

// site is a built site, served during the audit.
type site struct {
	name      string
	url       string // without a final slash
	pages     []*page
	redirects int // number of pages that only redirect, which aren't checked
	server    *http.Server
}

// page is one HTML file of a site.
type page struct {
	site           *site
	path           string // address below the site's, "signataires/exemple-sa/"
	kind           string // from the class of its body
	compressedSize int    // bytes of the HTML file, compressed

	// Measurements.
	weight   int // compressed bytes of the bodies of all requests
	requests int
	controls int      // reached with the keyboard; 0 if not checked
	printed  int      // printed sheets; 0 if not printed
	states   []string // states checked besides the initial one
	duration time.Duration
}

func (p *page) String() string  { return p.site.name + " /" + p.path }
func (p *page) address() string { return p.site.url + "/" + p.path }

// open builds a site and serves it. It is built with the address of the server, so
// that its canonical addresses are right.
func open(ctx context.Context, name, content, dir string) (*site, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &site{name: name, url: "http://" + listener.Addr().String(), server: &http.Server{Handler: serve(dir, policy)}}
	report, err := generator.Build(ctx, generator.Options{Content: content, Output: dir, URL: s.url + "/"})
	if err == nil && report.Failed() {
		f := report.Findings[0]
		err = fmt.Errorf("%d findings, the first: %s:%d: %s %v", len(report.Findings), f.File, f.Line, f.Code, f.Args)
	}
	if err == nil && report.Still {
		err = fmt.Errorf("ECharts isn't bundled: no figure is interactive; run: make audit")
	}
	if err == nil {
		err = s.readPages(dir)
	}
	if err != nil {
		listener.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	go func() { _ = s.server.Serve(listener) }() // returns when the server is closed
	return s, nil
}

// isOwn reports whether a URL is on this site.
func (s *site) isOwn(url string) bool { return strings.HasPrefix(url, s.url+"/") }

func (s *site) close() { s.server.Close() }

var (
	bodyKind     = regexp.MustCompile(`<body class="kind-([a-z0-9-]+)`)
	redirectPage = regexp.MustCompile(`<meta http-equiv="refresh" content="0;`)
)

// readPages lists the pages of the site, with their kinds.
func (s *site) readPages(dir string) error {
	return filepath.WalkDir(dir, func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(file) != ".html" {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		kind := bodyKind.FindSubmatch(data)
		switch {
		case kind != nil:
			path := strings.TrimSuffix(filepath.ToSlash(name), "index.html")
			s.pages = append(s.pages, &page{site: s, path: path, kind: string(kind[1]), compressedSize: len(compress(data))})
		case redirectPage.Match(data):
			s.redirects++
		default:
			return fmt.Errorf(`%s doesn't say what it is: wanted <body class="kind-…">`, name)
		}
		return nil
	})
}
