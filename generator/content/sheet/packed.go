package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// Bounds of a zip. Workbooks shrink to a tenth, those of many formatted empty cells to a hundredth.
const (
	mostShrunk  = 200      // how many times smaller a workbook may be than its parts…
	shrunkAbove = 20 << 20 // …when these are larger than this
)

// parts is the files of a packed workbook, by their path in small letters: programs differ in theirs.
type parts map[string]*zip.File

// readPacked reads a workbook: a zip of XML, told by what is in it.
func readPacked(ctx context.Context, file string, data []byte) (*Workbook, error) {
	fail := func(r Reason) (*Workbook, error) { return nil, &Error{File: file, Reason: r} }
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Error{File: file, Reason: Damaged, Detail: err}
	}
	var total uint64
	p := parts{}
	for _, f := range z.File {
		p[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
		total += f.UncompressedSize64
		if total > MaxUnpacked || f.UncompressedSize64 > MaxUnpacked {
			return fail(Bomb)
		}
	}
	if total > shrunkAbove && total > mostShrunk*uint64(len(data)) {
		return fail(Bomb)
	}
	switch {
	case p["encryptedpackage"] != nil:
		return fail(Protected)
	case p["content.xml"] != nil:
		return readOpenDocument(ctx, file, p)
	case p["xl/workbook.bin"] != nil, p["index/document.iwa"] != nil, p["index.zip"] != nil: // binary Excel, Numbers
		return fail(OtherForm)
	}
	book, err := p.excelBook()
	switch {
	case err != nil:
		return nil, asError(err, file, "")
	case book == "":
		return fail(NotASheet)
	}
	return readExcel(ctx, file, p, book)
}

// errEntities is an XML text with a document type. Those of workbooks never have one, and it may
// declare entities that grow without end.
var errEntities = errors.New("it has a document type")

// asError returns an error of a workbook as an *Error with its place. That of a cancelled context
// stays as it is.
func asError(err error, file, sheet string) error {
	var known *Error
	switch {
	case err == nil, errors.As(err, &known), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errEntities):
		return &Error{File: file, Sheet: sheet, Reason: Entities, Detail: err}
	default:
		return &Error{File: file, Sheet: sheet, Reason: Damaged, Detail: err}
	}
}

// unpack returns the text of a small part. The zip reader stops where a part is longer than it says.
func (p parts) unpack(name string) ([]byte, error) {
	f := p[strings.ToLower(name)]
	if f == nil {
		return nil, errors.New("without " + name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// parse reads the XML of a small part into v.
func (p parts) parse(name string, v any) error {
	text, err := p.unpack(name)
	if err != nil {
		return err
	}
	if bytes.Contains(text, []byte("<!DOCTYPE")) {
		return errEntities
	}
	return xml.Unmarshal(text, v)
}

// relations is how the parts of a workbook refer to each other (ECMA-376, part 2).
type relations struct {
	List []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
		Mode   string `xml:"TargetMode,attr"`
	} `xml:"Relationship"`
}

// relationsOf returns the paths of what a part refers to, of one kind or of all (""), by their identifiers. What is
// outside the workbook is left out. A part without relations has none.
func (p parts) relationsOf(part, kind string) (map[string]string, error) {
	folder, name := path.Split(part)
	from := folder + "_rels/" + name + ".rels"
	if p[strings.ToLower(from)] == nil {
		return nil, nil
	}
	var read relations
	if err := p.parse(from, &read); err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, r := range read.List {
		if kind != "" && path.Base(r.Type) != kind || r.Mode == "External" {
			continue
		}
		target := r.Target
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", folder, target)
		}
		out[r.ID] = strings.TrimPrefix(path.Clean(target), "/")
	}
	return out, nil
}

// stream reads the XML of a large part, piece by piece.
type stream struct {
	*xml.Decoder
	ctx   context.Context
	depth int
	count int
}

// next returns the next piece. Its texts are only good until the one after.
func (x *stream) next() (xml.Token, error) {
	if x.count++; x.count%10_000 == 0 {
		if err := x.ctx.Err(); err != nil {
			return nil, err
		}
	}
	token, err := x.RawToken()
	switch token.(type) {
	case xml.StartElement:
		x.depth++
	case xml.EndElement:
		x.depth--
	case xml.Directive:
		return nil, errEntities
	}
	if errors.Is(err, io.EOF) && x.depth != 0 {
		err = io.ErrUnexpectedEOF
	}
	return token, err
}

// skip reads to the end of the element that was just begun.
func (x *stream) skip() error {
	for inside := x.depth; x.depth >= inside; {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// within calls read with the XML of a part.
func (p parts) within(ctx context.Context, name string, read func(*stream) error) error {
	f := p[strings.ToLower(name)]
	if f == nil {
		return errors.New("without " + name)
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return read(&stream{Decoder: xml.NewDecoder(r), ctx: ctx})
}

// attribute returns an attribute by its local name, "" for none.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
