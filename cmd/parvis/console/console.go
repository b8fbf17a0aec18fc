// Package console is what the subcommands of parvis share: the language, the outputs,
// the messages of errors, counts and durations, the progress line, and the arguments
// that several commands take.
package console

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// Console is where a command prints, and in which language.
type Console struct {
	Lang     string // "fr" or "en"
	Out, Err io.Writer
	Failed   bool // errors were printed: the command fails, without another message
	words    words
}

// New returns a console in a language of package messages.
func New(lang string, out, err io.Writer) *Console {
	return &Console{Lang: lang, Out: out, Err: err, words: wordsIn[lang]}
}

// UsageError is an error in the command line, not in the records.
type UsageError struct{ Err error }

func (e UsageError) Error() string { return e.Err.Error() }

// Plural returns "1 fiche", "2 fiches". In French 0 takes the singular, in English
// the plural.
func Plural(n int, one, other string, french bool) string {
	if n == 1 || french && n == 0 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, other)
}

// Seconds returns "1,25 s", with the decimal separator of a language.
func Seconds(d time.Duration, comma string) string {
	return strings.Replace(fmt.Sprintf("%.2f s", d.Seconds()), ".", comma, 1)
}
