package starter

import (
	"fmt"
	"slices"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
)

// maxListed is the most records of the site that a comment lists.
const maxListed = 12

// template returns the file of a new record: every key of its kind, tables last, since TOML
// assigns the keys after a table header to that table.
func template(r Request, set *record.Set) string {
	keys, values := record.AllKeys(r.Kind), presets(r, set)
	var b strings.Builder
	markdown := record.Extension(r.Kind) == ".md"
	if markdown {
		b.WriteString("+++\n")
	}
	fmt.Fprintf(&b, "# Fiche de genre « %s ». Une ligne qui commence par # n'est pas lue : pour se\n# servir d'une clé, retirez le # et remplacez la valeur. Les guillemets restent droits.\n", r.Kind.Singular())
	if !markdown {
		b.WriteString("# Pour ajouter un texte long : renommez ce fichier en .md, ajoutez une ligne +++\n# au début et une autre à la fin, et écrivez le texte après la seconde.\n")
	}
	top := slices.DeleteFunc(slices.Clone(keys), func(k record.Key) bool { return k.Table() != "" || isTable(k) })
	slices.SortStableFunc(top, func(a, b record.Key) int { return rank(a, values) - rank(b, values) })
	for _, k := range top {
		b.WriteString("\n" + comment(k, set))
		value, ok := values[k.Name()]
		if !ok && k.Required {
			value, ok = k.Example, true
		}
		if ok {
			fmt.Fprintf(&b, "%s = %s\n", k.Name(), value)
		} else {
			fmt.Fprintf(&b, "# %s = %s\n", k.Name(), example(k, r, set))
		}
	}
	for _, t := range keys {
		if !isTable(t) || !slices.ContainsFunc(keys, func(k record.Key) bool { return k.Table() == t.Path }) {
			continue
		}
		fmt.Fprintf(&b, "\n\n# %s\n", t.Description)
		head := "[" + t.Path + "]"
		if t.Form == record.Tables {
			b.WriteString("# (à répéter, de [[" + t.Path + "]] à la dernière clé, autant de fois qu'il le faut)\n")
			head = "[[" + t.Path + "]]"
		}
		b.WriteString("# " + head + "\n")
		for _, k := range keys {
			if k.Table() == t.Path && !isTable(k) {
				b.WriteString(inTable(k, r, set))
			}
		}
	}
	if markdown {
		b.WriteString("+++\nLe texte de la fiche, en Markdown.\n")
	}
	return b.String()
}

func isTable(k record.Key) bool { return k.Form == record.Table || k.Form == record.Tables }

// rank orders the keys of a new record: required ones, the draft mark, others that have a
// value, then the rest in the order of the format.
func rank(k record.Key, values map[string]string) int {
	_, filled := values[k.Path]
	switch {
	case k.Required:
		return 0
	case k.Path == "brouillon":
		return 1
	case filled:
		return 2
	}
	return 3
}

// comment returns the comment above a key: its description, its choices, and the records that
// it may reference.
func comment(k record.Key, set *record.Set) string {
	says := k.Description
	if k.Path == "brouillon" {
		says = "`true` : la fiche n'est pas publiée. Retirez cette ligne quand elle est prête."
	}
	out := "# " + says + "\n"
	if k.Required {
		out = "# (obligatoire) " + says + "\n"
	}
	if k.Choices != nil {
		out += "# Au choix : " + strings.Join(k.Choices, ", ") + "\n"
	}
	if len(k.Names) == 0 {
		return out
	}
	known := slugsOf(set, k.Names...)
	switch {
	case len(known) == 0:
		out += fmt.Sprintf("# Ce site n'en a pas encore : parvis new %s \"Son nom\"\n", k.Names[0].Singular())
	case len(known) > maxListed:
		out += fmt.Sprintf("# Dans ce site : %s… (%d en tout, dans content/%s)\n",
			strings.Join(known[:maxListed], ", "), len(known), k.Names[0])
	default:
		out += "# Dans ce site : " + strings.Join(known, ", ") + "\n"
	}
	return out
}

// inTable returns a commented-out key of a table, on one line, since tables are long.
func inTable(k record.Key, r Request, set *record.Set) string {
	says := k.Description
	if k.Required {
		says = "(obligatoire) " + says
	}
	if k.Choices != nil {
		says += " (au choix : " + strings.Join(k.Choices, ", ") + ")"
	}
	return fmt.Sprintf("# %s = %s # %s\n", k.Name(), example(k, r, set), says)
}

// example returns the value of a commented-out key. For a key that references a record, it is
// one of the site, so that removing the # is enough.
func example(k record.Key, r Request, set *record.Set) string {
	switch {
	case k.Path == "maj":
		return r.Today
	case k.Name() == "source" || k.Name() == "sources":
		k.Names = []model.Kind{model.Resources} // or free text, unlike the example of the format
		if len(set.Resources) == 0 {
			return strings.Replace(k.Example, "exemple-de-ressource", "Bilan de l'année, page 3", 1)
		}
	case len(k.Names) == 0:
		return k.Example
	}
	if known := slugsOf(set, k.Names...); len(known) > 0 {
		if k.Form == record.Texts {
			return "[" + quoted(known[0]) + "]"
		}
		return quoted(known[0])
	}
	return k.Example
}
