package rules

import (
	"fmt"
	"path"
	"strings"

	"parvis/generator/content/markup"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/text/suggest"
)

// checkBody wants a Markdown body that loses nothing, whose links lead
// somewhere and whose figures can be drawn.
func checkBody(c *checker, e record.Entry) {
	m := e.Common()
	if m.Body == "" {
		return
	}
	var leads, figures []string
	resolve := func(destination string, image bool) markup.Target {
		t := c.resolve(e, destination, image)
		if t.Href != "" {
			leads = append(leads, t.Href)
		}
		return t
	}
	figure := func(text string) (string, []markup.Fault) {
		id, faults := c.place(e, text)
		if id != "" {
			figures = append(figures, id)
		}
		return id, faults
	}
	for _, i := range markup.Inspect(m.Body, markup.Options{Lang: c.Lang(), Resolve: resolve, Figure: figure}) {
		c.reportBody(m, i.Offset, i.Code, i.Args...)
	}
	c.outcome.Links, c.outcome.Figures = leads, figures
}

// reportBody tells an error at an offset of a body.
func (c *checker) reportBody(m *record.Meta, offset int, code string, args ...any) {
	line, col := m.BodyAt(offset)
	c.found.Add(diag.Finding{Code: code, File: m.File, Line: line, Col: col, Args: args})
}

func (c *checker) warnBody(m *record.Meta, offset int, code string, args ...any) {
	line, col := m.BodyAt(offset)
	c.found.Add(diag.Finding{Code: code, Severity: diag.Warning, File: m.File, Line: line, Col: col, Args: args})
}

// resolve finds where a link of a body leads: an address on the web, a place
// on the page, the file of another record, an image or a document. Href is the
// path from the content folder of what the site itself holds, "" for the rest:
// addresses are for the page to write.
func (c *checker) resolve(e record.Entry, destination string, image bool) markup.Target {
	bare, fragment, _ := strings.Cut(destination, "#")
	switch {
	case destination == "":
		return markup.Target{Code: "link-empty"}
	case image && record.IsURL(destination):
		return markup.Target{Code: "image-outside", Args: []any{destination}}
	case !image && (record.IsURL(destination) || strings.HasPrefix(destination, "mailto:") || strings.HasPrefix(destination, "tel:") || bare == ""):
		return markup.Target{}
	case strings.HasPrefix(destination, "/"):
		return markup.Target{Code: "link-absolute", Args: []any{destination}}
	}
	file := path.Join(path.Dir(e.Common().File), bare)
	if !image {
		if target := c.at(file); target != nil {
			if c.Published(e) && c.Expired(target) {
				return markup.Target{Code: "expired-reference", Args: []any{destination, record.Expires(target).String(), file}}
			}
			if c.Published(e) && !c.Published(target) {
				return markup.Target{Code: "draft-reference", Args: []any{destination, file}}
			}
			if fragment != "" && !hasAnchor(target, fragment) {
				return markup.Target{Code: "dead-anchor", Args: []any{fragment}}
			}
			return markup.Target{Href: file}
		}
	}
	if found := c.media(e, bare); found != "" {
		return markup.Target{Href: found}
	}
	if image {
		return markup.Target{Code: "image-missing", Args: []any{destination, c.nearestMedia(e, bare)}}
	}
	kind, stem := model.Kind(path.Dir(file)), strings.TrimSuffix(path.Base(file), path.Ext(file))
	if c.Unread(kind, stem) {
		return markup.Target{}
	}
	guess := guessURL(destination)
	if near := c.names(kind).slugs.To(stem); near != "" {
		guess = "../" + c.BySlug(kind, near).Common().File
	}
	return markup.Target{Code: "dead-link", Args: []any{destination, guess}}
}

// hasAnchor tells that a record's page has a place of that name: a heading of
// its body, or one of its commitments.
func hasAnchor(e record.Entry, fragment string) bool {
	if s, ok := e.(*record.Signatory); ok {
		for _, k := range s.Commitments {
			if k.Anchor() == fragment {
				return true
			}
		}
	}
	_, ok := markup.Anchor(e.Common().Body, fragment)
	return ok
}

// nearestMedia is the image or document that a record could name, closest to
// the name that leads nowhere.
func (c *checker) nearestMedia(e record.Entry, name string) string {
	c.needsAllNames()
	var names []string
	for file := range c.Set.Media {
		if path.Dir(file) == path.Dir(e.Common().File) {
			names = append(names, path.Base(file))
		} else if inside, ok := strings.CutPrefix(file, record.MediaFolder+"/"); ok {
			names = append(names, inside)
		}
	}
	return suggest.To(name, names)
}

// checkMedia wants the images and documents that keys name to be there, and an
// image to have a text alternative (RGAA 1.1).
func checkMedia(c *checker, e record.Entry) {
	want := func(at, name string) {
		if name != "" && c.media(e, name) == "" {
			c.report(e, at, "image-missing", name, c.nearestMedia(e, name))
		}
	}
	switch r := e.(type) {
	case *record.Signatory:
		want("logo", r.Logo)
		for i, v := range r.Conventions {
			if !record.IsURL(v.Document) {
				want(fmt.Sprintf("convention[%d].document", i), v.Document)
			}
		}
	case *record.News:
		want("image", r.Image)
		if r.Image != "" && strings.TrimSpace(r.Alt) == "" {
			c.report(e, "image", "image-alt", r.Image)
		}
	}
}
