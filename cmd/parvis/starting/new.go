package starting

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
	"parvis/generator/content/record"
	"parvis/generator/content/starter"
	"parvis/generator/model"
)

func (c commands) new() *cobra.Command {
	r := starter.Request{}
	cmd := &cobra.Command{Use: c.words.newUse, DisableFlagsInUseLine: true, Short: c.words.new,
		Long: fmt.Sprintf(c.words.newLong, kindNames()),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return fmt.Errorf(c.words.newWhat, kindNames())
			}
			return nil
		}}
	c.ContentFlag(cmd.Flags(), &r.Content)
	cmd.Flags().StringVar(&r.Siren, "siren", "", c.words.newSiren)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		kind, ok := record.KindOf(args[0])
		if !ok || kind == model.Settings {
			return console.UsageError{Err: fmt.Errorf(c.words.badKind, args[0], kindNames())}
		}
		if r.Siren != "" && kind != model.Signatories {
			return console.UsageError{Err: fmt.Errorf(c.words.sirenOf, kind.Singular())}
		}
		if err := c.CheckContent(r.Content); err != nil {
			return err
		}
		r.Kind, r.Today = kind, time.Now().Format(time.DateOnly)
		r.Name = strings.Join(args[1:], " ") // the quotes may be missing
		file, err := starter.Create(cmd.Context(), r)
		var name *starter.NameError
		var siren *starter.SirenError
		var exists *starter.ExistsError
		switch {
		case errors.As(err, &name) && name.Slug == "":
			return console.UsageError{Err: fmt.Errorf(c.words.badName, name.Name)}
		case errors.As(err, &name):
			return console.UsageError{Err: fmt.Errorf(c.words.keptName, name.Name, name.Slug)}
		case errors.As(err, &siren):
			return console.UsageError{Err: errors.New(c.words.badSiren(siren))}
		case errors.As(err, &exists):
			return fmt.Errorf(c.words.exists, exists.File)
		case err != nil:
			return err
		}
		fmt.Fprintf(c.Out, c.words.recordMade, filepath.Join(r.Content, filepath.FromSlash(file)))
		if same := starter.Namesakes(r.Name); kind == model.Territories && len(same) != 1 {
			fmt.Fprintln(c.Out, c.whichPlace(r.Name, same))
		}
		return nil
	}
	return cmd
}

// whichPlace returns the message that asks for the code of a territory, when no
// place or several places have its name.
func (c commands) whichPlace(name string, same []starter.Namesake) string {
	if len(same) == 0 {
		return fmt.Sprintf(c.words.noPlace, name)
	}
	const most = 5
	var out []string
	for _, p := range same[:min(len(same), most)] {
		where := ""
		if p.Departement != "" {
			where = ", " + p.Departement
		}
		out = append(out, fmt.Sprintf("    type = %q, code = %q%s", string(model.LevelOf(p.Level)), p.Code, where))
	}
	if len(same) > most {
		out = append(out, "    …")
	}
	return fmt.Sprintf(c.words.somePlaces, len(same), name, strings.Join(out, "\n"))
}

// kindNames returns the names of the kinds of records in the singular, on one line.
func kindNames() string {
	var out []string
	for _, k := range model.Kinds() {
		out = append(out, k.Singular())
	}
	return strings.Join(out, ", ")
}
