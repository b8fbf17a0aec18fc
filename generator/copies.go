package generator

import (
	"io"
	"slices"

	"parvis/generator/content/photo"
	"parvis/generator/model"
	"parvis/generator/site/precompress"
)

// publishedPaths returns the paths of all files that the site may have: the
// generated ones, their compressed copies, and the media.
func publishedPaths(m *model.Site, made []string) []string {
	out := made
	for _, name := range made {
		if hasCopies(m, name) {
			for _, ending := range precompress.Endings() {
				out = append(out, name+ending)
			}
		}
	}
	for _, medium := range m.Media {
		out = append(out, medium.File)
		for _, c := range smaller(m, medium) {
			out = append(out, c.File)
		}
	}
	return out
}

// smaller returns the smaller copies that are published of a picture, but those whose name is that of
// another file.
func smaller(m *model.Site, medium model.Media) []photo.Copy {
	return slices.DeleteFunc(photo.Smaller(medium.File, medium.Width), func(c photo.Copy) bool {
		return slices.ContainsFunc(m.Media, func(o model.Media) bool { return o.File == c.File })
	})
}

// writeSmaller writes the smaller copies of a picture. Those of a picture that is the same as before are
// kept: they are written before it, so that a build that stops in between makes them again.
func (w *writer) writeSmaller(of model.Media, src *medium) error {
	copies := smaller(w.site, of)
	if len(copies) == 0 {
		return nil
	}
	data, err := io.ReadAll(src)
	if err != nil {
		return err
	}
	if _, err := src.Seek(0, io.SeekStart); err != nil {
		return err
	}
	same := w.folder.HasContent(of.File, data)
	for _, c := range copies {
		if same && w.folder.Keep(c.File) {
			continue
		}
		small, err := src.picture.Shrink(c.Width)
		if err != nil {
			small = data // it can't be decoded here: browsers may
		}
		if err := w.folder.Write(c.File, small); err != nil {
			return err
		}
	}
	return nil
}

// hasCopies reports whether compressed copies of a file are published, when they are
// smaller than the file.
func hasCopies(m *model.Site, name string) bool {
	return m.Publishing.Compress && precompress.Compressible(name)
}

// writeWithCopies writes a file and its compressed copies. The copies are written
// first: if the build stops in between, the old file still differs from the new
// content, so the next build compresses it again.
func (w *writer) writeWithCopies(name string, data []byte) error {
	folder := w.folder
	if hasCopies(w.site, name) {
		same := folder.HasContent(name, data)
		for _, ending := range precompress.Endings() {
			if same && folder.Keep(name+ending) {
				continue
			}
			small, err := precompress.Copy(name, ending, data)
			if err == nil && small == nil {
				folder.Skip(name + ending)
			} else if err == nil {
				err = folder.Write(name+ending, small)
			}
			if err != nil {
				return err
			}
		}
	}
	return folder.Write(name, data)
}
