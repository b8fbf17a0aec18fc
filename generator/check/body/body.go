// Package body reads the Markdown body of a record: what would be lost of it, which
// links lead nowhere, which figures can't be drawn, and what the others lead to.
package body

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"parvis/generator/check/index"
	"parvis/generator/content/markup"
	"parvis/generator/content/record"
	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/site/address"
	"parvis/generator/text/suggest"
)

// Body is what a body has.
type Body struct {
	Issues  []markup.Issue
	Links   []string // files that it leads to, records and media
	Figures []string // identifiers of the figures that it places, in order
}

// Warns reports whether an issue of a body is something to check, not an error.
func Warns(code string) bool { return slices.Contains(markup.Unread(), code) }

// Read reads the body of a record. All that it looks for is noted by the finder.
func Read(f *index.Finder, e record.Entry) Body {
	var out Body
	r := &reader{f, e}
	resolve := func(destination string, image bool) markup.Target {
		t := r.resolve(destination, image)
		if t.Href != "" {
			out.Links = append(out.Links, t.Href)
		}
		return t
	}
	figure := func(text string) (string, []markup.Fault) {
		id, faults := r.place(text)
		if id != "" {
			out.Figures = append(out.Figures, id)
		}
		return id, faults
	}
	out.Issues = markup.Inspect(e.Common().Body, markup.Options{Lang: f.Lang(), Resolve: resolve, Figure: figure})
	return out
}

// reader reads the body of one record.
type reader struct {
	*index.Finder
	entry record.Entry
}

// resolve finds where a link of a body leads: an address on the web, a place
// on the page, the file of another record, an image or a document. Href is the
// path from the content folder of what the site itself holds, "" for the rest:
// addresses are for the page to write.
func (r *reader) resolve(destination string, image bool) markup.Target {
	bare, fragment, _ := strings.Cut(destination, "#")
	switch {
	case destination == "":
		return markup.Target{Code: "link-empty"}
	case image && record.IsURL(destination):
		return markup.Target{Code: "image-outside", Args: []any{destination}}
	case !image && (record.IsURL(destination) || bare == "" || written.MatchString(destination)):
		return markup.Target{}
	case strings.HasPrefix(destination, "/"):
		return r.absolute(destination)
	case !image && email.MatchString(destination):
		return markup.Target{Code: "link-email", Args: []any{destination}}
	}
	file := path.Join(path.Dir(r.entry.Common().File), bare)
	if !image {
		if target := r.FindFile(file); target != nil {
			if r.Published(r.entry) && r.Expired(target) {
				last := record.Expires(target).String()
				return markup.Target{Code: "expired-reference", Args: []any{destination, last, file}}
			}
			if r.Published(r.entry) && !r.Published(target) {
				return markup.Target{Code: "draft-reference", Args: []any{destination, file}}
			}
			if fragment != "" && !hasAnchor(target, fragment) {
				return markup.Target{Code: "dead-anchor", Args: []any{fragment}}
			}
			return markup.Target{Href: file}
		}
	}
	if !image && index.Owed(file) {
		return markup.Target{Href: file}
	}
	if !image && path.Ext(file) == "" && r.Page(file) {
		return markup.Target{}
	}
	if found := r.FindMedia(r.entry, bare); found != "" {
		return markup.Target{Href: found}
	}
	if image {
		return markup.Target{Code: "image-missing", Args: []any{destination, r.GuessMedia(r.entry, bare)}}
	}
	kind, stem := model.Kind(path.Dir(file)), strings.TrimSuffix(path.Base(file), path.Ext(file))
	if r.Unread(stem, kind) {
		return markup.Target{}
	}
	return markup.Target{Code: "dead-link", Args: []any{destination, cmp.Or(r.guess(kind, stem), record.GuessURL(destination))}}
}

var (
	written = regexp.MustCompile(`^(?i:mailto|tel):`) // to someone
	email   = regexp.MustCompile(`^[^\s/:@]+@[^\s/:@]+\.[^\s/:@]+$`)
)

// absolute finds where a link from the root of the site leads. Parvis writes the address of its own
// pages, wherever the site is; records are named by their files, so that links follow them.
func (r *reader) absolute(destination string) markup.Target {
	at, _, _ := strings.Cut(destination[1:], "#")
	if r.Page(at) || r.figurePage(at) {
		return markup.Target{}
	}
	if e := r.ByAddress(strings.TrimSuffix(at, "/") + "/"); e != nil {
		return markup.Target{Code: "link-absolute", Args: []any{destination, "../" + e.Common().File}}
	}
	near := suggest.To(at, r.Pages())
	if near != "" {
		near = "/" + near
	}
	return markup.Target{Code: "link-page", Args: []any{destination, near}}
}

// figurePage reports whether an address is that of a figure of the whole site.
func (r *reader) figurePage(at string) bool {
	id, ok := strings.CutPrefix(strings.TrimSuffix(at, "/"), address.Figures)
	if !ok || !r.Page(address.Figures) {
		return false
	}
	needs, _ := catalogue.Kind(id).Filters()
	return catalogue.Kind(id).Known() && len(needs) == 0
}

// guess returns the path of the file that a link to a file was meant for: the nearest of its folder,
// or one of that name in another; "" where there is none.
func (r *reader) guess(kind model.Kind, stem string) string {
	if near := r.GuessFile(kind, stem); near != "" {
		return "../" + near
	}
	for _, k := range model.Kinds() {
		if e := r.Find(k, stem); e != nil {
			return "../" + e.Common().File
		}
	}
	if file := string(model.Pages) + "/" + stem + ".md"; index.Owed(file) {
		return "../" + file
	}
	return ""
}

// hasAnchor reports whether a record's page has a place of that name: a heading of
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
