package report

import (
	"io"
	"net/url"
	"regexp"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"parvis/generator/diag"
)

// sarifSchema is the address of the SARIF 2.1.0 schema, as OASIS publishes it.
const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// SARIF writes the findings, and the tasks as notes, as one run of a SARIF 2.1.0 log. Columns
// are counted in code points.
func (c Check) SARIF(w io.Writer) error {
	return encode(w, c.log())
}

// log returns the SARIF log.
func (c Check) log() *sarif.Report {
	driver := sarif.NewToolComponent().WithName("Parvis").WithVersion(c.Program).WithLanguage(c.Lang)
	run := sarif.NewRun().WithTool(sarif.NewTool().WithDriver(driver)).WithColumnKind("unicodeCodePoints").WithLanguage(c.Lang)
	rules := map[string]int{}
	for _, fs := range [][]diag.Finding{c.Findings, c.Todo} {
		for _, f := range fs {
			index, known := rules[f.Code]
			if !known {
				index = len(rules)
				rules[f.Code] = index
				driver.AddRule(sarif.NewReportingDescriptor().WithID(f.Code))
			}
			run.AddResult(c.result(f).WithRuleIndex(index))
		}
	}
	log := sarif.NewReport().AddRun(run)
	log.Schema = sarifSchema
	return log
}

// result converts one finding; SARIF has no level for tasks, so they are notes.
func (c Check) result(f diag.Finding) *sarif.Result {
	level := severity(f.Severity)
	if f.Severity == diag.Task {
		level = "note"
	}
	place := sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewArtifactLocation().WithURI(uri(c.file(f.File))))
	if f.Line > 0 {
		place.WithRegion(sarif.NewRegion().WithStartLine(f.Line).WithStartColumn(f.Col))
	}
	return sarif.NewResult().WithRuleID(f.Code).WithLevel(level).
		WithMessage(sarif.NewTextMessage(c.sentence(f))).
		AddLocation(sarif.NewLocation().WithPhysicalLocation(place))
}

var drive = regexp.MustCompile(`^[A-Za-z]:/`)

// uri returns a path as a URI reference (RFC 3986): relative, or with the file scheme when the
// path is absolute (RFC 8089), Windows drives and UNC paths included.
func uri(file string) string {
	u := url.URL{Path: file}
	switch server, rest, _ := strings.Cut(strings.TrimPrefix(file, "//"), "/"); {
	case strings.HasPrefix(file, "//"):
		u = url.URL{Scheme: "file", Host: server, Path: "/" + rest}
	case drive.MatchString(file):
		u = url.URL{Scheme: "file", Path: "/" + file}
	case strings.HasPrefix(file, "/"):
		u.Scheme = "file"
	}
	return u.String()
}
