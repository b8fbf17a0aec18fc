// Package schema generates JSON Schemas of the format that editors write, one per kind of
// record. Text editors use them to complete keys and to show errors while typing. They are
// derived from the keys of package record, with their descriptions in French.
//
// The schemas declare draft-07, the latest draft that the JSON services of text editors fully
// support. They only use what draft-04 has too, since that is what Taplo ("Even Better TOML"
// in Visual Studio Code) promises to support. They cover what can be checked in a single file:
// keys, types, choices, forms of dates and quantities. Whatever needs other records or
// arithmetic is left to package check. Parvis refuses every record that a schema refuses, with
// two exceptions: it accepts an empty text where there are choices, and spaces around a date.
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
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

// Draft is the meta-schema of the schemas.
const Draft = "http://json-schema.org/draft-07/schema#"

// node is a schema or a subschema.
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
	Closed      *bool            `json:"additionalProperties,omitempty"` // false: no other keys
	Definitions map[string]*node `json:"definitions,omitempty"`
}

// File returns the file name of a kind's schema.
func File(k model.Kind) string { return string(k) + ".schema.json" }

// Kinds returns the kinds that have a schema: site.toml, then the kinds of records.
func Kinds() []model.Kind {
	return append([]model.Kind{model.Settings}, model.Kinds()...)
}

// Of returns the schema of a kind as indented JSON, with a final line end.
func Of(k model.Kind) []byte {
	n := kindSchema(k)
	n.Schema = Draft
	return encode(n)
}

// All returns one schema with those of all kinds as its definitions.
func All() []byte {
	n := &node{Schema: Draft, Title: "Les fiches de Parvis", Definitions: map[string]*node{}}
	for _, k := range Kinds() {
		n.Definitions[string(k)] = kindSchema(k)
	}
	return encode(n)
}

func encode(n *node) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(n); err != nil {
		panic(err) // a node can always be encoded
	}
	return b.Bytes()
}

func kindSchema(k model.Kind) *node {
	n := tableSchema()
	n.Title = "site.toml"
	if k != model.Settings {
		n.Title = "Fiche de " + path.Join("content", string(k))
	}
	schemas := map[string]*node{"": n}
	for _, key := range record.AllKeys(k) {
		property := valueSchema(key)
		property.Description = key.Description
		if len(key.Names) > 0 {
			property.Description += "\n\nLes fiches de " + folders(key.Names) + ", par leur nom de fichier."
		}
		if key.Example != "" {
			property.Description += "\n\nExemple : `" + key.Name() + " = " + key.Example + "`"
		}
		parent := schemas[key.Table()]
		parent.Properties[key.Name()] = property
		if key.Required {
			parent.Required = append(parent.Required, key.Name())
		}
		switch key.Form {
		case record.Table:
			schemas[key.Path] = property
		case record.Tables:
			schemas[key.Path] = property.Items
		default: // not a table: no nested keys
		}
	}
	return n
}

// folders names the folders of kinds, in words.
func folders(kinds []model.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = "`content/" + string(k) + "`"
	}
	return strings.Join(names, " ou ")
}

func tableSchema() *node {
	closed := false
	return &node{Type: "object", Properties: map[string]*node{}, Closed: &closed}
}

// valueSchema returns the schema of a key's value.
func valueSchema(k record.Key) *node {
	switch k.Form {
	case record.Table:
		return tableSchema()
	case record.Tables:
		return &node{Type: "array", Items: tableSchema()}
	case record.Texts:
		return &node{Type: "array", Items: &node{Type: "string"}}
	case record.Bool:
		return &node{Type: "boolean"}
	case record.Integer:
		return &node{Type: "integer"}
	case record.Number:
		return &node{Type: "number"}
	case record.Date:
		year := integerRange(date.MinYear, date.MaxYear)
		return &node{AnyOf: []*node{{Type: "string", Pattern: datePattern}, year}}
	case record.Quantity:
		return quantitySchema()
	case record.ByPeriod:
		return figuresSchema()
	case record.Aim:
		return &node{AnyOf: append(quantitySchema().AnyOf, figuresSchema())}
	case record.Period:
		return &node{AnyOf: []*node{{Type: "string", Pattern: period.Pattern}, integerRange(date.MinYear, date.MaxYear)}}
	case record.Text: // below
	}
	n := &node{Type: "string", Enum: k.Choices}
	if k.Required && k.Choices == nil {
		n.Pattern = `\S`
	}
	return n
}

// datePattern matches 2017, 2017-02 or 2017-02-28, with an optional time of day, which TOML
// allows and Parvis ignores.
const datePattern = `^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])([T ].*)?)?)?$`

// quantitySchema is the schema of a number, or of a figure as a text: "30 à 40".
func quantitySchema() *node {
	low, high := -float64(quantity.Max), float64(quantity.Max)
	return &node{AnyOf: []*node{
		{Type: "number", Minimum: &low, Maximum: &high},
		{Type: "string", Pattern: quantity.Pattern},
	}}
}

// figuresSchema is the schema of a table from periods to quantities.
func figuresSchema() *node {
	closed := false
	return &node{Type: "object", ByPattern: map[string]*node{period.Pattern: quantitySchema()}, Closed: &closed}
}

func integerRange(low, high float64) *node {
	return &node{Type: "integer", Minimum: &low, Maximum: &high}
}

// Taplo returns a configuration (.taplo.toml) that associates the records of a content folder
// with their schemas. Both folders are slash-separated paths relative to that file. All
// Taplo-based tools read it, whereas Visual Studio Code resolves the paths of its own settings
// against another folder than documented (Taplo issue 479).
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
