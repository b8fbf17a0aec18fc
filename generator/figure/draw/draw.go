// Package draw renders the options of a chart (ECharts' JSON) as static SVG at
// build time, and embeds the script that renders the same options in a browser.
//
//	svg, err := draw.New(cacheDir).SVG(options, 340, 200, "Engagements par domaine", "")
//
// ECharts runs in a JavaScript engine written in Go: no browser, no Node. Bar
// charts, nearly all of the drawings, are rendered by package barchart, which
// gives the same result as ECharts. The SVG is then sanitized: elements and
// attributes are checked against an allowlist; styles that a
// Content-Security-Policy would refuse are removed; IDs are the same on every
// build and differ between drawings; classes let a style sheet recolour it (see
// Palette). Drawings are cached in a folder by the digest of their input. Both
// scripts are built by draw/bundle; without them nothing can be drawn, and
// Available returns false.
package draw

import (
	"crypto/sha256"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"parvis/generator/figure/draw/barchart"
)

//go:embed all:dist
var dist embed.FS

// bundled returns a file built by draw/bundle; nil if it wasn't built.
func bundled(name string) []byte {
	b, err := dist.ReadFile("dist/" + name)
	if err != nil {
		return nil
	}
	return b
}

// Interactive returns the script for browsers, an ES module; nil without the
// bundle. js/interactive.js documents its exports. Notices must be published
// next to every copy of it as licences.txt, the name in its first line.
func Interactive() []byte { return bundled("interactive.js") }

// Notices returns the licences of what both scripts are made of; nil without
// the bundle.
func Notices() []byte { return bundled("licences.txt") }

// formatVersion is the version of the output of barchart and sanitize.go. It is
// part of the cache key: increment it whenever that output changes.
const formatVersion = 1

// maxSide is the longest side of a drawing, in pixels.
const maxSide = 8192

// ErrNoBundle is returned for every drawing by a program built without the
// bundle.
var ErrNoBundle = errors.New("this program was built without the ECharts bundle")

// Engine renders charts. It is safe for concurrent use.
type Engine struct {
	script    []byte        // ECharts and its entry point, js/draw.js
	limit     time.Duration // time limit for one chart
	digest    [sha256.Size]byte
	renderers *rendererPool
	cache     *drawingCache
	inFlight  singleflight.Group
	drawn     atomic.Int64
}

// New returns an engine that caches its drawings in a folder, created when
// first needed; "" disables the cache. A folder that can't be used is not an
// error: drawings are made again.
func New(cache string) *Engine {
	return newEngine(cache, bundled("draw.js"), 20*time.Second)
}

func newEngine(cache string, script []byte, limit time.Duration) *Engine {
	return &Engine{
		script: script,
		limit:  limit,
		digest: sha256.Sum256(script),
		// leaves processors for the rest of the build
		renderers: newRendererPool(string(script), max(1, runtime.GOMAXPROCS(0)/2)),
		cache:     &drawingCache{dir: cache},
	}
}

// Available reports whether the program embeds the ECharts bundle.
func (e *Engine) Available() bool { return len(e.script) > 0 }

// Drawn returns how many drawings were made, not counting cache hits.
func (e *Engine) Drawn() int { return int(e.drawn.Load()) }

// Release frees the memory of the idle renderers, some 20 MB. They are made
// again when needed.
func (e *Engine) Release() { e.renderers.release() }

// Close removes from the cache the entries that were not used for five days.
func (e *Engine) Close() { e.cache.trim() }

// SVG draws a chart of a width and height in pixels, from 1 to 8192. options is
// ECharts' JSON with one more key: lang, the language of numbers, "fr" or "en".
// title is the accessible name, and is required. description is the text
// alternative; "" for none. The result is an <svg> element to inline in a page,
// under a Content-Security-Policy without inline styles; Standalone makes a
// file of it. Two drawings of the same options and size have the same IDs, so a
// page may contain only one of them.
func (e *Engine) SVG(options []byte, width, height int, title, description string) (string, error) {
	switch {
	case !e.Available():
		return "", ErrNoBundle
	case width < 1 || height < 1 || width > maxSide || height > maxSide:
		return "", fmt.Errorf("a drawing of %d × %d pixels: wanted 1 to %d", width, height, maxSide)
	case strings.TrimSpace(title) == "":
		return "", errors.New("a drawing without a title")
	case !json.Valid(options):
		return "", errors.New("the options of a drawing aren't valid JSON")
	}
	sum := contentSum(options, width, height)
	key := sha256.Sum256(fmt.Appendf(nil, "%d %x %x", formatVersion, e.digest, sum))
	id := "d" + hex.EncodeToString(sum[:5])

	body, err, _ := e.inFlight.Do(string(key[:]), func() (any, error) {
		if b, ok := e.cache.get(key); ok {
			return string(b), nil
		}
		raw, ok := barchart.Draw(options, width, height)
		if !ok {
			var err error
			if raw, err = e.renderers.draw(string(options), width, height, e.limit); err != nil {
				return "", err
			}
		}
		body, err := sanitize(raw, id)
		if err != nil {
			return "", fmt.Errorf("ECharts' drawing: %w", err)
		}
		e.drawn.Add(1)
		e.cache.put(key, []byte(body))
		return body, nil
	})
	if err != nil {
		return "", err
	}
	return wrapSVG(body.(string), id, width, height, title, description), nil
}

func contentSum(options []byte, width, height int) [sha256.Size]byte {
	size := binary.BigEndian.AppendUint32(nil, uint32(width))
	size = binary.BigEndian.AppendUint32(size, uint32(height))
	return sha256.Sum256(append(size, options...))
}
