package rules

import (
	"slices"

	"parvis/generator/check/index"
	"parvis/generator/content/record"
	"parvis/generator/model"
)

// Lookups is what the rules looked for besides the record itself. While all of it
// has the same answer, what they found stands.
type Lookups struct {
	Found    []record.Entry
	Missing  []Name   // looked for by kind and slug, in vain
	Files    []string // media looked for by path; records looked for by path, in vain
	AllNames bool     // what all records and media are called
}

// Name is what a record refers to another by.
type Name struct {
	Kind model.Kind
	Slug string
}

// find is the record of a kind and a slug; nil where there is none.
func (c *checker) find(kind model.Kind, slug string) record.Entry {
	e := c.BySlug(kind, slug)
	if c.outcome != nil {
		if e != nil {
			c.outcome.Lookups.found(e)
		} else if n := (Name{kind, slug}); !slices.Contains(c.outcome.Lookups.Missing, n) {
			c.outcome.Lookups.Missing = append(c.outcome.Lookups.Missing, n)
		}
	}
	return e
}

// at is the record of a path from the content folder; nil where there is none.
func (c *checker) at(file string) record.Entry {
	e := c.ByFile(file)
	if c.outcome != nil {
		if e != nil {
			c.outcome.Lookups.found(e)
		} else {
			c.outcome.Lookups.file(file)
		}
	}
	return e
}

// media is Index.Media.
func (c *checker) media(e record.Entry, name string) string {
	file := c.Media(e, name)
	if c.outcome != nil {
		for _, looked := range index.MediaPaths(e, name) {
			c.outcome.Lookups.file(looked)
			if looked == file {
				break
			}
		}
	}
	return file
}

// needsAllNames notes that a finding depends on what all records are called.
func (c *checker) needsAllNames() {
	if c.outcome != nil {
		c.outcome.Lookups.AllNames = true
	}
}

func (l *Lookups) found(e record.Entry) {
	if !slices.Contains(l.Found, e) {
		l.Found = append(l.Found, e)
	}
}

func (l *Lookups) file(path string) { l.Files = append(l.Files, path) }
