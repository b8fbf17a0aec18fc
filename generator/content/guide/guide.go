// Package guide generates the editors' guide, in French: how to write records, how to publish
// them, and every key. Its text is guide.md, in which a line {{kind}} is a placeholder for the
// list of a kind's keys. That list comes from package record, so that FORMAT.md is the only
// description of the keys.
//
// Each example is a fenced block, under a line with its file name between backquotes. The
// tests build a new site with all of them.
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

// shared is the placeholder for the keys that all kinds have.
const shared = "partout"

// Page returns the guide as a record of the kind pages. It is a draft: readers of the site
// don't need it, unless the editors decide to publish it.
func Page() string {
	out := text
	for _, k := range model.Kinds() {
		if !strings.Contains(text, placeholder(string(k))) {
			out = strings.Replace(out, beforePages, section(k)+beforePages, 1)
		}
	}
	for _, k := range append(model.Kinds(), model.Settings) {
		out = strings.Replace(out, placeholder(string(k)), definitions(record.Keys(k)), 1)
	}
	return strings.Replace(out, placeholder(shared), definitions(record.SharedKeys()), 1)
}

// beforePages is where the sections of kinds without one in guide.md are inserted.
const beforePages = "\n## Pages\n"

// section returns the section of a kind that guide.md has none for: an example with the keys
// that are required, and the placeholder for all keys.
func section(k model.Kind) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n## %s%s\n\nFichier `content/%s/guide-%s.toml` :\n\n```toml\n",
		strings.ToUpper(string(k[:1])), k[1:], k, k.Singular())
	for _, key := range record.Keys(k) {
		if key.Required && key.Table() == "" {
			fmt.Fprintf(&b, "%s = %s\n", key.Name(), key.Example)
		}
	}
	fmt.Fprintf(&b, "source = \"Courriel du 12 janvier 2026\"\n```\n\n%s", placeholder(string(k)))
	return b.String()
}

func placeholder(name string) string { return "{{" + name + "}}\n" }

// definitions returns keys as Markdown: a definition list of the top-level keys, then one for
// each table.
func definitions(keys []record.Key) string {
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
