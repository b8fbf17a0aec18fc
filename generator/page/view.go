package page

// The views below hold final strings: a template places them and decides
// nothing about them. A field that is empty is a thing to leave out.

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
	Nav         []Link
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
	Scripted      bool   // the page has figures, which a script adds to
	Script        string // asset of the page's own script, "" for none
	Share         Share
	Draft         bool // an unpublished record shown because --drafts asked
}

// Alternate is a page in another form, for programs: its data, its feed.
type Alternate struct{ Type, Title, Href string }

// Provenance tells where a record comes from and when it was last revised.
type Provenance struct {
	Sources    []Link
	NoSource   string // said plainly when Sources is empty
	Updated    string
	UpdatedISO string
	Note       string // the editors' remark, e.g. a conflict between documents
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
	// Compact asks for a list of titles: the cards have nothing else to say.
	Compact bool
	More    Link   // to the complete list
	Empty   string // why there is nothing
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

// Item is a titled text: a motivation, a success factor, a way forward.
type Item struct {
	Title string
	Text  string
}

// Pager links the pages of a long list.
type Pager struct {
	Position   string // "Page 2 sur 12"
	Prev, Next Link
	Pages      []Link // a few, with gaps as Links without Href
}

// Facet is one way of narrowing a list, as links to lists.
type Facet struct {
	Title string
	Links []Link
}

// HomeView is the front page.
type HomeView struct {
	Shell
	Stats       []Stat
	StatsNote   string // what the figures cover
	Declared    []Stat // declared by territories: other figures, shown apart
	Figures     []FigureView
	Dashboard   Link
	Steps       []Card // what the charter is, in three steps
	Domains     []DomainCard
	Territories Section
	Latest      Section // news
	Experiences Section
	Syntheses   Section
	Ways        []Card // ways in: by domain, near home, the data…
}

// DomainCard is a domain as a way in.
type DomainCard struct {
	DomainTag
	Stats []Stat
}

// ListView is a paged list of records of one kind.
type ListView struct {
	Shell
	Summary  string // "1 à 50 sur 212 signataires"
	Facets   []Facet
	Filters  *FiltersView // of the whole directory; nil on other lists
	Sections []Section    // one without a title, or several (by year, by type…)
	Pager    *Pager
	Empty    string
}

// TreeView is the list of territories, as a tree.
type TreeView struct {
	Shell
	Near  Link // to the page that looks for a commune
	Roots []TreeNode
	Note  string // what the counts cover
	Empty string
}

// TreeNode is a territory with what is below it.
type TreeNode struct {
	Link
	Status   Badge
	Children []TreeNode
}

// Badge is a state in words; Key is its machine name, for style only.
type Badge struct{ Text, Key string }

// SignatoryView is a signatory with all it committed to.
type SignatoryView struct {
	Shell
	Logo        string
	Facts       []Pair
	Withheld    string // said when the name isn't public
	Stats       []Stat
	Domains     []CommitmentGroup
	NoCommit    string // why there is no commitment
	Conventions []ConventionView
	Body        Body
	Related     []Section
	Badge       *BadgeView // nil where the name isn't public
	Provenance
}

// CommitmentGroup is the commitments of one signatory in one domain.
type CommitmentGroup struct {
	Domain      DomainTag
	Commitments []CommitmentView
}

// CommitmentView is one commitment; ID is its stable anchor.
type CommitmentView struct {
	ID          string
	Permalink   string
	Action      string
	Description string
	Status      Badge
	Facts       []Pair // territories, period, partners, evaluation, proof
	Indicators  *Table
	NoIndicator string
	Progress    []Progress
	Sources     []Link
	Note        string
	Remarks     []Remark // on the indicators and their yearly values
}

// Remark is what is known of one figure: proof, source, note.
type Remark struct {
	Term    string // "Stages de 3e, 2017"
	Proof   string
	Text    string
	Sources []Link
}

// Progress is an indicator's latest value against its target, for a meter.
type Progress struct {
	Label string // "Stages de 3e : 21 sur 30 (2018)"
	Value string // "21"
	Max   string // "30"
	Text  string // "70 %"
}

// ConventionView is a convention signed with the State.
type ConventionView struct {
	Title    string
	Date     string
	DateISO  string
	Facts    []Pair
	Document Link
	Sources  []Link
	Note     string
}

// DomainView is a domain of action.
type DomainView struct {
	Shell
	Hue       int
	Icon      string
	Stats     []Stat
	StatsNote string
	Compare   Link
	Actions   []ActionView
	Figures   []FigureView
	Totals    *Table // shared indicators, with coverage
	Body      Body
	Related   []Section
	Previous  []Link // domains of an earlier taxonomy that it continues
	Provenance
}

// ActionView is an entry of a domain's catalogue of possible actions.
type ActionView struct {
	Title      string
	Text       string
	Indicators []Link
}

// TerritoryView is a territory, with the sums of all below it.
type TerritoryView struct {
	Shell
	Facts     []Pair
	Status    Badge
	Stats     []Stat
	StatsNote string
	Compare   Link
	Declared  *Table // counts declared by the territory, never mixed with Stats
	Figures   []FigureView
	Children  *Table
	Empty     string
	Body      Body
	Related   []Section
	Provenance
}

// ExperienceView is an experience told in a seminar.
type ExperienceView struct {
	Shell
	Facts    []Pair
	Domains  []DomainTag
	Keep     []string
	Progress []string
	Body     Body
	Related  []Section
	Provenance
}

// SynthesisView is what a seminar concluded, readable as a document.
type SynthesisView struct {
	Shell
	Contents    []Heading
	Facts       []Pair
	Keep        []string
	Motivations []Item
	Factors     []Item
	Ways        []Item
	Quotes      []QuoteGroup
	Plane       *FigureView // the tools, on two axes
	ToolsNotes  []string
	Body        Body
	Related     []Section
	References  []Link
	Provenance
}

// Heading is a line of a table of contents.
type Heading struct {
	ID       string
	Text     string
	Children []Heading
}

// QuoteGroup is the words reported on one theme.
type QuoteGroup struct {
	Theme  string
	Quotes []Quote
}

// Quote is a verbatim, or words reported in indirect speech.
type Quote struct {
	Text     string
	Author   string
	Indirect bool
}

// ArticleView is a news item, an actor, a resource, a call, an indicator or
// an editorial page: facts, prose, what refers to it.
type ArticleView struct {
	Shell
	Date, DateISO string
	Status        Badge
	Image         *Image
	Facts         []Pair
	Action        Link // the one thing to do: open the resource, the call
	NoAction      string
	Stats         []Stat
	Figures       []FigureView
	Tables        []*Table
	Body          Body
	Related       []Section
	Provenance
}

// Image is a picture with its text alternative.
type Image struct {
	Src, Alt      string
	Width, Height int // in pixels; 0 unknown
}

// MapView is the plan of the site.
type MapView struct {
	Shell
	Sections []MapSection
}

// MapSection is a branch of the plan of the site.
type MapSection struct {
	Link
	Links []Link
}

// RedirectView is the page left at an old address.
type RedirectView struct {
	Shell
	Target Link
}
