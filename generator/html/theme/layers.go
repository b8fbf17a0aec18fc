package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"
)

// manifest is the content of a theme.toml.
type manifest struct {
	Name        string `toml:"name"`
	Description string `toml:"description"`
	Base        string `toml:"base"`
}

// namedLayer is a layer with the name of its theme, for error messages.
type namedLayer struct {
	fs.FS
	name string
	from fs.FS // the folder of themes; unlike a part of it, it tells of a file without opening it
}

// Open opens a file. A symbolic link that leads out of the folder of themes (an
// os.Root) is an explicit error, and so is what isn't a file: opening a named pipe would wait for
// somebody to write to it.
func (f namedLayer) Open(name string) (fs.File, error) {
	if info, err := fs.Stat(f.from, path.Join(f.name, name)); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file: wanted a copy of the file")
	}
	file, err := f.FS.Open(name)
	if escapesRoot(err) {
		err = errors.New("a link out of the folder of themes: wanted the file itself, copied there")
	}
	return file, err
}

// escapesRoot reports whether an error is os.Root's for a link that leads out
// of it.
func escapesRoot(err error) bool {
	return err != nil && strings.Contains(err.Error(), "escapes from parent")
}

// UnknownError is returned when no theme has a name.
type UnknownError struct {
	Name  string
	By    string   // the theme.toml whose base it is; "" if none
	Known []string // sorted
}

func (e *UnknownError) Error() string {
	by := ""
	if e.By != "" {
		by = e.By + ": base: "
	}
	return fmt.Sprintf("%sunknown theme %q: wanted one of %s", by, e.Name, strings.Join(e.Known, ", "))
}

// Resolve returns the layers of a theme, the most specific first. disk holds
// theme folders and may be nil; embedded holds the themes of the program. The
// base of a theme on disk is the one its theme.toml names, else the embedded
// theme of the same name, else Default.
func Resolve(name string, disk, embedded fs.FS) ([]fs.FS, error) {
	if name == "" {
		name = Default
	}
	var layers []fs.FS
	var chain []string
	diskSeen, embeddedSeen := map[string]bool{}, map[string]bool{}
	for {
		chain = append(chain, name)
		from, seen, file := disk, diskSeen, name+"/theme.toml"
		if disk != nil && fs.ValidPath(name) {
			if _, err := fs.Stat(disk, name); escapesRoot(err) {
				return nil, fmt.Errorf("theme %q: a link out of the folder of themes: wanted the folder itself, copied there", name)
			}
		}
		switch {
		case isTheme(disk, name) && !diskSeen[name]:
		case isTheme(embedded, name) && !embeddedSeen[name]:
			from, seen = embedded, embeddedSeen
		case diskSeen[name] || embeddedSeen[name]:
			return nil, fmt.Errorf("theme %q is its own base: %s\n\tchange base in %s", name, strings.Join(chain, " → "), chain[len(chain)-2]+"/theme.toml")
		default:
			by := ""
			if len(chain) > 1 {
				by = chain[len(chain)-2] + "/theme.toml"
			}
			return nil, &UnknownError{name, by, themeNames(disk, embedded)}
		}
		seen[name] = true
		sub, err := fs.Sub(from, name)
		if err != nil {
			return nil, fmt.Errorf("theme %q: %w", name, err)
		}
		layer := namedLayer{sub, name, from}
		m, err := readManifest(layer, file)
		if err != nil {
			return nil, err
		}
		layers = append(layers, layer)
		switch {
		case m.Base != "":
			name = m.Base
		case embeddedSeen[name]:
			return layers, nil
		case !isTheme(embedded, name):
			name = Default
		}
	}
}

func isTheme(in fs.FS, name string) bool {
	if in == nil || !fs.ValidPath(name) || name == "." || strings.Contains(name, "/") {
		return false
	}
	info, err := fs.Stat(in, name)
	return err == nil && info.IsDir()
}

func themeNames(places ...fs.FS) []string {
	var names []string
	for _, in := range places {
		if in == nil {
			continue
		}
		entries, _ := fs.ReadDir(in, ".")
		for _, e := range entries {
			if !strings.HasPrefix(e.Name(), ".") && isTheme(in, e.Name()) {
				names = append(names, e.Name())
			}
		}
	}
	sort.Strings(names)
	return slices.Compact(names)
}

func readManifest(in fs.FS, file string) (manifest, error) {
	var m manifest
	src, err := fs.ReadFile(in, "theme.toml")
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return m, fmt.Errorf("%s: %w", file, err)
	}
	meta, err := toml.Decode(string(src), &m)
	if err != nil {
		return m, fmt.Errorf("%s", position(file, err))
	}
	if odd := meta.Undecoded(); len(odd) > 0 {
		return m, fmt.Errorf("%s: unknown key %q: wanted name, description or base", file, odd[0])
	}
	return m, nil
}

// position puts the file and the line of a TOML error first.
func position(file string, err error) string {
	var at toml.ParseError
	if errors.As(err, &at) {
		return fmt.Sprintf("%s:%d: %s", file, at.Position.Line, at.Message)
	}
	return file + ": " + strings.TrimPrefix(err.Error(), "toml: ")
}

// tree is the union of the layers, as one folder.
type tree struct {
	layers []fs.FS
	paths  []string       // sorted
	owner  map[string]int // path to index of the layer it is read from
}

func newTree(layers []fs.FS) (*tree, error) {
	if len(layers) == 0 {
		return nil, errors.New("theme: no layer to load")
	}
	t := &tree{layers: layers, owner: map[string]int{}}
	for i, layer := range layers {
		if _, err := readManifest(layer, t.layerPath(i, "theme.toml")); err != nil {
			return nil, err
		}
		err := fs.WalkDir(layer, ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			name := path.Base(p)
			hidden := p != "." && (strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~"))
			if d.IsDir() {
				if hidden {
					return fs.SkipDir
				}
				return nil
			}
			if _, taken := t.owner[p]; !taken && !hidden {
				t.owner[p] = i
				t.paths = append(t.paths, p)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("theme %s: %w", t.layerPath(i, "."), err)
		}
	}
	sort.Strings(t.paths)
	return t, nil
}

func (t *tree) read(p string) ([]byte, error) {
	i, ok := t.owner[p]
	if !ok {
		return nil, fmt.Errorf("%s: in no layer of the theme", p)
	}
	src, err := fs.ReadFile(t.layers[i], p)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.sourcePath(p), err)
	}
	return src, nil
}

// list returns the files directly in a folder; ext filters by extension, "" for
// all.
func (t *tree) list(folder, ext string) []string {
	var found []string
	for _, p := range t.paths {
		if path.Dir(p) == folder && (ext == "" || path.Ext(p) == ext) {
			found = append(found, p)
		}
	}
	return found
}

// layerPath returns a path of a layer, prefixed with the name of the theme if
// known.
func (t *tree) layerPath(layer int, p string) string {
	if f, ok := t.layers[layer].(namedLayer); ok {
		return path.Join(f.name, p)
	}
	return p
}

// sourcePath is layerPath for the layer that a path is read from.
func (t *tree) sourcePath(p string) string { return t.layerPath(t.owner[p], p) }
