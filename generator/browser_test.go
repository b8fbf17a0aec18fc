package generator_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// In a real browser, under a strict policy: ECharts comes only when asked for,
// with the keyboard alone; it shows the numbers of the table; the way back to
// the picture and on to the table is there; and nothing leaves the site.
func TestInteractiveFigure(t *testing.T) {
	t.Parallel()
	b := site(t, "real")
	figures := figuresOf(t, b.files)
	v := browse(t, b)
	for _, id := range some([]string{"engagements-par-region", "engagements-par-domaine", "declares-et-publies"}, 2) {
		t.Run(id, func(t *testing.T) {
			v.Forget()
			v.Go(t, "/figures/"+id+"/")
			v.Until(t, "the script", `document.querySelectorAll('.figure-tools button').length >= 2`)
			if v.Requested("echarts") || v.Requested("figure.json") {
				t.Error("ECharts or its data were loaded before anybody asked")
			}
			open := `[...document.querySelectorAll('.figure-tools button')].find(b => b.textContent.startsWith('Version interactive'))`
			v.Run(t, chromedp.Evaluate(open+`.focus()`, nil), chromedp.KeyEvent(kb.Enter))
			v.Until(t, "the chart", `!!document.querySelector('.figure-live svg text')`)
			if !v.Requested("echarts") || !v.Requested("figure.json") {
				t.Error("what is shown was not loaded: is this ECharts?")
			}
			v.Until(t, "a chart of each drawing", `document.querySelectorAll('.figure-live svg').length === document.querySelectorAll('.figure-drawings > .pv.away').length && !document.querySelector('.figure-drawings > .pv:not(.away)')`)
			var texts []string
			v.Until(t, "its numbers", `document.querySelectorAll('.figure-live svg text').length > 2`)
			raw := v.Text(t, `JSON.stringify([...document.querySelectorAll('.figure-live svg text')].map(e => e.textContent))`)
			if err := json.Unmarshal([]byte(raw), &texts); err != nil {
				t.Fatal(err)
			}
			shown := squeezed(strings.Join(texts, " | "))
			if strings.Contains(shown, "NaN") {
				t.Errorf("NaN among %q", texts)
			}
			for _, l := range figures["figures/"+id+"/"].Lines {
				if l.Kind == "valeur" && !strings.Contains(shown, squeezed(l.Cells[0].Text)) {
					t.Errorf("%s: %s isn't among %q", l.Label, l.Cells[0].Text, texts)
				}
			}
			v.Run(t, chromedp.Evaluate(`[...document.querySelectorAll('.figure-tools button')].find(b => b.textContent.startsWith('Voir le tableau')).focus()`, nil), chromedp.KeyEvent(kb.Enter))
			v.Until(t, "the table", `!!document.activeElement.querySelector('table') && document.activeElement.closest('details').open`)
			v.Run(t, chromedp.Evaluate(`[...document.querySelectorAll('.figure-tools button')].find(b => b.textContent.startsWith("Revenir")).focus()`, nil), chromedp.KeyEvent(kb.Enter))
			v.Until(t, "the picture", `!document.querySelector('.figure-live') && document.querySelector('.figure-drawings > .pv').checkVisibility()`)
			v.Check(t)
		})
	}
}

// The picture that a reader saves is made in the browser, of the drawing.
func TestSavedPicture(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Go(t, "/figures/engagements-par-domaine/")
	v.Until(t, "the script", `document.querySelectorAll('.figure-tools button').length >= 1`)
	v.Run(t, chromedp.Evaluate(`window.saved = ''; HTMLAnchorElement.prototype.click = function () { window.saved = this.download; }`, nil),
		chromedp.Evaluate(`[...document.querySelectorAll('.figure-tools button')].find(b => b.textContent.includes('PNG')).click()`, nil))
	v.Until(t, "the picture", `window.saved === 'engagements-par-domaine.png'`)
	v.Check(t)
}

// The frame of an embedded figure, as high as its code says, shows all of it on a phone; the
// script that goes with it fits the frame to what it holds, also when the table opens.
func TestFrameOfAFigure(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	for _, id := range some([]string{"engagements-par-region", "deploiement", "declares-et-publies", "signatures"}, 2) {
		v.Go(t, "/figures/"+id+"/")
		v.Run(t, chromedp.Evaluate(`
			const code = document.querySelector('#embed-code').value.replaceAll(/"https?:\/\/[^/]*\//g, '"/');
			const box = document.body.appendChild(document.createElement('div'));
			box.innerHTML = code;
			window.framed = box.querySelector('iframe');
			framed.width = 320;
			framed.loading = 'eager';
			window.asked = +framed.height;
			window.inner = () => framed.contentDocument.querySelector('main')?.getBoundingClientRect().height || 0;`, nil))
		v.Until(t, "the frame of "+id, `inner() > 100`)
		v.Until(t, "a frame that is high enough for "+id, `asked >= inner() && asked <= inner() + 260`)
		v.Run(t, chromedp.Evaluate(`document.head.appendChild(Object.assign(document.createElement('script'), {src: new URL(box.querySelector('script').src).pathname}))`, nil))
		v.Until(t, "a frame that fits "+id, `+framed.height === Math.ceil(inner())`)
		v.Run(t, chromedp.Evaluate(`framed.contentDocument.querySelector('details').open ^= true`, nil))
		v.Until(t, "a frame that follows "+id, `+framed.height === Math.ceil(inner()) && +framed.height !== asked`)
	}
	v.Check(t)
}

// Buttons copy what they name, and say so; where copying is forbidden they select it.
func TestCopies(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Go(t, "/figures/engagements-par-domaine/")
	v.Until(t, "the buttons", `document.querySelectorAll('.copy button:not([hidden])').length === 3`)
	v.Run(t, chromedp.Evaluate(`Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text; }}, configurable: true});
		document.querySelector('[data-copies$=" citation"]').focus()`, nil), chromedp.KeyEvent(kb.Enter))
	v.Until(t, "the sentence with its source", `(window.copied || '').includes(document.querySelector('.figure-sentence').textContent.trim()) && copied.includes('/figures/engagements-par-domaine/')`)
	v.Until(t, "a word of it", `document.querySelector('[data-copies$=" citation"] + [role=status]').textContent === 'Copié.'`)
	v.Run(t, chromedp.Evaluate(`Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.querySelector('[data-copies=citation]').click()`, nil))
	v.Until(t, "the citation selected", `String(getSelection()).includes('/figures/engagements-par-domaine/')`)
	v.Check(t)
}
