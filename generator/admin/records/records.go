// Package records is what the forms of the browser do with records: open one, save what was typed in
// it, make, rename, copy and remove one. A change is judged with the whole site before it is written;
// one that would bring an error isn't. Files are changed in their bytes, all or none, and never over a
// version that the editor hasn't seen.
package records

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"

	"parvis/generator"
	"parvis/generator/content/edit"
	"parvis/generator/content/form"
	"parvis/generator/content/record"
	"parvis/generator/content/rewrite"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// Store is the records of a site that is being edited. It is safe for concurrent use.
type Store struct {
	live    *generator.Live
	content string
	changed func(ctx context.Context, files []string) // called after files were written

	mu       sync.Mutex // one change at a time
	namesOf  *record.Set
	names    func() *form.Directory
	versions versions
}

// New returns the records of a content folder. changed is told of each file that was written.
func New(live *generator.Live, content string, changed func(ctx context.Context, files []string)) *Store {
	return &Store{live: live, content: content, changed: changed}
}

// ErrNoRecord is returned for a record that isn't there, or a table of it.
var ErrNoRecord = errors.New("no such record")

// maxName is the longest name of a file that systems take, in bytes, with its extension.
const maxName = 240

// Opened is a record as its file has it.
type Opened struct {
	Kind   model.Kind
	Slug   string // "" for the settings
	File   string
	Title  string
	Text   []byte
	Digest string       // of the text
	Doc    *edit.File   // nil if the file can't be read as a record
	Entry  record.Entry // nil if it couldn't be decoded
}

// Digest identifies a version of a file.
func Digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:12])
}

// Names returns the names of the records as they were last read.
func (s *Store) Names() *form.Directory {
	set, _ := s.live.Records()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.names == nil || s.namesOf != set {
		if set == nil {
			set = &record.Set{}
		}
		s.namesOf, s.names = set, form.NewDirectory(set)
	}
	return s.names()
}

// root opens the content folder: nothing outside it is read or written.
func (s *Store) root() (*os.Root, error) { return os.OpenRoot(s.content) }

// Entry returns a record as it was last read, nil if there is none.
func (s *Store) Entry(kind model.Kind, slug string) record.Entry {
	set, _ := s.live.Records()
	if set == nil {
		return nil
	}
	if kind == model.Settings {
		if set.Site == nil {
			return nil
		}
		return set.Site
	}
	return set.Find(kind, slug)
}

// Open reads a record. The error is ErrNoRecord, or that of the file.
func (s *Store) Open(kind model.Kind, slug string) (*Opened, error) {
	root, err := s.root()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	o := &Opened{Kind: kind, Slug: slug, Title: slug, Entry: s.Entry(kind, slug)}
	files := []string{"site.toml"}
	if kind != model.Settings {
		files = []string{string(kind) + "/" + slug + ".toml", string(kind) + "/" + slug + ".md"}
		if strings.ContainsAny(slug, "/\\\x00") || slug == "" || len(slug) > maxName {
			return nil, ErrNoRecord
		}
	}
	for _, file := range files {
		if o.Text, err = root.ReadFile(file); err == nil {
			o.File = file
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	if o.File == "" {
		return nil, ErrNoRecord
	}
	if o.Entry != nil {
		o.Title = form.Title(o.Entry)
	}
	o.Digest = Digest(o.Text)
	s.versions.keep(o.Digest, o.Text)
	o.Doc, _ = edit.Parse(o.File, o.Text) // nil: the page says that the file can't be read
	return o, nil
}

// Has reports whether the record has the table of a form.
func (o *Opened) Has(f form.Form) bool {
	return f.Table == "" || f.Index == form.New || f.Index < o.Count(f.Table)
}

// Count returns how many repeated tables of a name the record has.
func (o *Opened) Count(table string) int {
	if o.Doc == nil {
		return 0
	}
	value, _ := o.Doc.Value(edit.Path{{Name: table, Index: -1}})
	tables, _ := value.([]map[string]any)
	return len(tables)
}

// Outcome is what came of a change that was asked for.
type Outcome struct {
	Written  bool
	Slug     string         // of the record then
	File     string         // of the record, as it would be
	Faults   []form.Fault   // fields that can't be read
	Findings []diag.Finding // errors that the change would bring
	Conflict *Conflict      // the file was changed by someone else
	Stuck    *edit.Error    // the file can't be changed in place
	Moved    bool           // the table isn't there any more
	Now      *Opened        // the record as it was when it was to be changed; nil for a new one
	Form     form.Form      // of the table where it is now
}

// Refused reports whether something keeps the change from being made.
func (o *Outcome) Refused() bool {
	return len(o.Faults)+len(o.Findings) > 0 || o.Conflict != nil || o.Stuck != nil || o.Moved
}

// judged writes changes unless they bring an error to the site.
func (s *Store) judged(ctx context.Context, out *Outcome, changes ...rewrite.Change) error {
	_, before := s.live.Records()
	if before == nil {
		before = &generator.Report{}
	}
	over, files := map[string][]byte{}, []string{}
	for _, c := range changes {
		over[c.File] = c.After
		files = append(files, c.File)
	}
	report, err := s.live.Try(ctx, over)
	if err != nil {
		return err
	}
	if out.Findings = report.ErrorsSince(before); len(out.Findings) > 0 {
		return nil
	}
	root, err := s.root()
	if err != nil {
		return err
	}
	defer root.Close()
	if err := rewrite.Write(root, changes...); err != nil {
		return err
	}
	out.Written = true
	s.changed(ctx, files)
	return nil
}

// Save writes what was typed in a form of a record. digest is that of the version which the form was
// made from, and its index is that of the table then. The error is ErrNoRecord, or that of a file.
func (s *Store) Save(ctx context.Context, kind model.Kind, slug string, f form.Form, v form.Values, digest string) (*Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for range maxRetries {
		o, err := s.Open(kind, slug)
		if err != nil {
			return nil, err
		}
		out, err := s.save(ctx, o, f, v, digest)
		var changed *rewrite.ChangedError
		if !errors.As(err, &changed) { // else it changed between reading and writing
			return out, err
		}
	}
	return nil, ErrNoRecord // it changes all the time
}

// maxRetries is how often a file may change while it is saved.
const maxRetries = 3

func (s *Store) save(ctx context.Context, o *Opened, f form.Form, v form.Values, digest string) (*Outcome, error) {
	out := &Outcome{Slug: o.Slug, File: o.File, Now: o, Form: f}
	if o.Digest != digest {
		base, _ := s.versions.of(digest)
		followed, there := s.Follow(o, f, digest)
		if !there {
			out.Moved = true
			return out, nil
		}
		f, out.Form = followed, followed
		if settled := out.compare(f, o, base, v); settled {
			return out, nil
		}
	}
	if o.Doc == nil || !o.Has(f) {
		return nil, ErrNoRecord
	}
	name, text := o.File, o.Text
	if f.Table == "" && strings.TrimSpace(strings.Join(v[form.Body], "")) != "" {
		name, text = o.withBody()
	}
	out.File = name
	keepAnchor(f, o.Doc, v)
	after, faults, err := f.Write(name, text, v)
	if refused, err := out.refuse(faults, err); refused {
		return out, err
	}
	if name == o.File && bytes.Equal(after, o.Text) {
		out.Written = true // as it was
		return out, nil
	}
	return out, s.judged(ctx, out, o.replaced(name, after)...)
}

// withBody returns the record as a file that can have a text: that of a .toml record becomes a .md one.
func (o *Opened) withBody() (file string, text []byte) {
	if stem, ok := strings.CutSuffix(o.File, ".toml"); ok {
		return stem + ".md", edit.WithBody(o.Text)
	}
	return o.File, o.Text
}

// replaced returns the changes that give the record another text, under the same name or another.
func (o *Opened) replaced(file string, after []byte) []rewrite.Change {
	if file == o.File {
		return []rewrite.Change{{File: file, Before: o.Text, After: after}}
	}
	return []rewrite.Change{{File: o.File, Before: o.Text}, {File: file, After: after}}
}

// compare looks at a file that isn't the version a form was made from. settled is false when the form
// can be saved all the same: it adds a table, which no other change is in the way of. A form that is
// sent twice finds what it wrote itself.
func (out *Outcome) compare(f form.Form, now *Opened, base []byte, v form.Values) (settled bool) {
	if f.Table != "" && f.Index == form.New {
		last := f
		if last.Index = now.Count(f.Table) - 1; last.Index < 0 {
			return false
		}
		out.Written = holds(last, now, v)
		return out.Written
	}
	if out.Written = holds(f, now, v); !out.Written {
		out.Conflict = conflict(f, now, base, v)
	}
	return true
}

// Follow returns the form of the table that a form was opened for, in a record that may have changed
// since: one that moved is followed. ok is false when it isn't there any more.
func (s *Store) Follow(o *Opened, f form.Form, digest string) (_ form.Form, ok bool) {
	if f.Table == "" || f.Index == form.New || o.Digest == digest || o.Doc == nil {
		return f, true
	}
	base, known := s.versions.of(digest)
	doc, err := edit.Parse(o.File, base)
	if !known || err != nil {
		return f, false // nobody knows which one it was
	}
	then := &Opened{Kind: o.Kind, Doc: doc}
	if !then.Has(f) {
		return f, false
	}
	was := then.identity(f.Table, f.Index)
	found := 0
	for i := range o.Count(f.Table) {
		if o.identity(f.Table, i) == was {
			found++
			f.Index = i
		}
	}
	return f, found == 1
}

// identity returns what makes a repeated table the same one after it was moved or changed: its
// identifier, or what it is about.
func (o *Opened) identity(table string, i int) string {
	if id, ok := o.Doc.Value(edit.Path{{Name: table, Index: i}}.Key("id")); ok {
		return fmt.Sprint(id)
	}
	return slug.Of(o.PartTitle(table, i))
}

// holds reports whether a record says what was typed in a form.
func holds(f form.Form, o *Opened, v form.Values) bool {
	if o.Doc == nil || !o.Has(f) {
		return false
	}
	after, faults, err := f.Write(o.File, o.Text, v)
	return err == nil && len(faults) == 0 && bytes.Equal(after, o.Text)
}

// refuse notes why a form can't be written: its faults, or a file that can't be changed in place.
func (out *Outcome) refuse(faults []form.Fault, err error) (refused bool, other error) {
	out.Faults = faults
	if err != nil && !errors.As(err, &out.Stuck) {
		return true, err
	}
	return out.Refused(), nil
}

// keepAnchor gives a commitment whose action is reworded the identifier that it had without one: its
// address stays.
func keepAnchor(f form.Form, doc *edit.File, v form.Values) {
	if f.Table != "engagement" || f.Index == form.New {
		return
	}
	was := f.Read(doc)
	first := func(v form.Values, key string) string {
		return strings.TrimSpace(strings.Join(v[key][:min(len(v[key]), 1)], ""))
	}
	if first(was, "id") == "" && first(v, "id") == "" && first(was, "action") != first(v, "action") {
		if id := (record.Commitment{Action: first(was, "action")}).Anchor(); id != "" {
			v["id"] = []string{id}
		}
	}
}
