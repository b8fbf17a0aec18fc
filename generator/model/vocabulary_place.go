package model

import "parvis/generator/reference/geo"

// What records say of territories in fixed words.

// Level is a type of territory. A code means nothing without it.
type Level string

// The levels, from the largest.
const (
	Country        Level = "pays"
	Region         Level = "region"
	Departement    Level = "departement"
	Arrondissement Level = "arrondissement"
	EPCI           Level = "epci"
	Commune        Level = "commune"
	QPV            Level = "qpv"
)

// level is how a level stands to the others, and in the official tables.
type level struct {
	rank   int       // from the largest; a territory lies in one of a smaller rank
	table  geo.Level // that its codes are of
	common bool      // part of every site's tree
}

// Arrondissements and EPCI divide a département each in their own way.
var levels = newVocabulary(entries[Level, level]{
	{Country, level{1, geo.Country, true}},
	{Region, level{2, geo.Region, true}},
	{Departement, level{3, geo.Departement, true}},
	{Arrondissement, level{4, geo.Arrondissement, false}},
	{EPCI, level{4, geo.EPCI, false}},
	{Commune, level{5, geo.Commune, false}},
	{QPV, level{6, geo.QPV, false}},
})

func (Level) Values() []Level { return levels.values }

// Rank orders the levels from the largest: a territory lies in one that ranks
// before it. It is 0 for a level that isn't told.
func (l Level) Rank() int { return levels.of(l).rank }

// Official returns the table that codes of the level are of.
func (l Level) Official() geo.Level { return levels.of(l).table }

// Common reports whether territories of the level are the tree that others hang in:
// a country, its régions and départements.
func (l Level) Common() bool { return levels.of(l).common }

// LevelOf returns the level whose codes are of a table.
func LevelOf(table geo.Level) Level {
	for _, l := range levels.values {
		if l.Official() == table {
			return l
		}
	}
	panic("no level has the codes of this table: see package model")
}

// Deployment is how far the charter has come in a territory.
type Deployment string

// The states of deployment, from the furthest.
const (
	InPlace   Deployment = "en-place"
	SettingUp Deployment = "en-constitution"
	ToLaunch  Deployment = "a-lancer"
)

var deployments = newVocabulary(entries[Deployment, inPlace]{{InPlace, true}, {SettingUp, false}, {ToLaunch, false}})

type inPlace bool

func (Deployment) Values() []Deployment { return deployments.values }

// InPlace reports whether the charter has come to a territory.
func (d Deployment) InPlace() bool { return bool(deployments.of(d)) }

// CountType is what a territory counted.
type CountType string

// The types of count.
const (
	CountSignatories CountType = "signataires"
	CountConventions CountType = "conventions"
	CountApproached  CountType = "sollicitees"
	CountIndicator   CountType = "indicateur"
)

// Counterpart is what of the site stands beside a declared number.
type Counterpart int

// What stands beside.
const (
	NoCounterpart Counterpart = iota
	SignatoryCounterpart
	ConventionCounterpart
	IndicatorCounterpart // the results of an indicator, which the count names
)

var countTypes = newVocabulary(entries[CountType, Counterpart]{
	{CountSignatories, SignatoryCounterpart}, {CountConventions, ConventionCounterpart},
	{CountApproached, NoCounterpart}, {CountIndicator, IndicatorCounterpart}})

func (CountType) Values() []CountType { return countTypes.values }

// Counterpart returns what of the site stands beside a number of the type.
func (t CountType) Counterpart() Counterpart { return countTypes.of(t) }

// OfRecords reports whether a number of the type counts what records of the site are.
func (t CountType) OfRecords() bool {
	return t.Counterpart() == SignatoryCounterpart || t.Counterpart() == ConventionCounterpart
}
