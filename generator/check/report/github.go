package report

import (
	"fmt"
	"io"
	"strings"

	"parvis/generator/diag"
)

// GitHub's escapes of a workflow command's text, and of its properties
// (actions/toolkit, packages/core/src/command.ts).
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// GitHub writes the findings as annotations of a GitHub workflow, one line
// each; GitHub shows the first ten errors and the first ten warnings of a step.
// Work that is left isn't annotated: it would hide what is to be mended.
func (c Check) GitHub(w io.Writer) error {
	for _, f := range c.Findings {
		level := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning"}[f.Severity]
		if level == "" {
			level = "notice"
		}
		place := "file=" + property.Replace(c.file(f.File))
		if f.Line > 0 {
			place += fmt.Sprintf(",line=%d,col=%d", f.Line, f.Col)
		}
		if _, err := fmt.Fprintf(w, "::%s %s,title=%s::%s\n", level, place, property.Replace(f.Code), data.Replace(c.sentence(f))); err != nil {
			return err
		}
	}
	return nil
}
