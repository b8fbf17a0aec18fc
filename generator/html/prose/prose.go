// Package prose is what editors wrote as Markdown, as a page shows it: HTML, links
// between records, figures.
package prose

import (
	"fmt"
	"html/template"
	"path"
	"strings"

	"parvis/generator/content/markup"
	"parvis/generator/figure/catalogue"
	"parvis/generator/html/figures"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Builder renders the bodies of records.
type Builder struct {
	*view.Site
	Figures *figures.Builder
}

// Heading is a heading of a text, with the identifier that links lead to.
type Heading = markup.Heading

// Body returns a record's Markdown as HTML, with its headings.
func (b *Builder) Body(r *model.Record) (view.Body, []Heading, error) {
	figure := func(text string) (string, []markup.Fault) {
		spec, _, _ := catalogue.Read(text) // checked
		return spec.ID(), nil
	}
	parts, headings, err := markup.Render(r.Body, markup.Options{Lang: b.Model.Lang, Figure: figure, Resolve: func(destination string, picture bool) markup.Target {
		if picture {
			m := b.mediaFile(r, destination)
			return markup.Target{Href: b.Href(m.File), Width: m.Width, Height: m.Height, Srcset: string(b.Srcset(m))}
		}
		return markup.Target{Href: b.resolve(r, destination)}
	}})
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", r.File, err)
	}
	var out view.Body
	for _, p := range parts {
		if p.Figure == "" {
			out = append(out, view.Part{HTML: template.HTML(p.HTML)}) //nolint:gosec // package markup's output is safe by construction
			continue
		}
		spec, _, _ := catalogue.Read(p.Figure)
		v := b.Figures.View(spec)
		out = append(out, view.Part{Figure: &v})
	}
	return out, headings, nil
}

// resolve returns the address that a checked link of a body leads to.
func (b *Builder) resolve(r *model.Record, destination string) string {
	bare, fragment, _ := strings.Cut(destination, "#")
	if bare == "" || strings.Contains(strings.SplitN(bare, "/", 2)[0], ":") {
		return destination
	}
	if own, ok := strings.CutPrefix(destination, "/"); ok {
		return b.Href(own)
	}
	file := path.Join(path.Dir(r.File), bare)
	if to := b.Model.ByFile[file]; to != nil {
		at := b.Href(address.Record(to))
		if fragment != "" {
			if id, ok := markup.Anchor(to.Body, fragment); ok {
				fragment = id
			}
			at += "#" + fragment
		}
		return at
	}
	at := b.Href(b.mediaFile(r, bare).File)
	if path.Ext(file) == "" {
		at = b.Href(file + "/") // a page that Parvis writes
	}
	if fragment != "" {
		at += "#" + fragment
	}
	return at
}

// mediaFile returns the media file that a record names: beside the record, or in the
// folder of media. Its path is its address.
func (b *Builder) mediaFile(r *model.Record, name string) model.Media {
	beside := path.Join(path.Dir(r.File), name)
	if m := b.Media(beside); m.File != "" {
		return m
	}
	return b.Media(path.Join("medias", name))
}
