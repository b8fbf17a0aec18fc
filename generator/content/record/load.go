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

// MaxSize is the largest size of a record, in bytes. Nobody writes a longer one, and reading
// it could exhaust memory.
const MaxSize = 1 << 20

// source is a file to load as a record.
type source struct {
	kind *kind // nil for site.toml
	file string
	at   stamp
}

// Load reads the content folder fsys, using all processors. Errors in the files are added to
// found, and the Set holds the records that could be decoded. The returned error is for a
// folder that cannot be read at all, or a cancelled ctx.
//
// The source texts are not retained. A position in a record reads its file again, so fsys must
// remain available; few records need it.
func Load(ctx context.Context, fsys fs.FS, found *diag.List) (*Set, error) {
	return (&Cache{dropText: true}).Load(ctx, fsys, found)
}

// reader loads a content folder once.
type reader struct {
	fsys     fs.FS
	dropText bool
	set      *Set // media and Unread only
	found    *diag.List
	previous map[string]*cachedFile // of the previous load
	media    map[string]*cachedFile // of this load
	sources  []source
	index    map[string]int // path → index in sources
	results  []*cachedFile  // of each source; nil if it must be read
}

// Load is like the function Load, for a folder that may already have been loaded: a record
// whose file is unchanged is the same Entry. touched lists the only paths that may have
// changed since the last call; if it is empty, every file is checked.
func (s *Cache) Load(ctx context.Context, fsys fs.FS, found *diag.List, touched ...string) (*Set, error) {
	r, err := s.reader(fsys, touched)
	if err != nil {
		return nil, err
	}
	for _, f := range r.found.Sorted() {
		found.Add(f)
	}
	set, sources, results := r.set.withoutRecords(), r.sources, slices.Clone(r.results)
	group, ctx := errgroup.WithContext(ctx)
	const batch = 64 // files per goroutine: starting one costs more than a small record
	group.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < len(sources); from += batch {
		group.Go(func() error {
			for i := from; i < min(from+batch, len(sources)); i++ {
				if err := ctx.Err(); err != nil {
					return err
				}
				if results[i] == nil || results[i].at == (stamp{}) {
					results[i] = r.readRecord(sources[i])
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	if s.last != r {
		s.last, s.files = r, maps.Clone(r.media) // records are added below, without those that are gone
	}
	for i, k := range results {
		if k != r.results[i] {
			s.files[sources[i].file] = k
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
	r.results = results
	return set, nil
}

// listFiles lists the files to load, by kind then slug.
func (r *reader) listFiles() error {
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
			r.tellLeftOver(name)
		case name == "site.toml" && !e.IsDir():
			site = true
			r.sources = append(r.sources, source{nil, name, stampOf(e.Info())})
		case name == MediaFolder && e.IsDir():
			if err := r.listMedia(); err != nil {
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
			files, err := r.listKind(&kinds[i])
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

// leftovers are the extensions of temporary files, of backups and of unfinished downloads.
var leftovers = []string{".tmp", ".swp", ".swo", ".bak", ".orig", ".rej", ".part", ".crdownload"}

// Ignored reports whether a file name is one that systems and text editors create by
// themselves, such as backup and temporary files.
func Ignored(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") ||
		name == "4913" || // Vim, while saving
		strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___") || // JetBrains, while saving
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") || // Emacs, while a file isn't saved
		lower == "thumbs.db" || lower == "desktop.ini" || slices.Contains(leftovers, path.Ext(lower))
}

// leftOver reports whether an ignored file is a copy of a record, which somebody may miss: not
// what is there only while a file is open.
func leftOver(name string) bool {
	bare := strings.Trim(name, "#~")
	if ext := path.Ext(bare); slices.Contains(leftovers, strings.ToLower(ext)) {
		bare = strings.TrimSuffix(bare, ext)
	}
	return bare != name && Ignored(name) && !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~$") && (path.Ext(bare) == ".md" || path.Ext(bare) == ".toml")
}

// tellLeftOver notes a file that is left aside, if it is a copy of a record.
func (r *reader) tellLeftOver(file string) {
	if name := path.Base(file); leftOver(name) {
		r.found.Add(diag.Finding{Code: "left-over", Severity: diag.Note, File: file, Args: []any{name}})
	}
}

// withoutTxt removes the .txt extension that Windows adds and hides: "x.md.txt" becomes
// "x.md". It returns "" for other names.
func withoutTxt(name string) string {
	bare := strings.TrimSuffix(name, ".txt")
	if bare == name || path.Ext(bare) != ".md" && path.Ext(bare) != ".toml" {
		return ""
	}
	return bare
}

// listKind returns the files of a kind's records, by slug.
func (r *reader) listKind(k *kind) ([]source, error) {
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
			r.tellLeftOver(file)
		case e.IsDir():
			found.Add(diag.Finding{Code: "nested-folder", File: file, Args: []any{e.Name(), string(k.name)}})
		case isMedia(e.Name()):
			r.addMedia(file, e)
		case !strings.EqualFold(ext, ".md") && !strings.EqualFold(ext, ".toml"):
			found.Add(diag.Finding{Code: "unknown-file", File: file, Args: []any{e.Name(), withoutTxt(e.Name())}})
		case !slug.Valid(stem) || ext != strings.ToLower(ext):
			set.Unread[path.Join(string(k.name), slug.Of(stem))] = true
			found.Add(diag.Finding{Code: "bad-slug", File: file, Args: []any{e.Name(), suggestedName(stem, ext)}})
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

// suggestedName returns a valid file name close to the given one, or "".
func suggestedName(stem, ext string) string {
	if s := slug.Of(stem); s != "" {
		return s + strings.ToLower(ext)
	}
	return ""
}

// readRecord loads a record, or returns the cached one if its file is unchanged.
func (r *reader) readRecord(s source) *cachedFile {
	before := r.previous[s.file]
	if before.unchanged(s.at) {
		return before
	}
	src, fault := readText(r.fsys, s.file)
	if fault != nil {
		return &cachedFile{found: []diag.Finding{*inFile(s.file, fault)}} // without a stamp: a retry may succeed
	}
	k := &cachedFile{at: s.at, stable: s.at.settled(), src: src}
	if before != nil && before.src == src && before.at != (stamp{}) {
		k.entry, k.found = before.entry, before.found
		return k
	}
	var found diag.List
	clone := strings.Clone
	if r.dropText {
		c := arenas.Get().(*arena)
		defer arenas.Put(c)
		clone = c.clone
	}
	k.entry = decode(s, src, clone, &found)
	k.found = found.Sorted()
	if r.dropText {
		k.src = ""
		if k.entry != nil {
			k.entry.Common().text = rereadText(r.fsys, s.file)
		}
	}
	return k
}

// decode decodes a record. It returns nil if it can't, and adds the reasons to found. clone
// copies strings, so that the source text isn't retained by the record's substrings.
func decode(s source, src string, clone func(string) string, found *diag.List) Entry {
	var entry Entry = new(Site)
	name := model.Settings
	if s.kind != nil {
		entry, name = s.kind.new(), s.kind.name
	}
	m := entry.Common()
	m.Kind, m.File = name, s.file
	m.Slug = strings.TrimSuffix(path.Base(s.file), path.Ext(s.file))
	t, fault := splitFrontMatter(src, strings.HasSuffix(s.file, ".md"))
	if fault != nil {
		found.Add(*inFile(s.file, fault))
		return nil
	}
	m.text = func() *text { return t }
	m.Body = clone(t.src[t.body:])
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
	d := decoder{
		root:     reflect.TypeOf(entry).Elem(),
		interned: map[string]string{},
		clone:    clone,
		report:   func(path, code string, args ...any) { found.Add(m.finding(path, code, args...)) },
	}
	d.table("", values, reflect.ValueOf(entry).Elem())
	return entry
}

// lineEnds gives every text \n line ends, also that of an old Mac. Page breaks, which no
// format that is published allows, become spaces. Places in the file stay what they are.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", " ", "\f", " ")

// readText reads a file as UTF-8 text with \n line ends. The byte order mark that Windows
// editors write is skipped.
func readText(fsys fs.FS, file string) (string, *diag.Finding) {
	info, err := fs.Stat(fsys, file) // before opening, which would block on a named pipe
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
	data := make([]byte, info.Size()+1) // one more byte, to detect that the file grows while it is read
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
	text := lineEnds.Replace(string(data)) // first, as all places are counted in lines that end so
	if !utf8.ValidString(text) {
		at := 0
		for at < len(text) {
			r, size := utf8.DecodeRuneInString(text[at:])
			if r == utf8.RuneError && size <= 1 {
				break
			}
			at += size
		}
		line, col := lineCol(text, at)
		return "", &diag.Finding{Code: "not-utf8", Line: line, Col: col, Args: []any{"Windows-1252"}}
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		line, col := lineCol(text, at)
		return "", &diag.Finding{Code: "nul-byte", Line: line, Col: col}
	}
	return text, nil
}

func tooBig(size int64) *diag.Finding {
	return &diag.Finding{Code: "too-big", Args: []any{float64(size) / (1 << 20), MaxSize >> 20}}
}

func unreadable(err error) *diag.Finding {
	// This is os.Root's error for a link that leaves the folder.
	if strings.Contains(err.Error(), "escapes from parent") {
		return &diag.Finding{Code: "link-outside"}
	}
	var why any
	var p *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = diag.Term("not-there") // a dangling symbolic link
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

// frontMatterCode returns the code of the finding for a first line that isn't +++. YAML front
// matter has its own message.
func frontMatterCode(first string) string {
	if strings.HasPrefix(first, "---") {
		return "yaml-front-matter"
	}
	return "no-front-matter"
}

// splitFrontMatter locates the front matter: between two +++ lines in Markdown, the whole file
// in TOML.
func splitFrontMatter(src string, markdown bool) (*text, *diag.Finding) {
	if !markdown {
		return &text{src: src, to: len(src), body: len(src)}, nil
	}
	first, rest, _ := strings.Cut(src, "\n")
	if strings.TrimRight(first, " \t") != fence {
		if before, _, opens := strings.Cut(src, fence+"\n"); opens && strings.Trim(before, " \t\n\u00a0\u202f") == "" {
			return nil, &diag.Finding{Code: "before-front-matter", Line: 1, Col: 1}
		}
		return nil, &diag.Finding{Code: frontMatterCode(first), Line: 1, Col: 1, Args: []any{first}}
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
