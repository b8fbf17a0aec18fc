package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
)

// readPacked reads a workbook: a zip of XML, told by what is in it.
func readPacked(ctx context.Context, file string, data []byte) (*Workbook, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Error{File: file, Reason: Damaged, Detail: err}
	}
	var total uint64
	names := map[string]*zip.File{}
	for _, f := range z.File {
		names[f.Name] = f
		total += f.UncompressedSize64
		if total > MaxUnpacked || f.UncompressedSize64 > MaxUnpacked {
			return nil, &Error{File: file, Reason: Bomb}
		}
	}
	switch {
	case names["xl/workbook.xml"] != nil:
		return readExcel(ctx, file, data, names)
	case names["content.xml"] != nil:
		return readOpenDocument(ctx, file, names["content.xml"], names["META-INF/manifest.xml"])
	case names["EncryptedPackage"] != nil:
		return nil, &Error{File: file, Reason: Protected}
	default:
		return nil, &Error{File: file, Reason: NotASheet}
	}
}

// unpack returns the text of a file of a zip, which must be as long as it says.
func unpack(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, MaxUnpacked+1))
	if err == nil && len(text) > MaxUnpacked {
		err = errors.New("longer than it says")
	}
	return text, err
}

// hasDoctype reports whether an XML text has a document type: those of workbooks never do, and
// it may declare entities that grow without end.
func hasDoctype(text []byte) bool {
	return bytes.Contains(text[:min(len(text), 4<<10)], []byte("<!DOCTYPE")) || bytes.Contains(text, []byte("<!ENTITY"))
}
