package generator_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"parvis/generator"
	"parvis/generator/testbrowser"
)

// injections is what somebody may write, or paste, in a record, so that a reader's
// browser or a spreadsheet does something. Each calls pwned, or another site.
var injections = []string{
	`<script>pwned()</script>`,
	`</script><script>pwned()</script>`,
	`</title><script>pwned()</script>`,
	`</textarea><script>pwned()</script>`,
	`<img src=x onerror=pwned()>`,
	`"><img src=x onerror=pwned()>`,
	`'><img src=x onerror=pwned()>`,
	`' onmouseover='pwned()`,
	`" autofocus onfocus="pwned()`,
	"` onmouseover=pwned() `",
	`<svg onload=pwned()>`,
	`<svg><script>pwned()</script></svg>`,
	`<svg><a xlink:href="javascript:pwned()"><text>x</text></a></svg>`,
	`<iframe srcdoc="<script>parent.pwned()</script>"></iframe>`,
	`<a href="javascript:pwned()">x</a>`,
	`javascript:pwned()`,
	`JaVaScRiPt&colon;pwned()`,
	`data:text/html,<script>pwned()</script>`,
	`vbscript:pwned`,
	`<style>@import 'http://evil.test/x.css';</style>`,
	`<p style="background:url(http://evil.test/x)">x</p>`,
	`<link rel=stylesheet href=http://evil.test/x.css>`,
	`<meta http-equiv=refresh content="0;url=http://evil.test/">`,
	`<base href=http://evil.test/>`,
	`<form action=http://evil.test/><button>x</button></form>`,
	`<object data=http://evil.test/x></object>`,
	`<video src=http://evil.test/x onerror=pwned()></video>`,
	`<math><mi xlink:href="data:x,<script>pwned()</script>">x</mi></math>`,
	`<details open ontoggle=pwned()>x</details>`,
	`<body onload=pwned()>`,
	`{{.}} {{template "layout"}} ${pwned()}`,
	`\u003cscript\u003epwned()\u003c/script\u003e`,
	`&lt;script&gt;pwned()&lt;/script&gt;`,
	`&#60;script&#62;pwned()&#60;/script&#62;`,
	`]]><script>pwned()</script>`,
	`--><script>pwned()</script><!--`,
	`<!--<script>`,
	`=cmd|' /C calc'!A0`,
	`=HYPERLINK("http://evil.test/","x")`,
	`+1+cmd`,
	`-2+3+cmd`,
	`@SUM(1)`,
	`[x](javascript:pwned())`,
	`![x](http://evil.test/x.png)`,
	`<https://evil.test/"onmouseover="pwned()>`,
	`<x-evil:run>`,
	`[x](x-evil:run)`,
	"a\u202egnp.exe",
	"a\rX-Pwned: 1\u0085b\u2028c\u2029d\ve\ff",
}

// places is a signatory with a text in ten of its keys.
func places(text string, n int) string {
	q := strconv.Quote(text)
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) || strings.Contains(text, `\`) {
		b, _ := json.Marshal(text) // its escapes are TOML's too
		q = string(b)
	}
	name := strconv.Quote(fmt.Sprintf("Hostile %d ", n))
	return fmt.Sprintf(`+++
nom = %[2]s
type = "entreprise"
source = %[1]s
note = %[1]s
[[engagement]]
domaine = "emploi"
action = %[1]s
description = %[1]s
source = %[1]s
note = %[1]s
[[engagement.indicateur]]
nom = %[1]s
unite = %[1]s
note = %[1]s
valeurs = { 2021 = 3 }
+++
`, q, name[:len(name)-1]+q[1:])
}

// Whatever is written in records is shown as text: no script runs, nothing is
// asked of anybody else, in no page; feeds and data stay what they are, and no
// spreadsheet is told to compute.
func TestHostile(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	refused, bodies := 0, 0
	for n, text := range injections {
		file := fmt.Sprintf("signataires/hostile-%d.md", n)
		base := places(text, n)
		put(t, content, file, base+"Un texte.\n\n"+text+"\n\n- "+text+"\n\n| a | b |\n| --- | --- |\n| "+text+" | x |\n")
		report, err := generator.Check(context.Background(), generator.CheckOptions{Options: generator.Options{Content: content}})
		if err != nil {
			t.Fatal(err)
		}
		if report.Failed() { // the body has what no body may have
			put(t, content, file, base)
			refused++
			if report, err = generator.Check(context.Background(), generator.CheckOptions{Options: generator.Options{Content: content}}); err != nil || report.Failed() {
				t.Fatalf("%q: %v %v", text, err, report.Findings)
			}
			continue
		}
		bodies++
	}
	const placed = 10
	if len(injections)*placed+bodies*3 < 300 {
		t.Errorf("only %d injections", len(injections)*placed+bodies*3)
	}
	out := filepath.Join(t.TempDir(), "public")
	if report, err := generator.Build(context.Background(), generator.Options{Content: content, Output: out, URL: "http://site.test/"}); err != nil || report.Failed() {
		t.Fatal(err)
	}
	site := read(t, out)
	pages := 0
	for name, data := range site {
		if n := strings.Count(data, "\r") - strings.Count(data, "\r\n"); n > 0 && utf8.ValidString(data) {
			t.Errorf("%s has %d carriage returns alone", name, n)
		}
		switch path.Ext(name) {
		case ".html":
			pages++
			inert(t, name, data)
		case ".xml":
			for d := xml.NewDecoder(strings.NewReader(data)); ; {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Errorf("%s: %v", name, err)
					break
				}
			}
		case ".json", ".jsonld":
			if !json.Valid([]byte(data)) {
				t.Errorf("%s is no JSON", name)
			}
		case ".csv":
			plainCells(t, name, data)
		case ".svg":
			if strings.Contains(data, "<script") || strings.Contains(data, " on") && strings.Contains(data, "pwned()\"") {
				t.Errorf("%s has a script", name)
			}
		}
	}
	t.Logf("%d injections in keys, %d in bodies, %d bodies refused; %d pages", len(injections)*placed, bodies*3, refused, pages)

	v := &visit{testbrowser.Visit(t, out, "/")}
	for _, at := range some([]string{"/", "/signataires/", "/donnees/", "/plan-du-site/", "/indicateurs/", "/tableau-de-bord/", "/comparer/"}, 2) {
		v.Go(t, at)
	}
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, s)
	}
	for n, text := range some(injections, 8) {
		v.Go(t, fmt.Sprintf("/signataires/hostile-%d/", n))
		if shown := letters(v.Text(t, `document.querySelector('h1').textContent`)); !strings.Contains(shown, letters(text)) {
			t.Errorf("%q isn't shown as it was written: %q", text, shown)
		}
	}
	v.Go(t, "/recherche/?q=hostile")
	v.Until(t, "results", `document.querySelectorAll('.search-results:not([hidden]) h2').length > 5`)
	v.Check(t)
}

// inert wants of a page no script of its own, no attribute that is one, and no
// address that runs.
func inert(t *testing.T, name, page string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		attributes := map[string]string{}
		for _, a := range n.Attr {
			attributes[a.Key] = a.Val
			address := strings.ToLower(strings.TrimSpace(a.Val))
			switch {
			case n.Data == "a" && a.Key == "href" && strings.Contains(address, "evil:"):
				t.Errorf("%s: <a href=%q>", name, a.Val)
			case strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s: <%s> has %s", name, n.Data, a.Key)
			case slices.Contains([]string{"href", "src", "action", "srcdoc", "data"}, a.Key) &&
				(strings.HasPrefix(address, "javascript:") || strings.HasPrefix(address, "vbscript:") || strings.HasPrefix(address, "data:text") || strings.Contains(address, "evil.test") && n.Data != "a"):
				t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
			}
		}
		switch {
		case n.Data == "script" && attributes["src"] == "" && !strings.Contains(attributes["type"], "json"),
			slices.Contains([]string{"iframe", "object", "embed", "base", "style"}, n.Data) && !strings.HasPrefix(name, "figures/"),
			n.Data == "meta" && attributes["http-equiv"] == "refresh" && strings.Contains(attributes["content"], "evil"):
			t.Errorf("%s: <%s>", name, n.Data)
		}
	}
}

// plainCells wants of a CSV file no cell that a spreadsheet would run.
func plainCells(t *testing.T, name, data string) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader([]byte(strings.TrimPrefix(data, "\ufeff")))).ReadAll()
	if err != nil && !os.IsNotExist(err) {
		t.Errorf("%s: %v", name, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				continue
			}
			if _, err := strconv.ParseFloat(strings.ReplaceAll(cell, ",", "."), 64); err != nil {
				t.Errorf("%s: a spreadsheet would run %q", name, cell)
			}
		}
	}
}
