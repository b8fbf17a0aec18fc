package model

// The vocabularies of signatories and commitments.

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

// Scope is whether a signatory's commitment is national or local.
type Scope string

// The scopes.
const (
	National Scope = "national"
	Local    Scope = "local"
)

var scopes = []Scope{National, Local}

func (Scope) Values() []Scope { return scopes }

// EndReason is why a signatory is no longer one.
type EndReason string

// The reasons.
const (
	EndOfTerm  EndReason = "terme"     // what it signed came to its end
	Withdrawal EndReason = "retrait"   // it left
	Exclusion  EndReason = "radiation" // it was taken off
	Merger     EndReason = "fusion"    // another organisation took it over
	Closure    EndReason = "cessation" // it closed
)

var endReasons = []EndReason{EndOfTerm, Withdrawal, Exclusion, Merger, Closure}

func (EndReason) Values() []EndReason { return endReasons }

// Nature is whether something was promised, or is told to be done without a promise.
type Nature string

// The natures.
const (
	Promise Nature = "engagement"
	Deed    Nature = "realisation" // done, as a source tells, without a promise having been made
)

var natures = newVocabulary(entries[Nature, promised]{{Promise, true}, {Deed, false}})

type promised bool

func (Nature) Values() []Nature { return natures.values }

// Promised reports whether something was promised.
func (n Nature) Promised() bool { return bool(natures.of(n)) }

// TargetPer is how often a target is to be reached.
type TargetPer string

// The rhythms of targets; "" is once, by the deadline.
const (
	PerYear   TargetPer = "an"
	PerPeriod TargetPer = "periode" // each period of the measure's reports
)

var targetPers = []TargetPer{PerYear, PerPeriod}

func (TargetPer) Values() []TargetPer { return targetPers }

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

// Withholds reports whether name and address are withheld.
func (d Disclosure) Withholds() bool { return bool(disclosures.of(d)) }

// Nomenclature is a version of INSEE's list of activities.
type Nomenclature string

// The nomenclatures, from the oldest.
const (
	NAF2008 Nomenclature = "NAF rév. 2" // in force since 1 January 2008
	NAF2025 Nomenclature = "NAF 2025"   // from 1 January 2027
)

var nomenclatures = newVocabulary(entries[Nomenclature, listed]{{NAF2008, true}, {NAF2025, false}})

type listed bool // whether package naf has its table

func (Nomenclature) Values() []Nomenclature { return nomenclatures.values }

// Listed reports whether package naf lists the codes of a nomenclature. Of the
// others, only the form of a code can be checked.
func (n Nomenclature) Listed() bool { return bool(nomenclatures.of(n)) }

// Status is the progress of a commitment.
type Status string

// The statuses, from the earliest.
const (
	Planned   Status = "prevu"
	UnderWay  Status = "en-cours"
	Done      Status = "realise"
	Suspended Status = "suspendu"
	Abandoned Status = "abandonne"
)

var statuses = newVocabulary(entries[Status, told]{{Planned, told{expectPlans, Awaited}}, {UnderWay, told{expectResults, OnWay}},
	{Done, told{expectResults, Kept}}, {Suspended, told{expectLater, Ended}}, {Abandoned, told{expectNothing, Ended}}})

// told holds the properties of a status.
type told struct {
	expected expectation
	sign     Sign
}

// expectation is what the record of a commitment is expected to contain.
type expectation int

const (
	_             expectation = iota // unknown
	expectPlans                      // an indicator and an evaluation
	expectResults                    // also a value for each year, at least one
	expectLater                      // nothing until it goes on
	expectNothing                    // nothing more
)

func (Status) Values() []Status { return statuses.values }

// Sign returns what a status amounts to.
func (s Status) Sign() Sign { return statuses.of(s).sign }

// Dropped reports whether nothing more is expected of a commitment.
func (s Status) Dropped() bool { return statuses.of(s).expected == expectNothing }

// OnHold reports whether nothing is expected of a commitment until it goes on.
func (s Status) OnHold() bool { return statuses.of(s).expected == expectLater }

// Halted reports whether a commitment was given up or is on hold: nothing that comes after is due.
func (s Status) Halted() bool { return s.Dropped() || s.OnHold() }

// NotStarted reports whether a commitment hasn't started: no report is expected yet.
func (s Status) NotStarted() bool { return statuses.of(s).expected == expectPlans }

// Started reports whether a commitment has started: results are expected of it.
func (s Status) Started() bool { return statuses.of(s).expected == expectResults }

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

// Evaluated reports whether the commitment is evaluated; false when unknown.
func (e Evaluation) Evaluated() bool { return bool(evaluations.of(e)) }

// Proof is the evidence that supports a statement.
type Proof string

// The proofs, from the weakest.
const (
	Declared Proof = "declare" // by the organisation concerned
	Attested Proof = "atteste" // by a document
	Verified Proof = "verifie" // by the editors
)

var proofs = []Proof{Declared, Attested, Verified}

func (Proof) Values() []Proof { return proofs }

// Direction is the aim of an indicator: more or less.
type Direction string

// The directions.
const (
	Increase Direction = "hausse"
	Decrease Direction = "baisse"
)

var directions = newVocabulary(entries[Direction, lower]{{Increase, false}, {Decrease, true}})

type lower bool

func (Direction) Values() []Direction { return directions.values }

// Lower reports whether a lower value is better.
func (d Direction) Lower() bool { return bool(directions.of(d)) }

// Cumulation is how the values of several years are combined into one.
type Cumulation string

// The ways to cumulate.
const (
	Sum  Cumulation = "somme"   // each year adds
	Last Cumulation = "dernier" // the latest year counts
	Mean Cumulation = "moyenne" // the mean of the years reported
)

var cumulations = newVocabulary(entries[Cumulation, aggregation]{{Sum, added}, {Last, latest}, {Mean, averaged}})

// aggregation is the rule that combines several values.
type aggregation int

const (
	_ aggregation = iota
	added
	latest
	averaged
)

func (Cumulation) Values() []Cumulation { return cumulations.values }

// Adds reports whether the values of the years are added up.
func (c Cumulation) Adds() bool { return cumulations.of(c) == added }

// Latest reports whether the latest year replaces the earlier ones.
func (c Cumulation) Latest() bool { return cumulations.of(c) == latest }

// Averages reports whether the mean is taken, over years and over commitments.
func (c Cumulation) Averages() bool { return cumulations.of(c) == averaged }
