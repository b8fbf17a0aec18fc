package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"parvis/generator/diag"
	"parvis/generator/text/visible"
)

// Version is the version of the JSON document. It is incremented when a key is renamed or
// removed, or when its type or meaning changes; added keys don't change it.
const Version = 1

// document is the JSON document; FORMAT.md describes its keys.
type document struct {
	Format   string    `json:"format"`
	Version  int       `json:"version"`
	Program  string    `json:"program"`
	Lang     string    `json:"lang"`
	Content  string    `json:"content"`
	AsOf     string    `json:"as_of"`
	Records  int       `json:"records"`
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Findings []finding `json:"findings"`
	Todo     []finding `json:"todo"`
	Ahead    []change  `json:"ahead"`
	Links    []Link    `json:"links"`
}

// finding is a diag.Finding with its message.
type finding struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Place
	Message  string `json:"message"`
	Expected string `json:"expected"`
	Hint     string `json:"hint"`
}

// change is an upcoming change with its message.
type change struct {
	On string `json:"on"`
	finding
}

// JSON writes the JSON document.
func (c Check) JSON(w io.Writer) error {
	d := document{Format: "parvis-check", Version: Version, Program: c.Program, Lang: c.Lang, Content: c.Root, AsOf: c.AsOf, Records: c.Records,
		Findings: c.convert(c.Findings), Todo: c.convert(c.Todo), Ahead: []change{}, Links: c.Links}
	d.Errors, d.Warnings = diag.Count(c.Findings)
	for _, a := range c.Upcoming {
		d.Ahead = append(d.Ahead, change{a.On.String(), c.convert([]diag.Finding{a.Finding})[0]})
	}
	return encode(w, d)
}

// encode writes a value as JSON, in which nothing is hidden: a log shows it as text too.
func encode(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	var out strings.Builder
	for line := range strings.Lines(b.String()) {
		for _, r := range strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "##[", `##\u005b`) {
			switch {
			case !visible.Hidden(r):
				out.WriteRune(r)
			case r > 0xffff:
				first, second := utf16.EncodeRune(r)
				fmt.Fprintf(&out, `\u%04x\u%04x`, first, second)
			default:
				fmt.Fprintf(&out, `\u%04x`, r)
			}
		}
		out.WriteByte('\n')
	}
	_, err := io.WriteString(w, strings.ReplaceAll(out.String(), "##vso[", `##vso\u005b`))
	return err
}

// convert returns findings with their messages; never nil, which JSON would write as null.
func (c Check) convert(fs []diag.Finding) []finding {
	out := []finding{}
	for _, f := range fs {
		w := c.Words.Words(f.Code, f.Args)
		out = append(out, finding{severity(f.Severity), f.Code, Place{f.File, f.Line, f.Col, f.Key},
			w.What, w.Want, w.Hint})
	}
	return out
}
