package generator

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parvis/generator/check/withheld"
	"parvis/generator/content/record"
)

// themeTexts is the endings of the files of a theme that are searched for names.
var themeTexts = []string{".css", ".html", ".js", ".json", ".md", ".mjs", ".svg", ".toml", ".txt", ".webmanifest", ".xml"}

// checkThemeNames returns an error if a file of the folder themes has a withheld name in its
// text or in its own name. A name of one word counts where it is written with a capital: "solid" is a
// word of style sheets too.
func checkThemeNames(o Options, set *record.Set) error {
	names := withheld.Of(set.Withheld())
	if names == nil {
		return nil
	}
	search := func(file, text string) error {
		for _, found := range names.In(text) {
			first, _ := utf8.DecodeRuneInString(text[found.Offset:])
			if found.Unique || found.Certain && found.Whole && (strings.Contains(found.Of.Name, " ") || unicode.IsUpper(first)) {
				return fmt.Errorf("%s: the name “%s” is withheld (diffusion = \"partielle\"), but it can be read here", file, found.Of.Name)
			}
		}
		return nil
	}
	return withThemes(o, func(disk fs.FS) error {
		if disk == nil {
			return nil
		}
		return fs.WalkDir(disk, ".", func(file string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case record.Ignored(d.Name()) && file != "." && d.IsDir():
				return fs.SkipDir
			case record.Ignored(d.Name()) || d.IsDir():
				return nil
			}
			if err := search(file, file); err != nil || !slices.Contains(themeTexts, strings.ToLower(path.Ext(file))) {
				return err
			}
			info, err := fs.Stat(disk, file)
			if err != nil || !info.Mode().IsRegular() {
				return nil // loading the theme reports it
			}
			text, err := fs.ReadFile(disk, file)
			if err != nil {
				return err
			}
			return search(file, string(text))
		})
	})
}
