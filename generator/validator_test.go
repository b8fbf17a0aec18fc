package generator_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// checkerJar is the Nu HTML checker, the one behind validator.w3.org/nu.
const checkerJar = "../.ci/node_modules/vnu-jar/build/dist/vnu.jar"

// TestValid passes every HTML page, style sheet and drawing of a site to the Nu
// checker and wants no message: no error, no warning, no remark. Nothing is
// filtered. Two sites are checked, the real one and a made-up one, which
// has what the real records don't have yet: conventions, withheld names, long
// lists. Of that one, a few files of each kind are checked; under -whole, all.
func TestValid(t *testing.T) {
	java, err := exec.LookPath("java")
	if err != nil {
		t.Fatal("the HTML checker needs Java 17 or later; on Debian: apt install default-jre-headless")
	}
	if _, err := os.Stat(checkerJar); err != nil {
		t.Fatal("the HTML checker isn't installed; run: make tools")
	}
	t.Parallel()
	for name, most := range map[string]int{"real": 0, "made": 8} {
		if *whole {
			most = 0
		}
		t.Run(name, func(t *testing.T) {
			validate(t, java, site(t, name), most)
		})
	}
}

var bodyKind = regexp.MustCompile(`<body class="kind-([a-z]+)`)

// validate checks the files of a site, or as many of each kind as most if it isn't 0.
func validate(t *testing.T, java string, b *built, most int) {
	var files []string
	seen := map[string]int{} // files of each kind
	for _, file := range slices.Sorted(maps.Keys(b.files)) {
		kind := path.Ext(file)
		if !slices.Contains([]string{".html", ".css", ".svg"}, kind) {
			continue
		}
		if m := bodyKind.FindStringSubmatch(b.files[file]); m != nil {
			kind = m[1]
		}
		if seen[kind]++; most == 0 || seen[kind] <= most {
			files = append(files, filepath.Join(b.dir, filepath.FromSlash(file)))
		}
	}
	if len(seen) < 15 {
		t.Fatalf("only %d kinds of file to check", len(seen))
	}

	args := []string{"-jar", checkerJar, "--also-check-css", "--also-check-svg", "--verbose", "--exit-zero-always", "--format", "json"}
	var checked, said bytes.Buffer
	cmd := exec.Command(java, append(args, files...)...)
	cmd.Stdout, cmd.Stderr = &checked, &said
	if err := cmd.Run(); err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("the HTML checker failed: %v\n%s", err, &said)
		}
		t.Fatal(err)
	}
	if n := strings.Count(checked.String(), "\n"); n != len(files) {
		t.Errorf("the HTML checker read %d files of %d", n, len(files))
	}
	var answer struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
			LastLine, FirstColumn                int
		}
	}
	if err := json.Unmarshal(said.Bytes(), &answer); err != nil {
		t.Fatalf("the HTML checker's answer: %v\n%.2000s", err, &said)
	}
	messages := answer.Messages[:0]
	for _, m := range answer.Messages {
		if !slices.Contains(unknownToTheChecker, m.Message) {
			messages = append(messages, m)
		}
	}
	for i, m := range messages {
		if i == 40 {
			t.Errorf("and %d messages more", len(messages)-i)
			break
		}
		file := strings.TrimPrefix(m.URL, "file:"+b.dir+"/")
		t.Errorf("%s:%d:%d: %s: %s\n\t%s", file, m.LastLine, m.FirstColumn, strings.TrimSpace(m.Type+" "+m.SubType), m.Message, m.Extract)
	}
}

// unknownToTheChecker is what it says of two CSS properties of SVG 2 that its list lacks: paint-order (13.8), which
// puts a halo behind its text, and vector-effect (8.13), which keeps the lines of maps thin. All browsers have them. As
// attributes they would be in each of a thousand texts, and it refuses the second there too.
var unknownToTheChecker = []string{"CSS: “paint-order”: Property “paint-order” doesn't exist.", "CSS: “vector-effect”: Property “vector-effect” doesn't exist."}
