package record

import (
	"bytes"
	"errors"
	"image"
	_ "image/gif" // formats that image.DecodeConfig knows
	_ "image/jpeg"
	_ "image/png"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"parvis/generator/content/photo"
	"parvis/generator/content/svg"
	"parvis/generator/diag"
	"parvis/generator/text/slug"
)

// MediaFolder is the folder of the images and documents that belong to no particular kind.
const MediaFolder = "medias"

// Media is an image or a document of the content.
type Media struct {
	Width, Height int // of an image as it is shown, in pixels; 0 if unknown
}

// documents are the extensions of documents; isImage has those of images.
var documents = []string{".pdf", ".ods", ".odt"}

// isImage holds, by extension, a function that reports whether a file's first bytes are those
// of such an image. A text file renamed .jpg would be a broken image on the site.
var isImage = map[string]func(head []byte) bool{
	".png":  startsWith("\x89PNG\r\n\x1a\n"),
	".jpg":  startsWith("\xff\xd8\xff"),
	".jpeg": startsWith("\xff\xd8\xff"),
	".gif":  startsWith("GIF8"),
	".webp": func(head []byte) bool { return startsWith("RIFF")(head) && hasAt(head, 8, "WEBP") },
	".avif": func(head []byte) bool { return hasAt(head, 4, "ftypavi") },
	".svg":  func(head []byte) bool { return bytes.Contains(head, []byte("<svg")) },
}

func startsWith(with string) func([]byte) bool {
	return func(head []byte) bool { return hasAt(head, 0, with) }
}

func hasAt(head []byte, at int, what string) bool {
	return len(head) >= at && bytes.HasPrefix(head[at:], []byte(what))
}

func isMedia(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return isImage[ext] != nil || slices.Contains(documents, ext)
}

var mediaName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// addMedia adds an image or a document. Its name becomes part of an address, so it may only
// have characters that are safe in every URL and file system. An image must really be one.
func (r *reader) addMedia(file string, e fs.DirEntry) {
	for _, part := range strings.Split(file, "/") {
		if !mediaName.MatchString(part) || strings.HasSuffix(part, ".") || slug.Device(part) {
			ext := path.Ext(part)
			r.found.Add(diag.Finding{Code: "bad-media-name", File: file,
				Args: []any{part, suggestedName(strings.TrimSuffix(part, ext), ext)}})
		}
	}
	at := stampOf(e.Info())
	k := r.previous[file]
	if !k.unchanged(at) {
		k = &cachedFile{at: at}
		k.media, k.found = readMedia(r.fsys, file)
		unreadable := slices.ContainsFunc(k.found, func(f diag.Finding) bool { return f.Code == "unreadable" })
		k.stable = at.settled() && !unreadable // reading again may succeed
	}
	r.media[file], r.set.Media[file] = k, k.media
	for _, f := range k.found {
		r.found.Add(f)
	}
}

// readMedia reads the dimensions of an image, and returns the errors of an image or a
// document.
func readMedia(fsys fs.FS, file string) (Media, []diag.Finding) {
	ext := strings.ToLower(path.Ext(file))
	info, err := fs.Stat(fsys, file) // before opening, which would block on a named pipe
	switch {
	case err != nil:
		return Media{}, []diag.Finding{*inFile(file, unreadable(err))}
	case !info.Mode().IsRegular():
		return Media{}, []diag.Finding{{Code: "not-a-file", File: file}}
	case isImage[ext] == nil:
		return Media{}, nil
	}
	f, err := fsys.Open(file)
	if err != nil {
		return Media{}, []diag.Finding{*inFile(file, unreadable(err))}
	}
	defer f.Close()
	src, ok := f.(io.ReaderAt) // as files of the disk are
	if !ok {
		return Media{}, []diag.Finding{{Code: "not-a-file", File: file}}
	}
	const maxHead = 64 << 10
	head := make([]byte, min(info.Size(), maxHead))
	n, err := src.ReadAt(head, 0)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return Media{}, []diag.Finding{*inFile(file, unreadable(err))}
	case !isImage[ext](head[:n]):
		return Media{}, []diag.Finding{{Code: "bad-image", File: file, Args: []any{path.Base(file), ext}}}
	case ext == ".svg":
		return Media{}, readDrawing(src, info.Size(), file)
	}
	return readPicture(src, info.Size(), file)
}

// readPicture reads the dimensions of a picture as it is shown: a photograph may be stored on its
// side.
func readPicture(src io.ReaderAt, bytes int64, file string) (Media, []diag.Finding) {
	ext := strings.ToLower(path.Ext(file))
	picture, err := photo.Head(src, bytes, ext)
	switch {
	case errors.Is(err, photo.ErrMetadata):
		return Media{}, []diag.Finding{{Code: "image-metadata", File: file, Args: []any{path.Base(file)}}}
	case errors.Is(err, photo.ErrBroken):
		return Media{}, []diag.Finding{{Code: "bad-image", File: file, Args: []any{path.Base(file), ext}}}
	case err != nil:
		return Media{}, []diag.Finding{*inFile(file, unreadable(err))}
	}
	var found []diag.Finding
	if ext != ".jpg" && ext != ".jpeg" && picture.Size > maxPicture { // a JPEG has smaller copies: see package photo
		found = append(found, diag.Finding{Code: "image-heavy", Severity: diag.Warning, File: file, Args: []any{path.Base(file), float64(picture.Size) / (1 << 20)}})
	}
	size, _, err := image.DecodeConfig(picture.Reader()) // the pixels aren't decoded
	switch {
	case err != nil || size.Width <= 0 || size.Height <= 0:
		return Media{}, found
	case picture.Sideways():
		return Media{size.Height, size.Width}, found
	}
	return Media{size.Width, size.Height}, found
}

// maxPicture is the weight, in bytes, beyond which a picture is slow on a phone.
const maxPicture = 1 << 20

// readDrawing checks that an SVG is only a drawing.
func readDrawing(src io.ReaderAt, size int64, file string) []diag.Finding {
	if size > svg.MaxSize {
		return []diag.Finding{{Code: "svg-big", File: file, Args: []any{float64(size) / (1 << 20), svg.MaxSize >> 20}}}
	}
	data, err := io.ReadAll(io.NewSectionReader(src, 0, size))
	if err != nil {
		return []diag.Finding{*inFile(file, unreadable(err))}
	}
	if fault := svg.Check(data); fault != nil {
		return []diag.Finding{{Code: string(fault.Reason), File: file, Line: fault.Line, Col: fault.Col, Args: []any{fault.What}}}
	}
	return nil
}

// inFile sets the file of a finding.
func inFile(file string, f *diag.Finding) *diag.Finding {
	f.File = file
	return f
}

// listMedia adds the files of the media folder and of its subfolders.
func (r *reader) listMedia() error {
	return fs.WalkDir(r.fsys, MediaFolder, func(file string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() || Ignored(e.Name()):
		case isMedia(e.Name()):
			r.addMedia(file, e)
		default:
			r.found.Add(diag.Finding{Code: "unknown-file", File: file, Args: []any{e.Name(), withoutTxt(e.Name())}})
		}
		return nil
	})
}
