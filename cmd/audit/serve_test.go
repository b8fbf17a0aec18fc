package main

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

// The server sends what a good host sends, so that scores are realistic.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"index.html": "accueil", "404.html": "rien ici", "assets/parvis-59a3822d.css": "a{}", "photo.png": "\x89PNG"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	server := httptest.NewServer(serve(dir, policy))
	defer server.Close()
	for _, c := range []struct {
		path   string
		status int
		kind   string
		packed bool
		cache  string
		body   string
	}{
		{"/", 200, "text/html; charset=utf-8", true, "public, max-age=600", "accueil"},
		{"/assets/parvis-59a3822d.css", 200, "text/css; charset=utf-8", true, "public, max-age=31536000, immutable", "a{}"},
		{"/photo.png", 200, "image/png", false, "public, max-age=600", "\x89PNG"},
		{"/nulle/part/", 404, "text/html; charset=utf-8", true, "public, max-age=600", "rien ici"},
		{"/../../etc/passwd", 404, "text/html; charset=utf-8", true, "public, max-age=600", "rien ici"},
	} {
		request, _ := http.NewRequest(http.MethodGet, server.URL+c.path, nil)
		request.Header.Set("Accept-Encoding", "gzip")
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		packed := answer.Header.Get("Content-Encoding") == "gzip"
		if answer.StatusCode != c.status || answer.Header.Get("Content-Type") != c.kind || packed != c.packed ||
			answer.Header.Get("Cache-Control") != c.cache || answer.Header.Get("Content-Security-Policy") != policy {
			t.Errorf("%s: %d %v", c.path, answer.StatusCode, answer.Header)
		}
		body := io.Reader(answer.Body)
		if packed {
			if body, err = gzip.NewReader(body); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := io.ReadAll(body); err != nil || string(got) != c.body {
			t.Errorf("%s: %q, %v", c.path, got, err)
		}
	}
}

// The sample has the heaviest and the lightest page of each kind of each site.
func TestSample(t *testing.T) {
	a, b := &site{name: "a"}, &site{name: "b"}
	for _, p := range []page{{site: a, path: "1", kind: "list", compressedSize: 10}, {site: a, path: "2", kind: "list", compressedSize: 30}, {site: a, path: "3", kind: "list", compressedSize: 20},
		{site: a, path: "", kind: "home", compressedSize: 5}, {site: b, path: "4", kind: "list", compressedSize: 40}} {
		p.site.pages = append(p.site.pages, &p)
	}
	pages, err := sample([]*site{a, b}, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, p := range pages {
		got += p.String() + " "
	}
	if want := "b /4 a /2 a /1 a / "; got != want {
		t.Errorf("%q, wanted %q", got, want)
	}
	if _, err := sample([]*site{a, b}, []string{"home"}); err == nil {
		t.Error("no error, though b has no home page")
	}
}
