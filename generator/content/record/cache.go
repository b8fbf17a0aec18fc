package record

import (
	"io/fs"
	"time"

	"parvis/generator/diag"
)

// Cache keeps the records of a content folder from one reading to the next, so
// that only the files that changed are read and decoded. The zero Cache is empty
// and ready; it isn't for several goroutines at once. Records are read-only: the
// same ones are given out again.
type Cache struct {
	kept map[string]*kept // by path from the content folder
	last *reading         // nil until the folder was read
	lean bool             // the texts of the records are let go of
}

// again is a way through a content folder: the last one, where what was touched
// is records that were there and still are; else another.
func (s *Cache) again(fsys fs.FS, touched []string) (*reading, error) {
	if r := s.last; r != nil && len(touched) > 0 && r.touch(fsys, touched) {
		r.before = s.kept
		return r, nil
	}
	s.last = nil // until this one has come to its end
	r := &reading{fsys: fsys, lean: s.lean, set: &Set{Media: map[string]Media{}, Unread: map[string]bool{}}, found: &diag.List{}, before: s.kept, media: map[string]*kept{}, at: map[string]int{}}
	if err := r.list(); err != nil {
		return nil, err
	}
	for i, s := range r.sources {
		r.at[s.file] = i
	}
	r.read = make([]*kept, len(r.sources))
	return r, nil
}

// touch looks again at the files of records; false where something else was
// touched, or one of them is no longer a plain file.
func (r *reading) touch(fsys fs.FS, touched []string) bool {
	r.fsys = fsys
	for _, file := range touched {
		i, ok := r.at[file]
		if !ok {
			return false
		}
		at := stampOf(fs.Lstat(fsys, file))
		if at == (stamp{}) {
			return false
		}
		r.sources[i].at, r.read[i] = at, nil
	}
	return true
}

// kept is a file as it was read.
type kept struct {
	at    stamp
	sure  bool   // a file of this stamp is this one; else what it holds tells
	src   string // of a record
	entry Entry  // nil when found says why not
	media Media
	found []diag.Finding
}

// stamp is what a file's folder tells of it; the zero stamp is that of none.
type stamp struct {
	size int64
	at   time.Time
}

// stampOf is the zero stamp for what isn't a plain file, such as a link: what it
// leads to may change unseen.
func stampOf(info fs.FileInfo, err error) stamp {
	if err != nil || !info.Mode().IsRegular() || info.ModTime().IsZero() {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
}

// grain is the coarsest time that file systems keep (FAT's two seconds): of two
// changes within it, the second may leave the stamp of the first.
const grain = 2 * time.Second

// settled tells that a change to come gets another stamp.
func (s stamp) settled() bool { return s != stamp{} && time.Since(s.at) > grain }

// standing tells, by its stamp alone, that a file is as it was kept.
func (k *kept) standing(now stamp) bool { return k != nil && k.sure && k.at == now }
