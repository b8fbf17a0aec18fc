package synth

import (
	"strings"

	"parvis/generator/content/record"
)

// Sample returns a record, as TOML, in which each of the keys has its example as value; tables
// come last.
func Sample(keys []record.Key) string {
	var b strings.Builder
	var write func(table string)
	write = func(table string) {
		for _, k := range keys {
			if k.Table() == table && k.Form != record.Table && k.Form != record.Tables {
				b.WriteString(k.Name() + " = " + k.Example + "\n")
			}
		}
		for _, k := range keys {
			if k.Table() != table {
				continue
			}
			switch k.Form {
			case record.Table:
				b.WriteString("\n[" + k.Path + "]\n")
				write(k.Path)
			case record.Tables:
				b.WriteString("\n[[" + k.Path + "]]\n")
				write(k.Path)
			default: // other values are written above
			}
		}
	}
	write("")
	return b.String()
}
