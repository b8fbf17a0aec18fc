package main

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"parvis/generator/site/hosting"
)

// policy is the Content-Security-Policy that hosts are asked to send.
const policy = hosting.Policy

// compressible matches the content types that are worth compressing.
var compressible = regexp.MustCompile(`^text/|json|javascript|xml|\+json`)

// serve serves a folder as a good static host does: compressed, with content types,
// cache lifetimes and a strict policy, and the site's 404 page.
func serve(dir, policy string) http.Handler {
	var compressed sync.Map // path → bytes
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, status := path.Clean("/"+r.URL.Path), http.StatusOK
		if strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			name, status = "/404.html", http.StatusNotFound
			if data, err = os.ReadFile(filepath.Join(dir, "404.html")); err != nil {
				http.NotFound(w, r)
				return
			}
		}
		head := w.Header()
		kind, _ := hosting.Type(name)
		head.Set("Content-Type", kind)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Content-Security-Policy", policy)
		head.Set("Cache-Control", hosting.Cache(strings.TrimPrefix(name, "/")))
		if compressible.MatchString(kind) {
			head.Set("Vary", "Accept-Encoding")
			if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
				head.Set("Content-Encoding", "gzip")
				small, ok := compressed.Load(name)
				if !ok {
					small, _ = compressed.LoadOrStore(name, compress(data))
				}
				data = small.([]byte)
			}
		}
		w.WriteHeader(status)
		_, _ = w.Write(data) // fails if the browser has closed the connection
	})
}

// compress returns data compressed by gzip at the best level, as hosts do that store
// compressed files.
func compress(data []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	_, _ = w.Write(data) // can't fail in memory
	_ = w.Close()
	return out.Bytes()
}
