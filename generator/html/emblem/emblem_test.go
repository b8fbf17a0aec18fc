package emblem

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"strings"
	"testing"
)

func TestIcons(t *testing.T) {
	for _, size := range []int{Small, Touch, Home, Large} {
		data, err := Icon(size)
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(data))
		if err != nil || m.Bounds().Dx() != size || m.Bounds().Dy() != size {
			t.Errorf("icon of %d: %v, %v", size, m.Bounds(), err)
		}
		if len(data) > 1000 {
			t.Errorf("icon of %d weighs %d bytes", size, len(data))
		}
		beside := 0 // the slabs: a joint of the small one, the corner of the others
		if size == Small {
			beside = 18
		}
		if _, _, _, a := m.At(beside, 0).RGBA(); (a == 0) != (size == Small) {
			t.Errorf("icon of %d: alpha %d beside the slabs", size, a)
		}
		if got := m.At(size*13/20, size*7/20); got != brick {
			t.Errorf("icon of %d: %v where the brick is", size, got)
		}
	}
	ico, err := ICO()
	if err != nil {
		t.Fatal(err)
	}
	if m, err := png.Decode(bytes.NewReader(ico[22:])); err != nil || m.Bounds().Dx() != Small || int(ico[14])|int(ico[15])<<8 != len(ico)-22 {
		t.Errorf("the .ico doesn't hold the icon it announces: %v", err)
	}
}

// Cards are small, differ from each other, and are reproducible.
func TestCards(t *testing.T) {
	long := strings.Repeat("Charte régionale des engagements pour les quartiers ", 5)
	seen := map[string]bool{}
	for variant, title := range []string{"Entreprises & Quartiers", long, "Anticonstitutionnellementdansunseulmotquidépassetoutelargeur", "", "Œuvre « à 50 % »", "日本", "a", "b"} {
		data, err := Card(title, "Signataires", variant)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 40<<10 {
			t.Errorf("%q: %d bytes", title, len(data))
		}
		if m, err := png.Decode(bytes.NewReader(data)); err != nil || m.Bounds().Dx() != CardWidth || m.Bounds().Dy() != CardHeight {
			t.Errorf("%q: %v", title, err)
		}
		if again, _ := Card(title, "Signataires", variant); !bytes.Equal(again, data) {
			t.Errorf("%q: other bytes when made again", title)
		}
		if seen[string(data)] {
			t.Errorf("%q: the same as another", title)
		}
		seen[string(data)] = true
	}
}

// Texts are truncated to lines, with an ellipsis.
func TestFitted(t *testing.T) {
	lines, size, err := fitTitle(strings.Repeat("engagements ", 40), textWidth)
	if err != nil {
		t.Fatal(err)
	}
	if lineHeight(size)*len(lines) > titleHeight || !strings.HasSuffix(lines[len(lines)-1], "…") {
		t.Errorf("%d lines of %d px: %q", len(lines), size, lines)
	}
	lines, size, _ = fitTitle("Charte", textWidth)
	if len(lines) != 1 || lines[0] != "Charte" || size != 92 {
		t.Errorf("got %q at %d", lines, size)
	}
	lines, _, _ = fitTitle("Un\u00a0mot insécable", 200)
	if lines[0] != "Un\u00a0mot" {
		t.Errorf("a no-break space was a break: %q", lines)
	}
}

func TestBadge(t *testing.T) {
	const hostile = `L'"Œuvre" <script>&amp;]]></svg> ` + "\u2028"
	for _, name := range []string{"BRL", hostile, strings.Repeat("Groupement des employeurs de la zone du port ", 4), strings.Repeat("W", 200)} {
		data, wide, high, err := Badge{Title: name, Name: name, Statement: "3 engagements publiés", Origin: "Entreprises & Quartiers, 11 juillet 2018"}.SVG()
		if err != nil {
			t.Fatal(err)
		}
		if wide > 420 || high > 120 || len(data) > 2000 {
			t.Errorf("%.20q: %d × %d, %d bytes", name, wide, high, len(data))
		}
		var svg struct {
			Title string `xml:"title"`
		}
		if err := xml.Unmarshal(data, &svg); err != nil {
			t.Errorf("%.20q: %v", name, err)
		} else if svg.Title != name {
			t.Errorf("its title is %q, wanted %q", svg.Title, name)
		}
		for _, bad := range []string{"<script", "<style", "href", "url("} {
			if bytes.Contains(data, []byte(bad)) {
				t.Errorf("%.20q: the badge has %s", name, bad)
			}
		}
	}
}
