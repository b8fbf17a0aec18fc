package starter

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/reference/geo"
	"parvis/generator/reference/siren"
	"parvis/generator/site/address"
	"parvis/generator/text/slug"
)

// Request describes a record to create.
type Request struct {
	Content string // the content folder
	Kind    model.Kind
	Name    string // name or title, as editors write it
	Siren   string // of a signatory; spaces are ignored; "" for none
	Code    string // official code of a territory, among those of its name; "" for the only one
	Today   string // as 2026-06-30
}

// NameError is returned when a name can't be the file name of a record. Slug is the slug of
// the name: "", or one that the site reserves.
type NameError struct{ Name, Slug string }

func (e *NameError) Error() string { return fmt.Sprintf("%q: no name for a record", e.Name) }

// SirenError is returned when a number isn't a valid SIREN.
type SirenError struct {
	Typed  string
	Digits int  // how many digits were typed
	Others bool // whether other characters were typed
}

func (e *SirenError) Error() string { return fmt.Sprintf("%q: not a SIREN", e.Typed) }

// CodeError is returned when no place of a name has the code asked for.
type CodeError struct{ Name, Code string }

func (e *CodeError) Error() string {
	return fmt.Sprintf("no place called %q has the code %q", e.Name, e.Code)
}

// ExistsError is returned when the record already exists. File is its path.
type ExistsError struct{ File string }

func (e *ExistsError) Error() string { return e.File + ": there already" }

// Create writes the file of a new record, and returns its slash-separated path relative to the
// content folder. The error is a *NameError, a *SirenError, a *CodeError, an *ExistsError, or
// that of a file operation.
func Create(ctx context.Context, r Request) (string, error) {
	r.Name = oneLine(r.Name)
	s := slug.Of(r.Name)
	if s == "" || address.Reserved(r.Kind, s) {
		return "", &NameError{r.Name, s}
	}
	if r.Siren != "" {
		number := siren.Clean(r.Siren)
		if !siren.Valid(number) {
			return "", sirenError(number)
		}
		r.Siren = number
	}
	if r.Code != "" && len(Namesakes(r.Name, r.Code)) == 0 {
		return "", &CodeError{r.Name, r.Code}
	}
	root, err := os.OpenRoot(r.Content)
	if err != nil {
		return "", err
	}
	defer root.Close()
	if file := taken(root, string(r.Kind), s); file != "" {
		return "", &ExistsError{filepath.Join(r.Content, filepath.FromSlash(file))}
	}
	var found diag.List // ignored: `parvis check` reports the errors of the site
	set, err := record.Load(ctx, root.FS(), &found)
	if err != nil {
		return "", err
	}
	file := path.Join(string(r.Kind), s+record.Extension(r.Kind))
	return file, create(root, file, []byte(template(r, set)))
}

func sirenError(number string) error {
	digits := 0
	for _, c := range number {
		if c >= '0' && c <= '9' {
			digits++
		}
	}
	return &SirenError{number, digits, digits != len(number)}
}

// oneLine returns a text from the command line without line ends and other control characters.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "�"), func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' || unicode.IsControl(r) }), " ")
}

// presets returns the keys that are set in a new record, with their values as TOML. The other
// keys are commented out.
func presets(r Request, set *record.Set) map[string]string {
	out := map[string]string{"nom": quoted(r.Name), "titre": quoted(r.Name), "brouillon": "true"}
	switch r.Kind {
	case model.Signatories:
		if r.Siren != "" {
			out["siren"] = quoted(r.Siren)
		}
	case model.Territories:
		if same := Namesakes(r.Name, r.Code); len(same) == 1 {
			p := same[0].Place
			out["type"], out["code"] = quoted(string(model.LevelOf(p.Level))), quoted(p.Code)
			if parent := parentOf(p, set); parent != "" {
				out["parent"] = quoted(parent)
			}
		}
	case model.Domains:
		last := 0
		for _, d := range set.Domains {
			if d.Order != nil {
				last = max(last, *d.Order)
			}
		}
		out["ordre"] = strconv.Itoa(last + 1)
	case model.Indicators:
		out["unite"] = quoted("à préciser")
	case model.News:
		out["date"] = r.Today
	case model.Resources:
		out["sans_url"] = quoted("adresse à préciser")
	default: // no presets for other kinds
	}
	return out
}

// Namesake is a place with the same name as a new territory.
type Namesake struct {
	geo.Place
	Where string // name of a commune's département, or of a neighbourhood's communes; "" for other places
}

// Namesakes returns the places with a name, from the largest, and of them those with a code
// unless it is "". If there is only one, a new territory gets its code.
func Namesakes(name, code string) []Namesake {
	var found []Namesake
	for _, p := range geo.Named(name) {
		if code == "" || p.Code == code {
			found = append(found, Namesake{p, where(p)})
		}
	}
	return found
}

// Formerly returns the communes of today that had a name, or that one of that name is part of.
func Formerly(name string) []geo.Former { return geo.FormerlyNamed(name) }

func where(p geo.Place) string {
	if p.Level == geo.Commune {
		return geo.DepartementOf(p).Name
	}
	return strings.Join((&model.Territory{Level: model.LevelOf(p.Level), Code: p.Code}).Communes(), ", ")
}

// parentOf returns the slug of the smallest territory of the site that contains a place. A
// commune is one for its arrondissements, and for the neighbourhoods that lie in no other.
func parentOf(p geo.Place, set *record.Set) string {
	best, rank := "", 0
	for _, t := range set.Territories {
		in := geo.Place{Level: t.Type.Official(), Code: t.Code}
		apt := t.Type.Common() || t.Type == model.Commune && len(geo.QPVCommunes(p.Code)) <= 1
		if apt && t.Type.Rank() > rank && geo.Inside(p, in) {
			best, rank = t.Slug, t.Type.Rank()
		}
	}
	return best
}

// slugsOf returns the slugs of a kind's records.
func slugsOf(set *record.Set, kinds ...model.Kind) []string {
	var out []string
	for _, e := range set.All() {
		if m := e.Common(); slices.Contains(kinds, m.Kind) {
			out = append(out, m.Slug)
		}
	}
	return out
}
