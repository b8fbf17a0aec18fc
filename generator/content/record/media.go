package record

import (
	"bytes"
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

	"parvis/generator/diag"
	"parvis/generator/text/slug"
)

// MediaFolder is the folder of the images and documents that belong to no particular kind.
const MediaFolder = "medias"

// Media is an image or a document of the content.
type Media struct {
	Width, Height int // of an image, in pixels; 0 if unknown
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
	const maxHead = 64 << 10 // dimensions come before the pixels, after camera metadata
	head, err := io.ReadAll(io.LimitReader(f, maxHead))
	switch {
	case err != nil:
		return Media{}, []diag.Finding{*inFile(file, unreadable(err))}
	case !isImage[ext](head):
		return Media{}, []diag.Finding{{Code: "bad-image", File: file, Args: []any{path.Base(file), ext}}}
	}
	if size, _, err := image.DecodeConfig(bytes.NewReader(head)); err == nil && size.Width > 0 && size.Height > 0 {
		return Media{size.Width, size.Height}, nil
	}
	return Media{}, nil
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
