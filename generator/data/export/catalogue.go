package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// The catalogue is DCAT-AP 3 (https://semiceu.github.io/DCAT-AP/releases/3.0.0/):
// a dataset for all tables together, another for each, and the files of each.
// It is built once, as triples, and written as JSON-LD and as Turtle.

// vocabularies are the prefixes and addresses of the RDF vocabularies.
var vocabularies = [][2]string{
	{"adms", "http://www.w3.org/ns/adms#"},
	{"dcat", "http://www.w3.org/ns/dcat#"},
	{"dct", "http://purl.org/dc/terms/"},
	{"foaf", "http://xmlns.com/foaf/0.1/"},
	{"spdx", "http://spdx.org/rdf/terms#"},
	{"vcard", "http://www.w3.org/2006/vcard/ns#"},
	{"xsd", "http://www.w3.org/2001/XMLSchema#"},
}

// authority is the address of the authority tables of the Publications Office of the European Union.
const authority = "http://publications.europa.eu/resource/authority/"

// subject is a subject of triples, with its statements.
type subject struct {
	id    string
	kind  string // with its prefix
	facts []statement
}

// statement is a property of a subject, with its value: a subject, an address or a literal.
type statement struct {
	property string // with its prefix
	id       string // "" for a literal
	text     string
	lang     string // of a literal; "" for none
	datatype string // with its prefix; "" for a text
}

func (t *subject) add(f statement) {
	if f.id != "" || f.text != "" {
		t.facts = append(t.facts, f)
	}
}

func link(property, id string) statement { return statement{property: property, id: id} }

// graph returns the catalogue as subjects.
func (s *Set) graph(known Measured) []subject {
	a := s.about
	say := func(property, text string) statement { return statement{property: property, text: text, lang: a.Lang} }
	home, publisher := a.Home, a.Home+"#editeur"
	catalogue := subject{id: home + "#catalogue", kind: "dcat:Catalog"}
	language := authority + "language/" + map[bool]string{true: "ENG", false: "FRA"}[a.Lang == "en"]
	everywhere := func(t *subject, title, about string) {
		t.add(say("dct:title", title))
		t.add(say("dct:description", about))
		t.add(link("dct:publisher", publisher))
		t.add(link("dct:language", language))
	}
	about := a.Description
	if about == "" {
		about = a.Title
	}
	everywhere(&catalogue, a.Title, about)
	catalogue.add(link("foaf:homepage", home))
	catalogue.add(link("dct:license", a.LicenceURL))
	agent := subject{id: publisher, kind: "foaf:Agent"}
	name := a.Publisher
	if name == "" {
		name = a.Title
	}
	agent.add(statement{property: "foaf:name", text: name})
	agent.add(link("foaf:homepage", a.Site))
	things := []subject{catalogue, agent}
	contact := ""
	if a.Email != "" {
		contact = home + "#contact"
		v := subject{id: contact, kind: "vcard:Organization", facts: []statement{{property: "vcard:fn", text: name}, link("vcard:hasEmail", "mailto:"+a.Email)}}
		things = append(things, v)
	}
	dataset := func(id, title, about, updated string) subject {
		t := subject{id: id, kind: "dcat:Dataset"}
		everywhere(&t, title, about)
		t.add(statement{property: "dct:identifier", text: id})
		t.add(link("dcat:landingPage", home))
		t.add(link("dcat:theme", authority+"data-theme/SOCI"))
		t.add(statement{property: "dcat:version", text: SchemaVersion})
		t.add(typedDay("dct:modified", updated))
		t.add(link("dcat:contactPoint", contact))
		things[0].add(link("dcat:dataset", id))
		return t
	}
	whole := dataset(home+"#donnees", a.Title, about, s.data.AsOf())
	var parts []subject
	for _, t := range Tables() {
		part := dataset(home+"#"+t.Name, a.Title+s.localize(" : ", ": ")+t.Name, t.About.In(a.Lang), known.Table(t).Updated.String())
		whole.add(link("dct:hasPart", part.id))
		part.add(link("dct:isPartOf", whole.id))
		parts = append(parts, part)
	}
	var files []subject
	for _, f := range s.files {
		size := known.File(f.Name)
		of := &whole
		for i, t := range Tables() {
			if t == f.Table {
				of = &parts[i]
			}
		}
		id := a.Root + f.Name
		of.add(link("dcat:distribution", id))
		file := subject{id: id, kind: "dcat:Distribution"}
		file.add(say("dct:title", f.Name))
		file.add(link("dcat:accessURL", id))
		file.add(link("dcat:downloadURL", id))
		file.add(link("dct:license", a.LicenceURL))
		if f.Format.Media != "" {
			file.add(link("dcat:mediaType", "http://www.iana.org/assignments/media-types/"+f.Format.Media))
		}
		if f.Format != FormatJSONLines {
			file.add(link("dct:format", authority+"file-type/"+strings.ToUpper(f.Format.Key)))
		}
		file.add(statement{property: "dcat:byteSize", text: fmt.Sprint(size.Bytes), datatype: "xsd:nonNegativeInteger"})
		if f.Format == FormatCSV {
			file.add(link("dct:conformsTo", a.Root+SchemaFolder+f.Table.Name+".json"))
		}
		files = append(files, file)
		if size.SHA256 != "" {
			sum := subject{id: id + "#sha256", kind: "spdx:Checksum", facts: []statement{link("spdx:algorithm", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
				{property: "spdx:checksumValue", text: size.SHA256, datatype: "xsd:hexBinary"}}}
			files[len(files)-1].add(link("spdx:checksum", sum.id))
			files = append(files, sum)
		}
	}
	things = append(things, whole)
	things = append(things, parts...)
	return append(things, files...)
}

// typedDay returns a date at its own precision, as a literal of the matching type.
func typedDay(property, iso string) statement {
	kind := map[int]string{4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}[len(iso)]
	return statement{property: property, text: iso, datatype: kind}
}

// turtle returns the catalogue in Turtle (https://www.w3.org/TR/turtle/).
func (s *Set) turtle(known Measured) ([]byte, error) {
	var out strings.Builder
	for _, v := range vocabularies {
		fmt.Fprintf(&out, "@prefix %s: <%s> .\n", v[0], v[1])
	}
	for _, t := range s.graph(known) {
		fmt.Fprintf(&out, "\n<%s> a %s", iri(t.id), t.kind)
		for _, f := range t.facts {
			switch {
			case f.id != "":
				fmt.Fprintf(&out, " ;\n  %s <%s>", f.property, iri(f.id))
			case f.lang != "":
				fmt.Fprintf(&out, " ;\n  %s %s@%s", f.property, quoted(f.text), f.lang)
			case f.datatype != "":
				fmt.Fprintf(&out, " ;\n  %s %s^^%s", f.property, quoted(f.text), f.datatype)
			default:
				fmt.Fprintf(&out, " ;\n  %s %s", f.property, quoted(f.text))
			}
		}
		out.WriteString(" .\n")
	}
	return []byte(out.String()), nil
}

// iri escapes the characters that an IRI in Turtle may not contain.
func iri(s string) string {
	var out strings.Builder
	for _, r := range s {
		if r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) {
			fmt.Fprintf(&out, "%%%02X", r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// quoted returns s as a quoted literal: the escapes of JSON are valid in Turtle.
func quoted(s string) string {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string
	return strings.TrimSuffix(out.String(), "\n")
}

// jsonLD returns the catalogue in JSON-LD (https://www.w3.org/TR/json-ld11/), with its
// context included.
func (s *Set) jsonLD(known Measured) ([]byte, error) {
	context := map[string]string{}
	for _, v := range vocabularies {
		context[v[0]] = v[1]
	}
	nodes := []map[string]any{}
	for _, t := range s.graph(known) {
		node := map[string]any{"@id": iri(t.id), "@type": t.kind}
		for _, f := range t.facts {
			value := map[string]string{}
			switch {
			case f.id != "":
				value["@id"] = iri(f.id)
			case f.lang != "":
				value["@value"], value["@language"] = f.text, f.lang
			case f.datatype != "":
				value["@value"], value["@type"] = f.text, f.datatype
			default:
				value["@value"] = f.text
			}
			values, _ := node[f.property].([]map[string]string)
			node[f.property] = append(values, value)
		}
		nodes = append(nodes, node)
	}
	return indented(map[string]any{"@context": context, "@graph": nodes})
}
