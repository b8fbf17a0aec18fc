package model

import "parvis/generator/reference/geo"

// The vocabularies of territories.

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

// level holds the properties of a level.
type level struct {
	rank   int       // from the largest; a territory lies in one with a smaller rank
	table  geo.Level // the official table of its codes
	common bool      // always part of a site's tree
}

// Arrondissements and EPCI have the same rank: each divides a département in its own way.
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

// Rank returns the rank of the level, from the largest: a territory lies in one with a
// smaller rank. It is 0 for an unknown level.
func (l Level) Rank() int { return levels.of(l).rank }

// Official returns the official table of the level's codes.
func (l Level) Official() geo.Level { return levels.of(l).table }

// Common reports whether the level is part of the tree that the other territories are placed in:
// the country, its régions and départements.
func (l Level) Common() bool { return levels.of(l).common }

// LevelOf returns the level whose codes are in an official table.
func LevelOf(table geo.Level) Level {
	for _, l := range levels.values {
		if l.Official() == table {
			return l
		}
	}
	panic("no level has the codes of this table: see package model")
}

// Deployment is the state of the charter's deployment in a territory.
type Deployment string

// The states of deployment, from the furthest.
const (
	InPlace   Deployment = "en-place"
	SettingUp Deployment = "en-constitution"
	ToLaunch  Deployment = "a-lancer"
)

var deployments = newVocabulary(entries[Deployment, deployed]{{InPlace, deployed{true, Kept}}, {SettingUp, deployed{false, OnWay}}, {ToLaunch, deployed{false, Awaited}}})

// deployed holds the properties of a state of deployment.
type deployed struct {
	inPlace bool
	sign    Sign
}

func (Deployment) Values() []Deployment { return deployments.values }

// InPlace reports whether the charter is in place in a territory.
func (d Deployment) InPlace() bool { return deployments.of(d).inPlace }

// Sign returns what a state of deployment amounts to.
func (d Deployment) Sign() Sign { return deployments.of(d).sign }

// CountType is what a territory counted.
type CountType string

// The types of count.
const (
	CountSignatories        CountType = "signataires"
	CountConventions        CountType = "conventions"
	CountApproached         CountType = "sollicitees"
	CountPlannedSignatories CountType = "signataires-prevus"
	CountPlannedConventions CountType = "conventions-prevues"
	CountIndicator          CountType = "indicateur"
)

// Counterpart is what the site publishes that a declared number can be compared with.
type Counterpart int

// The counterparts. What is planned or approached has none: the site publishes no such thing.
const (
	NoCounterpart Counterpart = iota
	SignatoryCounterpart
	ConventionCounterpart
	IndicatorCounterpart // the results of the indicator that the count names
)

// counted holds the properties of a type of count.
type counted struct {
	counterpart Counterpart
	step        int // of mobilisation, from 1: approached, then signed, then agreed; 0 for none
}

var countTypes = newVocabulary(entries[CountType, counted]{
	{CountSignatories, counted{SignatoryCounterpart, 3}}, {CountConventions, counted{ConventionCounterpart, 5}},
	{CountApproached, counted{NoCounterpart, 1}}, {CountPlannedSignatories, counted{NoCounterpart, 2}},
	{CountPlannedConventions, counted{NoCounterpart, 4}}, {CountIndicator, counted{IndicatorCounterpart, 0}}})

func (CountType) Values() []CountType { return countTypes.values }

// Counterpart returns what a number of the type can be compared with.
func (t CountType) Counterpart() Counterpart { return countTypes.of(t).counterpart }

// Step returns the place of a number of the type in the mobilisation of a territory, from 1:
// approached, to sign, signed, to agree, agreed. It is 0 for what isn't part of it.
func (t CountType) Step() int { return countTypes.of(t).step }

// OfRecords reports whether a number of the type counts things that the site has records of.
func (t CountType) OfRecords() bool {
	return t.Counterpart() == SignatoryCounterpart || t.Counterpart() == ConventionCounterpart
}
