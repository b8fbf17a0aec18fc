package starter_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parvis/generator/content/starter"
)

// taplo is Taplo's command line; Taplo is the program behind Even Better TOML.
const taplo = "../../../.ci/node_modules/@taplo/cli/dist/cli.js"

// TestTaploFindsSchemas runs Taplo on a new site, where it must find the schemas through the
// site's own configuration: it reports nothing about what init writes, and each planted error
// at its line.
func TestTaploFindsSchemas(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("Taplo needs Node 18 or later; on Debian: apt install nodejs")
	}
	program, err := filepath.Abs(taplo)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(program); err != nil {
		t.Fatal("Taplo isn't installed; run: make tools")
	}
	folder := newSite(t, starter.Options{})
	lint := func() (string, error) {
		cmd := exec.Command(node, program, "lint", "--colors", "never")
		cmd.Dir = folder
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := lint(); err != nil || !strings.Contains(out, "found files") {
		t.Fatalf("%v\n%s", err, out)
	}
	faults := map[string]struct{ src, at, want string }{
		"acteurs":     {"nom = \"Essai\"\nrolle = \"etat\"\n", "2:1", "'rolle' was unexpected"},
		"territoires": {"nom = \"Essai\"\ntype = \"ville\"\n", "2:8", "\"ville\" is not one of"},
		"signataires": {"nom = \"Essai\"\ntype = \"entreprise\"\nsignature = \"11/07/2018\"\n", "3:13", "\"11/07/2018\" is not valid"},
		"ressources":  {"type = \"guide\"\n", "1:1", "\"titre\" is a required property"},
	}
	for kind, fault := range faults {
		if err := os.WriteFile(filepath.Join(folder, starter.Content, kind, "essai.toml"), []byte(fault.src), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := lint()
	for kind, fault := range faults {
		if err == nil || !strings.Contains(out, kind+"/essai.toml:"+fault.at) || !strings.Contains(out, fault.want) {
			t.Errorf("%s: %v, wanted %s at %s in\n%s", kind, err, fault.want, fault.at, out)
		}
	}
}
