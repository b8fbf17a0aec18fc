package address

import "strings"

// Fits reports whether a path, from the site's root, is short enough for all file systems and
// hosts: 255 bytes for each name, as in Linux (NAME_MAX), and 1024 in all, as in macOS (PATH_MAX)
// and for the keys of S3.
func Fits(file string) bool {
	const maxName, maxPath = 255, 1024
	if len(file) > maxPath {
		return false
	}
	for name := range strings.SplitSeq(file, "/") {
		if len(name) > maxName {
			return false
		}
	}
	return true
}
