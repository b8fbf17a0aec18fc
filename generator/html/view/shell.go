package view

import (
	"cmp"
	"slices"
	"strings"

	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Frame is the part of a shell that differs from page to page.
type Frame struct {
	At          string
	Kind        string
	Title       string
	Subject     string // what the page is about, in its <title>; by default its title
	Kicker      string
	Lead        string
	Description string // by default the lead, else the site's
	Trail       []Link // breadcrumb between home and this page
	Section     model.Kind
	About       any    // a thing of schema.org; nil for none
	Figure      string // identifier of the figure that the page is of; "" for another page
	// Record is the record that the page is of; nil for another page. It gives the
	// page its address, its title, its section and, unless another is given, its trail.
	Record *model.Record
}

// frameOfRecord returns a frame completed from its record.
func (b *Site) frameOfRecord(f Frame) Frame {
	r := f.Record
	f.At, f.Title, f.Subject, f.Section = address.Record(r), b.Title(r), b.subject[r], r.Kind
	if f.Trail == nil {
		f.Trail = b.Trail(r.Kind)
	}
	return f
}

// commonShell returns what the shells of all pages have in common.
func (b *Site) commonShell() Shell {
	return Shell{
		Lang: b.Model.Lang, SiteTitle: b.Text(b.Model.Title), HomeHref: b.Href(address.Home),
		AsOf: b.AsOf, AsOfISO: b.Model.AsOf.String(), Publisher: b.Text(b.Model.Publisher.Name),
		Licence: Link{Text: b.Text(b.Model.Licence.Name), Href: b.Model.Licence.URL}, Footer: b.footer,
		Accessibility: Link{Text: b.Words.T("page.accessibility." + string(b.Model.Audit.StateOn(b.Model.AsOf))), Href: b.Href(address.Of(model.Pages, address.AccessibilitySlug))},
		SearchHref:    b.Href(address.Search),
	}
}

func (b *Site) Shell(f Frame) Shell {
	if f.Record != nil {
		f = b.frameOfRecord(f)
	}
	s := b.common
	s.Draft = f.Record != nil && f.Record.Draft
	s.Kind, s.Title, s.Kicker, s.Lead = f.Kind, f.Title, f.Kicker, f.Lead
	s.Canonical = b.Model.URL + f.At
	s.HeadTitle = cmp.Or(f.Subject, f.Title)
	if f.At != address.Home {
		s.HeadTitle = b.Words.T("page.head-title", s.HeadTitle, s.SiteTitle)
	}
	s.Description = Cut(cmp.Or(f.Description, f.Lead, b.Text(b.Model.Description)), 200)
	here, section := b.Href(f.At), ""
	switch {
	case f.Section != "":
		section = b.Href(address.List(f.Section, 1))
	case ofCommitments(f):
		section = b.Href(address.Commitments)
	}
	standsAt := func(l Link) bool { return l.Href == here || l.Href == section }
	s.Needs, s.Nav = slices.Clone(b.needs), slices.Clone(b.nav)
	for i, n := range s.Needs {
		s.Needs[i].Current = standsAt(n.Link)
	}
	for i, l := range s.Nav {
		s.Nav[i].Current = standsAt(l)
	}
	s.Report = b.report(f.Title, f.At)
	if f.At != address.Home {
		s.Breadcrumb = append(make([]Link, 0, len(f.Trail)+2), Link{Text: b.Words.T("page.home"), Href: s.HomeHref})
		s.Breadcrumb = append(s.Breadcrumb, f.Trail...)
		s.Breadcrumb = append(s.Breadcrumb, Link{Text: f.Title})
	}
	s.Alternates = b.alternates(f)
	s.Share = b.share(f, s)
	return s
}

// ofCommitments reports whether a page is a list of commitments.
func ofCommitments(f Frame) bool { return strings.HasPrefix(f.At, address.Commitments) }

func (b *Site) alternates(f Frame) []Alternate {
	if b.Alternates == nil {
		return nil
	}
	return b.Alternates(f)
}

// Cut shortens a text at a space, for the descriptions that search engines cut
// anyway.
func Cut(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	end := most
	for end > most/2 && r[end] != ' ' {
		end--
	}
	return string(r[:end]) + "…"
}

// Trail returns the breadcrumb of a record: the list of its kind.
func (b *Site) Trail(kind model.Kind) []Link {
	if !kind.Listed() {
		return nil
	}
	return []Link{{Text: b.Words.T("page.kinds." + string(kind)), Href: b.Href(address.List(kind, 1))}}
}

// Source returns where something comes from, as a link or as words.
func (b *Site) Source(s model.Source) []Link {
	switch {
	case s.Record != nil:
		return []Link{b.Link(s.Record)}
	case s.URL != "":
		return []Link{External(s.URL)}
	case s.Text != "":
		return []Link{{Text: b.Text(s.Text)}}
	}
	return nil
}

// Provenance returns the sources, the last revision and the remark of a record.
func (b *Site) Provenance(r *model.Record) Provenance {
	p := Provenance{Sources: b.Source(r.Source), Updated: b.Date(r.Updated), UpdatedISO: r.Updated.String(), Note: b.Text(r.Note),
		Wrong: b.report(b.Title(r), address.Record(r))}
	if len(p.Sources) == 0 {
		p.NoSource = b.Words.T("page.no-source")
		if r.Withheld {
			p.NoSource = b.Words.T("page.withheld.source")
		}
	}
	if r.Updated.IsZero() {
		p.Updated = b.Words.T("page.no-update")
	}
	return p
}
