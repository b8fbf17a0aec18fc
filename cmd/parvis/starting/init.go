package starting

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/console"
	"parvis/generator/content/starter"
)

func (c commands) init() *cobra.Command {
	choices := starter.Options{}
	cmd := &cobra.Command{Use: c.words.initUse, DisableFlagsInUseLine: true, Short: c.words.init}
	cmd.Args = func(_ *cobra.Command, args []string) error {
		switch len(args) {
		case 0:
			return fmt.Errorf("%s", c.words.initWhere)
		case 1:
			return nil
		}
		return fmt.Errorf(c.words.initMany, args[0], args[1])
	}
	cmd.Flags().StringVar(&choices.Title, "titre", "", c.words.initTitle)
	cmd.Flags().StringVar(&choices.URL, "url", "", c.words.initURL)
	cmd.Flags().StringVar(&choices.CI, "ci", "", c.words.initCI)
	cmd.Flags().BoolVar(&choices.Demo, "demo", false, c.words.initDemo)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if choices.CI != "" && !slices.Contains(starter.CIs(), choices.CI) {
			return console.UsageError{Err: fmt.Errorf(c.words.badCI, choices.CI)}
		}
		if choices.Demo && choices.Title+choices.URL != "" {
			return console.UsageError{Err: errors.New(c.words.demoAlone)}
		}
		if err := c.CheckURL(choices.URL); err != nil {
			return err
		}
		choices.Today = time.Now().Format(time.DateOnly)
		folder := filepath.Clean(args[0])
		err := starter.Place(cmd.Context(), folder, starter.Site(choices))
		var inTheWay *starter.ConflictError
		switch {
		case errors.As(err, &inTheWay):
			return fmt.Errorf(c.words.inTheWay, inTheWay.Folder, strings.Join(inTheWay.Names, ", "))
		case errors.Is(err, context.Canceled):
			return errors.New(c.words.initStopped)
		case err != nil:
			return err
		}
		made := c.words.siteMade
		if choices.Demo {
			made = c.words.demoMade
		}
		fmt.Fprintf(c.Out, made, folder, filepath.Join(folder, starter.Content, "pages", "guide.md"))
		if typed := os.Args[0]; filepath.Base(typed) != typed {
			fmt.Fprintf(c.Out, c.words.howToRun, "."+string(filepath.Separator)+filepath.Base(typed))
		}
		return nil
	}
	return cmd
}
