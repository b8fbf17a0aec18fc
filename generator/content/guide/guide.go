// Package guide is the editors' guide, in French: how to write records, how to
// publish them, and every key. Its text is guide.md, where a line {{kind}}
// stands for the list of the keys of a kind, made from the format that package
// record knows: what a key says is written once, in FORMAT.md.
//
// Each example is a block below a line that names its file, between backquotes;
// the tests build a new site with all of them.
package guide

import (
	_ "embed"
	"fmt"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
)

//go:embed guide.md
var text string

// shared stands for the keys that all kinds have.
const shared = "partout"

// Page is the guide as a record of the kind pages: a draft, since readers of
// the site have no use for it until its editors decide so.
func Page() string {
	out := text
	for _, k := range append(model.Kinds(), model.Settings) {
		out = strings.Replace(out, marker(string(k)), list(record.Keys(k)), 1)
	}
	return strings.Replace(out, marker(shared), list(record.SharedKeys()), 1)
}

func marker(name string) string { return "{{" + name + "}}\n" }

// list is keys as Markdown: a list of definitions for those that stand alone,
// then one for each table.
func list(keys []record.Key) string {
	var b strings.Builder
	write := func(table string) {
		for _, k := range keys {
			if k.Table() == table && k.Form != record.Table && k.Form != record.Tables {
				b.WriteString(definition(k))
			}
		}
	}
	write("")
	for _, k := range keys {
		switch k.Form {
		case record.Table:
			fmt.Fprintf(&b, "### Sous `[%s]`\n\nUne fois : %s.\n\n", k.Path, k.Description)
		case record.Tables:
			fmt.Fprintf(&b, "### Sous `[[%s]]`\n\nAutant de fois qu'il le faut : %s.\n\n", k.Path, k.Description)
		default:
			continue
		}
		write(k.Path)
	}
	return b.String()
}

func definition(k record.Key) string {
	term := "`" + k.Name() + "`"
	if k.Required {
		term += " (obligatoire)"
	}
	takes := fmt.Sprintf("%s, comme `%s`", k.Form, k.Example)
	if k.Choices != nil {
		takes = "au choix : `" + strings.Join(k.Choices, "`, `") + "`"
	}
	return fmt.Sprintf("%s\n: %s\n: %s\n\n", term, k.Description, takes)
}
