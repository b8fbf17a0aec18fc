package publish

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"unicode"

	"parvis/generator/site/address"
)

// hiddenNames is the only files of a site whose path has a name that starts with a
// dot (see package address).
var hiddenNames = []string{".htaccess", ".well-known/security.txt"}

// isSitePath reports whether a path is one that Parvis publishes: below the target,
// not hidden, not one of its own files there, short enough for all systems, and with one
// meaning for them.
// What a list names and Parvis would never publish, it never removes either.
func isSitePath(name string) bool {
	if !fs.ValidPath(name) || name == "." || strings.ContainsFunc(name, isSpecial) || !address.Fits(name) {
		return false
	}
	for _, hidden := range hiddenNames {
		if name == hidden {
			return true
		}
	}
	for part := range strings.SplitSeq(name, "/") {
		// Windows drops dots and spaces at the end.
		if strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
			return false
		}
	}
	return true
}

// isSpecial reports whether a character means something in a path for some system:
// separators, drives, streams, patterns, short names, and what isn't seen.
func isSpecial(r rune) bool {
	return strings.ContainsRune(`\:*?"<>|~`, r) || unicode.In(r, unicode.Cc, unicode.Cf)
}

// checkLinks returns a LinkError if a folder on the way to name, or name itself with
// final, is a symbolic link: it could lead out of the target.
func checkLinks(lstat func(string) (fs.FileInfo, error), name string, final bool) error {
	for at := range prefixes(name) {
		if at == name && !final {
			return nil
		}
		info, err := lstat(at)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case info.Mode()&fs.ModeSymlink != 0:
			return &LinkError{at}
		}
	}
	return nil
}

// prefixes yields the folders on the way to name, from the top, then name.
func prefixes(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for i, c := range name {
			if c == '/' && !yield(name[:i]) {
				return
			}
		}
		yield(name)
	}
}

// hasExactly reports whether each part of a path is an entry of its folder under
// exactly this name.
func hasExactly(list func(dir string) ([]string, error), name string) (bool, error) {
	for at := range prefixes(name) {
		names, err := list(path.Dir(at))
		if errors.Is(err, fs.ErrNotExist) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		found := false
		for _, n := range names {
			found = found || n == path.Base(at)
		}
		if !found {
			return false, nil
		}
	}
	return true, nil
}
