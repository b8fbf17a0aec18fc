package report

import (
	"fmt"
	"io"
	"testing"

	"parvis/generator/diag"
)

// BenchmarkFormats writes a thousand findings in each format.
func BenchmarkFormats(b *testing.B) {
	c := everything()
	for i := range 1000 {
		c.Findings = append(c.Findings, diag.Finding{Code: "self-reference", File: fmt.Sprintf("signataires/s-%d.md", i), Line: 12, Col: 3, Args: []any{"aude"}})
	}
	for name, write := range map[string]func(io.Writer) error{"json": c.JSON, "github": c.GitHub, "sarif": c.SARIF} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
