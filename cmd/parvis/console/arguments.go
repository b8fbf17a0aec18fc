package console

import (
	"fmt"
	"os"
	"regexp"

	"github.com/spf13/pflag"

	"parvis/generator/text/date"
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

// Day returns the date that an argument gives to the day. For another text it returns a [UsageError],
// whose words are wrong with the text in it.
func Day(text, wrong string) (date.Date, error) {
	d, err := date.Parse(text)
	if err != nil || d.Day == 0 {
		return date.Date{}, UsageError{Err: fmt.Errorf(wrong, text)}
	}
	return d, nil
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
