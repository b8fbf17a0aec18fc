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

// Event is an event on a day. If only its month or its year is
// known, the event lasts for all of it: no day is invented.
type Event struct {
	ID      string // stable and unique
	Title   string
	Text    string
	Address string // absolute, of the page
	On      date.Date
}

// ICalendar writes events to a file (RFC 5545) as the sequence yields them. Their timestamp is the as-of
// date, because the clock is not read.
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
		line("TRANSP", "TRANSPARENT") // doesn't make the reader's time busy
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	return out.Flush()
}

func compact(d date.Date) string { return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day) }

var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// escapeText returns s escaped as a TEXT value (RFC 5545, 3.3.11), without the control characters
// that it may not contain.
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

// fold writes a line of at most 75 octets, and continues it on further lines that
// begin with a space; no character is split (RFC 5545, 3.1).
func fold(out *bufio.Writer, line []byte) {
	room := 75
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		_, _ = out.Write(line[:cut]) // Flush returns the error
		_, _ = out.WriteString("\r\n ")
		line, room = line[cut:], 74
	}
	_, _ = out.Write(line)
	_, _ = out.WriteString("\r\n")
}
