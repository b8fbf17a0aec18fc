package record

import (
	"io/fs"
	"time"

	"parvis/generator/diag"
)

// Cache keeps the records of a content folder between loads, so that only changed files are
// read and decoded again. The zero value is empty and ready to use. It is not safe for
// concurrent use. Records are read-only: several Sets share them.
type Cache struct {
	files    map[string]*cachedFile // by path relative to the content folder
	last     *reader                // nil until the folder was loaded
	dropText bool                   // don't retain the source text of records
}

// reader returns the previous reader if every touched file was, and still is, the file of a
// record. Otherwise it lists the folder again.
func (s *Cache) reader(fsys fs.FS, touched []string) (*reader, error) {
	if r := s.last; r != nil && len(touched) > 0 && r.recheck(fsys, touched) {
		r.previous = s.files
		return r, nil
	}
	s.last = nil // until the new reader has finished
	r := &reader{
		fsys:     fsys,
		dropText: s.dropText,
		set:      &Set{Media: map[string]Media{}, Unread: map[string]bool{}},
		found:    &diag.List{},
		previous: s.files,
		media:    map[string]*cachedFile{},
		index:    map[string]int{},
	}
	if err := r.listFiles(); err != nil {
		return nil, err
	}
	for i, s := range r.sources {
		r.index[s.file] = i
	}
	r.results = make([]*cachedFile, len(r.sources))
	return r, nil
}

// recheck updates the stamps of the touched files, and marks their records to be read again.
// It returns false if one of them isn't a known record, or is no longer a regular file.
func (r *reader) recheck(fsys fs.FS, touched []string) bool {
	r.fsys = fsys
	for _, file := range touched {
		i, ok := r.index[file]
		if !ok {
			return false
		}
		at := stampOf(fs.Lstat(fsys, file))
		if at == (stamp{}) {
			return false
		}
		r.sources[i].at, r.results[i] = at, nil
	}
	return true
}

// cachedFile is a file and the result of reading it.
type cachedFile struct {
	at     stamp
	stable bool   // an equal stamp means that the file is unchanged; else its content is compared
	src    string // source text of a record
	entry  Entry  // nil if it couldn't be decoded; found says why
	media  Media
	found  []diag.Finding
}

// stamp is the metadata of a file that reveals changes. The zero stamp means unknown.
type stamp struct {
	size int64
	at   time.Time
}

// stampOf returns the stamp of a regular file. It is zero for anything else, such as a
// symbolic link, whose target may change unnoticed.
func stampOf(info fs.FileInfo, err error) stamp {
	if err != nil || !info.Mode().IsRegular() || info.ModTime().IsZero() {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
}

// timeResolution is the coarsest timestamp resolution of file systems (2 s on FAT). When a
// file changes twice within it, both versions may have the same stamp.
const timeResolution = 2 * time.Second

// settled reports whether any later change will result in another stamp.
func (s stamp) settled() bool { return s != stamp{} && time.Since(s.at) > timeResolution }

// unchanged reports whether the stamp alone proves that the file is the cached one.
func (k *cachedFile) unchanged(now stamp) bool { return k != nil && k.stable && k.at == now }
