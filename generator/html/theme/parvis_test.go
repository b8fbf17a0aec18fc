package theme

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// The default theme itself, as it lies in the repository.
var parvis = os.DirFS("../../../themes/parvis")

func loadParvis(t *testing.T, lang string) *Theme {
	t.Helper()
	th, err := Load(Options{Layers: []fs.FS{parvis}, Lang: lang, Base: "/"})
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func TestParvisHasEveryKind(t *testing.T) {
	want := "action actions article compare dashboard data domain embed experience figure home list map near notfound questions redirect search signatory synthesis territory tree"
	got := " " + strings.Join(loadParvis(t, "fr").Kinds(), " ") + " "
	for _, kind := range strings.Fields(want) {
		if !strings.Contains(got, " "+kind+" ") {
			t.Errorf("no template for kind %s", kind)
		}
	}
}

// Every key that a template asks for is in both languages, and both languages
// have the same keys with the same number of arguments.
func TestParvisWords(t *testing.T) {
	fr, en := loadParvis(t, "fr").Words(), loadParvis(t, "en").Words()
	asks := regexp.MustCompile(`[{(]\s*(?:-\s*)?[tn] "([^"]+)"|[^.\w][tn] "([^"]+)"`)
	used := 0
	err := fs.WalkDir(parvis, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(p) != ".html" {
			return err
		}
		src, err := fs.ReadFile(parvis, p)
		if err != nil {
			return err
		}
		for _, m := range asks.FindAllStringSubmatch(string(src), -1) {
			key := m[1] + m[2]
			used++
			if !fr.Has(key) {
				t.Errorf("%s: key %q is not in lang/fr.toml", p, key)
			}
			if !en.Has(key) {
				t.Errorf("%s: key %q is not in lang/en.toml", p, key)
			}
		}
		return nil
	})
	if err != nil || used < 40 {
		t.Fatalf("%d keys found in templates, err %v", used, err)
	}
	for _, pair := range []struct {
		a, b *Words
		to   string
	}{{fr, en, "en"}, {en, fr, "fr"}} {
		for key, p := range pair.a.plain {
			q, ok := pair.b.plain[key]
			if !ok {
				t.Errorf("lang/%s.toml: key %q is missing", pair.to, key)
			} else if p.arity != q.arity {
				t.Errorf("lang/%s.toml: key %q: %d arguments, %d in the other language", pair.to, key, q.arity, p.arity)
			}
		}
		for key := range pair.a.plural {
			if _, ok := pair.b.plural[key]; !ok {
				t.Errorf("lang/%s.toml: plural %q is missing", pair.to, key)
			}
		}
	}
}

func TestParvisIsLight(t *testing.T) {
	th := loadParvis(t, "fr")
	if n := len(th.shared()); n > 22*1024 {
		t.Errorf("the style that every page asks for weighs %d bytes: wanted 22 KiB at most", n)
	}
	for _, a := range th.Assets() {
		if n := len(a.Bytes); strings.HasSuffix(a.Path, ".css") && n > 8*1024 && string(a.Bytes) != string(th.shared()) {
			t.Errorf("%s weighs %d bytes: wanted 8 KiB at most for one kind of page", a.Path, n)
		}
	}
	sheet := css(th)
	for _, foreign := range []string{"http:", "https:", "data:", "@import", "@font-face", "Marianne"} {
		if strings.Contains(sheet, foreign) {
			t.Errorf("the style has %s", foreign)
		}
	}
}

// The script of figures is small, asks for nothing from elsewhere, and sets no
// style or markup by text, which a Content-Security-Policy would refuse.
func TestParvisScript(t *testing.T) {
	src := scriptOf(t, "figure")
	if n := len(src); n == 0 || n > 5*1024 {
		t.Errorf("the script weighs %d bytes: wanted 5 KiB at most", n)
	}
	for _, foreign := range []string{"http:", "https:", "data:", "innerHTML", "insertAdjacentHTML", `"style"`, "cssText", "eval(", "Function("} {
		if strings.Contains(src, foreign) {
			t.Errorf("the script has %s", foreign)
		}
	}
	// Words that it shows are attributes of its element.
	element, err := fs.ReadFile(parvis, "base/figure.html")
	if err != nil {
		t.Fatal(err)
	}
	own, err := fs.ReadFile(parvis, "assets/figure.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?:say|button)\('(\w+)'|words\.(\w+)`).FindAllSubmatch(own, -1) {
		if key := string(m[1]) + string(m[2]); !strings.Contains(string(element), " data-"+key+"=") {
			t.Errorf("figure.js: no attribute data-%s in base/figure.html", key)
		}
	}
}

// No template carries a style or a script of its own but the data that search
// engines read, nor asks another host for
// anything.
func TestParvisIsPlain(t *testing.T) {
	module := regexp.MustCompile(`<script type="module" src="\{\{asset (?:"figure\.js"|\.)\}\}"[^>]*></script>`)
	data := regexp.MustCompile(`<script type="application/ld\+json">\{\{\.About\}\}</script>`)
	bad := regexp.MustCompile(`(?i)<script|<style|\sstyle=|\son[a-z]+=|(?:src|href)="https?:`)
	err := fs.WalkDir(parvis, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(p) != ".html" {
			return err
		}
		src, err := fs.ReadFile(parvis, p)
		if m := bad.Find(data.ReplaceAll(module.ReplaceAll(src, nil), nil)); m != nil {
			t.Errorf("%s: %s", p, m)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
