package report

import (
	"fmt"
	"io"
	"strings"

	"parvis/generator/diag"
	"parvis/generator/text/visible"
)

// GitHub's escapes of a workflow command's text, and of its properties
// (actions/toolkit, packages/core/src/command.ts).
var (
	// These are GitHub's escapes of the data and of the properties of a workflow command
	// (actions/toolkit, packages/core/src/command.ts).
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// GitHub writes the findings as annotations of a GitHub workflow, one per line. GitHub shows
// the first ten errors and the first ten warnings of a step. Tasks are not written: they would
// hide what must be fixed.
func (c Check) GitHub(w io.Writer) error {
	for _, f := range c.Findings {
		level := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning"}[f.Severity]
		if level == "" {
			level = "notice"
		}
		place := "file=" + property.Replace(visible.Line(c.file(f.File)))
		if f.Line > 0 {
			place += fmt.Sprintf(",line=%d,col=%d", f.Line, f.Col)
		}
		if _, err := fmt.Fprintf(w, "::%s %s,title=%s::%s\n", level, place, property.Replace(f.Code), data.Replace(c.sentence(f))); err != nil {
			return err
		}
	}
	return nil
}
