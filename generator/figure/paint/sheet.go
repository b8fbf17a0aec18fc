package paint

import (
	"fmt"
	"slices"
	"strings"
)

func roleAfter(declarations, mark string) string {
	_, rest, ok := strings.Cut(declarations, mark)
	if !ok {
		return ""
	}
	role, _, _ := strings.Cut(rest, "}")
	return role
}

// Sheet returns the rules of drawings on a page. Their colours are custom properties that the
// page has: those of Colours. A drawing is as high as its attribute says: no rule of the page
// may set the block size of .pv to auto. A map is as wide as it is clear, and no wider.
func Sheet() string { return SheetOf(Classes()...) }

// SheetOf returns of the rules of drawings those that marks of these classes need, for a page that has
// few kinds of drawings.
func SheetOf(names ...string) string {
	has := func(name string) bool { return slices.Contains(names, name) }
	var out strings.Builder
	out.WriteString(`/* Drawings: made from the table of classes in generator/figure/paint. */
.pv { display: block; inline-size: 100%; overflow: visible; font: 14px/1 var(--sans); font-variant-numeric: tabular-nums; break-inside: avoid; }
`)
	if has("land") {
		out.WriteString(".pv-map { inline-size: 100%; min-inline-size: 0; max-inline-size: 340px; block-size: auto; }\n")
	}
	out.WriteString(".pv-defs { position: absolute; inline-size: 0; block-size: 0; }\n")
	if has("big") {
		out.WriteString(".pv .serif { font-family: var(--serif); }\n")
	}
	for _, c := range classTable {
		if has(c.name) {
			fmt.Fprintf(&out, "%s { %s; }\n", selector(c.name), spaced(with(c.declarations, Property)))
		}
	}
	rules := out.String()
	out.WriteString("\n@media (forced-colors: active) {\n  .pv, .pv-defs {\n    forced-color-adjust: none;\n")
	for _, c := range Colours {
		if c.Forced != "" && strings.Contains(rules, Property(c)) {
			fmt.Fprintf(&out, "    --%s: %s;\n", c.Role, c.Forced)
		}
	}
	out.WriteString("  }\n}\n")
	return out.String()
}

// selector is where a class has its rule. Patterns stand outside of drawings.
func selector(name string) string {
	switch name {
	case "hb", "hl", "hd":
		return ".pv-defs ." + name
	}
	return ".pv ." + name
}

func spaced(declarations string) string {
	return strings.ReplaceAll(strings.ReplaceAll(declarations, ";", "; "), ":", ": ")
}
