package record

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"golang.org/x/sync/errgroup"

	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/text/slug"
	"parvis/generator/text/suggest"
)

// MaxSize bounds a record, in bytes: a longer one is not something a person
// wrote, and would only exhaust memory.
const MaxSize = 1 << 20

// source is a file to read as a record.
type source struct {
	kind *kind // nil for site.toml
	file string
	at   stamp
}

// Load reads the content folder fsys, on all processors. What cannot be read
// as a record is told in found; the Set holds the rest. The error is only for
// a folder that cannot be read at all, or a cancelled ctx. The texts of the files
// aren't kept: fsys is to be there as long as places in them are asked for, which
// few records have need of.
func Load(ctx context.Context, fsys fs.FS, found *diag.List) (*Set, error) {
	return (&Cache{lean: true}).Load(ctx, fsys, found)
}

// reading is one way through a content folder, up to the records.
type reading struct {
	fsys    fs.FS
	lean    bool
	set     *Set // media, and what is there but unread
	found   *diag.List
	before  map[string]*kept // of the way before
	media   map[string]*kept // of this one
	sources []source
	at      map[string]int // path of a source → its place
	read    []*kept        // the sources as they were read; nil for one to be read
}

// Load is Load for a folder that may have been read before: a record whose file
// is as it was is the same Entry again. Touched is the only paths that may have
// changed since; without any, every file is looked at.
func (s *Cache) Load(ctx context.Context, fsys fs.FS, found *diag.List, touched ...string) (*Set, error) {
	r, err := s.again(fsys, touched)
	if err != nil {
		return nil, err
	}
	for _, f := range r.found.Sorted() {
		found.Add(f)
	}
	set, sources, read := r.set.bare(), r.sources, slices.Clone(r.read)
	group, ctx := errgroup.WithContext(ctx)
	const batch = 64 // files a goroutine takes at once: small records cost less than starting one
	group.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < len(sources); from += batch {
		group.Go(func() error {
			for i := from; i < min(from+batch, len(sources)); i++ {
				if err := ctx.Err(); err != nil {
					return err
				}
				if read[i] == nil || read[i].at == (stamp{}) {
					read[i] = r.record(sources[i])
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	if s.last != r {
		s.last, s.kept = r, maps.Clone(r.media) // without what is no longer there
	}
	for i, k := range read {
		if k != r.read[i] {
			s.kept[sources[i].file] = k
		}
		for _, f := range k.found {
			found.Add(f)
		}
		switch {
		case k.entry == nil:
			set.Unread[strings.TrimSuffix(sources[i].file, path.Ext(sources[i].file))] = true
		case sources[i].kind == nil:
			set.Site = k.entry.(*Site)
		default:
			sources[i].kind.add(set, k.entry)
		}
	}
	r.read = read
	return set, nil
}

// list is the files to read, by kind then slug.
func (r *reading) list() error {
	set, found := r.set, r.found
	top, err := fs.ReadDir(r.fsys, ".")
	if err != nil {
		return err
	}
	var folders []string
	for _, k := range kinds {
		folders = append(folders, string(k.name))
	}
	folders = append(folders, MediaFolder)
	site := false
	for _, e := range top {
		name := e.Name()
		switch {
		case Ignored(name):
		case name == "site.toml" && !e.IsDir():
			site = true
			r.sources = append(r.sources, source{nil, name, stampOf(e.Info())})
		case name == MediaFolder && e.IsDir():
			if err := r.mediaFolder(); err != nil {
				return err
			}
		case e.IsDir():
			i := slices.IndexFunc(kinds, func(k kind) bool { return string(k.name) == name })
			if i < 0 {
				guess := suggest.To(name, folders)
				set.Unread[guess] = true
				found.Add(diag.Finding{Code: "unknown-folder", File: name, Args: []any{name, strings.Join(folders, ", "), guess}})
				continue
			}
			files, err := r.folder(&kinds[i])
			if err != nil {
				return err
			}
			r.sources = append(r.sources, files...)
		default:
			found.Add(diag.Finding{Code: "stray-file", File: name, Args: []any{name}})
		}
	}
	if !site {
		found.Add(diag.Finding{Code: "no-site", File: "site.toml"})
	}
	return nil
}

// Ignored tells of files that systems and editors leave behind, which nobody
// meant as records.
func Ignored(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") ||
		name == "4913" || strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___") || // Vim's and JetBrains' while they save
		lower == "thumbs.db" || lower == "desktop.ini" || strings.HasSuffix(lower, ".tmp") || strings.HasSuffix(lower, ".swp")
}

// doubleExtension is the name without the .txt that Windows adds out of sight.
func doubleExtension(name string) string {
	bare := strings.TrimSuffix(name, ".txt")
	if bare == name || path.Ext(bare) != ".md" && path.Ext(bare) != ".toml" {
		return ""
	}
	return bare
}

// folder is the records of one kind.
func (r *reading) folder(k *kind) ([]source, error) {
	set, found := r.set, r.found
	files, err := fs.ReadDir(r.fsys, string(k.name))
	if err != nil {
		return nil, err
	}
	var out []source
	stems := map[string]string{}
	for _, e := range files {
		file := path.Join(string(k.name), e.Name())
		ext := path.Ext(e.Name())
		stem := strings.TrimSuffix(e.Name(), ext)
		switch {
		case Ignored(e.Name()):
		case e.IsDir():
			found.Add(diag.Finding{Code: "nested-folder", File: file, Args: []any{e.Name(), string(k.name)}})
		case isMedia(e.Name()):
			r.addMedia(file, e)
		case !strings.EqualFold(ext, ".md") && !strings.EqualFold(ext, ".toml"):
			found.Add(diag.Finding{Code: "unknown-file", File: file, Args: []any{e.Name(), doubleExtension(e.Name())}})
		case !slug.Valid(stem) || ext != strings.ToLower(ext):
			set.Unread[path.Join(string(k.name), slug.Of(stem))] = true
			found.Add(diag.Finding{Code: "bad-slug", File: file, Args: []any{e.Name(), slugName(stem, ext)}})
		case stems[stem] != "":
			found.Add(diag.Finding{Code: "twin-files", File: file, Args: []any{e.Name(), stems[stem]}})
		default:
			stems[stem] = e.Name()
			out = append(out, source{k, file, stampOf(e.Info())})
		}
	}
	slices.SortFunc(out, func(a, b source) int { return cmp.Compare(a.file, b.file) })
	return out, nil
}

func slugName(stem, ext string) string {
	if s := slug.Of(stem); s != "" {
		return s + strings.ToLower(ext)
	}
	return ""
}

// record is one record as it is now: as it was kept, where its file is as then.
func (r *reading) record(s source) *kept {
	before := r.before[s.file]
	if before.standing(s.at) {
		return before
	}
	src, fault := contents(r.fsys, s.file)
	if fault != nil {
		return &kept{found: []diag.Finding{*at(s.file, fault)}} // without a stamp: it may be well in a moment
	}
	k := &kept{at: s.at, sure: s.at.settled(), src: src}
	if before != nil && before.src == src && before.at != (stamp{}) {
		k.entry, k.found = before.entry, before.found
		return k
	}
	var found diag.List
	keep := strings.Clone
	if r.lean {
		c := chests.Get().(*chest)
		defer chests.Put(c)
		keep = c.keep
	}
	k.entry = decode(s, src, keep, &found)
	k.found = found.Sorted()
	if r.lean {
		k.src = ""
		if k.entry != nil {
			k.entry.Common().text = reread(r.fsys, s.file)
		}
	}
	return k
}

// decode is one record, or nil when found says why not. Texts are kept by keep, not
// to keep the whole file for them.
func decode(s source, src string, keep func(string) string, found *diag.List) Entry {
	var entry Entry = new(Site)
	name := model.Settings
	if s.kind != nil {
		entry, name = s.kind.new(), s.kind.name
	}
	m := entry.Common()
	m.Kind, m.File = name, s.file
	m.Slug = strings.TrimSuffix(path.Base(s.file), path.Ext(s.file))
	t, fault := split(src, strings.HasSuffix(s.file, ".md"))
	if fault != nil {
		found.Add(*at(s.file, fault))
		return nil
	}
	m.text = func() *text { return t }
	m.Body = keep(t.src[t.body:])
	if tooDeep(t.src[t.from:t.to]) {
		found.Add(diag.Finding{Code: "too-deep", File: s.file, Line: 1, Col: 1})
		return nil
	}
	var values map[string]any
	if _, err := toml.Decode(t.src[t.from:t.to], &values); err != nil {
		for _, f := range syntaxFindings(m, reflect.TypeOf(entry).Elem(), err) {
			found.Add(f)
		}
		return nil
	}
	d := decoder{root: reflect.TypeOf(entry).Elem(), said: map[string]string{}, keep: keep, report: func(path, code string, args ...any) { found.Add(m.finding(path, code, args...)) }}
	d.table("", values, reflect.ValueOf(entry).Elem())
	return entry
}

// contents reads a file as UTF-8 text with \n line ends. A byte order mark, as
// Windows editors write one, is passed over.
func contents(fsys fs.FS, file string) (string, *diag.Finding) {
	info, err := fs.Stat(fsys, file) // before opening: a named pipe would wait for a writer
	if err != nil {
		return "", unreadable(err)
	}
	if !info.Mode().IsRegular() {
		return "", &diag.Finding{Code: "not-a-file"}
	}
	if info.Size() > MaxSize {
		return "", tooBig(info.Size())
	}
	f, err := fsys.Open(file)
	if err != nil {
		return "", unreadable(err)
	}
	defer f.Close()
	data := make([]byte, info.Size()+1) // one more, to see that it grew while it was read
	n, err := io.ReadFull(f, data)
	if data = data[:n]; err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", unreadable(err)
	}
	if len(data) > int(info.Size()) { // it grew
		rest, err := io.ReadAll(io.LimitReader(f, MaxSize-info.Size()+1))
		if err != nil {
			return "", unreadable(err)
		}
		if data = append(data, rest...); len(data) > MaxSize {
			return "", tooBig(int64(len(data)))
		}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return "", &diag.Finding{Code: "not-utf8", Line: 1, Col: 1, Args: []any{"UTF-16"}}
	}
	text := string(data)
	if !utf8.Valid(data) {
		at := 0
		for at < len(data) {
			r, size := utf8.DecodeRune(data[at:])
			if r == utf8.RuneError && size <= 1 {
				break
			}
			at += size
		}
		line, col := lineCol(text, at)
		return "", &diag.Finding{Code: "not-utf8", Line: line, Col: col, Args: []any{"Windows-1252"}}
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		line, col := lineCol(text, at)
		return "", &diag.Finding{Code: "nul-byte", Line: line, Col: col}
	}
	return strings.ReplaceAll(text, "\r\n", "\n"), nil
}

func tooBig(size int64) *diag.Finding {
	return &diag.Finding{Code: "too-big", Args: []any{float64(size) / (1 << 20), MaxSize >> 20}}
}

func unreadable(err error) *diag.Finding {
	if strings.Contains(err.Error(), "escapes from parent") { // os.Root's word for a link out of the folder
		return &diag.Finding{Code: "link-outside"}
	}
	var why any
	var p *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = diag.Term("not-there") // a symbolic link to nothing
	case errors.Is(err, fs.ErrPermission):
		why = diag.Term("not-allowed")
	case errors.As(err, &p):
		why = p.Err.Error()
	default:
		why = err.Error()
	}
	return &diag.Finding{Code: "unreadable", Args: []any{why}}
}

const fence = "+++"

// yamlOr is the finding for a first line that opens no front matter: YAML's has
// advice of its own.
func yamlOr(first string) string {
	if strings.HasPrefix(first, "---") {
		return "yaml-front-matter"
	}
	return "no-front-matter"
}

// split finds the front matter: between two +++ lines in Markdown, the whole
// of a TOML file.
func split(src string, markdown bool) (*text, *diag.Finding) {
	if !markdown {
		return &text{src: src, to: len(src), body: len(src)}, nil
	}
	first, rest, _ := strings.Cut(src, "\n")
	if strings.TrimRight(first, " \t") != fence {
		if before, _, opens := strings.Cut(src, fence+"\n"); opens && strings.Trim(before, " \t\n\u00a0\u202f") == "" {
			return nil, &diag.Finding{Code: "before-front-matter", Line: 1, Col: 1}
		}
		return nil, &diag.Finding{Code: yamlOr(first), Line: 1, Col: 1, Args: []any{first}}
	}
	from := len(first) + 1
	for at := 0; at < len(rest); {
		line, _, more := strings.Cut(rest[at:], "\n")
		next := at + len(line)
		if more {
			next++
		}
		if strings.TrimRight(line, " \t") == fence {
			return &text{src: src, from: from, to: from + at, body: from + next}, nil
		}
		at = next
	}
	return nil, &diag.Finding{Code: "open-front-matter", Line: 1, Col: 1}
}
