package export

import (
	"encoding/xml"

	"parvis/generator/text/date"
)

// Feed is a list of changes, latest first (RFC 4287).
type Feed struct {
	Title   string
	Address string // absolute, of the feed itself; also its identifier
	Page    string // absolute, of the page that shows the same
	Lang    string // BCP 47
	Author  string // of all entries
	Rights  string
	AsOf    date.Date // used as the date of the last change where there is none
	Entries []Entry
}

// Entry is one change.
type Entry struct {
	Title     string
	Address   string // absolute, of the page; also the entry's identifier
	Summary   string
	Category  string    // "" for none
	Updated   date.Date // not zero
	Published date.Date // zero for unknown
}

type atomFeed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"xml:lang,attr"`
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Links   []atomLink
	Author  string `xml:"author>name"`
	Rights  string `xml:"rights,omitempty"`
	Entries []atomEntry
}

type atomLink struct {
	XMLName xml.Name `xml:"link"`
	Rel     string   `xml:"rel,attr"`
	Type    string   `xml:"type,attr"`
	Href    string   `xml:"href,attr"`
}

type atomEntry struct {
	XMLName   xml.Name `xml:"entry"`
	Title     string   `xml:"title"`
	ID        string   `xml:"id"`
	Updated   string   `xml:"updated"`
	Published string   `xml:"published,omitempty"`
	Link      atomLink
	Category  *atomCategory
	Summary   string `xml:"summary,omitempty"`
}

type atomCategory struct {
	XMLName xml.Name `xml:"category"`
	Term    string   `xml:"term,attr"`
}

// instant returns the start of a date as a timestamp, which Atom requires.
func instant(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.First().String() + "T00:00:00Z"
}

// Atom returns the feed as an Atom file.
func (f Feed) Atom() ([]byte, error) {
	out := atomFeed{Lang: f.Lang, Title: f.Title, ID: f.Address, Updated: instant(f.AsOf), Author: f.Author, Rights: f.Rights,
		Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: f.Address}, {Rel: "alternate", Type: "text/html", Href: f.Page}}}
	for i, e := range f.Entries {
		if i == 0 {
			out.Updated = instant(e.Updated)
		}
		one := atomEntry{Title: e.Title, ID: e.Address, Updated: instant(e.Updated), Published: instant(e.Published), Summary: e.Summary,
			Link: atomLink{Rel: "alternate", Type: "text/html", Href: e.Address}}
		if e.Category != "" {
			one.Category = &atomCategory{Term: e.Category}
		}
		out.Entries = append(out.Entries, one)
	}
	raw, err := xml.MarshalIndent(out, "", " ")
	return append([]byte(xml.Header), append(raw, '\n')...), err
}
