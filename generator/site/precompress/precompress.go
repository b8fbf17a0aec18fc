// Package precompress makes compressed copies of files, which hosts send in their
// place ("index.html.gz", "index.html.br"). The result is deterministic.
package precompress

import (
	"bytes"
	"compress/gzip"
	"path"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// Endings returns the extensions of the copies: gzip for every client
// (RFC 1952), Brotli for those that accept it (RFC 7932).
func Endings() []string { return []string{".br", ".gz"} }

// minSize is the size of a file, in bytes, from which copies are worth their
// space: a smaller one fits in two or three packets anyway.
const minSize = 4096

// compressible lists the extensions of files that compression makes smaller; the others are
// compressed already.
var compressible = []string{".css", ".csv", ".html", ".ics", ".js", ".json", ".jsonl", ".jsonld", ".svg", ".ttl", ".txt", ".xml", ".webmanifest"}

// Compressible reports whether a file of this name may have compressed copies.
func Compressible(name string) bool { return slices.Contains(compressible, path.Ext(name)) }

// fastLevel and bestLevel are levels of Brotli compression. The best
// one takes 7 seconds per megabyte and saves a tenth, so it is only for the styles and
// scripts, which are few and fetched by every reader.
const fastLevel, bestLevel = 5, brotli.BestCompression

// Copy returns the compressed copy of a file for one of the extensions, or nil if it would save
// less than a tenth.
func Copy(name, ending string, data []byte) ([]byte, error) {
	if len(data) < minSize {
		return nil, nil
	}
	var out bytes.Buffer
	level := fastLevel
	if strings.HasPrefix(name, "assets/") {
		level = bestLevel
	}
	w := interface {
		Write([]byte) (int, error)
		Close() error
	}(brotli.NewWriterLevel(&out, level))
	if ending == ".gz" {
		w, _ = gzip.NewWriterLevel(&out, gzip.BestCompression) // a level that exists
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if out.Len() > len(data)*9/10 {
		return nil, nil
	}
	return out.Bytes(), nil
}
