// Package guide is the editors' guide, in French: how to write records, how to
// publish them, and every key. Its text is guide.md, where a line {{kind}}
// stands for the table of the keys of a kind, made from the format that package
// record knows: what a key says is written once, in FORMAT.md.
//
// Each example is a block below a line that names its file, between backquotes;
// the tests build a new site with all of them.
package guide

import (
	_ "embed"
	"fmt"
	"strings"

	"parvis/generator/record"
)

//go:embed guide.md
var text string

// shared stands for the keys that all kinds have.
const shared = "partout"

// Page is the guide as a record of the kind pages: a draft, since readers of
// the site have no use for it until its editors decide so.
func Page() string {
	out := text
	for _, k := range append(record.Kinds(), record.SiteKind) {
		out = strings.Replace(out, marker(string(k)), table(record.Keys(k)), 1)
	}
	return strings.Replace(out, marker(shared), table(record.SharedKeys()), 1)
}

func marker(name string) string { return "{{" + name + "}}\n" }

// table is keys as Markdown.
func table(keys []record.Key) string {
	var b strings.Builder
	b.WriteString("| Clé | Ce qu'elle dit | Ce qu'elle prend |\n| --- | --- | --- |\n")
	for _, k := range keys {
		says := k.Says
		if k.Required {
			says += " (**obligatoire**)"
		}
		takes := string(k.Form)
		switch {
		case k.Choices != nil:
			takes = "au choix : `" + strings.Join(k.Choices, "`, `") + "`"
		case k.Form == record.Tables:
			takes = "`[[" + k.Path + "]]`, à répéter"
		case k.Form == record.Table:
			takes = "`[" + k.Path + "]`"
		default:
			takes += ", comme `" + k.Example + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", k.Path, says, takes)
	}
	return b.String()
}
