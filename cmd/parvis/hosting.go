package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parvis/cmd/parvis/results"
	"parvis/generator"
)

// hostingWords has the messages of "parvis hosting", in one language.
type hostingWords struct{ use, short, long, whichServer string }

var hostingIn = map[string]hostingWords{"fr": {
	use:   "hosting SERVEUR [options]",
	short: "Écrire la configuration d’un serveur web : nginx, caddy ou apache",
	long: `Écrit ce qu’un serveur web doit savoir du site : politique de sécurité, durées de
cache, redirections des anciennes adresses, page 404, compression.

  parvis hosting nginx > charte.conf    à inclure dans le bloc server
  parvis hosting caddy > charte.caddy   à importer dans le bloc du site
  parvis hosting apache > .htaccess     ou hebergeur = ["apache"] dans [publication]

Les hébergeurs qui lisent _headers et _redirects n’ont besoin de rien : le build
écrit ces fichiers. Une redirection ajoutée plus tard demande d’écrire à nouveau la
configuration ; d’ici là, la page laissée à l’ancienne adresse y mène.`,
	whichServer: "dites pour quel serveur : %s",
}, "en": {
	use:   "hosting SERVER [options]",
	short: "Write the configuration of a web server: nginx, caddy or apache",
	long: `Writes the configuration that a web server needs for the site: security policy,
cache lifetimes, redirections of old addresses, 404 page, compression.

  parvis hosting nginx > charter.conf    to include in the server block
  parvis hosting caddy > charter.caddy   to import in the site's block
  parvis hosting apache > .htaccess      or hebergeur = ["apache"] in [publication]

Hosts that read _headers and _redirects need nothing: the build writes these files.
After adding a redirection, write the configuration again; until then, the page left
at the old address leads to the new one.`,
	whichServer: "say for which server: %s",
}}

func (c *cli) hosting() *cobra.Command {
	w := hostingIn[c.Lang]
	cmd := &cobra.Command{Use: w.use, DisableFlagsInUseLine: true, Short: w.short, Long: w.long,
		ValidArgs: generator.Hosts(),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || !slices.Contains(generator.Hosts(), args[0]) {
				return fmt.Errorf(w.whichServer, strings.Join(generator.Hosts(), ", "))
			}
			return nil
		}}
	f := c.flags(cmd)
	cmd.Flags().StringVar(&f.URL, "url", "", c.words.url)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o, err := f.options(c)
		if err != nil {
			return err
		}
		config, report, err := generator.Hosting(cmd.Context(), o, args[0])
		if err != nil {
			return err
		}
		if err := results.On(c.Console, o.Content).Report(report); err != nil {
			return err
		}
		_, err = c.Out.Write(config)
		return err
	}
	return cmd
}
