package generator

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/figure/interactive"
	"parvis/generator/html/emblem"
	"parvis/generator/html/legal"
	"parvis/generator/html/theme"
	"parvis/generator/model"
	"parvis/generator/text/suggest"
	"parvis/themes"
)

// ThemeError is a fault of the theme: there is none of that name, or one of its files
// is invalid.
type ThemeError struct{ Err error }

func (e *ThemeError) Error() string { return "theme: " + strings.TrimPrefix(e.Err.Error(), "theme: ") }
func (e *ThemeError) Unwrap() error { return e.Err }

// themeCache loads the theme of a site, and keeps the last one loaded.
type themeCache struct {
	options Options
	key     themeKey
	loaded  *theme.Theme // nil before the first load
}

// themeKey is the settings that a loaded theme depends on.
type themeKey struct{ name, lang, base, title string }

// of returns the theme for these settings.
func (c *themeCache) of(settings *model.Site) (*theme.Theme, error) {
	key := themeKey{settings.Theme, settings.Lang, settings.Base, settings.Title}
	if c.loaded != nil && c.key == key {
		return c.loaded, nil
	}
	look, err := loadTheme(c.options, settings)
	if err != nil {
		c.loaded = nil
		return nil, err
	}
	c.key, c.loaded = key, look
	return look, nil
}

// Pages returns the pages that the site must have by law, in the words of its theme.
// It returns nil when the theme can't be loaded; a later call of of returns the error.
func (c *themeCache) Pages(settings *model.Site) []*model.Page {
	look, err := c.of(settings)
	if err != nil {
		return nil
	}
	return legal.Pages(settings, look.Words())
}

// withThemes calls use with the folder themes beside the content, nil if there is none.
// Within it, symbolic links that lead out of the folder aren't followed.
func withThemes(o Options, use func(disk fs.FS) error) error {
	content, err := filepath.Abs(o.Content) // so that the parent of "." is found
	if err != nil {
		return err
	}
	var disk fs.FS
	folder := filepath.Join(filepath.Dir(content), "themes")
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		root, err := os.OpenRoot(folder)
		if err != nil {
			return &ThemeError{err}
		}
		defer root.Close()
		disk = o.inputs.watch(folder, root.FS())
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &ThemeError{err}
	}
	if err := use(disk); err != nil {
		return &ThemeError{err}
	}
	return nil
}

// loadTheme loads the theme named by the command line, else by the site. It is read
// from the folder themes beside the content, or from the program.
func loadTheme(o Options, m *model.Site) (look *theme.Theme, err error) {
	made, err := icons()
	if err != nil {
		return nil, err
	}
	files := maps.Clone(made)
	if script := interactive.Script(); script != nil {
		files["echarts.js"], files["licences.txt"] = script, interactive.Notices()
	}
	err = withThemes(o, func(disk fs.FS) error {
		layers, err := theme.Resolve(cmp.Or(o.Theme, m.Theme), disk, themes.FS)
		if err == nil {
			look, err = theme.Load(theme.Options{Layers: layers, Lang: m.Lang, Base: m.Base, Files: files, Title: m.Title})
		}
		return err
	})
	return look, err
}

// unknownTheme returns the finding that no theme has the name that site.toml gives; nil if one has,
// or if the command names another. Other faults of a theme stop a build.
func unknownTheme(o Options, s *record.Site) (*diag.Finding, error) {
	if s == nil || o.Theme != "" || s.Theme.Name == "" {
		return nil, nil
	}
	err := withThemes(o, func(disk fs.FS) error {
		_, err := theme.Resolve(s.Theme.Name, disk, themes.FS)
		return err
	})
	var unknown *theme.UnknownError
	if !errors.As(err, &unknown) || unknown.By != "" {
		return nil, err
	}
	line, col := s.At("theme.nom")
	return &diag.Finding{Code: "unknown-theme", File: s.File, Line: line, Col: col, Key: "theme.nom",
		Args: []any{unknown.Name, strings.Join(unknown.Known, ", "), suggest.To(unknown.Name, unknown.Known)}}, nil
}

// icons returns the default icons, for a theme without its own.
var icons = sync.OnceValues(func() (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, size := range []int{emblem.Small, emblem.Touch, emblem.Home, emblem.Large} {
		icon, err := emblem.Icon(size)
		if err != nil {
			return nil, err
		}
		files[fmt.Sprintf("icon-%d.png", size)] = icon
	}
	return files, nil
})

// missingWordsError returns an error that lists words that pages use and the theme
// lacks; nil when there are none.
func missingWordsError(missing []string) error {
	if len(missing) > 0 {
		return &ThemeError{fmt.Errorf("no file of lang has the words %s", strings.Join(missing, ", "))}
	}
	return nil
}
