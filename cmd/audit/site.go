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

// site is one that was built, and is served while the audit lasts.
type site struct {
	name   string
	url    string // without a final slash
	pages  []*page
	moved  int // pages that only send on to another, which are not looked at
	server *http.Server
}

// page is one HTML file of a site.
type page struct {
	site   *site
	path   string // address below the site's, "signataires/exemple-sa/"
	kind   string // what its body says it is
	packed int    // bytes, compressed: the file alone

	// What looking at it gave.
	weight   int // bytes of bodies on the wire, all requests of the page
	requests int
	controls int      // reached with the keyboard; 0 where nobody walked
	printed  int      // sheets of paper; 0 where it wasn't printed
	states   []string // it was put in, besides the one it came in
	took     time.Duration
}

func (p *page) String() string  { return p.site.name + " /" + p.path }
func (p *page) address() string { return p.site.url + "/" + p.path }

// open builds a site for the address it is then served at, so that it is its own
// canonical one.
func open(ctx context.Context, name, content, dir, drawings string) (*site, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &site{name: name, url: "http://" + listener.Addr().String(), server: &http.Server{Handler: serve(dir, policy)}}
	report, err := generator.Build(ctx, generator.Options{Content: content, Output: dir, URL: s.url + "/", Drawings: drawings})
	if err == nil && report.Failed() {
		f := report.Findings[0]
		err = fmt.Errorf("%d findings, the first: %s:%d: %s %v", len(report.Findings), f.File, f.Line, f.Code, f.Args)
	}
	if err == nil && report.Tables {
		err = fmt.Errorf("the figures are tables: ECharts isn't bundled; run: make audit")
	}
	if err == nil {
		err = s.list(dir)
	}
	if err != nil {
		listener.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	go func() { _ = s.server.Serve(listener) }() // until it is closed
	return s, nil
}

// has tells that an address is the site's own.
func (s *site) has(url string) bool { return strings.HasPrefix(url, s.url+"/") }

func (s *site) close() { s.server.Close() }

var (
	bodyKind = regexp.MustCompile(`<body class="kind-([a-z0-9-]+)`)
	sendsOn  = regexp.MustCompile(`<meta http-equiv="refresh" content="0;`)
)

// list reads which pages there are, and of what kind.
func (s *site) list(dir string) error {
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
			s.pages = append(s.pages, &page{site: s, path: path, kind: string(kind[1]), packed: len(pack(data))})
		case sendsOn.Match(data):
			s.moved++
		default:
			return fmt.Errorf(`%s doesn't say what it is: wanted <body class="kind-…">`, name)
		}
		return nil
	})
}
