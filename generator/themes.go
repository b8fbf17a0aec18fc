package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"parvis/generator/figure/draw"
	"parvis/generator/html/emblem"
	"parvis/generator/html/legal"
	"parvis/generator/html/theme"
	"parvis/generator/model"
	"parvis/themes"
)

// ThemeError tells that the theme is at fault: there is none of that name, or
// one of its files is wrong.
type ThemeError struct{ Err error }

func (e *ThemeError) Error() string { return "theme: " + strings.TrimPrefix(e.Err.Error(), "theme: ") }
func (e *ThemeError) Unwrap() error { return e.Err }

// themeCache loads the theme of a site, unless it is the one that was loaded last.
type themeCache struct {
	options Options
	key     themeKey
	look    *theme.Theme // nil until one was loaded
}

// themeKey is the settings that a theme is loaded for.
type themeKey struct{ name, lang, base, title string }

// of is the theme of a site of these settings; the error is a ThemeError.
func (c *themeCache) of(settings *model.Site) (*theme.Theme, error) {
	key := themeKey{settings.Theme, settings.Lang, settings.Base, settings.Title}
	if c.look != nil && c.key == key {
		return c.look, nil
	}
	look, err := loadTheme(c.options, settings)
	if err != nil {
		c.look = nil
		return nil, err
	}
	c.key, c.look = key, look
	return look, nil
}

// Pages is the pages that the site owes its readers, in the words of its theme. A
// theme that can't be loaded is told when it is asked for.
func (c *themeCache) Pages(settings *model.Site) []*model.Page {
	look, err := c.of(settings)
	if err != nil {
		return nil
	}
	return legal.Pages(settings, look.Words())
}

// loadTheme loads the theme: that of the command line or of the site, from the
// folder themes beside the content or from the program.
func loadTheme(o Options, m *model.Site) (*theme.Theme, error) {
	content, err := filepath.Abs(o.Content) // "." has a folder above too
	if err != nil {
		return nil, err
	}
	name := o.Theme
	if name == "" {
		name = m.Theme
	}
	var disk fs.FS // in a Root: what a link out of it leads to isn't for a site
	folder := filepath.Join(filepath.Dir(content), "themes")
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		root, err := os.OpenRoot(folder)
		if err != nil {
			return nil, &ThemeError{err}
		}
		defer root.Close()
		disk = root.FS()
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, &ThemeError{err}
	}
	layers, err := theme.Resolve(name, disk, themes.FS)
	if err != nil {
		return nil, &ThemeError{err}
	}
	made, err := icons()
	if err != nil {
		return nil, err
	}
	files := maps.Clone(made)
	if script := draw.Interactive(); script != nil {
		files["echarts.js"], files["licences.txt"] = script, draw.Notices()
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: m.Lang, Base: m.Base, Files: files, Title: m.Title})
	if err != nil {
		return nil, &ThemeError{err}
	}
	return look, nil
}

// icons is the icons that a theme without its own is published with.
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

// wordless is an error where pages wanted words that the theme doesn't have.
func wordless(missing []string) error {
	if len(missing) > 0 {
		return &ThemeError{fmt.Errorf("no file of lang has the words %s", strings.Join(missing, ", "))}
	}
	return nil
}
