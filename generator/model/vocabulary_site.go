package model

// The vocabularies of the site and of the other kinds of record.

// Language is a language of pages (BCP 47).
type Language string

// The languages.
const (
	French  Language = "fr"
	English Language = "en"
)

var languages = []Language{French, English}

func (Language) Values() []Language { return languages }

// AuditState is one of the three states of art. 47 of law 2005-102.
type AuditState string

// The states; without a valid audit a site is NonCompliant.
const (
	NonCompliant       AuditState = "non-conforme"
	PartiallyCompliant AuditState = "partielle"
	FullyCompliant     AuditState = "totale"
)

// claim is what a state asserts about an audit.
type claim struct {
	audited bool    // there was one
	least   float64 // per cent of the criteria met
	whole   bool    // nothing fails
}

var auditStates = newVocabulary(entries[AuditState, claim]{
	{NonCompliant, claim{}},
	{PartiallyCompliant, claim{audited: true, least: 50}}, // RGAA 4.1.2, declaration of conformity
	{FullyCompliant, claim{audited: true, whole: true}},
})

func (AuditState) Values() []AuditState { return auditStates.values }

// Audited reports whether a site needs an audit to declare the state.
func (s AuditState) Audited() bool { return auditStates.of(s).audited }

// Least returns the minimum rate for declaring the state, in per cent of
// the criteria met.
func (s AuditState) Least() float64 { return auditStates.of(s).least }

// Whole reports whether the state claims that no content fails a criterion.
func (s AuditState) Whole() bool { return auditStates.of(s).whole }

// Icon is the drawing of a domain.
type Icon string

// The icons; without one a domain has a neutral drawing.
const (
	Book   Icon = "livre"
	Case   Icon = "mallette"
	Steps  Icon = "marches"
	Square Icon = "place"
	Cycle  Icon = "cycle"
)

var icons = []Icon{Book, Case, Steps, Square, Cycle}

func (Icon) Values() []Icon { return icons }

// ActorRole is the role of an actor.
type ActorRole string

// The roles.
const (
	TheState       ActorRole = "etat"
	LocalAuthority ActorRole = "collectivite"
	ActorNetwork   ActorRole = "reseau"
	Funder         ActorRole = "financeur"
	Support        ActorRole = "accompagnement"
)

var actorRoles = newVocabulary(entries[ActorRole, rank]{
	{TheState, 1}, {LocalAuthority, 2}, {ActorNetwork, 3}, {Funder, 5}, {Support, 4}})

// rank is a position in lists, from 1, where it differs from the order of the vocabulary.
type rank int

func (ActorRole) Values() []ActorRole { return actorRoles.values }

// Rank returns the position of a role in lists; an unknown one comes last.
func (r ActorRole) Rank() int {
	if r == "" {
		return len(actorRoles.values) + 1
	}
	return int(actorRoles.of(r))
}

// ResourceType is the type of a resource.
type ResourceType string

// The types of resource.
const (
	Video       ResourceType = "video"
	Publication ResourceType = "publication"
	Website     ResourceType = "site"
	Guide       ResourceType = "guide"
)

var resourceTypes = newVocabulary(entries[ResourceType, rank]{{Video, 3}, {Publication, 1}, {Website, 4}, {Guide, 2}})

func (ResourceType) Values() []ResourceType { return resourceTypes.values }

// Rank returns the position of a type in lists.
func (t ResourceType) Rank() int { return int(resourceTypes.of(t)) }

// CallType is the type of a call.
type CallType string

// The types of call.
const (
	ProjectCall  CallType = "projet"
	InterestCall CallType = "manifestation-interet"
)

var callTypes = []CallType{ProjectCall, InterestCall}

func (CallType) Values() []CallType { return callTypes }

// CallState is the state of a call on a day; "" when its dates don't determine it.
type CallState string

// The states of a call.
const (
	Open     CallState = "ouvert"
	Upcoming CallState = "a-venir"
	Closed   CallState = "clos"
)

var callStates = newVocabulary(entries[CallState, int]{{Open, 1}, {Upcoming, 2}, {Closed, 4}})

func (CallState) Values() []CallState { return callStates.values }

// Rank returns the position of a state in lists; calls in an unknown state come
// before the closed ones.
func (s CallState) Rank() int {
	if s == "" {
		return callStates.of(Closed) - 1
	}
	return callStates.of(s)
}

// MenuPlace is the menu that links to a page.
type MenuPlace string

// The menus.
const (
	MainMenu MenuPlace = "principal"
	FootMenu MenuPlace = "pied"
)

var menuPlaces = newVocabulary(entries[MenuPlace, foot]{{MainMenu, false}, {FootMenu, true}})

type foot bool

func (MenuPlace) Values() []MenuPlace { return menuPlaces.values }

// Foot reports whether the footer links to the page.
func (m MenuPlace) Foot() bool { return bool(menuPlaces.of(m)) }

// Main reports whether the main navigation links to the page.
func (m MenuPlace) Main() bool { return m != "" && !m.Foot() }

// TargetKind is how a site is sent to a host.
type TargetKind string

// The kinds of target. Except for a folder, the value is the scheme of the target's address.
const (
	ToFolder TargetKind = "dossier"
	ToSFTP   TargetKind = "sftp"
	ToS3     TargetKind = "s3"
)

var targetKinds = []TargetKind{ToFolder, ToSFTP, ToS3}

func (TargetKind) Values() []TargetKind { return targetKinds }
