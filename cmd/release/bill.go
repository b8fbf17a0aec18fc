package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

// bill returns the bill of materials (SBOM) as CycloneDX 1.6 in JSON. It lists what the
// built command contains, not what go.mod requires.
func (e edition) bill(parts []part) ([]byte, error) {
	bom := cdx.NewBOM()
	main := cdx.Component{BOMRef: "parvis", Type: cdx.ComponentTypeApplication, Name: "parvis", Version: e.version,
		Licenses: &cdx.Licenses{{License: &cdx.License{ID: "MIT"}}}}
	bom.Metadata = &cdx.Metadata{Timestamp: e.time.Format(time.RFC3339), Component: &main}
	var components []cdx.Component
	var needed []string
	for _, p := range parts {
		c := cdx.Component{Type: cdx.ComponentTypeLibrary, Name: p.name, Version: p.version, PackageURL: "pkg:golang/" + p.name + "@" + p.version}
		if p.npm {
			c.PackageURL = "pkg:npm/" + strings.Replace(p.name, "@", "%40", 1) + "@" + p.version
			sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(p.sum, "sha512-"))
			if err != nil {
				return nil, fmt.Errorf("%s: %q is not an npm checksum: %w", p.name, p.sum, err)
			}
			c.Hashes = &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA512, Value: hex.EncodeToString(sum)}}
		} else if p.sum != "" { // the h1: hash of go.sum is no hash type of CycloneDX
			c.Properties = &[]cdx.Property{{Name: "go:sum", Value: p.sum}}
		}
		c.BOMRef = c.PackageURL
		c.Licenses = &cdx.Licenses{{Expression: p.licence}}
		components = append(components, c)
		needed = append(needed, c.BOMRef)
	}
	bom.Components = &components
	bom.Dependencies = &[]cdx.Dependency{{Ref: main.BOMRef, Dependencies: &needed}}
	var b bytes.Buffer
	encoder := cdx.NewBOMEncoder(&b, cdx.BOMFileFormatJSON).SetPretty(true)
	if err := encoder.EncodeVersion(bom, cdx.SpecVersion1_6); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
