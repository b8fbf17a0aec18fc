package main

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parvis/generator/testbrowser"
)

// patience is the timeout of the tests.
const patience = time.Minute

// served is a running "parvis serve" on a copy of the miniature site.
type served struct {
	dir   string // parent folder of content and themes
	url   string
	cmd   *exec.Cmd
	mu    sync.Mutex
	lines []string
}

// miniature returns a folder with a copy of the miniature site.
func miniature(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../generator/testdata/mini/content")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// serve runs the command and waits for its address.
func serve(t testing.TB, dir string, args ...string) *served {
	t.Helper()
	s := &served{dir: dir, cmd: exec.Command("parvis", append([]string{"serve"}, args...)...)}
	s.start(t)
	return s
}

// start starts the command and waits for its address.
func (s *served) start(t testing.TB) {
	t.Helper()
	s.cmd.Dir = s.dir
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.cmd.Stderr = s.cmd.Stdout
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			s.mu.Lock()
			s.lines = append(s.lines, lines.Text())
			s.mu.Unlock()
		}
	}()
	t.Cleanup(func() { s.stop() })
	address := regexp.MustCompile(`http://\S+`)
	until(t, "an address", func() bool {
		s.url = address.FindString(s.output())
		return s.url != ""
	})
}

func (s *served) output() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.lines, "\n")
}

// stop interrupts the command like Ctrl+C, and returns its exit code.
func (s *served) stop() int {
	_ = s.cmd.Process.Signal(os.Interrupt)
	_ = s.cmd.Wait()
	return s.cmd.ProcessState.ExitCode()
}

// put saves a file as many editors do: it renames a new file over the old one.
func (s *served) put(t testing.TB, name, text string) {
	t.Helper()
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	temporary := filepath.Join(filepath.Dir(file), ".saving")
	if err := os.WriteFile(temporary, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(temporary, file); err != nil {
		t.Fatal(err)
	}
}

func (s *served) read(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// edit replaces a text in a file.
func (s *served) edit(t testing.TB, name, from, to string) {
	t.Helper()
	text := s.read(t, name)
	if !strings.Contains(text, from) {
		t.Fatalf("%s has no %q", name, from)
	}
	s.put(t, name, strings.Replace(text, from, to, 1))
}

// get returns the status and the body of a response.
func (s *served) get(t testing.TB, path string) (int, string) {
	t.Helper()
	answer, err := http.Get(strings.TrimSuffix(s.url, "/") + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var b strings.Builder
	if _, err := bufio.NewReader(answer.Body).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, b.String()
}

func until(t testing.TB, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("timed out waiting for %s", what)
}

// reader is a tab of a site that is being written.
type reader struct{ *testbrowser.Tab }

func browser(t testing.TB, width int64) *reader {
	t.Helper()
	r := &reader{testbrowser.Open(t, width, 700)}
	t.Cleanup(func() {
		for _, e := range r.Exceptions() {
			t.Errorf("in the browser: %s", e)
		}
	})
	return r
}

// open shows a page, and waits for it to hear of changes.
func (r *reader) open(t testing.TB, url string) {
	t.Helper()
	r.Run(t, chromedp.Navigate(url)) // as long as the first build takes
	r.until(t, "what the server tells", `panel && panel.textContent || document.getElementById("parvis-findings")`)
}

// is reports whether a script returns true. It is false while a page loads.
func (r *reader) is(script string) bool {
	var ok bool
	return chromedp.Run(r, chromedp.Evaluate(`(() => {
		const root = document.querySelector("parvis-preview")?.shadowRoot;
		const panel = root?.querySelector(".panel");
		const pill = root?.querySelector(".pill");
		const shown = (e) => !!e && !e.hidden;
		return !!(`+script+`)
	})()`, &ok)) == nil && ok
}

func (r *reader) until(t testing.TB, what, script string) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if r.is(script) {
			return
		}
	}
	var page string
	_ = chromedp.Run(r, chromedp.Evaluate(`location.href + " at " + scrollY + " of " + document.documentElement.scrollHeight + "\n" + document.body.innerText.slice(0, 2000) + "\n---\n" + document.querySelector("parvis-preview")?.shadowRoot.textContent`, &page))
	t.Fatalf("timed out waiting for %s\n%s", what, page)
}

func (r *reader) has(t testing.TB, text string) {
	t.Helper()
	r.until(t, fmt.Sprintf("%q in the page", text), fmt.Sprintf(`document.body.innerText.includes(%q)`, text))
}

const (
	signatory = "content/signataires/exemple-sa.md"
	page      = "signataires/exemple-sa/"
)

// TestServeWriting edits a record: the edit appears, an error is shown over the page and
// disappears when it is fixed, and the scroll position stays.
func TestServeWriting(t *testing.T) {
	s := serve(t, miniature(t))
	r := browser(t, 1280)
	r.open(t, s.url+page)

	s.edit(t, signatory, `nom = "`, `nom = "Grande `)
	r.has(t, "Grande ")

	r.until(t, "the whole page", `document.readyState === "complete"`) // part of it may be too short for the place
	r.Run(t, chromedp.Evaluate(`window.scrollTo({top: 300, behavior: "instant"})`, nil))
	s.edit(t, signatory, `type = "`, "stauts = \"signé\"\ntype = \"")
	r.until(t, "the findings", `shown(panel)`)
	line := 1 + strings.Count(strings.Split(s.read(t, signatory), "stauts")[0], "\n")
	for _, part := range []string{"signataires/exemple-sa.md", fmt.Sprintf("ligne %d, colonne 1", line), `stauts = "signé"`, "la clé « stauts » n’existe pas ici"} {
		r.until(t, part, fmt.Sprintf(`panel.textContent.includes(%q)`, part))
	}
	r.until(t, "a role, a name and the focus", `panel.getAttribute("role") === "alertdialog" && root.getElementById(panel.getAttribute("aria-labelledby")).textContent === "1 erreur à corriger" && root.activeElement === panel`)
	r.until(t, "a link to the line", fmt.Sprintf(`[...panel.querySelectorAll("a")].some((a) => a.href === "vscode://file%s:%d:1")`, filepath.ToSlash(filepath.Join(s.dir, signatory)), line))
	r.until(t, "the caret under the key", `panel.querySelector("pre").textContent.split("\n")[1] === "^"`)
	r.has(t, "Grande ") // the last good site is behind

	r.Run(t, chromedp.KeyEvent(kb.Escape))
	r.until(t, "the findings to be hidden by Escape, and a button to bring them back", `!shown(panel) && shown(pill) && pill.textContent === "1 erreur"`)
	r.Run(t, chromedp.Evaluate(`document.querySelector("parvis-preview").shadowRoot.querySelector(".pill").click()`, nil))
	r.until(t, "the findings again", `shown(panel)`)

	s.edit(t, signatory, "stauts = \"signé\"\n", "")
	s.edit(t, signatory, `nom = "Grande `, `nom = "Petite `)
	r.has(t, "Petite ")
	r.until(t, "the findings to go", `!shown(panel) && !shown(pill)`)
	r.until(t, "the reader's place", `window.scrollY === 300`)
	if got := s.output(); !strings.Contains(got, "signataires/exemple-sa.md  1 erreur") ||
		!strings.Contains(got, fmt.Sprintf("\n          %s:%d:1 : la clé « stauts » n’existe pas ici", signatory, line)) || !strings.Contains(got, "signataires/exemple-sa.md  à jour") {
		t.Errorf("the terminal says\n%s", got)
	}
	if code := s.stop(); code != 0 {
		t.Errorf("exit code %d after Ctrl+C", code)
	}
}

// TestServeFolders tests other changes: files created, renamed and removed, a new folder,
// a file in place of a folder, site.toml.
func TestServeFolders(t *testing.T) {
	dir := miniature(t)
	for _, folder := range []string{"actualites", "appels"} { // a new folder is one that wasn't there
		if err := os.RemoveAll(filepath.Join(dir, "content", folder)); err != nil {
			t.Fatal(err)
		}
	}
	s := serve(t, dir)
	r := browser(t, 1280)

	r.open(t, s.url+"actualites/nouvelle/")
	s.put(t, "content/actualites/nouvelle.toml", "titre = \"Toute nouvelle\"\ndate = 2023-01-02\n")
	r.has(t, "Toute nouvelle")
	rename(t, s, "content/actualites/nouvelle.toml", "content/actualites/autre.toml")
	r.until(t, "the page to be gone", `!document.body.innerText.includes("Toute nouvelle")`)
	r.open(t, s.url+"actualites/autre/")
	r.has(t, "Toute nouvelle")
	if err := os.Remove(filepath.Join(dir, "content/actualites/autre.toml")); err != nil {
		t.Fatal(err)
	}
	r.until(t, "the page to be gone", `!document.body.innerText.includes("Toute nouvelle")`)

	r.open(t, s.url)
	s.edit(t, "content/site.toml", "Charte d'exemple", "Charte nouvelle")
	r.has(t, "Charte nouvelle")

	if err := os.RemoveAll(filepath.Join(dir, "content/actualites")); err != nil {
		t.Fatal(err)
	}
	s.put(t, "content/actualites", "ce n'est pas un dossier")
	r.until(t, "a file in place of a folder to be reported", `shown(panel) && panel.textContent.includes("actualites")`)
	if err := os.Remove(filepath.Join(dir, "content/actualites")); err != nil {
		t.Fatal(err)
	}
	r.until(t, "the findings to go", `!shown(panel)`)
}

func rename(t testing.TB, s *served, from, to string) {
	t.Helper()
	if err := os.Rename(filepath.Join(s.dir, filepath.FromSlash(from)), filepath.Join(s.dir, filepath.FromSlash(to))); err != nil {
		t.Fatal(err)
	}
}

// TestServeTheme edits a theme: a new theme, a colour without a reload, a template, an
// error.
func TestServeTheme(t *testing.T) {
	s := serve(t, miniature(t))
	r := browser(t, 1280)
	r.open(t, s.url)
	s.put(t, "themes/parvis/base/settings.css", ":root { --proof: 1px }")
	proof := `getComputedStyle(document.documentElement).getPropertyValue("--proof") === %q`
	r.until(t, "a theme of one's own", fmt.Sprintf(proof, "1px"))

	r.Run(t, chromedp.Evaluate(`window.same = true`, nil))
	s.put(t, "themes/parvis/base/settings.css", ":root { --proof: 2px }")
	r.until(t, "the new style", fmt.Sprintf(proof, "2px"))
	r.until(t, "one sheet of a name", `document.querySelectorAll('link[href*="/parvis-"]').length === 1`)
	if !r.is(`window.same`) {
		t.Error("the page was loaded again for a colour")
	}

	s.put(t, "themes/parvis/base/settings.css", ":root { --proof: 3px ")
	r.until(t, "the fault of a sheet", `shown(panel) && panel.textContent.includes("parvis/base/settings.css:1")`)
	until(t, "the fault in the terminal", func() bool { return strings.Contains(s.output(), "\n          thème : parvis/base/settings.css:1") })
	s.put(t, "themes/parvis/base/settings.css", ":root { --proof: 4px }")
	r.until(t, "the fault to go", `!shown(panel) && `+fmt.Sprintf(proof, "4px"))
	if !r.is(`window.same`) {
		t.Error("the page was reloaded for a fixed colour")
	}

	s.put(t, "themes/parvis/home/page.html", `{{define "main"}}<p>Accueil bien à soi</p>{{end}}`)
	r.has(t, "Accueil bien à soi")
	s.put(t, "themes/parvis/home/page.html", `{{define "main"}}{{.Inconnu}}{{end}}`)
	r.until(t, "the error of a template, and the state", `document.getElementById("parvis-fault")?.innerText.includes("Inconnu") && panel.textContent !== ""`)
}

// TestServeDrafts checks that drafts and future records are served, and are marked on
// their page and on links to them.
func TestServeDrafts(t *testing.T) {
	s := serve(t, miniature(t))
	r := browser(t, 1280)
	r.open(t, s.url+"signataires/brouillon/")
	r.until(t, "the page of a draft to say so", `document.querySelector(".draft")?.textContent.includes("Brouillon")`)
	r.open(t, s.url+"signataires/")
	for _, draft := range []string{"brouillon", "a-venir"} {
		r.until(t, draft+" to be marked", fmt.Sprintf(`document.querySelector('main a[href="/signataires/%s/"] .parvis-mark')?.textContent === "non publié"`, draft))
	}
	r.until(t, "nothing else to be marked", `!document.querySelector('a[href="/signataires/exemple-sa/"] .parvis-mark')`)
}

// TestServeFirstFault starts with invalid records: their findings are shown, then the
// site once they are fixed. In English.
func TestServeFirstFault(t *testing.T) {
	dir := miniature(t)
	file := filepath.Join(dir, "content/site.toml")
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(good), "titre = ", "titre : ", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	s := serve(t, dir, "--lang", "en", "--editor", "none")
	if status, body := s.get(t, "/"); status != http.StatusServiceUnavailable || !strings.Contains(body, "1 error to fix") {
		t.Errorf("%d\n%s", status, body)
	}
	until(t, "the first error in the terminal", func() bool { return strings.Contains(s.output(), "\n          content/site.toml:1:1: ") })
	r := browser(t, 320)
	r.open(t, s.url)
	r.has(t, "line 1, column 1")
	r.until(t, "no link to an editor", `![...document.querySelectorAll("a")].some((a) => a.protocol !== "http:")`)
	s.put(t, "content/site.toml", string(good))
	r.until(t, "the site", `document.querySelector("h1") && !document.body.innerText.includes("error to fix") && document.title.includes("Charte")`)

	s.edit(t, signatory, "type = ", strings.Repeat("une_cle_qui_n_en_finit_pas_", 20)+" = 1\ntype = ")
	r.until(t, "the findings", `shown(panel)`)
	r.until(t, "nothing beyond the edge of a narrow screen", `panel.getBoundingClientRect().left >= 0 && panel.getBoundingClientRect().right <= 320 && panel.scrollWidth <= panel.clientWidth`)
}

// TestServeWithoutScript checks that findings are shown without scripts.
func TestServeWithoutScript(t *testing.T) {
	s := serve(t, miniature(t))
	if _, body := s.get(t, "/"); strings.Contains(body, "parvis-banner") {
		t.Error("a banner over a site without errors")
	}
	s.edit(t, signatory, "type = ", "stauts = ")
	until(t, "the banner", func() bool {
		_, body := s.get(t, "/")
		return strings.Contains(body, `id="parvis-banner"`) && strings.Contains(body, "2 erreurs") && strings.Contains(body, `href="/_parvis/"`)
	})
	if status, body := s.get(t, "/_parvis/"); status != http.StatusOK || !strings.Contains(body, "la clé « stauts »") {
		t.Errorf("%d\n%s", status, body)
	}
}

// TestServeAgain stops the command and restarts it on the same port: the open page says
// so, and reloads by itself.
func TestServeAgain(t *testing.T) {
	dir := miniature(t)
	s := serve(t, dir)
	port := regexp.MustCompile(`:(\d+)/`).FindStringSubmatch(s.url)[1]
	r := browser(t, 1280)
	r.open(t, s.url+page)
	_ = s.cmd.Process.Kill()
	s.stop()
	r.until(t, "the page to say so", `root.querySelector(".gone").textContent.includes("parvis serve") && shown(root.querySelector(".gone"))`)
	s.edit(t, signatory, `nom = "`, `nom = "Nouvelle `)
	again := serve(t, dir, "--port", port)
	if again.url != s.url {
		t.Fatalf("%s, then %s", s.url, again.url)
	}
	r.has(t, "Nouvelle ")
}

// TestServePorts checks that a given port in use is an error, that without --port the
// next one is used, and that there is a warning if other machines can see the site.
func TestServePorts(t *testing.T) {
	dir := miniature(t)
	s := serve(t, dir)
	port := regexp.MustCompile(`:(\d+)/`).FindStringSubmatch(s.url)[1]
	again := exec.Command("parvis", "serve", "--port", port)
	again.Dir = dir
	if out, err := again.CombinedOutput(); err == nil || !strings.Contains(string(out), "le port "+port+" est déjà pris") {
		t.Errorf("%v\n%s", err, out)
	}
	other := serve(t, dir, "--address", "0.0.0.0", "--lang", "en")
	if other.url == s.url || !strings.Contains(other.output(), "can be seen by every machine") || !strings.HasPrefix(other.url, "http://localhost:") {
		t.Errorf("%s, then\n%s", s.url, other.output())
	}
	if !strings.Contains(other.output(), "is taken; the site is at port") {
		t.Errorf("the port in use isn't reported:\n%s", other.output())
	}
	if status, _ := other.get(t, "/"); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
}

// TestServeRush saves a file 500 times in a row: the last state is shown.
func TestServeRush(t *testing.T) {
	s := serve(t, miniature(t))
	r := browser(t, 1280)
	r.open(t, s.url+page)
	text := s.read(t, signatory)
	for n := range 501 {
		name := fmt.Sprintf(`nom = "Numéro %d"`, n)
		if n%3 == 1 {
			name = fmt.Sprintf(`nom = Numéro %d`, n) // a fault, on the way
		}
		s.put(t, signatory, strings.Replace(text, `nom = "Exemple SA"`, name, 1))
	}
	s.put(t, signatory, strings.Replace(text, `nom = "Exemple SA"`, `nom = "La dernière"`, 1))
	r.has(t, "La dernière")
	r.until(t, "no finding to stay", `!shown(panel)`)
}

// TestServeRefuses checks that the preview rejects foreign hosts, other methods, and paths
// outside the site.
func TestServeRefuses(t *testing.T) {
	dir := miniature(t)
	secret := filepath.Join(dir, "secret.txt")
	if err := os.WriteFile(secret, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := serve(t, dir)
	host := strings.TrimSuffix(strings.TrimPrefix(s.url, "http://"), "/")
	_, port, _ := strings.Cut(host, ":")
	for _, c := range []struct {
		request, host string
		want          string
	}{
		{"GET / HTTP/1.1", host, "200"},
		{"HEAD / HTTP/1.1", host, "200"},
		{"GET / HTTP/1.1", "localhost:" + port, "200"},
		{"GET / HTTP/1.1", "exemple.test", "403"},
		{"GET / HTTP/1.1", "exemple.test:" + port, "403"},
		{"GET /_parvis/events HTTP/1.1", "127.0.0.1.exemple.test:" + port, "403"},
		{"POST / HTTP/1.1", host, "405"},
		{"DELETE /signataires/ HTTP/1.1", host, "405"},
		{"GET /../secret.txt HTTP/1.1", host, "400"},
		{"GET /medias/../../secret.txt HTTP/1.1", host, "400"},
		{"GET /medias/%2e%2e/%2e%2e/secret.txt HTTP/1.1", host, "400"},
		{"GET /medias/..%5c..%5csecret.txt HTTP/1.1", host, "400"},
		{"GET /secret.txt HTTP/1.1", host, "404"},
		{"GET /signataires/exemple-sa.md HTTP/1.1", host, "404"},
		{"GET /_parvis/parts.html HTTP/1.1", host, "404"},
	} {
		conn, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.SetDeadline(time.Now().Add(patience)) // a stream that should have been refused doesn't end
		fmt.Fprintf(conn, "%s\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", c.request, c.host)
		var b strings.Builder
		if _, err := bufio.NewReader(conn).WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		conn.Close()
		answer := b.String()
		if !strings.HasPrefix(answer, "HTTP/1.1 "+c.want) || strings.Contains(answer, "\r\n\r\nsecret") {
			t.Errorf("%s for %s: got %s, wanted %s", c.request, c.host, strings.SplitN(answer, "\r\n", 2)[0], c.want)
		}
		for _, head := range []string{"Cache-Control: no-store", "Content-Security-Policy: default-src 'none'; script-src 'self'", "X-Content-Type-Options: nosniff"} {
			if !strings.Contains(answer, head) {
				t.Errorf("%s: no %s", c.request, head)
			}
		}
	}
}
