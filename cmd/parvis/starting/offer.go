package starting

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"parvis/cmd/parvis/console"
	"parvis/generator/content/starter"
)

// offered is the folder of a site that is made when nobody named one.
const offered = "mon-site"

// Offer asks whether to make a site, and makes it in a folder below. It returns that folder, "" if the
// answer is no. The error is worded.
func Offer(ctx context.Context, on *console.Console, in io.Reader) (string, error) {
	c := commands{on, wordsIn[on.Lang]}
	lines := bufio.NewScanner(io.LimitReader(in, 1<<16))
	fmt.Fprintf(c.Out, c.words.offer, offered)
	if !lines.Scan() || strings.HasPrefix(strings.ToLower(strings.TrimSpace(lines.Text())), "n") {
		return "", nil
	}
	fmt.Fprint(c.Out, c.words.offerTitle)
	title := ""
	if lines.Scan() {
		title = strings.TrimSpace(lines.Text())
	}
	err := starter.Place(ctx, offered, starter.Site(starter.Options{Title: title, Today: time.Now().Format(time.DateOnly)}))
	var inTheWay *starter.ConflictError
	if errors.As(err, &inTheWay) {
		return "", fmt.Errorf(c.words.inTheWay, inTheWay.Folder, strings.Join(inTheWay.Names, ", "))
	}
	return offered, err
}
