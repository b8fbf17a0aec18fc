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

func TestBadge(t *testing.T) {
	const hostile = `L'"Œuvre" <script>&amp;]]></svg> ` + "\u2028"
	for _, name := range []string{"BRL", hostile, strings.Repeat("Groupement des employeurs de la zone du port ", 4), strings.Repeat("W", 200)} {
		data, wide, high := Badge{Title: name, Name: name, Statement: "3 engagements publiés", Origin: "Entreprises & Quartiers, 11 juillet 2018"}.SVG()
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
