package model

// What records say of signatories and their commitments in fixed words.

// SignatoryType is what kind of organisation signed.
type SignatoryType string

// The types of signatory.
const (
	Company     SignatoryType = "entreprise"
	Authority   SignatoryType = "collectivite"
	Association SignatoryType = "association"
	Network     SignatoryType = "reseau"
	Consortium  SignatoryType = "groupement"
)

var signatoryTypes = []SignatoryType{Company, Authority, Association, Network, Consortium}

func (SignatoryType) Values() []SignatoryType { return signatoryTypes }

// Size is how large a company is (décret 2008-1354).
type Size string

// The sizes, from the smallest.
const (
	Micro        Size = "TPE" // fewer than 10 employees
	Small        Size = "PME"
	Intermediate Size = "ETI"
	Large        Size = "GE"
)

var sizes = []Size{Micro, Small, Intermediate, Large}

func (Size) Values() []Size { return sizes }

// Scope is the reach of what a signatory agreed to.
type Scope string

// The scopes.
const (
	National Scope = "national"
	Local    Scope = "local"
)

var scopes = []Scope{National, Local}

func (Scope) Values() []Scope { return scopes }

// Disclosure is how much of a signatory is published.
type Disclosure string

// The ways to publish.
const (
	Public  Disclosure = "publique"
	Partial Disclosure = "partielle" // name and address withheld, département kept
)

var disclosures = newVocabulary(entries[Disclosure, withholds]{{Public, false}, {Partial, true}})

type withholds bool

func (Disclosure) Values() []Disclosure { return disclosures.values }

// Withholds reports whether name and address aren't published.
func (d Disclosure) Withholds() bool { return bool(disclosures.of(d)) }

// Nomenclature is a version of the list of activities (INSEE).
type Nomenclature string

// The nomenclatures, from the oldest.
const (
	NAF2008 Nomenclature = "NAF rév. 2" // in force since 1 January 2008
	NAF2025 Nomenclature = "NAF 2025"   // from 1 January 2027
)

var nomenclatures = newVocabulary(entries[Nomenclature, listed]{{NAF2008, true}, {NAF2025, false}})

type listed bool // its table is in package naf

func (Nomenclature) Values() []Nomenclature { return nomenclatures.values }

// Listed reports whether the codes of a nomenclature are known one by one; of the
// others only their form is.
func (n Nomenclature) Listed() bool { return bool(nomenclatures.of(n)) }

// Status is how far a commitment has come.
type Status string

// The statuses, from the earliest.
const (
	Planned   Status = "prevu"
	UnderWay  Status = "en-cours"
	Done      Status = "realise"
	Abandoned Status = "abandonne"
)

var statuses = newVocabulary(entries[Status, expectation]{
	{Planned, expectPlans}, {UnderWay, expectResults}, {Done, expectResults}, {Abandoned, expectNothing}})

// expectation is what its record should come to hold.
type expectation int

const (
	_             expectation = iota // not told
	expectPlans                      // an indicator and an evaluation
	expectResults                    // and a value for each year, one at least
	expectNothing                    // no more than it has
)

func (Status) Values() []Status { return statuses.values }

// Dropped reports whether nothing more is expected of a commitment.
func (s Status) Dropped() bool { return statuses.of(s) == expectNothing }

// NotStarted reports whether a commitment hasn't begun: no report is expected yet.
func (s Status) NotStarted() bool { return statuses.of(s) == expectPlans }

// Started reports whether a commitment has begun: some result is expected of it.
func (s Status) Started() bool { return statuses.of(s) == expectResults }

// Evaluation is who evaluates a commitment.
type Evaluation string

// The evaluations.
const (
	NoEvaluation  Evaluation = "aucune"
	ByItself      Evaluation = "auto"
	BuiltTogether Evaluation = "co-construite"
	ByAllAround   Evaluation = "360"
)

var evaluations = newVocabulary(entries[Evaluation, made]{
	{NoEvaluation, false}, {ByItself, true}, {BuiltTogether, true}, {ByAllAround, true}})

type made bool

func (Evaluation) Values() []Evaluation { return evaluations.values }

// Evaluated reports whether somebody evaluates; it is false when that isn't told.
func (e Evaluation) Evaluated() bool { return bool(evaluations.of(e)) }

// Proof is what supports what is told.
type Proof string

// The proofs, from the weakest.
const (
	Declared Proof = "declare" // told by who it is about
	Attested Proof = "atteste" // by a document
	Verified Proof = "verifie" // by the editors
)

var proofs = []Proof{Declared, Attested, Verified}

func (Proof) Values() []Proof { return proofs }

// Direction is what an indicator aims at.
type Direction string

// The directions.
const (
	Increase Direction = "hausse"
	Decrease Direction = "baisse"
)

var directions = newVocabulary(entries[Direction, lower]{{Increase, false}, {Decrease, true}})

type lower bool

func (Direction) Values() []Direction { return directions.values }

// Lower reports whether less is better.
func (d Direction) Lower() bool { return bool(directions.of(d)) }

// Cumulation says how the values of several years make one.
type Cumulation string

// The ways to cumulate.
const (
	Sum  Cumulation = "somme"   // each year adds
	Last Cumulation = "dernier" // the latest year stands
	Mean Cumulation = "moyenne" // the mean of the years reported
)

var cumulations = newVocabulary(entries[Cumulation, aggregation]{{Sum, added}, {Last, latest}, {Mean, averaged}})

// aggregation is what becomes of several values.
type aggregation int

const (
	_ aggregation = iota
	added
	latest
	averaged
)

func (Cumulation) Values() []Cumulation { return cumulations.values }

// Adds reports whether years add up.
func (c Cumulation) Adds() bool { return cumulations.of(c) == added }

// Latest reports whether the latest year stands for all.
func (c Cumulation) Latest() bool { return cumulations.of(c) == latest }

// Averages reports whether values make their mean, of years and of commitments.
func (c Cumulation) Averages() bool { return cumulations.of(c) == averaged }
