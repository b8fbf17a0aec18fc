package generator

import (
	"parvis/generator/model"
	"parvis/generator/site/precompress"
)

// withCopies is the files of the site: those that Parvis makes, the compressed
// copies that they may have, and the media.
func withCopies(m *model.Site, made []string) []string {
	out := made
	for _, name := range made {
		if copied(m, name) {
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

// copied tells that a file is to have compressed copies, if they are smaller.
func copied(m *model.Site, name string) bool {
	return m.Publishing.Compress && precompress.Compressible(name)
}

// whole writes a file and its compressed copies. The copies come first: if
// the build is stopped between them, the file still tells the next one that they
// are to be made again.
func (w *writer) whole(name string, data []byte) error {
	folder := w.folder
	if copied(w.site, name) {
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
