package theme

import (
	"fmt"
	"strings"
)

// esbuild follows the nesting of a script or a style by calling itself: deep enough, that ends the
// program, and nothing can recover from it. These limits are far above what people write.
const (
	maxSource  = 64 << 10 // bytes of a script or a style: chains of operators nest too, and none of 128 KiB ends it
	maxNesting = 500      // brackets within brackets
	maxSigns   = 1000     // signs of operators in a row
)

// tooDeep returns an error for a script or a style that esbuild may not be given. Brackets in
// strings and comments count too.
func tooDeep(file string, src []byte) error {
	if len(src) > maxSource {
		return fmt.Errorf("%s: %d KiB: wanted at most %d", file, len(src)>>10, maxSource>>10)
	}
	depth, signs, line := 0, 0, 1
	for _, c := range src {
		switch {
		case c == '\n':
			line++
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case strings.IndexByte(")]}", c) >= 0:
			depth = max(depth-1, 0)
		}
		if strings.IndexByte("!~+- \t\n", c) < 0 {
			signs = 0
		} else if c != ' ' && c != '\t' && c != '\n' {
			signs++
		}
		if depth > maxNesting || signs > maxSigns {
			return fmt.Errorf("%s:%d: nested too deeply: wanted at most %d brackets within each other", file, line, maxNesting)
		}
	}
	return nil
}
