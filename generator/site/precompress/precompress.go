// Package precompress makes the compressed copies of files that hosts send in their
// place ("index.html.gz", "index.html.br"): the same bytes from the same bytes.
package precompress

import (
	"bytes"
	"compress/gzip"
	"path"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// Endings returns what the names of the copies end with: gzip for every client
// (RFC 1952), Brotli for those that take it (RFC 7932).
func Endings() []string { return []string{".br", ".gz"} }

// minSize is the size of a file, in bytes, from which copies are worth their
// place: below, a file goes in two or three packets anyhow.
const minSize = 4096

// compressible is the endings of files that compression makes smaller; the others are
// compressed already.
var compressible = []string{".css", ".csv", ".html", ".ics", ".js", ".json", ".jsonl", ".jsonld", ".svg", ".ttl", ".txt", ".xml", ".webmanifest"}

// Compressible tells a file that may have copies, by its name.
func Compressible(name string) bool { return slices.Contains(compressible, path.Ext(name)) }

// fastLevel and thorough are how long Brotli may look for what repeats. The last
// level takes 7 seconds a megabyte and saves a tenth: it is for the styles and
// scripts, few, which every reader fetches.
const fastLevel, bestLevel = 5, brotli.BestCompression

// Copy returns the copy of a file with one of the endings; nil where it would save
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
