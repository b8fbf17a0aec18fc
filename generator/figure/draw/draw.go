// Package draw turns the options of a chart, in ECharts' JSON, into a static
// picture in SVG while the site is built, and holds the script that draws the
// same options in a browser. ECharts runs in a JavaScript engine written in Go:
// no browser, no Node; bar charts, which are nearly all, package barchart draws
// as ECharts would. What they draw is set anew before it is given out: by an
// allow list of elements and attributes, with no style that a
// Content-Security-Policy would refuse, with names that are the same on every
// build and differ between drawings, and with classes by which a style sheet
// recolours it (see Palette). Drawings are kept in a folder by their content.
// Both scripts are made by draw/bundle; without them nothing is drawn, and
// Available says so.
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

// bundled is a file that draw/bundle made; nil in a plain checkout.
func bundled(name string) []byte {
	b, err := dist.ReadFile("dist/" + name)
	if err != nil {
		return nil
	}
	return b
}

// Interactive is the script for browsers, an ES module; nil without the bundle.
// js/interactive.js says what it exports. Notices goes with every copy of it,
// beside it and under the name licences.txt, which its first line tells.
func Interactive() []byte { return bundled("interactive.js") }

// Notices is the licences of what both scripts are made of; nil without the
// bundle.
func Notices() []byte { return bundled("licences.txt") }

// setting is the version of what barchart and set.go make of a drawing. It is
// part of a drawing's key: raise it with every change of what comes out.
const formatVersion = 1

// most is the longest side of a drawing, in pixels.
const maxSide = 8192

// ErrNoBundle is the answer to any drawing asked of a program built without the
// bundle.
var ErrNoBundle = errors.New("this program was built without the ECharts bundle")

// Engine draws charts. It is safe for several goroutines.
type Engine struct {
	script    []byte        // ECharts and the function that draws
	limit     time.Duration // for one chart
	digest    [sha256.Size]byte
	renderers *rendererPool
	cache     *drawingCache
	inFlight  singleflight.Group
	drawn     atomic.Int64
}

// New makes an engine that keeps its drawings in a folder, made when first
// needed; "" keeps none. A folder that can't be used is no error: drawings are
// made again.
func New(cache string) *Engine {
	return newEngine(cache, bundled("draw.js"), 20*time.Second)
}

func newEngine(cache string, script []byte, limit time.Duration) *Engine {
	return &Engine{
		script:    script,
		limit:     limit,
		digest:    sha256.Sum256(script),
		renderers: newRendererPool(string(script), max(1, runtime.GOMAXPROCS(0)/2)), // a build has other work
		cache:     &drawingCache{dir: cache},
	}
}

// Available reports whether the program holds the ECharts bundle.
func (e *Engine) Available() bool { return len(e.script) > 0 }

// Drawn is how many drawings were made, not found in the cache.
func (e *Engine) Drawn() int { return int(e.drawn.Load()) }

// Rest lets go of what draws, 20 MB, until the next drawing is made.
func (e *Engine) Release() { e.renderers.release() }

// Close removes from the cache what hasn't been asked for in five days.
func (e *Engine) Close() { e.cache.trim() }

// SVG draws a chart of a width and height in pixels. options is ECharts' JSON,
// with one key more: lang, the language of its numbers, "fr" or "en". The title
// is what the picture is called, the description what it shows, for those who
// don't see it; a title must be given. The result is an <svg> element to stand
// in a page, under a Content-Security-Policy without inline styles; Standalone
// makes a file of it. Two drawings of the same options and size have the same
// names in them, so that one of them only may stand in a page.
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
