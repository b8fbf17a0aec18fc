package view

import "html/template"

// FiltersView is the form that narrows the whole list of signatories or of commitments where
// scripts run, and the texts of its script. Words that agree in number
// are three, parted by "|": for none, for one, for more with %s as the number.
type FiltersView struct {
	Action      string // address of the list
	Root        string // address of the data's first file
	Records     string // address that those of signatories begin with
	Name        string // label of the field for a name
	Groups      []FilterGroup
	Orders      []FilterChoice  // besides the order of the list, which has no value
	Rows        *CommitmentRows // without any row: the form of those found; nil where cards are
	Signatories string          // "aucun signataire|1 signataire|%s signataires"
	Untold      string          // of a signatory of which no action is described
	Counts      CommitmentForms
	Export      string // "|Télécharger cette ligne (CSV)|Télécharger ces %s lignes (CSV)"
	ExportAll   string // the same of the whole list
	All         int    // how many lines it has
	Head        string // the heads of the file's columns, parted by "|"
	File        string // its name
	Withheld    string // stands for a name that isn't public
}

// CommitmentForms is the words by which a script counts commitments, as phrase.Commitments does:
// "{}" stands for what comes before.
type CommitmentForms struct{ Commitments, Deeds, Ended, OfThemEnded, AndDeeds, AndDeedsAfter string }

// FilterGroup is the choices of one facet: boxes to tick, or a list where they
// are many.
type FilterGroup struct {
	Name    string // in the address
	Legend  string
	Any     string // of a list: no choice; "" for boxes
	Choices []FilterChoice
}

// FilterChoice is one choice; Indent sets it below the one that contains it.
type FilterChoice struct{ Value, Label, Count, Indent string }

// Aligned puts the heads of the columns that hold numbers over them.
func (t *Table) Aligned() *Table {
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if c.Number && i+1 < len(t.Head) {
				t.Head[i+1].Number = true
			}
		}
	}
	return t
}

// Link is a text with an address; without Href it is plain text.
type Link struct {
	Text string
	Href string
	// Hint qualifies the text for eyes and ears alike, e.g. "département".
	Hint string
	// Count is a number shown beside the text, e.g. "12"; CountLabel says in
	// words what it counts, for screen readers, e.g. "12 signataires".
	Count, CountLabel string
	// Current marks the page or the choice where the reader stands.
	Current bool
}

// Shell is what every page shares: head, header, navigation, footer.
type Shell struct {
	Lang        string // BCP 47, e.g. "fr"
	Kind        string // folder of the template, e.g. "signatory"
	SiteTitle   string
	HomeHref    string
	Title       string // the h1
	Kicker      string // short line above the h1, e.g. "Entreprise · TPE"
	Lead        string // introduction under the h1
	HeadTitle   string // <title>
	Description string // meta description
	Canonical   string // absolute address of the page
	NoIndex     bool   // 404 and the like
	Alternates  []Alternate
	Needs       []Need // the ways in
	Nav         []Link // the rest of the menu: lists, pages and links of the editors
	Footer      []Link
	Breadcrumb  []Link // from home to here; the last one has no Href
	AsOf        string // "11 juillet 2018"
	AsOfISO     string // "2018-07-11"
	Licence     Link
	Publisher   string
	// Accessibility is the mention due on the home page, e.g.
	// "Accessibilité : non conforme" (art. 47 of law 2005-102).
	Accessibility Link
	SearchHref    string
	Report        Link   // to write to the publisher about this page; no Href for none
	Scripted      bool   // the page has figures, which a script adds to, or key figures
	Listing       bool   // the page has records in rows, which have a sheet of their own
	Script        string // asset of the page's own script, "" for none
	Share         Share
	Draft         bool // an unpublished record shown because of --drafts
}

// Alternate is a page in another form, for programs: its data, its feed.
type Alternate struct{ Type, Title, Href string }

// Provenance is where a record comes from and when it was last revised.
type Provenance struct {
	Sources    []Link
	NoSource   string // shown when Sources is empty
	Updated    string
	UpdatedISO string
	Note       string // the editors' remark, e.g. a conflict between documents
	Wrong      Link   // to write to the publisher that the record is; no Href for none
}

// Pair is one line of a description list: a term and its values.
type Pair struct {
	Term   string
	Values []Link
}

// Card is one entry of a list of records.
type Card struct {
	Key     string // stands for the card wherever it appears the same; may be empty
	Href    string
	Kicker  string // kind or date
	Title   string
	Does    []string // what a signatory does, in a list of them
	Untold  string   // in place of Does
	Text    string
	Meta    []string // short facts, shown on one line
	Domains []DomainTag
}

// DomainTag names a domain with the number of its hue (1 to 8, by order) and the
// name of its icon, "" for a neutral one.
type DomainTag struct {
	Link
	Hue  int
	Icon string
}

// Section is a titled list of cards, e.g. everything that refers to a record.
type Section struct {
	ID    string
	Title string
	Lead  string
	Cards []Card
	Facts []Pair // titles of records by kind, where a title says enough
	More  Link   // to the complete list
	Empty string // why there is nothing
}

// Stat is a key figure: never a number without what it covers.
type Stat struct {
	Value  string // "9", "30 à 40", "environ 20"
	Label  string // "signataires publiés"
	Detail string // coverage, date, source in words
	Href   string
}

// Table is a table of data with its caption. Cells align with Head.
type Table struct {
	Caption string
	Head    []Head
	Rows    []Row
	Foot    *Row
	Note    string // what a total covers
	Remarks []Remark
}

// Head is the head of a column. Number aligns it over numbers.
type Head struct {
	Text   string
	Number bool
}

// Row is a line of a table: a header cell, then data cells.
type Row struct {
	Head  Link
	Hue   int // domain hue, 0 for none
	Cells []Cell
}

// Cell is a text, or links. Missing marks "not reported", which isn't zero.
type Cell struct {
	Text    string
	Links   []Link
	Missing bool
	Number  bool   // aligned right
	Bar     string // per cent of the largest of its column, "0" to "100"; "" for no bar
}

// Facet is one way of narrowing a list, as links to lists: the first, and the others behind More.
type Facet struct {
	Title  string
	Links  []Link
	Others []Link
	More   string // "Voir les 12 autres"
}

// Badge is a state in words, drawn by its sign. Href leads to its rule, "" where it has none.
type Badge struct {
	Text string
	Sign string // a value of model.Sign; "" where nothing is told
	Href string
}

// Remark is the proof, source and note of one figure.
type Remark struct {
	Term    string // "Stages de 3e, 2017"
	Proof   string
	Text    string
	Sources []Link
}

// Image is a picture with its text alternative.
type Image struct {
	Src, Alt      string
	Width, Height int             // in pixels; 0 unknown
	Srcset        template.Srcset // smaller copies, with their widths; "" for none
}

// MapSection is a branch of the plan of the site.
type MapSection struct {
	Link
	Links []Link
}
