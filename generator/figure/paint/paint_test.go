package paint

import (
	"flag"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "take the sheet as it is now for the golden one")

// luminance and contrast are those of WCAG 2.2.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	var out float64
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		out += weight * c
	}
	return out
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

// want checks the contrast of two roles in both modes.
func want(t *testing.T, a, b string, least float64) {
	t.Helper()
	x, okA := Of(a)
	y, okB := Of(b)
	if !okA || !okB {
		t.Fatalf("no colour %s or %s", a, b)
	}
	for mode, pair := range map[string][2]string{"light": {x.Light, y.Light}, "dark": {x.Dark, y.Dark}} {
		if got := contrast(t, pair[0], pair[1]); got < least {
			t.Errorf("%s on %s, %s: %.2f, under %v", a, b, mode, got, least)
		}
	}
}

// TestTextsRead: 4.5:1 for each text on what lies under it (WCAG 2.2, 1.4.3).
func TestTextsRead(t *testing.T) {
	for text, grounds := range map[string][]string{
		"ink":       {"paper", "stone"},
		"ink-2":     {"paper", "stone"},
		"on-weak":   {"seq-1", "seq-2", "seq-3"},
		"on-strong": {"seq-4", "seq-5", "reached", "watch", "missed", "stopped", "mark"},
		"on-middle": {"on-track", "mark-2"},
	} {
		for _, g := range grounds {
			want(t, text, g, 4.5)
		}
	}
}

// Numbers within columns of a domain's hue.
func TestTextsOnHuesRead(t *testing.T) {
	for i := range 8 {
		want(t, "on-strong", "hue-"+strconv.Itoa(i+1), 4.5)
	}
}

// TestMarksAreSeen: 3:1 on the paper for each mark, or for its line (WCAG 2.2, 1.4.11). Shades have
// a line of edge on maps, and a written number in tables; joints and the land that isn't described are no data.
func TestMarksAreSeen(t *testing.T) {
	quiet := []string{"paper", "stone", "joint"}
	for _, c := range classTable {
		fill, stroke := ColoursOf(c.name)
		if strings.Contains(c.declarations, "font-") || strings.Contains(c.declarations, "paint-order") || strings.HasPrefix(fill, "seq-") || strings.HasPrefix(fill, "on-") || strings.HasPrefix(stroke, "on-") || fill == "" && stroke == "" {
			continue
		}
		role := fill
		if stroke != "" {
			role = stroke
		}
		if slices.Contains(quiet, role) {
			continue
		}
		want(t, role, "paper", 3)
	}
	want(t, "edge", "stone", 3)
}

// Steps of shades are told apart from the next.
func TestShadesStepUp(t *testing.T) {
	for i := 1; i < 5; i++ {
		want(t, "seq-"+strconv.Itoa(i), "seq-"+strconv.Itoa(i+1), 1.4)
	}
}

// Quiet classes are known as such: a new class with a quiet colour is looked at first.
func TestQuietClasses(t *testing.T) {
	var got []string
	for _, c := range classTable {
		fill, stroke := ColoursOf(c.name)
		if role := fill + stroke; role == "paper" || role == "stone" || role == "joint" || role == "stonejoint" {
			got = append(got, c.name)
		}
	}
	if known := []string{"pt", "halo", "p", "none", "under", "grid", "cut", "away", "hb"}; !sameSet(got, known) {
		t.Errorf("quiet classes: %v, want %v", got, known)
	}
}

func sameSet(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

var hex = regexp.MustCompile(`^#[0-9a-f]{6}$`)

func TestTables(t *testing.T) {
	roles, names := map[string]bool{}, map[string]bool{}
	for _, c := range Colours {
		if !hex.MatchString(c.Light) || !hex.MatchString(c.Dark) || roles[c.Role] {
			t.Errorf("%+v", c)
		}
		roles[c.Role] = true
	}
	used := Sheet()
	for _, c := range Colours {
		if !strings.Contains(used, "var(--"+c.Role+")") {
			t.Errorf("no class has %s", c.Role)
		}
	}
	for _, c := range classTable {
		if names[c.name] {
			t.Errorf("two classes are named %s", c.name)
		}
		names[c.name] = true
	}
}

func TestFileStyle(t *testing.T) {
	style := FileStyle([]string{"b", "n", "e"}, true)
	for _, wanted := range []string{".b{fill:#3f5566}", ".n{fill:#24211d;font-weight:650}", ".e{text-anchor:end}", "(prefers-color-scheme:dark){.n{fill:#efeae2}.b{fill:#a9bfce}}"} {
		if !strings.Contains(style, wanted) {
			t.Errorf("no %s in %s", wanted, style)
		}
	}
	for _, bad := range []string{"var(", "{ink}", ".t{", "<"} {
		if strings.Contains(style, bad) {
			t.Errorf("%s in %s", bad, style)
		}
	}
	if light := FileStyle([]string{"b"}, false); strings.Contains(light, "dark") {
		t.Errorf("an image to share has dark colours: %s", light)
	}
}

// Rules of a sheet speak of drawings only, with the properties of the page.
func TestSheet(t *testing.T) {
	sheet := Sheet()
	if strings.Contains(sheet, "#") || strings.Contains(sheet, "@import") {
		t.Error("the sheet has a literal colour, or loads something")
	}
	for line := range strings.SplitSeq(sheet, "\n") {
		if strings.HasSuffix(line, "}") && strings.Contains(line, "{") && !strings.HasPrefix(strings.TrimSpace(line), ".pv") {
			t.Errorf("a rule beyond drawings: %s", line)
		}
	}
	for _, wanted := range []string{"forced-colors: active", "--paper: Canvas"} {
		if !strings.Contains(sheet, wanted) {
			t.Errorf("the sheet lacks %s", wanted)
		}
	}
	const file = theme + "figures/drawing.css"
	if *update {
		if err := os.WriteFile(file, []byte(sheet), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := os.ReadFile(file); err != nil || string(kept) != sheet {
		t.Errorf("%s is not the sheet (%v): look at it with -update and git diff", file, err)
	}
}

const theme = "../../../themes/parvis/"

// The colours of drawings are those of the pages, in both modes.
func TestColoursOfPages(t *testing.T) {
	var modes [2]map[string]string
	for _, name := range []string{"base/settings.css", "figures/colours.css"} {
		css, err := os.ReadFile(theme + name)
		if err != nil {
			t.Fatal(err)
		}
		light, dark, ok := strings.Cut(string(css), "@media screen and (prefers-color-scheme: dark)")
		if !ok {
			t.Fatalf("%s has no dark mode", name)
		}
		for i, part := range []string{light, dark} {
			if modes[i] == nil {
				modes[i] = map[string]string{}
			}
			for _, m := range regexp.MustCompile(`--([a-z0-9-]+): *(#[0-9a-f]{6});`).FindAllStringSubmatch(part, -1) {
				modes[i][m[1]] = m[2]
			}
		}
	}
	for _, c := range Colours {
		if modes[0][c.Role] != c.Light || modes[1][c.Role] != c.Dark {
			t.Errorf("%s is %s and %s, in the theme %q and %q", c.Role, c.Light, c.Dark, modes[0][c.Role], modes[1][c.Role])
		}
	}
}
