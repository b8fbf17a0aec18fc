package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// licences maps each linked module to its licence (SPDX), as read by a person. A module
// that isn't listed stops the release.
var licences = map[string]string{
	"github.com/BurntSushi/toml":            "MIT",
	"github.com/agnivade/levenshtein":       "MIT",
	"github.com/andybalholm/brotli":         "MIT",
	"github.com/cenkalti/backoff/v5":        "MIT",
	"github.com/cespare/xxhash/v2":          "MIT",
	"github.com/dustin/go-humanize":         "MIT",
	"github.com/evanw/esbuild":              "MIT",
	"github.com/fsnotify/fsnotify":          "BSD-3-Clause",
	"github.com/go-echarts/go-echarts/v2":   "MIT",
	"github.com/go-fonts/liberation":        "BSD-3-Clause AND OFL-1.1",
	"github.com/gofrs/flock":                "BSD-3-Clause",
	"github.com/google/uuid":                "BSD-3-Clause",
	"github.com/hashicorp/go-cleanhttp":     "MPL-2.0",
	"github.com/hashicorp/go-retryablehttp": "MPL-2.0",
	"github.com/inconshreveable/mousetrap":  "Apache-2.0",
	"github.com/justinas/nosurf":            "MIT",
	"github.com/klauspost/compress":         "Apache-2.0 AND BSD-3-Clause AND MIT",
	"github.com/klauspost/cpuid/v2":         "MIT",
	"github.com/klauspost/crc32":            "BSD-3-Clause",
	"github.com/kr/fs":                      "BSD-3-Clause",
	"github.com/minio/crc64nvme":            "Apache-2.0",
	"github.com/minio/md5-simd":             "Apache-2.0 AND BSD-3-Clause",
	"github.com/minio/minio-go/v7":          "Apache-2.0",
	"github.com/owenrumney/go-sarif/v3":     "Unlicense",
	"github.com/philhofer/fwd":              "MIT",
	"github.com/pkg/sftp":                   "BSD-2-Clause",
	"github.com/richardlehane/mscfb":        "Apache-2.0",
	"github.com/richardlehane/msoleps":      "Apache-2.0",
	"github.com/rivo/uniseg":                "MIT",
	"github.com/rogpeppe/go-internal":       "BSD-3-Clause",
	"github.com/rs/xid":                     "MIT",
	"github.com/spf13/cobra":                "Apache-2.0",
	"github.com/spf13/pflag":                "BSD-3-Clause",
	"github.com/temoto/robotstxt":           "MIT",
	"github.com/tiendc/go-deepcopy":         "MIT",
	"github.com/tinylib/msgp":               "MIT AND BSD-3-Clause",
	"github.com/xeipuuv/gojsonpointer":      "Apache-2.0",
	"github.com/xeipuuv/gojsonreference":    "Apache-2.0",
	"github.com/xeipuuv/gojsonschema":       "Apache-2.0",
	"github.com/xuri/efp":                   "BSD-3-Clause",
	"github.com/xuri/excelize/v2":           "BSD-3-Clause",
	"github.com/xuri/nfp":                   "BSD-3-Clause",
	"github.com/yuin/goldmark":              "MIT",
	"github.com/zeebo/xxh3":                 "BSD-2-Clause",
	"go.yaml.in/yaml/v3":                    "MIT AND Apache-2.0",
	"golang.org/x/crypto":                   "BSD-3-Clause",
	"golang.org/x/image":                    "BSD-3-Clause",
	"golang.org/x/net":                      "BSD-3-Clause",
	"golang.org/x/sync":                     "BSD-3-Clause",
	"golang.org/x/sys":                      "BSD-3-Clause",
	"golang.org/x/term":                     "BSD-3-Clause",
	"golang.org/x/text":                     "BSD-3-Clause",
	"gopkg.in/ini.v1":                       "Apache-2.0",
}

func licenceOf(module string) string { return licences[module] }

// licenceFile matches the names of files with licences and required notices.
var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([._-].*)?$`)

// notices returns the full licence texts of all parts, those of the ECharts bundle, and
// the sources of the reference tables.
func (e edition) notices(parts []part) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("Parvis is made with the works below. Each is under its own terms.\n" +
		"The source of a Go module, at its version: go mod download -json MODULE@VERSION\n")
	for _, p := range parts {
		if p.licence == "" {
			return nil, fmt.Errorf("%s: its licence is not known; read it, and add it to licences in cmd/release/notices.go", p.name)
		}
		if p.npm {
			continue // in licences.txt of the bundle
		}
		found := false
		for _, dir := range p.folders {
			entries, err := os.ReadDir(dir)
			if err != nil {
				return nil, err
			}
			for _, f := range entries {
				if f.IsDir() || !licenceFile.MatchString(f.Name()) || strings.HasSuffix(f.Name(), ".go") {
					continue
				}
				text, err := os.ReadFile(filepath.Join(dir, f.Name()))
				if err != nil {
					return nil, err
				}
				below, err := filepath.Rel(commonFolder(p.folders), filepath.Join(dir, f.Name()))
				if err != nil {
					return nil, err
				}
				writeNotice(&b, p.name+" "+p.version+" ("+p.licence+"): "+filepath.ToSlash(below), text)
				found = true
			}
		}
		if !found {
			return nil, fmt.Errorf("%s %s: no file with its licence", p.name, p.version)
		}
	}
	for _, own := range []struct{ title, file string }{
		{"Apache ECharts and what it is made with", "generator/figure/interactive/dist/licences.txt"},
		{"Reference tables: territories and outlines", "generator/reference/geo/data/README.md"},
		{"Reference tables: activities", "generator/reference/naf/tables/README.md"},
	} {
		text, err := os.ReadFile(filepath.Join(e.root, filepath.FromSlash(own.file)))
		if err != nil {
			return nil, err
		}
		writeNotice(&b, own.title, text)
	}
	return b.Bytes(), nil
}

func writeNotice(b *bytes.Buffer, title string, text []byte) {
	fmt.Fprintf(b, "\n\n==== %s ====\n\n%s\n", title, bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))))
}

// commonFolder returns the folder that contains the others.
func commonFolder(folders []string) string {
	return slices.MinFunc(folders, func(a, b string) int { return len(a) - len(b) })
}
