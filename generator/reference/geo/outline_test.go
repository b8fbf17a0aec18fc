package geo

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var mapLevels = []Level{Region, Departement}

type (
	spot [2]int
	edge struct{ from, to spot }
	// loop is one closed line of a path.
	loop []spot
)

var number = regexp.MustCompile(`-?\d+`)

// loops parses a path; TestPathSyntax checks that it only has the commands supported here.
func loops(t *testing.T, path string) []loop {
	t.Helper()
	var out []loop
	var at spot
	for line := range strings.SplitSeq(strings.TrimSuffix(path, "z"), "z") {
		steps := number.FindAllString(line, -1)
		if len(steps)%2 != 0 {
			t.Fatalf("an odd count of numbers in %q", line)
		}
		var l loop
		for i := 0; i < len(steps); i += 2 {
			dx, _ := strconv.Atoi(steps[i])
			dy, _ := strconv.Atoi(steps[i+1])
			at = spot{at[0] + dx, at[1] + dy}
			l = append(l, at)
		}
		out = append(out, l)
		at = l[0]
	}
	return out
}

func (l loop) edges() []edge {
	var out []edge
	for i, s := range l {
		out = append(out, edge{s, l[(i+1)%len(l)]})
	}
	return out
}

func (l loop) contains(x, y float64) bool {
	inside := false
	for _, e := range l.edges() {
		ax, ay, bx, by := float64(e.from[0]), float64(e.from[1]), float64(e.to[0]), float64(e.to[1])
		if (ay > y) != (by > y) && x < ax+(y-ay)/(by-ay)*(bx-ax) {
			inside = !inside
		}
	}
	return inside
}

// around returns the box around loops.
func around(loops []loop) Box {
	all := slices.Concat(loops...)
	byX := func(a, b spot) int { return a[0] - b[0] }
	byY := func(a, b spot) int { return a[1] - b[1] }
	left, right := slices.MinFunc(all, byX)[0], slices.MaxFunc(all, byX)[0]
	top, bottom := slices.MinFunc(all, byY)[1], slices.MaxFunc(all, byY)[1]
	return Box{float64(left), float64(top), float64(right - left), float64(bottom - top)}
}

func (b Box) holds(c Box) bool {
	return c.X >= b.X && c.Y >= b.Y && c.X+c.W <= b.X+b.W && c.Y+c.H <= b.Y+b.H
}

// split sets the enlarged loops apart from those at their place.
func split(all []loop) (placed, enlarged []loop) {
	for _, l := range all {
		if Enlargement().holds(around([]loop{l})) {
			enlarged = append(enlarged, l)
		} else {
			placed = append(placed, l)
		}
	}
	return placed, enlarged
}

func TestOutlinesAreOfThePlacesKnown(t *testing.T) {
	for level, places := range map[Level][]Place{Region: Regions(), Departement: Departements()} {
		var got, want, tiles []string
		for _, s := range Outlines(level) {
			got = append(got, s.Code)
			if s.Tile {
				tiles = append(tiles, s.Code)
			}
		}
		for _, p := range places {
			want = append(want, p.Code)
		}
		if !slices.Equal(got, want) {
			t.Errorf("outlines of level %v: %v, want %v", level, got, want)
		}
		overseas := map[Level][]string{Region: {"01", "02", "03", "04", "06"}, Departement: {"971", "972", "973", "974", "976"}}[level]
		if !slices.Equal(tiles, overseas) {
			t.Errorf("tiles of level %v: %v, want %v", level, tiles, overseas)
		}
	}
	for _, level := range []Level{0, Country, EPCI, Commune, QPV + 1} {
		if got := Outlines(level); got != nil {
			t.Errorf("Outlines(%d) has %d shapes, want nil", level, len(got))
		}
	}
}

func TestPathSyntax(t *testing.T) {
	closedLines := regexp.MustCompile(`^(m-?\d+( \d+|-\d+){5,}z)+$`) // three points or more each
	for _, level := range mapLevels {
		for _, s := range Outlines(level) {
			if !closedLines.MatchString(s.Path) {
				t.Errorf("%v %v: %v", level, s.Code, s.Path)
			}
		}
	}
}

func TestOutlinesStandOnTheFrame(t *testing.T) {
	frame := Box{0, 0, FrameWidth, FrameHeight}
	for _, level := range mapLevels {
		for _, s := range Outlines(level) {
			labelled := loops(t, s.Path)
			if got := around(labelled); !frame.holds(got) {
				t.Errorf("%v %v is at %v, out of the frame", level, s.Code, got)
			}
			if _, enlarged := split(labelled); enlarged != nil {
				labelled = enlarged
			}
			if got := around(labelled); got.W != s.W || got.H != s.H {
				t.Errorf("%v %v measures %v×%v, says %v×%v", level, s.Code, got.W, got.H, s.W, s.H)
			}
			if !slices.ContainsFunc(labelled, func(l loop) bool { return l.contains(s.X, s.Y) }) {
				t.Errorf("%v %v: the label stands outside, at %v,%v", level, s.Code, s.X, s.Y)
			}
		}
	}
}

// TestOutlinesAreHit keeps every place large enough for a finger or a mouse.
func TestOutlinesAreHit(t *testing.T) {
	for _, level := range mapLevels {
		for _, s := range Outlines(level) {
			if s.Code != "90" && min(s.W, s.H) < 32 || min(s.W, s.H) < 15 {
				t.Errorf("%v %v measures %v×%v", level, s.Code, s.W, s.H)
			}
		}
	}
}

func TestEnlargement(t *testing.T) {
	var all []loop
	var codes []string
	for _, s := range Outlines(Departement) {
		placed, enlarged := split(loops(t, s.Path))
		if len(placed) == 0 {
			t.Errorf("departement %s has no outline at its place", s.Code)
		}
		if enlarged != nil {
			codes = append(codes, s.Code)
			all = append(all, enlarged...)
		}
	}
	if want := []string{"75", "92", "93", "94"}; !slices.Equal(codes, want) {
		t.Errorf("enlarged are %v, want %v", codes, want)
	}
	if got := around(all); got != Enlargement() {
		t.Errorf("the enlargement is at %v, says %v", got, Enlargement())
	}
	if got := outerLoops(t, "the enlargement", all); got != 1 {
		t.Errorf("the enlargement has %d outer lines, want 1: there are gaps", got)
	}
}

// outer returns the edges that no neighbour runs along the other way.
func outer(t *testing.T, name string, loops []loop) map[edge]bool {
	t.Helper()
	left := map[edge]bool{}
	for _, l := range loops {
		for _, e := range l.edges() {
			back := edge{e.to, e.from}
			switch {
			case left[back]:
				delete(left, back)
			case left[e]:
				t.Errorf("%s: two areas lie on one side of %v", name, e)
			default:
				left[e] = true
			}
		}
	}
	return left
}

// outerLoops counts the closed lines that the outer edges make.
func outerLoops(t *testing.T, name string, loops []loop) int {
	t.Helper()
	next := map[spot][]spot{}
	for e := range outer(t, name, loops) {
		next[e.from] = append(next[e.from], e.to)
	}
	count := 0
	for start := range next {
		if len(next[start]) == 0 {
			continue
		}
		count++
		for at := start; len(next[at]) > 0; {
			at, next[at] = next[at][0], next[at][1:]
		}
	}
	return count
}

// TestOutlinesLeaveNoGap checks that the départements of a région have exactly its
// border, and that nothing but the sea and other countries is outside of all.
func TestOutlinesLeaveNoGap(t *testing.T) {
	placedIn := map[string][]loop{}
	for _, s := range Outlines(Departement) {
		departement, _ := departements.find(s.Code)
		placed, _ := split(loops(t, s.Path))
		region := departement.field(colRegion)
		placedIn[region] = append(placedIn[region], placed...)
	}
	var metropolitan []loop
	for _, s := range Outlines(Region) {
		name := "région " + s.Code
		whole := loops(t, s.Path)
		want, got := outer(t, name, whole), outer(t, name+"'s départements", placedIn[s.Code])
		for e := range want {
			if !got[e] {
				t.Errorf("%s has %v on its border, its départements don't", name, e)
			}
		}
		for e := range got {
			if !want[e] {
				t.Errorf("%s doesn't have %v on its border, its départements do", name, e)
			}
		}
		if !s.Tile {
			metropolitan = append(metropolitan, whole...)
		}
	}
	// The continent, Corsica, Belle-Île, Ré and Oléron.
	if got := outerLoops(t, "France", metropolitan); got != 5 {
		t.Errorf("metropolitan France has %d outer lines, want 5", got)
	}
}

func TestOutlinesDoNotCrossThemselves(t *testing.T) {
	side := func(a, b, c spot) int {
		turn := (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0])
		return max(-1, min(turn, 1))
	}
	for _, level := range mapLevels {
		for _, s := range Outlines(level) {
			var edges []edge
			for _, l := range loops(t, s.Path) {
				edges = append(edges, l.edges()...)
			}
			for i, a := range edges {
				for _, b := range edges[:i] {
					if side(a.from, a.to, b.from)*side(a.from, a.to, b.to) < 0 && side(b.from, b.to, a.from)*side(b.from, b.to, a.to) < 0 {
						t.Errorf("%v %v: %v crosses %v", level, s.Code, a, b)
					}
				}
			}
		}
	}
}

// TestOutlinesAreLight weighs what a page sends, compressed as a server does.
func TestOutlinesAreLight(t *testing.T) {
	for level, most := range map[Level]struct{ paths, page int }{
		Departement: {9 << 10, 10 << 10}, Region: {5 << 10, 5 << 10},
	} {
		var paths, page strings.Builder
		for i, s := range Outlines(level) {
			paths.WriteString(s.Path + "\n")
			fmt.Fprintf(&page, "<a href=\"/territoires/%s-%d/\"><path class=\"f-%d\" d=\"%s\"/></a>\n", s.Code, i, i%5, s.Path)
		}
		for name, text := range map[string]struct {
			text string
			most int
		}{"paths": {paths.String(), most.paths}, "page": {page.String(), most.page}} {
			var packed bytes.Buffer
			w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
			if _, err := w.Write([]byte(text.text)); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			if packed.Len() > text.most {
				t.Errorf("%v of level %v: %d bytes, at most %d", name, level, packed.Len(), text.most)
			}
			t.Logf("%v of level %v: %d bytes of %d", name, level, packed.Len(), len(text.text))
		}
	}
}

// TestOutlinesCredits keeps the credits that pages show and those of the data's own page the same.
func TestOutlinesCredits(t *testing.T) {
	readme, err := os.ReadFile("data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range OutlinesCredits() {
		for _, part := range []string{c.Work, c.Makers, c.URL, c.Licence, c.LicenceURL} {
			if part == "" || !strings.Contains(string(readme), part) {
				t.Errorf("data/README.md doesn't name %q of %+v", part, c)
			}
		}
	}
}

func BenchmarkOutlines(b *testing.B) {
	for b.Loop() {
		Outlines(Departement)
	}
}
