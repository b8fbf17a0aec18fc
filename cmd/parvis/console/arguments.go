package console

import (
	"fmt"
	"os"
	"regexp"

	"github.com/spf13/pflag"
)

// ContentFlag adds --content, the folder of the records.
func (c *Console) ContentFlag(flags *pflag.FlagSet, folder *string) {
	flags.StringVar(folder, "content", "content", c.words.content)
	flags.Lookup("content").DefValue = "" // its usage text has the default: the library's text is in English
}

// CheckContent returns a [UsageError] if the folder of the records isn't one.
func (c *Console) CheckContent(folder string) error {
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return UsageError{Err: fmt.Errorf(c.words.noContent, folder)}
	}
	return nil
}

var hostURL = regexp.MustCompile(`^https?://[^/?#\s]+(/[^?#\s]*)?$`)

// CheckURL returns a [UsageError] if the address of the site, which may be absent, isn't
// one.
func (c *Console) CheckURL(address string) error {
	if address != "" && !hostURL.MatchString(address) {
		return UsageError{Err: fmt.Errorf(c.words.badURL, address)}
	}
	return nil
}
