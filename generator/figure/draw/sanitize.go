package draw

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// element is an element of ECharts' drawing, without what the allowlist drops.
type element struct {
	name     string
	attrs    []attr // in the order of the tables below
	text     string // of text and tspan
	children []*element
}

type attr struct{ name, value string }

func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// allowedElements lists the elements that a drawing may have, with the
// attributes specific to each. Any other element is an error, except style,
// which is dropped: it only has hover effects.
var allowedElements = map[string][]string{
	"svg":      {},
	"g":        {},
	"defs":     {},
	"path":     {"d"},
	"rect":     {"x", "y", "width", "height", "rx", "ry"},
	"circle":   {"cx", "cy", "r"},
	"line":     {"x1", "y1", "x2", "y2"},
	"polyline": {"points"},
	"polygon":  {"points"},
	"text":     {"x", "y", "dominant-baseline", "text-anchor", "font-size", "font-style", "font-weight", "xml:space"},
	"tspan":    {"x", "y", "dominant-baseline", "text-anchor", "font-size", "font-style", "font-weight", "xml:space"},
	"pattern":  {"id", "x", "y", "width", "height", "patternUnits", "patternTransform"},
	"clipPath": {"id"},
}

// paintAttributes lists the attributes allowed on any element but svg and defs.
// Others are dropped.
var paintAttributes = []string{"transform", "clip-path", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
	"stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity", "paint-order"}

// shapeElements lists the elements that are dropped when invisible.
var shapeElements = []string{"path", "rect", "circle", "line", "polyline", "polygon", "text", "tspan"}

// sanitize turns ECharts' SVG into the content of ours. IDs of patterns and
// clip paths are numbered again, with id as their prefix.
func sanitize(raw, id string) (string, error) {
	root, err := parse(raw)
	if err != nil {
		return "", err
	}
	body, err := renameDefinitions(root, id)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	for _, e := range body {
		e.write(&out)
	}
	return out.String(), nil
}

// parse reads ECharts' SVG, applying the allowlists.
func parse(raw string) (*element, error) {
	d := xml.NewDecoder(strings.NewReader(strings.Map(xmlChar, raw)))
	var open []*element
	var root *element
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "style" {
				if err := d.Skip(); err != nil {
					return nil, err
				}
				continue
			}
			if len(open) == 0 && (root != nil || t.Name.Local != "svg") {
				return nil, fmt.Errorf("<%s> at its root", t.Name.Local)
			}
			e, err := newElement(t)
			if err != nil {
				return nil, err
			}
			if len(open) == 0 {
				root = e
			}
			open = append(open, e)
		case xml.CharData:
			if n := len(open); n > 0 && (open[n-1].name == "text" || open[n-1].name == "tspan") {
				open[n-1].text += string(t)
			}
		case xml.EndElement:
			e, n := open[len(open)-1], len(open)-1
			open = open[:n]
			if n > 0 {
				open[n-1].addChild(e, slices.ContainsFunc(open, func(e *element) bool { return e.name == "clipPath" }))
			}
		case xml.Directive, xml.ProcInst:
			return nil, errors.New("a directive or processing instruction")
		}
	}
	if root == nil {
		return nil, errors.New("no root element")
	}
	return root, nil
}

// newElement returns the element of a start tag, with its attributes in
// canonical form. An element with a number that isn't finite has no name:
// addChild drops it.
func newElement(t xml.StartElement) (*element, error) {
	own, ok := allowedElements[t.Name.Local]
	if !ok {
		return nil, fmt.Errorf("<%s> is not allowed in a drawing", t.Name.Local)
	}
	e := &element{name: t.Name.Local}
	if e.name == "svg" || e.name == "defs" {
		return e, nil
	}
	given := map[string]string{}
	for _, a := range t.Attr {
		switch {
		case a.Name.Space == "" && a.Name.Local == "style":
			fontAttributes(a.Value, given)
		case a.Name.Space == "":
			given[a.Name.Local] = a.Value
		case a.Name.Local == "space":
			given["xml:space"] = a.Value
		}
	}
	for _, name := range slices.Concat(own, paintAttributes) {
		value, ok := given[name]
		if !ok {
			continue
		}
		value, err := canonical(name, value)
		if errors.Is(err, errNotFinite) {
			return &element{}, nil
		}
		if err != nil {
			return nil, fmt.Errorf("<%s %s>: %w", e.name, name, err)
		}
		if value != defaultValues[name] {
			e.attrs = append(e.attrs, attr{name, value})
		}
	}
	return e, nil
}

// addChild adds a finished element to its parent. It drops invisible elements,
// except inside clip paths, and replaces a group without attributes by its
// children.
func (e *element) addChild(child *element, inClipPath bool) {
	switch {
	case child.name == "":
	case child.name == "g" && len(child.attrs) == 0:
		e.children = append(e.children, child.children...)
	case child.name == "g" && len(child.children) == 0:
	case slices.Contains(shapeElements, child.name) && !inClipPath && child.invisible():
	default:
		e.children = append(e.children, child)
	}
}

// invisible reports whether an element draws nothing.
func (e *element) invisible() bool {
	switch e.name {
	case "path":
		if e.attr("d") == "" {
			return true
		}
	case "text", "tspan":
		if strings.TrimSpace(e.text) == "" && len(e.children) == 0 {
			return true
		}
	}
	filled := e.attr("fill") != "none" && e.attr("fill-opacity") != "0"
	stroked := e.attr("stroke") != "" && e.attr("stroke-opacity") != "0" && e.attr("stroke-width") != "0"
	return !filled && !stroked || e.attr("opacity") == "0"
}

// referenceAttributes lists the attributes that refer to a definition.
var referenceAttributes = []string{"fill", "stroke", "clip-path"}

// renameDefinitions returns the content of a drawing: the definitions in use,
// if any, then the rest. Definitions are numbered in the order of their first
// use.
func renameDefinitions(root *element, id string) ([]*element, error) {
	definitions := map[string]*element{}
	var body []*element
	for _, e := range root.children {
		if e.name != "defs" {
			body = append(body, e)
			continue
		}
		for _, d := range e.children {
			definitions[d.attr("id")] = d
		}
	}
	used := &element{name: "defs"}
	names := map[string]string{}
	var walk func(e *element) error
	walk = func(e *element) error {
		for i, a := range e.attrs {
			old, ok := reference(a.value)
			if !ok || !slices.Contains(referenceAttributes, a.name) {
				continue
			}
			if names[old] == "" {
				d := definitions[old]
				if d == nil {
					return fmt.Errorf("%s=%q refers to nothing", a.name, a.value)
				}
				names[old] = id + "-" + strconv.Itoa(len(names)+1)
				used.children = append(used.children, d)
				if err := walk(d); err != nil {
					return err
				}
				d.attrs[slices.IndexFunc(d.attrs, func(a attr) bool { return a.name == "id" })].value = names[old]
			}
			e.attrs[i].value = "url(#" + names[old] + ")"
		}
		for _, c := range e.children {
			if err := walk(c); err != nil {
				return err
			}
		}
		return nil
	}
	for _, e := range body {
		if err := walk(e); err != nil {
			return nil, err
		}
	}
	if len(used.children) > 0 {
		body = slices.Insert(body, 0, used)
	}
	return body, nil
}
