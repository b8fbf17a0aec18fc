package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"
)

// eventsFile is INSEE's table of the events of communes since 1943, the latest first.
const eventsFile = "tables/node_modules/mouvements-communes.csv"

// The columns of an event: its date, the commune before and after.
const (
	eventDate    = 1
	typeBefore   = 2
	codeBefore   = 3
	nameBefore   = 7
	typeAfter    = 8
	codeAfter    = 9
	nameAfter    = 13
	eventColumns = 14
)

// ends are the events by which the code of a commune ceases (MOD): suppression, simple merger,
// new commune, merger with association, change of département, move of the seat. The others
// create a commune, bring one back or only change its name.
var ends = map[string]bool{"30": true, "31": true, "32": true, "33": true, "41": true, "50": true}

// history returns the rows of the codes and names that communes had: code, name, the day from
// which it isn't any more, and the code of the commune of today. A code whose commune was split
// among several is left out, and so is a name that differs by its typography alone.
func history(current map[string]string) ([][]string, error) {
	file, err := os.Open(eventsFile)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	events, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", eventsFile, err)
	}
	type end struct {
		name, day string
		heirs     []string
	}
	ended := map[string]*end{} // by the code, at its latest end
	var renamed [][]string
	for _, e := range events[1:] {
		if len(e) != eventColumns || e[typeBefore] != "COM" || e[typeAfter] != "COM" {
			continue // what happens inside a commune
		}
		code, name, day, to := e[codeBefore], e[nameBefore], e[eventDate], e[codeAfter]
		switch {
		case code == to && current[code] != "" && plain(name) != plain(e[nameAfter]) && plain(name) != plain(current[code]):
			renamed = append(renamed, []string{code, name, day, code})
		case code == to || !ends[e[0]] || current[code] != "":
		case ended[code] == nil:
			ended[code] = &end{name, day, []string{to}}
		case ended[code].day == day:
			ended[code].heirs = append(ended[code].heirs, to)
		}
	}
	var rows [][]string
	for code, e := range ended {
		now := code
		for steps := 0; current[now] == "" && steps < 10; steps++ {
			next := ended[now]
			if next == nil || len(next.heirs) != 1 {
				break
			}
			now = next.heirs[0]
		}
		if current[now] != "" {
			rows = append(rows, []string{code, e.name, e.day, now})
		}
	}
	return append(rows, latest(renamed)...), nil
}

// latest keeps one row for each name of a commune; the events come latest first.
func latest(renamed [][]string) [][]string {
	var out [][]string
	seen := map[string]bool{}
	for _, row := range renamed {
		if key := row[0] + plain(row[1]); !seen[key] {
			seen[key] = true
			out = append(out, row)
		}
	}
	return out
}

// plain returns a name without the signs that INSEE changed in many names at once.
func plain(name string) string {
	return strings.NewReplacer("-", " ", "'", " ", "’", " ").Replace(strings.ToLower(name))
}
