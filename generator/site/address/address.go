// Package address defines every address of the site, in one place. Addresses are
// paths from the site's root, without the leading slash, in French, and end
// with a slash: "signataires/engie/". Href prepends the site's base to one.
//
//	(empty)                                 home
//	<kind>/                                 list of a kind
//	<kind>/liste/<n>/                       its pages from the second
//	<kind>/<slug>/                          a record
//	signataires/<slug>/#<engagement>        a commitment
//	<kind>/<slug>/references/               the records that name a record, when they are many
//	signataires/<slug>/badge.svg            a badge that a signatory may show on its own site
//	signataires/par/<facet>/<value>/        signatories filtered by one facet
//	engagements/                            commitments and deeds; further pages below, as those of a kind
//	engagements/par/<facet>/<value>/        commitments filtered by one facet
//	signataires/donnees/<version>/          data for the filters of the list
//	actions/                                the catalogue of actions, by domain
//	actions/<action>/                       an action: who does it, what came of it, how to start
//	comparer/                               comparison of territories, domains or signatories
//	comparer/donnees/<version>/             its data
//	tableau-de-bord/                        the figures of the whole site
//	bilans/                                 the yearly reports: years
//	bilans/<year>/                          what became of a year; below, of a domain or a territory:
//	bilans/<year>/<kind>/<slug>/
//	figures/                                every figure, by the question that it answers
//	figures/<id>/                           a figure; figure.svg, .csv, .json, .zip beside
//	figures/<id>/v1/                        the same, for other sites to embed
//	figures/v1/cadres.js                    what fits their frames to it
//	pres-de-chez-moi/                       what is known near a commune; its data below
//	recherche/                              search, and its index
//	<slug>/                                 an editorial page; five are generated if editors wrote none:
//	                                        mentions-legales/, accessibilite/, confidentialite/, ecoconception/,
//	                                        regles/
//	.well-known/security.txt                contact for security reports, on a site at its host's root
//	<slug>/                                 an editorial page
//	donnees/                                the data, explained; its files below
//	donnees/v2/<file>                       a file of the data, under the version of the schema
//	<kind>/<slug>/index.json                a record as data
//	<kind>/<slug>/flux.xml                  what changed about a territory or a domain
//	actualites/flux.xml, signataires/flux.xml, calendrier.ics
//	partage/site.png                        the picture that pages are shared with; below, of a figure,
//	partage/figures/<id>.png                of a domain or a territory of which no figure tells anything:
//	partage/<kind>/<slug>.png
//	plan-du-site/, 404.html, sitemap.xml, robots.txt, favicon.ico, assets/, medias/
//	_headers, _redirects, .htaccess         for hosts, not pages
package address

import (
	"fmt"
	"slices"
	"strings"

	"parvis/generator/model"
)

// The folders below the list of a kind, and below a record.
const (
	listFolder       = "liste"      // further pages of a list
	facetFolder      = "par"        // lists narrowed by one facet
	filesFolder      = "donnees"    // what a script reads
	referencesFolder = "references" // what names a record
)

// Fixed addresses.
const (
	Home     = ""
	Map      = "plan-du-site/"
	NotFound = "404.html"
	Sitemap  = "sitemap.xml"
	Robots   = "robots.txt"
	Favicon  = "favicon.ico"
	Assets   = "assets/"

	HostHeaders   = "_headers"
	HostRedirects = "_redirects"
	HostApache    = ".htaccess"

	Actions     = "actions/"
	Commitments = "engagements/"
	Dashboard   = "tableau-de-bord/"
	Rounds      = "bilans/"
	Compare     = "comparer/"
	Media       = "medias/"
	Search      = "recherche/"
	Figures     = "figures/"

	DirectoryFiles = string(model.Signatories) + "/" + filesFolder + "/"

	Data            = "donnees/"
	DataFiles       = Data + "v2/" // the version is that of the published schema
	NewsFeed        = string(model.News) + "/flux.xml"
	CommitmentsFeed = string(model.Signatories) + "/flux.xml"
	Calendar        = "calendrier.ics"
)

// Security is the path of security.txt from the root of a host (RFC 9116).
const Security = ".well-known/security.txt"

// The slugs of the editorial pages that every site must have. Where editors
// wrote none, Parvis generates them.
const (
	LegalSlug         = "mentions-legales"
	AccessibilitySlug = "accessibilite"
	PrivacySlug       = "confidentialite"
	EcodesignSlug     = "ecoconception"
	RulesSlug         = "regles"
)

// owedSlugs is the slugs of the pages that every site must have.
var owedSlugs = []string{LegalSlug, AccessibilitySlug, PrivacySlug, EcodesignSlug, RulesSlug}

// OwedSlugs returns the slugs of the pages that every site must have.
func OwedSlugs() []string { return slices.Clone(owedSlugs) }

// Owed reports whether slug is that of a page that every site must have.
func Owed(slug string) bool { return slices.Contains(owedSlugs, slug) }

// Facet is a filter of the list of signatories or of that of commitments.
type Facet string

// The facets of signatories, as their addresses name them. Package directory names those of
// commitments.
const (
	ByDomain    Facet = "domaine"
	ByTerritory Facet = "territoire"
	BySize      Facet = "taille"
	BySector    Facet = "secteur"
	ByIndicator Facet = "indicateur"
)

// Of returns the address of a record.
func Of(kind model.Kind, slug string) string {
	if kind == model.Pages {
		return slug + "/"
	}
	return string(kind) + "/" + slug + "/"
}

// Record returns the address of r.
func Record(r *model.Record) string { return Of(r.Kind, r.Slug) }

// Commitment returns the address of a commitment on its signatory's page.
func Commitment(c *model.Commitment) string {
	return Record(&c.Signatory.Record) + "#" + c.ID
}

// Action returns the address of an action of the catalogue.
func Action(a *model.Action) string { return Actions + a.ID + "/" }

// ActionAnchor returns the identifier of an action on its domain's page, where it once stood.
func ActionAnchor(a *model.Action) string { return "action-" + a.ID }

// Convention returns the address of a convention on its signatory's page.
func Convention(c *model.Convention) string {
	return Record(&c.Signatory.Record) + "#" + ConventionAnchor(c)
}

// ConventionAnchor returns the identifier of a convention on its signatory's page; "" when it has
// none of its own. No identifier of a commitment has an underscore.
func ConventionAnchor(c *model.Convention) string {
	if c.ID == "" {
		return ""
	}
	return "convention_" + c.ID
}

// List returns the address of the nth page, from 1, of the list of a kind.
func List(kind model.Kind, n int) string { return paged(string(kind)+"/", n) }

// References returns the address of the nth page of the records that name r, when
// they are too many for its own page.
func References(r *model.Record, n int) string { return paged(Record(r)+referencesFolder+"/", n) }

// SignatoriesBy returns the address of the nth page of the signatories filtered by
// value, a slug.
func SignatoriesBy(f Facet, value string, n int) string {
	return paged(fmt.Sprintf("%s/%s/%s/%s/", model.Signatories, facetFolder, f, value), n)
}

// CommitmentList returns the address of the nth page of the list of commitments.
func CommitmentList(n int) string { return paged(Commitments, n) }

// CommitmentsBy returns the address of the nth page of the commitments filtered by value.
func CommitmentsBy(f Facet, value string, n int) string {
	return paged(fmt.Sprintf("%s%s/%s/%s/", Commitments, facetFolder, f, value), n)
}

// DirectoryFile returns the address of a file that the filters of the list of
// signatories read; version changes with their content.
func DirectoryFile(version, name string) string {
	return DirectoryFiles + version + "/" + name
}

// Table returns the address of a table of the data as a file; the extension is that of its format.
func Table(name, extension string) string { return DataFiles + name + "." + extension }

// DataCitation returns where the page of the data says how to cite them.
func DataCitation() string { return Data + "#citation" }

// CompareFile returns the address of a file that the comparison reads; version
// changes with its content.
func CompareFile(version, name string) string {
	return Compare + filesFolder + "/" + version + "/" + name
}

func paged(first string, n int) string {
	if n == 1 {
		return first
	}
	return fmt.Sprintf("%s%s/%d/", first, listFolder, n)
}

// Round returns the address of the report of a year: of the whole site, or of a domain or a
// territory.
func Round(year int, of *model.Record) string {
	at := fmt.Sprintf("%s%d/", Rounds, year)
	if of != nil {
		at += Record(of)
	}
	return at
}

// RoundData returns the address of the reports that were due in a year, as CSV.
func RoundData(year int) string { return Round(year, nil) + "bilans.csv" }

// Figure returns the address of the page of a figure; its identifier has no slash.
func Figure(id string) string { return Figures + id + "/" }

// FigureFrames is the script that fits frames of figures on other sites to what they hold, under
// the version of what it is told.
const FigureFrames = Figures + "v1/cadres.js"

// FigureEmbed returns the address of the page that other sites embed, under the
// version of its form.
func FigureEmbed(id string) string { return Figure(id) + "v1/" }

// Twin returns the address of a record as JSON, next to its page.
func Twin(r *model.Record) string { return Record(r) + "index.json" }

// Feed returns the address of the feed of changes about a territory or a domain.
func Feed(r *model.Record) string { return Record(r) + "flux.xml" }

// Badge returns the address of the badge that a signatory may show on its own site.
func Badge(s *model.Signatory) string { return Record(&s.Record) + "badge.svg" }

// ShareImage returns the address of the picture of this name that pages are shared with: that of the site,
// of a figure, of a record.
func ShareImage(name string) string { return "partage/" + name + ".png" }

// FigureSVG, FigureCSV, FigureJSON and FigureZIP return the addresses of the files of a figure.
func FigureSVG(id string) string  { return Figure(id) + "figure.svg" }
func FigureCSV(id string) string  { return Figure(id) + "figure.csv" }
func FigureJSON(id string) string { return Figure(id) + "figure.json" }
func FigureZIP(id string) string  { return Figure(id) + "figure.zip" }

// Href returns the address as a link: base is the path of the site, "/" or
// "/charte/".
func Href(base, address string) string { return base + address }

// File returns the path of the file that a static host serves for an address.
func File(address string) string {
	if address == "" || strings.HasSuffix(address, "/") {
		return address + "index.html"
	}
	return address
}

// tools is the pages that find something across all kinds of record.
var tools = []string{Near, Commitments, Actions, Compare, Dashboard, Figures, Rounds, Data}

// Tools returns the addresses of the pages that find something across all kinds of record, in
// the order of the plan of the site. A site may lack some of them.
func Tools() []string { return slices.Clone(tools) }

// ownPages is the pages at the root that Parvis writes, each with what lies below it.
var ownPages = slices.Concat([]string{Map, Search}, tools)

// ownFolders is the folders at the root that hold no page.
var ownFolders = []string{Assets, Media}

var belowLists = []string{listFolder, facetFolder, filesFolder}

// Generated reports whether an address lies where Parvis writes files of its own: no
// record and no old address may lie there.
func Generated(at string) bool {
	parts := strings.Split(strings.TrimSuffix(at, "/"), "/")
	return parts[0] == HostHeaders || parts[0] == HostRedirects || slices.Contains(ownPages, parts[0]+"/") ||
		len(parts) > 1 && slices.Contains(belowLists, parts[1]) || len(parts) > 2 && parts[2] == referencesFolder
}

// Reserved reports whether a record of this kind may not have this slug, since its
// address, or a page below it, serves something else.
func Reserved(kind model.Kind, slug string) bool {
	if kind != model.Pages {
		return slices.Contains(belowLists, slug)
	}
	at := slug + "/"
	return model.Kind(slug).Listed() || slices.Contains(ownPages, at) || slices.Contains(ownFolders, at) ||
		slug == listFolder || slug == "index" // of home: its further pages, its file
}
