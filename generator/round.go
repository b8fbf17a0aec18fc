package generator

import (
	"context"
	"fmt"
	"slices"

	"parvis/generator/content/exports"
	"parvis/generator/content/record"
	"parvis/generator/text/suggest"
)

// RoundOptions is who is asked for a year's reports.
type RoundOptions struct {
	Content     string
	Year        int
	Signatories []string // slugs; nil for all
	Territories []string // slugs: those who act there, or in a place inside; nil for all
}

// UnknownError is a name that no record of the content has. Near is the closest one, "" for none.
type UnknownError struct{ Name, Near string }

func (e *UnknownError) Error() string { return fmt.Sprintf("%q: no such record", e.Name) }

// Prepared is what is sent to one signatory.
type Prepared struct {
	Slug, Name string
	Asked      int // rows to fill in
	Workbook   []byte
	Letter     []byte // Markdown
	LetterPage []byte // HTML
}

// PrepareRound returns the workbook and the letter of each signatory that is asked something for a
// year, by slug. The error is an *UnknownError, or that of a folder.
func PrepareRound(ctx context.Context, o RoundOptions) ([]Prepared, error) {
	set, asked, err := o.load(ctx)
	if err != nil {
		return nil, err
	}
	made := exports.Of(set)
	var out []Prepared
	for _, s := range asked {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := Prepared{Slug: s.Slug, Name: s.Name, Asked: len(exports.Ask(s, o.Year))}
		if p.Asked == 0 {
			continue
		}
		if p.Workbook, err = made.Round(s, o.Year); err != nil {
			return nil, err
		}
		p.Letter, p.LetterPage = made.Letter(s, o.Year, p.File())
		out = append(out, p)
	}
	return out, nil
}

// File returns the name of the workbook.
func (p Prepared) File() string { return p.Slug + ".xlsx" }

// Answer is how much of what a signatory was asked for a year its record has.
type Answer struct {
	Slug, Name      string
	Asked, Answered int
}

// RoundStatus returns the answers of those who are asked something for a year, by slug. The error is an
// *UnknownError, or that of a folder.
func RoundStatus(ctx context.Context, o RoundOptions) ([]Answer, error) {
	_, asked, err := o.load(ctx)
	if err != nil {
		return nil, err
	}
	var out []Answer
	for _, s := range asked {
		a := Answer{Slug: s.Slug, Name: s.Name}
		for _, one := range exports.Ask(s, o.Year) {
			a.Asked++
			if one.Answered {
				a.Answered++
			}
		}
		if a.Asked > 0 {
			out = append(out, a)
		}
	}
	return out, nil
}

// load reads the content and returns the signatories that are asked.
func (o RoundOptions) load(ctx context.Context) (*record.Set, []*record.Signatory, error) {
	set, _, err := records(ctx, o.Content) // "parvis check" reports the errors of the files
	if err != nil {
		return nil, nil, err
	}
	if set.Site == nil {
		set.Site = &record.Site{}
	}
	parents := map[string]string{}
	for _, t := range set.Territories {
		parents[t.Slug] = t.Parent
	}
	for _, name := range o.Territories {
		if _, ok := parents[name]; !ok {
			return nil, nil, unknown(name, set.Territories)
		}
	}
	for _, name := range o.Signatories {
		if !slices.ContainsFunc(set.Signatories, func(s *record.Signatory) bool { return s.Slug == name }) {
			return nil, nil, unknown(name, set.Signatories)
		}
	}
	var out []*record.Signatory
	for _, s := range set.Signatories {
		if (len(o.Signatories) == 0 || slices.Contains(o.Signatories, s.Slug)) && (len(o.Territories) == 0 || o.actsThere(s, parents)) {
			out = append(out, s)
		}
	}
	return set, out, nil
}

// actsThere reports whether a signatory, or one of its commitments, is in one of the territories.
func (o RoundOptions) actsThere(s *record.Signatory, parents map[string]string) bool {
	places := slices.Clone(s.Territories)
	for _, k := range s.Commitments {
		places = append(places, k.Territories...)
	}
	for _, at := range places {
		for range len(parents) { // a place may be its own parent in content with errors
			if slices.Contains(o.Territories, at) {
				return true
			}
			if at = parents[at]; at == "" {
				break
			}
		}
	}
	return false
}

// unknown returns the error for a name that no record of a kind has.
func unknown[E record.Entry](name string, records []E) error {
	var names []string
	for _, r := range records {
		names = append(names, r.Common().Slug)
	}
	return &UnknownError{name, suggest.To(name, names)}
}
