package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"parvis/generator/content/synth"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/testsite"
)

var update = flag.Bool("update", false, "accept the fields that were added to the schema")

// sites is what is exported: the real records, the miniature ones, and some made
// up.
func sites(t testing.TB) map[string]*model.Site {
	made := t.TempDir()
	if _, _, err := synth.Write(made, 7, 150); err != nil {
		t.Fatal(err)
	}
	return map[string]*model.Site{"real": testsite.Of(t, os.DirFS("../../../content")), "mini": nasty(testsite.Of(t, os.DirFS("../../testdata/mini/content"))), "synth": testsite.Of(t, os.DirFS(made))}
}

// nasty puts into a site what files have trouble with.
func nasty(site *model.Site) *model.Site {
	texts := []string{"=1+1", "+33", "-x", "@moi", "\ttab", "'=déjà", "a\"b\", c;d", "ligne\nsuivante\r\net fin", "＝2", "'", "_x0041_ & <b>", "cloche\a", "é\u2028è", " espaces ", "\\N"}
	for i, s := range texts {
		k := *site.Signatories[0].Commitments[0]
		k.ID, k.Action, k.Description, k.Note = "essai-"+string(rune('a'+i)), s, "x"+s, s
		site.Signatories[0].Commitments = append(site.Signatories[0].Commitments, &k)
	}
	site.Experiences[0].Keep = append(site.Experiences[0].Keep, texts...)
	return site
}

func aboutOf(site *model.Site) About {
	return About{Title: "Données de " + site.Title, Description: site.Description, Publisher: site.Publisher.Name, Email: "donnees@exemple.test", Licence: site.Licence.Name,
		LicenceURL: site.Licence.URL, Home: site.URL + "donnees/", Root: site.URL + "donnees/v2/", Lang: site.Lang, Site: site.URL}
}

// dataOf returns a site as tables.
func dataOf(site *model.Site) *Data { return Of(site, stats.Of(site)) }

// written returns the files of a site in a folder, made in one walk. What is known of
// them then is so.
func written(t testing.TB, site *model.Site) (dir string, set *Set) {
	t.Helper()
	dir, set = t.TempDir(), Files(dataOf(site), aboutOf(site))
	made := walked(t, set)
	known, err := set.Measured()
	if err != nil || len(made) != len(set.Files()) {
		t.Fatalf("%d files, of %d (%v)", len(made), len(set.Files()), err)
	}
	for _, f := range set.Files() {
		put(t, filepath.Join(dir, f.Name), made[f.Name])
		size, sum := known.File(f.Name), sha256.Sum256(made[f.Name])
		if size.Bytes != int64(len(made[f.Name])) || size.SHA256 != "" && size.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s has %d bytes, and said %v", f.Name, len(made[f.Name]), size)
		}
	}
	for _, f := range set.Described() {
		data, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, f.Name), data)
	}
	return dir, set
}

// walked returns the files made in one walk, by name.
func walked(t testing.TB, set *Set) map[string][]byte {
	t.Helper()
	made := map[string][]byte{}
	err := set.Write(func(name string, content func(io.Writer) error) error {
		var out bytes.Buffer
		err := content(&out)
		made[name] = out.Bytes()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// one returns a file made alone.
func one(t testing.TB, set *Set, name string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := set.WriteOne(&out, name); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func put(t testing.TB, file string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// tools is where npm puts the programs of others that read what is published.
const tools = "../../../.ci/node_modules"

// node runs a script of testdata with others' tools at hand.
func node(t *testing.T, script string, args ...string) []byte {
	t.Helper()
	bin, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("what reads the data needs Node 18 or later; on Debian: apt install nodejs")
	}
	if _, err := os.Stat(filepath.Join(tools, "datapackage")); err != nil {
		t.Fatal("what reads the data isn't installed; run: make tools")
	}
	at, err := filepath.Abs(tools)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(bin, append([]string{filepath.Join("testdata", script), at}, args...)...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%.4000s", script, err, said.Bytes())
	}
	return out.Bytes()
}
