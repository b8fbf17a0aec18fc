package records

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"parvis/generator/content/edit"
	"parvis/generator/content/photo"
	"parvis/generator/content/rewrite"
	"parvis/generator/text/slug"
)

// Upload is an image or a document that is added to a record.
type Upload struct {
	Name string // as its author called it
	Data []byte
	Key  string // the path of the key that names it: "logo", "convention[0].document"; "" for the text of the record
	Alt  string // what an image shows
}

// Added is a file that was added.
type Added struct {
	File    string
	Removed int // bytes of metadata that were left out: where and when a photo was taken
}

// AddFile puts a file beside a record, which then names it, unless that brings an error. What a photo says
// of where and when it was taken is left out. The error is that of a file.
func (s *Store) AddFile(ctx context.Context, o *Opened, u Upload) (*Outcome, *Added, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := &Outcome{Slug: o.Slug}
	ext := strings.ToLower(path.Ext(u.Name))
	data := cleaned(u.Data, ext)
	name, twice, err := s.freeFile(string(o.Kind), slug.Of(strings.TrimSuffix(u.Name, path.Ext(u.Name))), ext, data)
	if err != nil {
		return nil, nil, err
	}
	if twice && u.mentioned(o.Doc, path.Base(name)) { // the form was sent twice
		out.Written = true
		return out, &Added{File: name}, nil
	}
	added := &Added{File: name, Removed: len(u.Data) - len(data)}
	file, text := o.File, o.Text
	if u.Key == "" {
		file, text = o.withBody()
	}
	doc, err := edit.Parse(file, text)
	if err == nil {
		err = u.mention(doc, path.Base(name))
	}
	var after []byte
	if err == nil {
		after, err = doc.Bytes()
	}
	if refused, err := out.refuse(nil, err); refused {
		return out, added, err
	}
	var before []byte
	if twice {
		before = data // there already
	}
	changes := append(o.replaced(file, after), rewrite.Change{File: name, Before: before, After: data})
	return out, added, s.judged(ctx, out, changes...)
}

// mentioned reports whether the record names the file already, where it is to.
func (u Upload) mentioned(doc *edit.File, name string) bool {
	if u.Key == "" {
		return strings.Contains(doc.Body(), "]("+name+")")
	}
	at, err := edit.ParsePath(u.Key)
	if err != nil {
		return false
	}
	value, _ := doc.Value(at)
	return value == name
}

// mention makes the record name the file.
func (u Upload) mention(doc *edit.File, name string) error {
	if u.Key == "" {
		return doc.SetBody(strings.TrimSpace(doc.Body() + "\n\n![" + escaped(u.Alt) + "](" + name + ")"))
	}
	at, err := edit.ParsePath(u.Key)
	if err == nil {
		err = doc.Set(at, name)
	}
	if u.Key == "image" {
		err = errors.Join(err, doc.Set(edit.Path{{Name: "alt", Index: -1}}, u.Alt))
	}
	return err
}

// escaped returns a text for the brackets of an image in Markdown.
func escaped(s string) string {
	return strings.NewReplacer("\\", "\\\\", "[", "\\[", "]", "\\]", "\n", " ", "\r", "").Replace(s)
}

// freeFile returns the path of a file that isn't there yet, or of one with the same bytes (twice).
func (s *Store) freeFile(folder, stem, ext string, data []byte) (name string, twice bool, err error) {
	root, err := s.root()
	if err != nil {
		return "", false, err
	}
	defer root.Close()
	if stem == "" {
		stem = "fichier"
	}
	for n := 1; ; n++ {
		name := folder + "/" + stem + ext
		if n > 1 {
			name = folder + "/" + stem + "-" + strconv.Itoa(n) + ext
		}
		there, err := root.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			return name, false, nil
		}
		if err == nil && bytes.Equal(there, data) {
			return name, true, nil
		}
	}
}

// cleaned returns a photo without its metadata; anything else, and a photo that can't be read, as it is:
// the checks judge it.
func cleaned(data []byte, ext string) []byte {
	picture, err := photo.Clean(bytes.NewReader(data), int64(len(data)), ext)
	if err != nil {
		return data
	}
	clean, err := io.ReadAll(picture.Reader())
	if err != nil {
		return data
	}
	return clean
}
