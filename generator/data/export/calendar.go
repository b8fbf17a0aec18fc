package export

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode/utf8"

	"parvis/generator/text/date"
)

// Event is something to happen on a day. Where only its month or its year is
// known the event lasts for all of it: no day is made up.
type Event struct {
	ID      string // stable, and its own
	Title   string
	Text    string
	Address string // absolute, of the page
	On      date.Date
}

// ICalendar writes events as a file (RFC 5545), as they come. It was made as of a
// date, since the clock is not read.
func ICalendar(w io.Writer, name, lang string, asOf date.Date, events iter.Seq[Event]) error {
	out := bufio.NewWriterSize(w, flushAt)
	var made []byte
	line := func(property, value string) {
		made = append(append(append(made[:0], property...), ':'), value...)
		fold(out, made)
	}
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//Parvis//Parvis//"+strings.ToUpper(lang))
	line("X-WR-CALNAME", escapeText(name))
	for e := range events {
		last := e.On.Last()
		line("BEGIN", "VEVENT")
		line("UID", escapeText(e.ID))
		line("DTSTAMP", compact(asOf.First())+"T000000Z")
		line("DTSTART;VALUE=DATE", compact(e.On.First()))
		line("DTEND;VALUE=DATE", time.Date(last.Year, time.Month(last.Month), last.Day+1, 0, 0, 0, 0, time.UTC).Format("20060102"))
		line("SUMMARY", escapeText(e.Title))
		if e.Text != "" {
			line("DESCRIPTION", escapeText(e.Text))
		}
		line("URL", e.Address)
		line("TRANSP", "TRANSPARENT") // nobody is busy for it
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	return out.Flush()
}

func compact(d date.Date) string { return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day) }

var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// escapeText returns a text as a value (RFC 5545, 3.3.11), without the control characters
// that none may hold.
func escapeText(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, s)
	if !strings.ContainsAny(s, "\\;,\r\n") {
		return s
	}
	return escapes.Replace(s)
}

// fold writes a line of 75 octets at most, and goes on in further lines that
// begin with a space; no character is cut in two (RFC 5545, 3.1).
func fold(out *bufio.Writer, line []byte) {
	room := 75
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		_, _ = out.Write(line[:cut]) // Flush tells what failed
		_, _ = out.WriteString("\r\n ")
		line, room = line[cut:], 74
	}
	_, _ = out.Write(line)
	_, _ = out.WriteString("\r\n")
}
