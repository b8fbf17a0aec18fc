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

// MediaFolder is the folder of images and documents that belong to no one kind.
const MediaFolder = "medias"

// Media is an image or a document of the content.
type Media struct {
	Width, Height int // of an image, in pixels; 0 where its format doesn't tell simply
}

// documents is the extensions of files that pages lead to; images have theirs
// below.
var documents = []string{".pdf", ".ods", ".odt"}

// isImage tells, by extension, whether the first bytes of a file are those of
// such an image: a text renamed .jpg would be a broken picture on the site.
var isImage = map[string]func(head []byte) bool{
	".png":  begins("\x89PNG\r\n\x1a\n"),
	".jpg":  begins("\xff\xd8\xff"),
	".jpeg": begins("\xff\xd8\xff"),
	".gif":  begins("GIF8"),
	".webp": func(head []byte) bool { return begins("RIFF")(head) && holds(head, 8, "WEBP") },
	".avif": func(head []byte) bool { return holds(head, 4, "ftypavi") },
	".svg":  func(head []byte) bool { return bytes.Contains(head, []byte("<svg")) },
}

func begins(with string) func([]byte) bool {
	return func(head []byte) bool { return holds(head, 0, with) }
}

func holds(head []byte, at int, what string) bool {
	return len(head) >= at && bytes.HasPrefix(head[at:], []byte(what))
}

func isMedia(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return isImage[ext] != nil || slices.Contains(documents, ext)
}

var mediaName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// addMedia notes an image or a document. Its name becomes an address, so it
// takes only what addresses take everywhere; an image must be one.
func (r *reading) addMedia(file string, e fs.DirEntry) {
	for _, part := range strings.Split(file, "/") {
		if !mediaName.MatchString(part) || strings.HasSuffix(part, ".") || slug.Device(part) {
			ext := path.Ext(part)
			r.found.Add(diag.Finding{Code: "bad-media-name", File: file, Args: []any{part, slugName(strings.TrimSuffix(part, ext), ext)}})
		}
	}
	at := stampOf(e.Info())
	k := r.before[file]
	if !k.standing(at) {
		k = &kept{at: at}
		k.media, k.found = medium(r.fsys, file)
		k.sure = at.settled() && !slices.ContainsFunc(k.found, func(f diag.Finding) bool { return f.Code == "unreadable" }) // it may be well in a moment
	}
	r.media[file], r.set.Media[file] = k, k.media
	for _, f := range k.found {
		r.found.Add(f)
	}
}

// medium is an image or a document, and what is wrong with it.
func medium(fsys fs.FS, file string) (Media, []diag.Finding) {
	ext := strings.ToLower(path.Ext(file))
	info, err := fs.Stat(fsys, file) // before opening: a named pipe would wait for a writer
	switch {
	case err != nil:
		return Media{}, []diag.Finding{*at(file, unreadable(err))}
	case !info.Mode().IsRegular():
		return Media{}, []diag.Finding{{Code: "not-a-file", File: file}}
	case isImage[ext] == nil:
		return Media{}, nil
	}
	f, err := fsys.Open(file)
	if err != nil {
		return Media{}, []diag.Finding{*at(file, unreadable(err))}
	}
	defer f.Close()
	const most = 64 << 10 // the size of a picture stands before its pixels, behind what cameras add
	head, err := io.ReadAll(io.LimitReader(f, most))
	switch {
	case err != nil:
		return Media{}, []diag.Finding{*at(file, unreadable(err))}
	case !isImage[ext](head):
		return Media{}, []diag.Finding{{Code: "bad-image", File: file, Args: []any{path.Base(file), ext}}}
	}
	if size, _, err := image.DecodeConfig(bytes.NewReader(head)); err == nil && size.Width > 0 && size.Height > 0 {
		return Media{size.Width, size.Height}, nil
	}
	return Media{}, nil
}

// at places a finding that a reader made in its file.
func at(file string, f *diag.Finding) *diag.Finding {
	f.File = file
	return f
}

// mediaFolder notes what lies in the folder of media and those below it.
func (r *reading) mediaFolder() error {
	return fs.WalkDir(r.fsys, MediaFolder, func(file string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() || Ignored(e.Name()):
		case isMedia(e.Name()):
			r.addMedia(file, e)
		default:
			r.found.Add(diag.Finding{Code: "unknown-file", File: file, Args: []any{e.Name(), doubleExtension(e.Name())}})
		}
		return nil
	})
}
