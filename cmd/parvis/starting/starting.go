// Package starting has the commands with which editors start: a new site (init), a new
// record (new), and the format of the records for their text editor (schema).
package starting

import (
	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
)

// commands makes the commands, in the language of a console.
type commands struct {
	*console.Console
	words words
}

// Commands returns the commands init, new and schema.
func Commands(on *console.Console) []*cobra.Command {
	c := commands{on, wordsIn[on.Lang]}
	return []*cobra.Command{c.init(), c.new(), c.schema()}
}
