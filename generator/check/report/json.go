package report

import (
	"encoding/json"
	"io"

	"parvis/generator/diag"
)

// Version numbers the JSON document. It grows when something that is there
// changes its name, its type or its meaning, or goes; what is added doesn't
// make it grow.
const Version = 1

// document is the JSON document; FORMAT.md says what each key holds.
type document struct {
	Format   string   `json:"format"`
	Version  int      `json:"version"`
	Program  string   `json:"program"`
	Lang     string   `json:"lang"`
	Content  string   `json:"content"`
	AsOf     string   `json:"as_of"`
	Records  int      `json:"records"`
	Errors   int      `json:"errors"`
	Warnings int      `json:"warnings"`
	Findings []told   `json:"findings"`
	Todo     []told   `json:"todo"`
	Ahead    []change `json:"ahead"`
	Links    []Link   `json:"links"`
}

// told is a finding in words.
type told struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Place
	Message  string `json:"message"`
	Expected string `json:"expected"`
	Hint     string `json:"hint"`
}

type change struct {
	On string `json:"on"`
	told
}

// JSON writes the document.
func (c Check) JSON(w io.Writer) error {
	d := document{Format: "parvis-check", Version: Version, Program: c.Program, Lang: c.Lang, Content: c.Root, AsOf: c.AsOf, Records: c.Records,
		Findings: c.told(c.Findings), Todo: c.told(c.Todo), Ahead: []change{}, Links: c.Links}
	d.Errors, d.Warnings = diag.Count(c.Findings)
	for _, a := range c.Upcoming {
		d.Ahead = append(d.Ahead, change{a.On.String(), c.told([]diag.Finding{a.Finding})[0]})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(d)
}

func (c Check) told(fs []diag.Finding) []told {
	out := []told{}
	for _, f := range fs {
		w := c.Words.Words(f.Code, f.Args)
		out = append(out, told{severity(f.Severity), f.Code, Place{f.File, f.Line, f.Col, f.Key}, w.What, w.Want, w.Hint})
	}
	return out
}
