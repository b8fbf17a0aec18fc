// Package rules is every rule that the records of a site must keep, as a table of
// functions.
package rules

import (
	"slices"

	"parvis/generator/check/codes"
	"parvis/generator/check/index"
	"parvis/generator/check/withheld"
	"parvis/generator/content/record"
	"parvis/generator/diag"
)

// rule is one function, about each record alone or about the whole.
type rule struct {
	record func(*checker, record.Entry)
	whole  func(*checker)
}

// table is the rules; each function documents what it accepts.
var table = []rule{
	{whole: checkSite},
	{whole: checkSiteTexts},
	{whole: checkDay},
	{whole: checkPublishing},
	{whole: checkAddresses},
	{whole: checkMediaNames},
	{record: checkReferences},
	{record: checkDrafts},
	{record: checkSources},
	{whole: checkTree},
	{record: checkBranches},
	{record: checkCodes},
	{record: checkNeighbourhoodMap},
	{record: checkCompany},
	{record: checkDates},
	{record: checkFigures},
	{record: checkPercentages},
	{record: checkMeasures},
	{whole: checkRounds},
	{record: checkReceipts},
	{record: checkAssessments},
	{record: checkCatalogue},
	{whole: checkActions},
	{record: checkContinuations},
	{record: checkLeaving},
	{whole: checkTwins},
	{record: checkFuture},
	{record: checkCounts},
	{record: checkFigureSources},
	{record: checkAnchors},
	{record: checkLinks},
	{record: checkMedia},
	{record: checkTools},
	{record: checkBody},
	{record: checkTexts},
	{whole: checkWithheldSettings},
	{record: checkWithheld}, // after the body, whose links it needs
}

// Judge applies the rules to the records of an index. It is safe for several
// goroutines at once.
type Judge struct {
	index    *index.Index
	url      string // of the site, in the place of site.toml's; "" to keep it
	withheld *withheld.Names
}

// New returns the judge of an index. The address url takes the place of that of
// site.toml unless it is "". What the last judge prepared is used again; nil for
// none.
func New(x *index.Index, url string, last *Judge) *Judge {
	if last != nil && slices.Equal(last.index.Withheld, x.Withheld) {
		return &Judge{x, url, last.withheld}
	}
	return &Judge{x, url, withheld.Of(x.Withheld)}
}

// Outcome is what the rules found about one record.
type Outcome struct {
	Found   []diag.Finding
	Links   []string // files that its body leads to
	Figures []string // identifiers of the figures that its body places, in order
	Lookups index.Lookups
}

// Whole applies the rules that are about all records together.
func (j *Judge) Whole(found *diag.List) {
	c := &checker{Finder: &index.Finder{Index: j.index}, Judge: j, found: found}
	for _, r := range table {
		if r.whole != nil {
			r.whole(c)
		}
	}
}

// Record applies the rules that are about one record.
func (j *Judge) Record(e record.Entry) *Outcome {
	var found diag.List
	o := &Outcome{}
	finder := &index.Finder{Index: j.index, Lookups: &o.Lookups}
	c := &checker{Finder: finder, Judge: j, found: &found, outcome: o}
	for _, r := range table {
		if r.record != nil {
			r.record(c, e)
		}
	}
	o.Found = found.Sorted()
	return o
}

// checker is the rules at work on one record, or on the whole.
type checker struct {
	*index.Finder
	*Judge
	found   *diag.List
	outcome *Outcome // nil for the whole
}

// report adds an error at a key of a record, warn a warning.
func (c *checker) report(e record.Entry, path, code string, args ...any) {
	c.add(diag.Error, e.Common(), path, code, args)
}

func (c *checker) warn(e record.Entry, path, code string, args ...any) {
	c.add(diag.Warning, e.Common(), path, code, args)
}

// fault adds what is wrong with a code, if anything is.
func (c *checker) fault(e record.Entry, path string, f *codes.Fault) {
	if f != nil {
		c.add(f.Severity, e.Common(), path, f.Code, f.Args)
	}
}

// redacted is the codes of findings about lines that hold a password, or may.
var redacted = []string{"secret-in-content", "bad-target", "bad-endpoint"}

func (c *checker) add(s diag.Severity, m *record.Meta, path, code string, args []any) {
	line, col := m.At(path)
	c.found.Add(diag.Finding{Code: code, Severity: s, File: m.File, Line: line, Col: col, Key: path, Args: args,
		Redact: slices.Contains(redacted, code)})
}
