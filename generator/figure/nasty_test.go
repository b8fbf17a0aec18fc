package figure

import (
	"encoding/json"
	"fmt"
	"strings"
)

// nasty is texts that an editor may type and that are special to a browser, ECharts,
// Go or a spreadsheet.
var nasty = []string{
	`</script><script>alert("x")</script> & l'"autre"`,
	"{a|b} {c} %s %d {b0} ${x} \\n",
	"🙂 שלום עולם مرحبا 👩‍👩‍👧 é",
	strings.TrimSpace(strings.Repeat("Développement des très longues appellations ", 7))[:300],
	"=SOMME(A1) " + strings.Repeat("MAJUSCULES", 7),
}

// quote writes a text as TOML, which takes JSON's strings.
func quote(s string) string {
	out, _ := json.Marshal(s)
	return string(out)
}

// nastySite is a site whose every name is one of nasty.
func nastySite(lang string) made {
	c := people(ground(lang, 5), []int{0, 0, 1, 1, 2, 3, 4, -1})
	for i, text := range nasty {
		rename := func(file string) {
			lines := strings.Split(c[file], "\n")
			lines[0] = "nom = " + quote(text)
			c[file] = strings.Join(lines, "\n")
		}
		rename("domaines/" + slugs[i] + ".toml")
		for _, level := range []string{"region", "dep", "epci"} {
			rename(fmt.Sprintf("territoires/%s-%d.toml", level, i))
		}
		c["indicateurs/stages.toml"] = "nom = " + quote(nasty[0]) + "\nunite = " + quote(nasty[2]) + "\ncumul = \"somme\"\nsource = \"Essai\"\n"
		c["syntheses/rencontre.toml"] = strings.Replace(c["syntheses/rencontre.toml"], fmt.Sprintf("\"Outil %d\"", i+1), quote(text), 1)
	}
	return c
}

// walk visits every value of some JSON, with its key and the object it is in.
func walk(v any, see func(in map[string]any, key string, value any)) {
	switch v := v.(type) {
	case map[string]any:
		for k, one := range v {
			see(v, k, one)
			walk(one, see)
		}
	case []any:
		for _, one := range v {
			walk(one, see)
		}
	}
}
