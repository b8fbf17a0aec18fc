package records

import (
	"bytes"
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"parvis/generator/content/edit"
	"parvis/generator/content/form"
	"parvis/generator/content/record"
	"parvis/generator/content/rewrite"
	"parvis/generator/model"
)

// Mention is a record that names another one.
type Mention struct {
	Kind  model.Kind
	Slug  string
	Title string
	File  string
	text  []byte
	doc   *edit.File
	at    []place
	links bool // in its text
}

// place is the value of a key that names a record.
type place struct {
	path edit.Path
	list []string // of a list; nil for a text
	text string
}

// Mentions returns the records that name another one, by file.
func (s *Store) Mentions(ctx context.Context, kind model.Kind, slug string) ([]Mention, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mentions(ctx, kind, slug)
}

func (s *Store) mentions(ctx context.Context, kind model.Kind, slug string) ([]Mention, error) {
	set, _ := s.live.Records()
	if set == nil || kind == model.Settings {
		return nil, nil
	}
	root, err := s.root()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	var out []Mention
	for _, e := range set.All() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		m := e.Common()
		text, err := root.ReadFile(m.File)
		if err != nil || !bytes.Contains(text, []byte(slug)) {
			continue // a file that can't be read names nothing that could be changed
		}
		doc, err := edit.Parse(m.File, text)
		if err != nil {
			continue
		}
		found := Mention{Kind: m.Kind, Slug: m.Slug, Title: form.Title(e), File: m.File, text: text, doc: doc}
		found.look(kind, slug, nil, "")
		found.links = relinked(m.File, doc.Body(), kind, slug, slug+"x") != doc.Body()
		if len(found.at) > 0 || found.links {
			out = append(out, found)
		}
	}
	return out, nil
}

// look finds the keys of a table, and of those in it, that name a record.
func (m *Mention) look(kind model.Kind, slug string, path edit.Path, table string) {
	for _, k := range record.AllKeys(m.Kind) {
		if k.Table() != table {
			continue
		}
		at := path.Key(k.Name())
		value, ok := m.doc.Value(at)
		switch {
		case !ok:
		case k.Form == record.Table:
			m.look(kind, slug, at, k.Path)
		case k.Form == record.Tables:
			tables, _ := value.([]map[string]any)
			for i := range tables {
				m.look(kind, slug, at.At(i), k.Path)
			}
		case slices.Contains(k.Names, kind), k.Source && (kind == model.Resources || kind == model.Syntheses):
			if s, is := value.(string); is && s == slug {
				m.at = append(m.at, place{path: at, text: slug})
			} else if list := texts(value); slices.Contains(list, slug) {
				m.at = append(m.at, place{path: at, list: list})
			}
		case k.Name() == "suite_de" && kind == model.Signatories:
			if s, _ := value.(string); strings.HasPrefix(s, slug+"#") {
				m.at = append(m.at, place{path: at, text: s})
			}
		}
	}
}

// renamed returns the change of the record that gives the other one its new name.
func (m *Mention) renamed(kind model.Kind, old, now string) (rewrite.Change, error) {
	for _, p := range m.at {
		var value any
		if p.list != nil {
			list := slices.Clone(p.list)
			for i := range list {
				if list[i] == old {
					list[i] = now
				}
			}
			value = list
		} else {
			value = now + strings.TrimPrefix(p.text, old)
		}
		if err := m.doc.Set(p.path, value); err != nil {
			return rewrite.Change{}, err
		}
	}
	if m.links {
		if err := m.doc.SetBody(relinked(m.File, m.doc.Body(), kind, old, now)); err != nil {
			return rewrite.Change{}, err
		}
	}
	after, err := m.doc.Bytes()
	return rewrite.Change{File: m.File, Before: m.text, After: after}, err
}

// linkTarget matches the target of a link of Markdown, or of a link reference.
var linkTarget = regexp.MustCompile(`(?m)(\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)([^\s)>#]+)`)

// figureBlock matches the block of a figure, in which places, domains and indicators are named.
var figureBlock = regexp.MustCompile("(?ms)^```figure.*?^```")

// relinked returns the Markdown of a file with its links to a record leading to its new name, and with
// its figures naming it anew.
func relinked(file, body string, kind model.Kind, old, now string) string {
	named := regexp.MustCompile(`(?m)^(\s*` + kind.Singular() + `\s*=\s*["'])` + regexp.QuoteMeta(old) + `(["'])`)
	body = figureBlock.ReplaceAllStringFunc(body, func(block string) string { return named.ReplaceAllString(block, "${1}"+now+"${2}") })
	return linkTarget.ReplaceAllStringFunc(body, func(link string) string {
		parts := linkTarget.FindStringSubmatch(link)
		lead, target := parts[1], parts[2]
		ext := path.Ext(target)
		if ext != ".md" && ext != ".toml" || path.Join(path.Dir(file), strings.TrimSuffix(target, ext)) != string(kind)+"/"+old {
			return link
		}
		return lead + strings.TrimSuffix(target, old+ext) + now + ext
	})
}
