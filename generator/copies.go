package generator

import (
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
	}
	return out
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
