// Package schema is the authored format as JSON Schema, for editors that
// complete keys and mark faults as one types: one schema a kind, made from the
// keys of package record, with what each says in French.
//
// The schemas say that they are draft-07, the latest that the editors' JSON
// services know whole, and use only what draft-04 has too, which is what Taplo
// (the "Even Better TOML" of Visual Studio Code) promises to understand. They
// hold what one file tells by itself: keys, types, choices, forms of dates and
// figures. What needs other records, or arithmetic, is for package check; so a
// record that a schema refuses is refused by Parvis, with two exceptions that
// it lets pass: an empty text where there are choices, and spaces around a date.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/quantity"
)

// Draft is the meta-schema that the schemas name.
const Draft = "http://json-schema.org/draft-07/schema#"

// node is a schema, or a part of one.
type node struct {
	Schema      string           `json:"$schema,omitempty"`
	Title       string           `json:"title,omitempty"`
	Description string           `json:"description,omitempty"`
	Type        string           `json:"type,omitempty"`
	Enum        []string         `json:"enum,omitempty"`
	Pattern     string           `json:"pattern,omitempty"`
	Minimum     *float64         `json:"minimum,omitempty"`
	Maximum     *float64         `json:"maximum,omitempty"`
	AnyOf       []*node          `json:"anyOf,omitempty"`
	Items       *node            `json:"items,omitempty"`
	Properties  map[string]*node `json:"properties,omitempty"`
	ByPattern   map[string]*node `json:"patternProperties,omitempty"`
	Required    []string         `json:"required,omitempty"`
	Closed      *bool            `json:"additionalProperties,omitempty"` // false: no other key
	Definitions map[string]*node `json:"definitions,omitempty"`
}

// File is the name of a kind's schema in a folder of them.
func File(k model.Kind) string { return string(k) + ".schema.json" }

// Kinds is the kinds that have a schema: site.toml, then the records.
func Kinds() []model.Kind {
	return append([]model.Kind{model.Settings}, model.Kinds()...)
}

// Of is the schema of a kind, as JSON; indented, with a line end.
func Of(k model.Kind) []byte {
	n := kind(k)
	n.Schema = Draft
	return written(n)
}

// All is the schemas of all kinds in one, as its definitions.
func All() []byte {
	n := &node{Schema: Draft, Title: "Les fiches de Parvis", Definitions: map[string]*node{}}
	for _, k := range Kinds() {
		n.Definitions[string(k)] = kind(k)
	}
	return written(n)
}

func written(n *node) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(n); err != nil {
		panic(err) // a node holds nothing that JSON hasn't
	}
	return b.Bytes()
}

func kind(k model.Kind) *node {
	n := table()
	n.Title = "site.toml"
	if k != model.Settings {
		n.Title = "Fiche de " + path.Join("content", string(k))
	}
	at := map[string]*node{"": n}
	for _, key := range record.AllKeys(k) {
		of := value(key)
		of.Description = key.Description
		if key.Names != "" {
			of.Description += "\n\nLes fiches de `content/" + string(key.Names) + "`, par leur nom de fichier."
		}
		if key.Example != "" {
			of.Description += "\n\nExemple : `" + key.Name() + " = " + key.Example + "`"
		}
		in := at[key.Table()]
		in.Properties[key.Name()] = of
		if key.Required {
			in.Required = append(in.Required, key.Name())
		}
		switch key.Form {
		case record.Table:
			at[key.Path] = of
		case record.Tables:
			at[key.Path] = of.Items
		default: // a value has nothing below it
		}
	}
	return n
}

func table() *node {
	closed := false
	return &node{Type: "object", Properties: map[string]*node{}, Closed: &closed}
}

// value is what a key takes.
func value(k record.Key) *node {
	switch k.Form {
	case record.Table:
		return table()
	case record.Tables:
		return &node{Type: "array", Items: table()}
	case record.Texts:
		return &node{Type: "array", Items: &node{Type: "string"}}
	case record.Bool:
		return &node{Type: "boolean"}
	case record.Integer:
		return &node{Type: "integer"}
	case record.Number:
		return &node{Type: "number"}
	case record.Date:
		return &node{AnyOf: []*node{{Type: "string", Pattern: dateForm}, whole(date.MinYear, date.MaxYear)}}
	case record.Quantity:
		return figure()
	case record.Years:
		closed := false
		return &node{Type: "object", ByPattern: map[string]*node{"^[0-9]{4}$": figure()}, Closed: &closed}
	case record.Text: // below
	}
	n := &node{Type: "string", Enum: k.Choices}
	if k.Required && k.Choices == nil {
		n.Pattern = `\S`
	}
	return n
}

// dateForm is 2017, 2017-02 or 2017-02-28, with the time of day that TOML
// allows and Parvis leaves out of account.
const dateForm = `^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])([T ].*)?)?)?$`

// rangeForm is the form of quantity.Parse, less strict about the order.
var rangeForm = func() string {
	const number = "[0-9][0-9 \u00a0\u202f]*([.,][0-9]+)?" // the characters themselves: engines write their escapes differently
	return fmt.Sprintf(`^\s*%[1]s\s*(à|-|–)\s*%[1]s\s*$`, number)
}()

// figure is a number, or a range in a text.
func figure() *node {
	low, high := 0.0, float64(quantity.Max)
	return &node{AnyOf: []*node{{Type: "number", Minimum: &low, Maximum: &high}, {Type: "string", Pattern: rangeForm}}}
}

func whole(low, high float64) *node { return &node{Type: "integer", Minimum: &low, Maximum: &high} }

// Taplo is the configuration (.taplo.toml) that ties the records of a content
// folder to their schemas: both are slash paths from where it stands. It is
// read by every tool made of Taplo, where Visual Studio Code's own settings
// take paths from another folder than they say (taplo issue 479).
func Taplo(content, schemas string) []byte {
	var b strings.Builder
	b.WriteString("# Relie chaque fiche à son schéma, pour que l'éditeur de texte complète les clés\n# et signale les fautes (Even Better TOML, dans Visual Studio Code).\n")
	for _, k := range Kinds() {
		files := path.Join(content, string(k), "*.toml")
		if k == model.Settings {
			files = path.Join(content, "site.toml")
		}
		fmt.Fprintf(&b, "\n[[rule]]\ninclude = [%q]\nschema.path = %q\n", files, path.Join(schemas, File(k)))
	}
	return []byte(b.String())
}
