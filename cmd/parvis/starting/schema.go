package starting

import (
	"fmt"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
	"parvis/generator/content/record"
	"parvis/generator/content/schema"
	"parvis/generator/content/starter"
)

func (c commands) schema() *cobra.Command {
	folder := ""
	cmd := &cobra.Command{Use: c.words.schemaUse, DisableFlagsInUseLine: true, Short: c.words.schema,
		Long: fmt.Sprintf(c.words.schemaLong, kindNames())}
	cmd.Flags().StringVar(&folder, "output", "", c.words.schemaOutput)
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 1 || len(args) == 1 && folder != "" {
			return fmt.Errorf("%s", c.words.schemaMany)
		}
		return nil
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		switch {
		case folder != "":
			if err := starter.RefreshSchemas(folder); err != nil {
				return err
			}
			_, err := fmt.Fprintf(c.Out, c.words.schemasIn, len(schema.Kinds()), folder)
			return err
		case len(args) == 0:
			_, err := c.Out.Write(schema.All())
			return err
		}
		kind, ok := record.KindOf(args[0])
		if !ok {
			return console.UsageError{Err: fmt.Errorf(c.words.badKind, args[0], kindNames()+", site")}
		}
		_, err := c.Out.Write(schema.Of(kind))
		return err
	}
	return cmd
}
