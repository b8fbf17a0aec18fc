package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parvis/generator/testbrowser"
)

// formTab opens a tab on a served site.
func formTab(t *testing.T, s *served, width int64) *testbrowser.Tab {
	t.Helper()
	tab := testbrowser.Open(t, width, 900)
	tab.URL = strings.TrimSuffix(s.url, "/")
	return tab
}

// reach presses a key until the focused element answers a script, and fails if the focus goes round.
func reach(t *testing.T, tab *testbrowser.Tab, what, script string) {
	t.Helper()
	for range 400 {
		var ok bool
		tab.Run(t, chromedp.Evaluate("((e) => Boolean("+script+"))(document.activeElement)", &ok))
		if ok {
			return
		}
		tab.Run(t, chromedp.KeyEvent(kb.Tab))
	}
	t.Fatalf("the keyboard doesn't reach %s", what)
}

// enter presses Enter as a keyboard does: in one event. In several, the last would reach the field that a
// link gives the focus to, and send the form.
var enter = chromedp.Tasks{input.DispatchKeyEvent(input.KeyDown).WithKey("Enter").WithCode("Enter").WithText("\r").WithWindowsVirtualKeyCode(13),
	input.DispatchKeyEvent(input.KeyUp).WithKey("Enter").WithCode("Enter").WithWindowsVirtualKeyCode(13)}

// TestFormsByKeyboard changes a signatory from its page with the keyboard alone, with scripts and without:
// one comes back to the page, which says it.
func TestFormsByKeyboard(t *testing.T) {
	for name, scripts := range map[string]bool{"with scripts": true, "without": false} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, miniature(t), "--port", "0")
			tab := formTab(t, s, 1280)
			tab.Run(t, emulation.SetScriptExecutionDisabled(!scripts))
			tab.Go(t, "/signataires/exemple-sa/")
			reach(t, tab, "the link of the record", `e.matches(".parvis-edit a")`)
			tab.Run(t, enter, chromedp.WaitVisible("#f-nom"))
			reach(t, tab, "the name", `e.id === "f-nom"`)
			tab.Run(t, chromedp.KeyEvent(kb.End), chromedp.KeyEvent(" et fils"))
			reach(t, tab, "the first signature", `e.id === "f-signature"`)
			tab.Run(t, chromedp.Evaluate(`document.activeElement.select()`, nil), chromedp.KeyEvent("30/02/2019"), enter, chromedp.WaitVisible(".summary"))
			if got := tab.Text(t, `document.activeElement.className + " | " + document.title + " | " + document.querySelector(".summary a").hash + " | " + document.querySelector("#f-nom").value`); !strings.HasPrefix(got, "summary | Erreur : ") || !strings.HasSuffix(got, " et fils") || !strings.Contains(got, "#f-signature") {
				t.Errorf("%s", got)
			}
			reach(t, tab, "the link to the field", `e.matches(".summary a")`)
			tab.Run(t, enter)
			tab.Until(t, "the field", `document.activeElement?.id === "f-signature"`) // the link gives it the focus
			tab.Run(t, chromedp.Evaluate(`document.activeElement.select()`, nil), chromedp.KeyEvent("12/03/2019"))
			reach(t, tab, "the button", `e.matches(".end button")`)
			tab.Run(t, enter, chromedp.WaitVisible(".parvis-edit"))
			if got := tab.Text(t, `location.pathname + " " + document.querySelector("h1").textContent`); got != "/signataires/exemple-sa/ Exemple SA et fils" {
				t.Errorf("%s", got)
			}
			tab.CheckRequests(t)
			if text := s.read(t, "content/signataires/exemple-sa.md"); !strings.Contains(text, "2019-03-12") {
				t.Errorf("%s", text)
			}
		})
	}
}

// TestFormsAreAccessible runs axe-core on each kind of page of the forms: light, dark, with forced colours,
// at 320 px, where nothing may be wider than the screen.
func TestFormsAreAccessible(t *testing.T) {
	axe, err := os.ReadFile("../../.ci/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, miniature(t), "--port", "0")
	tab := formTab(t, s, 1280)
	modes := []struct {
		name            string
		width           int64
		feature, choice string
	}{{"light", 1280, "prefers-color-scheme", "light"}, {"dark, narrow", 320, "prefers-color-scheme", "dark"}, {"forced colours", 768, "forced-colors", "active"}}
	for _, path := range []string{"", "a-corriger/", "aide/", "signataires/", "nouveau/signataires/", "signataires/exemple-sa/", "signataires/exemple-sa/engagement/0/",
		"signataires/exemple-sa/engagement/nouveau/", "signataires/exemple-sa/fichier/", "signataires/exemple-sa/renommer/", "signataires/exemple-sa/supprimer/",
		"reglages/site/", "tableur/", "bilans/?annee=2018", "publier/"} {
		for _, m := range modes {
			tab.Run(t, emulation.SetDeviceMetricsOverride(m.width, 900, 1, false), emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: m.feature, Value: m.choice}}))
			tab.Go(t, "/admin/"+path)
			tab.Run(t, chromedp.Evaluate(`for (const d of document.querySelectorAll("details")) d.open = true`, nil), chromedp.Evaluate(string(axe), nil))
			var found []string
			tab.Await(t, `axe.run(document, {runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"], rules: {"target-size": {enabled: true}}}).then((r) =>
				r.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => v.id + " " + n.target.join(" ") + " " + n.failureSummary)))`, &found)
			for _, f := range found {
				t.Errorf("/admin/%s, %s: %s", path, m.name, f)
			}
			if wide := tab.Text(t, `String(document.documentElement.scrollWidth - document.documentElement.clientWidth)`); wide != "0" {
				t.Errorf("/admin/%s, %s: %s px too wide", path, m.name, wide)
			}
		}
	}
	tab.Check(t)
}

// TestFormsComeBack: after a save from a commitment's link, the page is where it was.
func TestFormsComeBack(t *testing.T) {
	s := serve(t, miniature(t), "--port", "0")
	tab := formTab(t, s, 1280)
	tab.Go(t, "/signataires/exemple-sa/")
	tab.Run(t, chromedp.Evaluate(`window.scrollTo(0, 420)`, nil), chromedp.Evaluate(`document.querySelector(".parvis-edit a").click()`, nil), chromedp.WaitVisible("#f-note"),
		chromedp.SetValue("#f-note", "Une remarque de plus."), chromedp.Click(".end button"), chromedp.WaitVisible(`.parvis-edit strong`))
	tab.Until(t, "the place", `Math.round(window.scrollY) === 420 && location.search === ""`)
	if got := tab.Text(t, `document.querySelector(".parvis-edit").textContent + document.querySelector("main").textContent`); !strings.Contains(got, "C’est enregistré") || !strings.Contains(got, "Une remarque de plus.") {
		t.Errorf("%s", got)
	}
	tab.Run(t, chromedp.Evaluate(`document.querySelector(".parvis-edit-part a").click()`, nil), chromedp.WaitVisible("#f-action"))
	if at := tab.Text(t, `location.pathname`); at != "/admin/signataires/exemple-sa/engagement/0/" {
		t.Errorf("%s", at)
	}
}

// TestFormsReadOnly: without forms nothing is answered, and pages have no link to them.
func TestFormsReadOnly(t *testing.T) {
	s := serve(t, miniature(t), "--port", "0", "--read-only")
	if status, page := s.get(t, "/signataires/exemple-sa/"); status != 200 || strings.Contains(page, "/admin/") {
		t.Errorf("%d: a link to forms", status)
	}
	if status, _ := s.get(t, "/admin/"); status != 404 {
		t.Errorf("the forms answer %d", status)
	}
}

// TestFormsLargeRecord: a record of 200 commitments is edited like any other.
func TestFormsLargeRecord(t *testing.T) {
	dir := miniature(t)
	var b strings.Builder
	b.WriteString("nom = \"Grand Fictif\"\ntype = \"entreprise\"\nsource = \"Essai\"\n")
	for i := range 200 {
		fmt.Fprintf(&b, "\n[[engagement]]\ndomaine = \"emploi\"\naction = \"Action %03d\"\n", i)
	}
	s := serve(t, dir, "--port", "0")
	s.put(t, "content/signataires/grand-fictif.toml", b.String())
	until(t, "the record", func() bool {
		_, page := s.get(t, "/admin/signataires/grand-fictif/")
		return strings.Contains(page, "Action 199")
	})
	tab := formTab(t, s, 1280)
	tab.Go(t, "/admin/signataires/grand-fictif/engagement/150/")
	tab.Run(t, chromedp.SetValue("#f-description", "Une phrase."), chromedp.Click(".end button"), chromedp.WaitVisible(".notice"))
	want := strings.Replace(b.String(), "action = \"Action 150\"\n", "action = \"Action 150\"\ndescription = \"Une phrase.\"\n", 1)
	if got := s.read(t, "content/signataires/grand-fictif.toml"); got != want {
		t.Errorf("other bytes changed")
	}
}

// TestServeBuilt: a folder that was built is shown as a host shows it; drafts can be left out of the
// preview.
func TestServeBuilt(t *testing.T) {
	dir := miniature(t)
	build := exec.Command("parvis", "build", "--content", "content")
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s := serve(t, dir, "public", "--port", "0")
	if status, page := s.get(t, "/signataires/exemple-sa/"); status != 200 || strings.Contains(page, "/_parvis/") || strings.Contains(page, "/admin/") {
		t.Errorf("%d", status)
	}
	for path, want := range map[string]int{"/signataires/exemple-sa": 200, "/rien/": 404, "/../content/site.toml": 404, "/assets/": 404, "/admin/": 404} {
		if status, _ := s.get(t, path); status != want {
			t.Errorf("%s: %d", path, status)
		}
	}
	s = serve(t, dir, "--port", "0", "--no-drafts")
	if status, _ := s.get(t, "/signataires/brouillon/"); status != 404 {
		t.Errorf("a draft: %d", status)
	}
}

// TestFormsPublish: without a script, one sees what would be sent, sends it, and is told.
func TestFormsPublish(t *testing.T) {
	dir := miniature(t)
	settings, err := os.ReadFile(filepath.Join(dir, "content", "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(settings) + "\n[[publication.cible]]\nnom = \"essai\"\nadresse = \"en-ligne\"\n"
	if err := os.WriteFile(filepath.Join(dir, "content", "site.toml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "en-ligne"), 0o755); err != nil {
		t.Fatal(err)
	}
	s := serve(t, dir, "--port", "0")
	tab := formTab(t, s, 1280)
	tab.Run(t, emulation.SetScriptExecutionDisabled(true))
	tab.Go(t, "/admin/publier/")
	tab.Run(t, chromedp.Click(`button[value="voir"]`), chromedp.WaitVisible(".plan"))
	if plan := tab.Text(t, `document.querySelector(".plan").textContent`); !strings.Contains(plan, "index.html") {
		t.Errorf("%s", plan)
	}
	if sent, err := os.ReadDir(filepath.Join(dir, "en-ligne")); err != nil || len(sent) > 0 {
		t.Errorf("the plan sent something: %v", err)
	}
	tab.Run(t, chromedp.Click(`button[value="envoyer"]`))
	until(t, "the end", func() bool { _, page := s.get(t, "/admin/publier/"); return strings.Contains(page, "Dernier envoi") })
	if _, err := os.Stat(filepath.Join(dir, "en-ligne", "signataires", "exemple-sa", "index.html")); err != nil {
		t.Error(err)
	}
}
