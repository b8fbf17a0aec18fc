package starter

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
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

// Request is a record to begin.
type Request struct {
	Content string // the content folder
	Kind    model.Kind
	Name    string // its name or title, as editors write it
	Siren   string // of a signatory; spaces are taken out; "" for none
	Today   string // as 2026-06-30
}

// NameError tells that no file can be named after a record: Slug is what the
// name makes, "" for nothing, or else a word that the site keeps for itself.
type NameError struct{ Name, Slug string }

func (e *NameError) Error() string { return fmt.Sprintf("%q: no name for a record", e.Name) }

// SirenError tells that a number is no SIREN.
type SirenError struct {
	Typed  string
	Digits int // how many digits were typed
	Others bool
}

func (e *SirenError) Error() string { return fmt.Sprintf("%q: not a SIREN", e.Typed) }

// ExistsError tells that the record is there already: File is its path.
type ExistsError struct{ File string }

func (e *ExistsError) Error() string { return e.File + ": there already" }

// Create writes the file of a new record and is its slash path from the content
// folder. The error is a *NameError, a *SirenError, a *ExistsError, or that
// of a folder.
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
	root, err := os.OpenRoot(r.Content)
	if err != nil {
		return "", err
	}
	defer root.Close()
	if file := taken(root, string(r.Kind), s); file != "" {
		return "", &ExistsError{filepath.Join(r.Content, filepath.FromSlash(file))}
	}
	var found diag.List // the site's own faults are told by the check
	set, err := record.Load(ctx, root.FS(), &found)
	if err != nil {
		return "", err
	}
	file := path.Join(string(r.Kind), s+extension(r.Kind))
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

// extension is .toml for the kinds that are all keys, which editors complete in
// such files only, and .md for those whose text matters.
func extension(k model.Kind) string {
	switch k {
	case model.Signatories, model.Territories, model.Actors, model.Indicators, model.Resources:
		return ".toml"
	default:
		return ".md"
	}
}

// oneLine is a text as typed on a command line, without line ends and other
// control characters.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "�"), func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' || unicode.IsControl(r) }), " ")
}

// live is the keys that a new record has from the start, with their values as
// TOML; the others are remarks.
func live(r Request, set *record.Set) map[string]string {
	out := map[string]string{"nom": quoted(r.Name), "titre": quoted(r.Name), "brouillon": "true"}
	switch r.Kind {
	case model.Signatories:
		if r.Siren != "" {
			out["siren"] = quoted(r.Siren)
		}
	case model.Territories:
		if same := Namesakes(r.Name); len(same) == 1 {
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
	default: // nothing is known ahead of the others
	}
	return out
}

// Namesake is a place that has the name of a new territory.
type Namesake struct {
	geo.Place
	Departement string // name of that of a commune; "" for the others
}

// Namesakes is the régions, départements and communes of a name, in this order;
// where there is but one, a new territory has its code.
func Namesakes(name string) []Namesake {
	var found []Namesake
	s := slug.Of(name)
	for _, p := range append(geo.Regions(), geo.Departements()...) {
		if slug.Of(p.Name) == s {
			found = append(found, Namesake{Place: p})
		}
	}
	for t := range geo.Towns() {
		if slug.Of(t.Name) == s {
			in, _ := geo.Find(geo.Departement, t.Departement)
			found = append(found, Namesake{geo.Place{Level: geo.Commune, Code: t.Code, Name: t.Name}, in.Name})
		}
	}
	return found
}

// parentOf is the narrowest territory of the site that a place lies in.
func parentOf(p geo.Place, set *record.Set) string {
	best, rank := "", 0
	for _, t := range set.Territories {
		in := geo.Place{Level: t.Type.Official(), Code: t.Code}
		if t.Type.Common() && t.Type.Rank() > rank && geo.Inside(p, in) {
			best, rank = t.Slug, t.Type.Rank()
		}
	}
	return best
}

// slugsOf is the slugs of the records of a kind.
func slugsOf(set *record.Set, k model.Kind) []string {
	var out []string
	for _, e := range set.All() {
		if m := e.Common(); m.Kind == k {
			out = append(out, m.Slug)
		}
	}
	return out
}
