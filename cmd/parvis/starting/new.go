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
	cmd.Flags().StringVar(&r.Code, "code", "", c.words.newCode)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		kind, ok := record.KindOf(args[0])
		if !ok || kind == model.Settings {
			return console.UsageError{Err: fmt.Errorf(c.words.badKind, args[0], kindNames())}
		}
		if r.Siren != "" && kind != model.Signatories {
			return console.UsageError{Err: fmt.Errorf(c.words.sirenOf, kind.Singular())}
		}
		if r.Code != "" && kind != model.Territories {
			return console.UsageError{Err: fmt.Errorf(c.words.codeOf, kind.Singular())}
		}
		if err := c.CheckContent(r.Content); err != nil {
			return err
		}
		r.Kind, r.Today = kind, time.Now().Format(time.DateOnly)
		r.Name = strings.Join(args[1:], " ") // the quotes may be missing
		file, err := starter.Create(cmd.Context(), r)
		var name *starter.NameError
		var siren *starter.SirenError
		var code *starter.CodeError
		var exists *starter.ExistsError
		switch {
		case errors.As(err, &name) && name.Slug == "":
			return console.UsageError{Err: fmt.Errorf(c.words.badName, name.Name)}
		case errors.As(err, &name):
			return console.UsageError{Err: fmt.Errorf(c.words.keptName, name.Name, name.Slug)}
		case errors.As(err, &siren):
			return console.UsageError{Err: errors.New(c.words.badSiren(siren))}
		case errors.As(err, &code):
			return console.UsageError{Err: errors.New(fmt.Sprintf(c.words.badCode, code.Code, code.Name) + "\n" + c.whichPlace(code.Name, starter.Namesakes(code.Name, "")))}
		case errors.As(err, &exists):
			return fmt.Errorf(c.words.exists, exists.File)
		case err != nil:
			return err
		}
		fmt.Fprintf(c.Out, c.words.recordMade, filepath.Join(r.Content, filepath.FromSlash(file)))
		if kind == model.Territories {
			fmt.Fprintln(c.Out, c.whichPlace(r.Name, starter.Namesakes(r.Name, r.Code)))
		}
		return nil
	}
	return cmd
}

// whichPlace returns what is said of the place of a new territory: the one of its name, so that
// nothing is guessed untold, or those to choose from, or what became of the name.
func (c commands) whichPlace(name string, same []starter.Namesake) string {
	var out []string
	if len(same) == 0 {
		for _, f := range starter.Formerly(name) {
			out = append(out, fmt.Sprintf("\n"+c.words.formerPlace, f.Name, f.Code, f.Now.Name, f.Now.Code, f.Until))
		}
		return fmt.Sprintf(c.words.noPlace, name) + strings.Join(out[:min(len(out), most)], "")
	}
	for _, p := range same {
		where := ""
		if p.Where != "" {
			where = ", " + p.Where
		}
		out = append(out, fmt.Sprintf("    type = %q, code = %q%s", string(model.LevelOf(p.Level)), p.Code, where))
	}
	if len(same) == 1 {
		return fmt.Sprintf(c.words.onePlace, out[0])
	}
	if len(out) > most {
		out = append(out[:most], "    …")
	}
	return fmt.Sprintf(c.words.somePlaces, len(same), name, strings.Join(out, "\n"))
}

// most is how many places of a name are listed.
const most = 5

// kindNames returns the names of the kinds of records in the singular, on one line.
func kindNames() string {
	var out []string
	for _, k := range model.Kinds() {
		out = append(out, k.Singular())
	}
	return strings.Join(out, ", ")
}
