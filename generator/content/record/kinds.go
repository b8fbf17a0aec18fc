package record

import (
	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/slug"
)

// Set is a content folder as loaded: every record that could be decoded, each kind sorted by
// slug, and the media files.
type Set struct {
	Site        *Site
	Domains     []*Domain
	Indicators  []*Indicator
	Territories []*Territory
	Actors      []*Actor
	Signatories []*Signatory
	Experiences []*Experience
	Syntheses   []*Synthesis
	News        []*News
	Resources   []*Resource
	Calls       []*Call
	Pages       []*Page

	Media map[string]Media // images and documents, by path relative to the content folder

	// Unread holds what exists but couldn't be loaded: records by path without extension
	// ("signataires/engie"), and folders. Each was reported once, so references to it are not
	// errors.
	Unread map[string]bool
}

// kinds has a row for each kind: its folder, and its records in a Set.
var kinds = []kind{
	kindOf(model.Domains, func(s *Set) *[]*Domain { return &s.Domains }),
	kindOf(model.Indicators, func(s *Set) *[]*Indicator { return &s.Indicators }),
	kindOf(model.Territories, func(s *Set) *[]*Territory { return &s.Territories }),
	kindOf(model.Actors, func(s *Set) *[]*Actor { return &s.Actors }),
	kindOf(model.Signatories, func(s *Set) *[]*Signatory { return &s.Signatories }),
	kindOf(model.Experiences, func(s *Set) *[]*Experience { return &s.Experiences }),
	kindOf(model.Syntheses, func(s *Set) *[]*Synthesis { return &s.Syntheses }),
	kindOf(model.News, func(s *Set) *[]*News { return &s.News }),
	kindOf(model.Resources, func(s *Set) *[]*Resource { return &s.Resources }),
	kindOf(model.Calls, func(s *Set) *[]*Call { return &s.Calls }),
	kindOf(model.Pages, func(s *Set) *[]*Page { return &s.Pages }),
}

// The structs below are the authored format. Tags: toml names the key;
// "required" marks a key that must be there and not be empty; names is the kind, or kinds,
// of the records that it names by slug; source marks a text that says where
// something comes from; document marks a file of the content or an address, image one that is an image; long marks a text of several sentences;
// rare marks a key that a form shows only on request;
// web marks an address on the web, which must be one that a reader
// can follow; done marks the date of something done, not planned; withheld marks with
// "kept" what a signatory publishes even if its name is withheld. A text whose type is a
// vocabulary takes its values only (see package model). What
// each key means is in FORMAT.md, and only there.

// Site is content/site.toml.
type Site struct {
	Meta
	Title         string         `toml:"titre,required"`
	URL           string         `toml:"url,required"`
	Lang          model.Language `toml:"langue" rare:"true"`
	Description   string         `toml:"description" long:"true"`
	AsOf          date.Date      `toml:"arrete_au" rare:"true"`
	Publisher     Publisher      `toml:"editeur"`
	Licence       Licence        `toml:"licence"`
	Accessibility Accessibility  `toml:"accessibilite"`
	Security      Security       `toml:"securite"`
	Menu          []MenuItem     `toml:"menu"`
	Rounds        Rounds         `toml:"bilans"`
	Theme         ThemeChoice    `toml:"theme"`
	Publishing    Publishing     `toml:"publication"`
}

// Publisher is who publishes the site, with what the law requires in the legal notice
// (mentions légales).
type Publisher struct {
	Name     string `toml:"nom"`
	Address  string `toml:"adresse"`
	Phone    string `toml:"telephone"`
	Email    string `toml:"courriel"`
	Director string `toml:"directeur_publication"`
	Host     string `toml:"hebergeur"`
	HostSeat string `toml:"hebergeur_adresse"`
	HostTel  string `toml:"hebergeur_telephone"`
}

// Licence is the licence of the data.
type Licence struct {
	Name string `toml:"nom"`
	URL  string `toml:"url"`
}

// Accessibility is the result of an accessibility audit. Without one the site states "non
// conforme".
type Accessibility struct {
	State   model.AuditState `toml:"etat"`
	Date    date.Date        `toml:"date_audit"`
	Auditor string           `toml:"auditeur"`
	Rate    *float64         `toml:"taux"` // percentage of criteria met, 0 to 100
	// Items of the accessibility statement, one sentence each.
	Failures   []string `toml:"non_conformites"`
	Waived     []string `toml:"derogations"`
	Exempt     []string `toml:"exemptions"`
	Pages      []string `toml:"pages"`
	Tools      []string `toml:"outils"`
	Technology []string `toml:"environnements"`
}

// Security is the contact for reporting a vulnerability of the site (RFC 9116).
type Security struct {
	Contact string `toml:"contact"` // an e-mail address or an https:// URL
}

// MenuItem is a link that editors add to the navigation.
type MenuItem struct {
	Title string `toml:"titre,required"`
	URL   string `toml:"url,required"`
}

// Rounds is how the yearly round of reports is judged: see model.Rounds.
type Rounds struct {
	Delay   *int     `toml:"delai"`      // months after the last day of a period
	OnTrack *float64 `toml:"bonne_voie"` // share of the way over share of the time
	FarOff  *float64 `toml:"loin"`
	Partial *float64 `toml:"partiel"` // share of the reports due
}

// ThemeChoice selects the theme of the site.
type ThemeChoice struct {
	Name string `toml:"nom"`
}

// Publishing is how the site is served, and where it is sent.
type Publishing struct {
	Hosts    []string      `toml:"hebergeur"` // kinds of hosting that need a configuration file
	HSTS     *int          `toml:"hsts"`      // days
	Compress bool          `toml:"precompression"`
	Targets  []Destination `toml:"cible"`
}

// Destination is a place where "parvis publish" sends the site. It never contains a password
// or a key.
type Destination struct {
	Name     string `toml:"nom,required"`
	Address  string `toml:"adresse,required"` // a folder, sftp://user@host:port/folder, s3://bucket/prefix
	Endpoint string `toml:"point_acces"`      // of S3
	Region   string `toml:"region"`           // of S3
}

// Domain is a field of action of the charter.
type Domain struct {
	Meta
	Name       string     `toml:"nom,required"`
	Order      *int       `toml:"ordre,required"`
	Short      string     `toml:"court" rare:"true"`
	InSentence string     `toml:"dans_une_phrase" rare:"true"`
	Icon       model.Icon `toml:"icone" rare:"true"`
	Version    string     `toml:"version" rare:"true"`
	Replaces   []string   `toml:"remplace" names:"domaines" rare:"true"` // slugs of an earlier taxonomy
	Actions    []Action   `toml:"action"`
}

// Action is an entry of a domain's catalogue of possible actions.
type Action struct {
	ID          string   `toml:"id" rare:"true"` // unique in the site; by default the slug of the title
	Title       string   `toml:"titre,required"`
	Description string   `toml:"description" long:"true"`
	Indicators  []string `toml:"indicateurs" names:"indicateurs"`
}

// Anchor is the identifier of the action in the site; "" for a title without letters or digits.
func (a Action) Anchor() string {
	if a.ID != "" {
		return a.ID
	}
	return slug.Of(a.Title)
}

// Indicator is a measure shared by several commitments.
type Indicator struct {
	Meta
	Name       string           `toml:"nom,required"`
	Unit       string           `toml:"unite,required"`
	Direction  model.Direction  `toml:"sens"`
	Cumulation model.Cumulation `toml:"cumul"`
	Signed     bool             `toml:"solde" rare:"true"` // values may be negative
	Definition string           `toml:"definition" long:"true"`
}

// Territory is a place, from the country down to a priority neighbourhood.
type Territory struct {
	Meta
	Name       string           `toml:"nom,required"`
	Type       model.Level      `toml:"type,required"`
	Code       string           `toml:"code"`
	Parent     string           `toml:"parent" names:"territoires"`
	Status     model.Deployment `toml:"statut"`
	Launch     date.Date        `toml:"lancement" rare:"true"`
	Animators  []string         `toml:"animateurs" names:"acteurs"`
	Population *int             `toml:"population" rare:"true"` // inhabitants
	Counts     []Count          `toml:"comptage"`
	Assessed   []Assessment     `toml:"evaluation"`
}

// Count is a number that a territory reported, independently of the other records.
type Count struct {
	Type        model.CountType `toml:"type,required"`
	Indicator   string          `toml:"indicateur" names:"indicateurs" rare:"true"` // with type "indicateur"
	Scope       model.Scope     `toml:"portee" rare:"true"`                         // of what is counted
	Number      *int            `toml:"nombre,required"`
	Date        date.Date       `toml:"date" done:"true"` // of the declaration; unknown if the source isn't dated
	Source      string          `toml:"source,required" source:"true"`
	Approximate bool            `toml:"approximatif" rare:"true"`
	Note        string          `toml:"note" long:"true" rare:"true"`
}

// Actor is a public body, a network or a funder.
type Actor struct {
	Meta
	Name        string          `toml:"nom,required"`
	Acronym     string          `toml:"sigle"`
	Role        model.ActorRole `toml:"role"`
	Parent      string          `toml:"parent" names:"acteurs"` // the actor of which it is a local branch
	Website     string          `toml:"site" web:"true"`
	Email       string          `toml:"courriel"` // of the organisation, never of a person
	Territories []string        `toml:"territoires" names:"territoires"`
}

// Signatory is an organisation that signed the charter.
type Signatory struct {
	Meta
	Name         string              `toml:"nom,required"`
	Type         model.SignatoryType `toml:"type,required" withheld:"kept"`
	Size         model.Size          `toml:"taille" withheld:"kept"`
	Sector       string              `toml:"secteur"` // NAF section or full code
	Nomenclature model.Nomenclature  `toml:"nomenclature" rare:"true"`
	Siren        string              `toml:"siren"`
	Rna          string              `toml:"rna" rare:"true"`
	Website      string              `toml:"site" web:"true"`
	Logo         string              `toml:"logo" image:"true" rare:"true"`
	Scope        model.Scope         `toml:"portee" withheld:"kept"`
	Territories  []string            `toml:"territoires" names:"territoires"`
	Signature    date.Date           `toml:"signature" done:"true" withheld:"kept"`
	End          date.Date           `toml:"fin" withheld:"kept" rare:"true"`
	EndReason    model.EndReason     `toml:"motif_fin" withheld:"kept" rare:"true"`
	Successor    string              `toml:"successeur" names:"signataires" rare:"true"`
	Networks     []string            `toml:"reseaux" names:"acteurs"`
	Disclosure   model.Disclosure    `toml:"diffusion" rare:"true"`
	Conventions  []Convention        `toml:"convention"`
	Commitments  []Commitment        `toml:"engagement"`
	Assessed     []Assessment        `toml:"evaluation"`
}

// Experience is an action presented in a seminar.
type Experience struct {
	Meta
	Title       string    `toml:"titre,required"`
	Teaser      string    `toml:"accroche" long:"true"`
	Date        date.Date `toml:"date" done:"true"`
	Synthesis   string    `toml:"synthese" names:"syntheses"`
	Signatories []string  `toml:"signataires" names:"signataires"`
	Territories []string  `toml:"territoires" names:"territoires"`
	Domains     []string  `toml:"domaines" names:"domaines"`
	Actors      []string  `toml:"acteurs" names:"acteurs"`
	Keep        []string  `toml:"retenir"`
	Progress    []string  `toml:"progres"`
	Video       string    `toml:"video" source:"true" rare:"true"` // slug of a ressource, or URL
}

// Synthesis is the conclusions of a seminar.
type Synthesis struct {
	Meta
	Title       string       `toml:"titre,required"`
	Sessions    []Session    `toml:"seance"`
	Supporters  []string     `toml:"soutiens" names:"acteurs"`
	Keep        []string     `toml:"retenir"`
	Motivations []TitledText `toml:"motivation"`
	Factors     []TitledText `toml:"facteur"`
	Ways        []TitledText `toml:"piste"`
	Quotes      []Quote      `toml:"citation"`
	Tools       []Tool       `toml:"outil"`
	Sources     []string     `toml:"sources" source:"true"`
}

// Session is one meeting of a seminar.
type Session struct {
	Place       string    `toml:"lieu,required"`
	Date        date.Date `toml:"date,required" done:"true"`
	Territories []string  `toml:"territoires" names:"territoires"`
}

// TitledText is a short text under a title.
type TitledText struct {
	Title string `toml:"titre,required"`
	Text  string `toml:"texte" long:"true"`
}

// Quote is what someone said, in direct or indirect speech.
type Quote struct {
	Text     string `toml:"texte,required" long:"true"`
	Author   string `toml:"auteur"`
	Theme    string `toml:"theme" rare:"true"`
	Indirect bool   `toml:"indirect"`
}

// Tool is a means available to local authorities, placed on two axes.
type Tool struct {
	Name      string   `toml:"nom,required"`
	Theme     *float64 `toml:"axe_thematique,required"` // −1 one theme … 1 global
	Territory *float64 `toml:"axe_territoire,required"` // −1 local … 1 national
	Note      string   `toml:"note" long:"true"`
}

// News is a dated piece of news.
type News struct {
	Meta
	Title       string    `toml:"titre,required"`
	Date        date.Date `toml:"date,required" done:"true"`
	Signatories []string  `toml:"signataires" names:"signataires"`
	Territories []string  `toml:"territoires" names:"territoires"`
	Image       string    `toml:"image" image:"true"`
	Alt         string    `toml:"alt"`                    // required with an image
	Expiry      date.Date `toml:"expiration" rare:"true"` // last day on which it is published
}

// Resource is a video, a publication, a site, a guide.
type Resource struct {
	Meta
	Title       string             `toml:"titre,required"`
	Type        model.ResourceType `toml:"type,required"`
	URL         string             `toml:"url" web:"true" document:"true"` // required, or else NoURL
	NoURL       string             `toml:"sans_url" long:"true"`           // why there is no address
	Date        date.Date          `toml:"date" done:"true"`
	Author      string             `toml:"auteur"`
	Syntheses   []string           `toml:"syntheses" names:"syntheses"`
	Experiences []string           `toml:"experiences" names:"experiences"`
}

// Call is a call for projects.
type Call struct {
	Meta
	Title    string         `toml:"titre,required"`
	Type     model.CallType `toml:"type"`
	Holder   string         `toml:"organisme" names:"acteurs"` // slug of an actor
	Opening  date.Date      `toml:"ouverture"`
	Closing  date.Date      `toml:"cloture"`
	Eligible string         `toml:"eligibles" long:"true"`
	URL      string         `toml:"url" web:"true"`
}

// Page is an editorial page: about, method, mentions légales.
type Page struct {
	Meta
	Title  string          `toml:"titre,required"`
	Menu   model.MenuPlace `toml:"menu"`
	Order  *int            `toml:"ordre" rare:"true"`
	Expiry date.Date       `toml:"expiration" rare:"true"` // last day on which it is published
}

// Expires returns the last day on which a record is published. It is zero for most kinds,
// which don't expire: what was promised and reported stays public.
func Expires(e Entry) date.Date {
	switch r := e.(type) {
	case *News:
		return r.Expiry
	case *Page:
		return r.Expiry
	}
	return date.Date{}
}

// Withheld returns the signatories whose name isn't public.
func (s *Set) Withheld() []*Signatory {
	var out []*Signatory
	for _, e := range s.Signatories {
		if Withholds(e) {
			out = append(out, e)
		}
	}
	return out
}

// Withholds reports whether the name of a record isn't public.
func Withholds(e Entry) bool {
	s, ok := e.(*Signatory)
	return ok && s.Disclosure.Withholds()
}
