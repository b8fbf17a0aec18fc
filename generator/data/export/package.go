package export

import (
	"encoding/json"
	"fmt"
)

// About is the description of the data as a whole, in the language of the
// site.
type About struct {
	Title, Description string
	Publisher, Email   string // "" unknown
	Licence            string
	LicenceURL         string // "" for none
	Home               string // absolute address of the page that explains the data
	Root               string // absolute address of the folder of the version
	Lang               string // BCP 47
	Site               string // absolute address of the site
	AsOf               string // the as-of date in words, for the citation; "" for ISO 8601
}

// Schema is a Table Schema (https://specs.frictionlessdata.io/table-schema/).
type Schema struct {
	Fields     []SchemaField `json:"fields"`
	Missing    []string      `json:"missingValues"`
	PrimaryKey string        `json:"primaryKey,omitempty"`
	Foreign    []ForeignKey  `json:"foreignKeys,omitempty"`
}

// SchemaField is a field of a Table Schema.
type SchemaField struct {
	Name        string      `json:"name"`
	Type        string      `json:"type"`
	Format      string      `json:"format,omitempty"`
	Description string      `json:"description"`
	Constraints *Constraint `json:"constraints,omitempty"`
}

// Constraint holds the constraints on the values of a field.
type Constraint struct {
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Enum     []string `json:"enum,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
	Minimum  *int     `json:"minimum,omitempty"`
}

// ForeignKey declares that the values of a field identify rows of a table.
type ForeignKey struct {
	Fields    string `json:"fields"`
	Reference struct {
		Resource string `json:"resource"` // "" for the table itself
		Fields   string `json:"fields"`
	} `json:"reference"`
}

// The patterns of dates and of lists of identifiers.
const (
	dayPattern  = `[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?`
	keysPattern = `[^ ]+( [^ ]+)*`
)

// Schema returns the Table Schema of the table, with descriptions in a language.
func (t *Table) Schema(lang string) Schema {
	out := Schema{Missing: []string{""}, PrimaryKey: "id"}
	for _, f := range t.Fields {
		one := SchemaField{Name: f.Name, Description: f.About.In(lang)}
		c := Constraint{Required: f.Required, Unique: f.Unique, Enum: f.Enum}
		zero := 0
		switch f.Type {
		case Whole:
			one.Type, c.Minimum = "integer", &zero
		case Number:
			one.Type = "number"
		case Boolean:
			one.Type = "boolean"
		case Texts:
			one.Type = "array"
		case Address:
			one.Type, one.Format = "string", "uri"
		case Day:
			one.Type, c.Pattern = "string", dayPattern
		case Keys:
			one.Type, c.Pattern = "string", keysPattern
		case Text, Key:
			one.Type = "string"
		}
		if c.Required || c.Unique || c.Enum != nil || c.Pattern != "" || c.Minimum != nil {
			one.Constraints = &c
		}
		out.Fields = append(out.Fields, one)
		if f.Refers != "" && f.Type == Key {
			key := ForeignKey{Fields: f.Name}
			key.Reference.Fields = "id"
			if f.Refers != t.Name {
				key.Reference.Resource = f.Refers
			}
			out.Foreign = append(out.Foreign, key)
		}
	}
	return out
}

// dataPackage is a Tabular Data Package (https://specs.frictionlessdata.io/tabular-data-package/).
type dataPackage struct {
	Profile      string     `json:"profile"`
	Name         string     `json:"name"`
	ID           string     `json:"id,omitempty"`
	Title        string     `json:"title"`
	Description  string     `json:"description,omitempty"`
	Version      string     `json:"version"`
	Homepage     string     `json:"homepage"`
	AsOf         string     `json:"arrete_au"`
	Licences     []licence  `json:"licenses,omitempty"`
	Contributors []contrib  `json:"contributors,omitempty"`
	Sources      []origin   `json:"sources,omitempty"`
	Resources    []resource `json:"resources"`
}

type licence struct {
	Path  string `json:"path"`
	Title string `json:"title"`
}

type origin struct {
	Title string `json:"title"`
}

type contrib struct {
	Title string `json:"title"`
	Role  string `json:"role"`
}

type resource struct {
	Profile     string   `json:"profile"`
	Name        string   `json:"name"`
	Path        string   `json:"path"`
	Description string   `json:"description"`
	Format      string   `json:"format"`
	MediaType   string   `json:"mediatype"`
	Encoding    string   `json:"encoding"`
	Bytes       int64    `json:"bytes"`
	Hash        string   `json:"hash"`
	Dialect     *dialect `json:"dialect"`
	Schema      Schema   `json:"schema"`
}

type dialect struct {
	Delimiter string `json:"delimiter"`
	Line      string `json:"lineTerminator"`
	Header    bool   `json:"header"`
}

// SchemaVersion is the full version of the schema:
// an addition increments the second number.
var SchemaVersion = fmt.Sprintf("%d.0.0", Version)

// packaged returns the data package descriptor of the CSV files, for the folder that contains them.
func (s *Set) packaged(known Measured) ([]byte, error) {
	a := s.about
	out := dataPackage{Profile: "tabular-data-package", Name: "donnees", ID: a.Root + PackageFile, Title: a.Title, Description: a.Description,
		Version: SchemaVersion, Homepage: a.Home, AsOf: s.data.AsOf()}
	out.signed(a)
	for _, f := range s.Files() {
		if f.Format != FormatCSV {
			continue
		}
		out.Resources = append(out.Resources, csvResource(f.Table.Name, f.Name, f.Table.About.In(a.Lang), known.File(f.Name), f.Table.Schema(a.Lang)))
	}
	return indented(out)
}

// signed adds the licence and the publisher, as far as they are known.
func (p *dataPackage) signed(a About) {
	if a.LicenceURL != "" {
		p.Licences = []licence{{a.LicenceURL, a.Licence}}
	}
	if a.Publisher != "" {
		p.Contributors = []contrib{{a.Publisher, "publisher"}}
	}
}

// csvResource describes a table in CSV.
func csvResource(name, path, about string, size Size, schema Schema) resource {
	return resource{Profile: "tabular-data-resource", Name: name, Path: path, Description: about, Format: "csv", MediaType: FormatCSV.Media, Encoding: "utf-8",
		Bytes: size.Bytes, Hash: "sha256:" + size.SHA256, Dialect: &dialect{",", "\r\n", true}, Schema: schema}
}

// indented returns v as indented JSON, because people read it too.
func indented(v any) ([]byte, error) {
	raw, err := json.MarshalIndent(v, "", "  ")
	return append(raw, '\n'), err
}
