package geo

import (
	"iter"
	"strings"
)

// Former is a code or a name that a commune had: it merged, changed its name, or went to
// another département. The source is INSEE's table of events, from 1943 on.
type Former struct {
	Code  string // the code it had; that of Now when only the name changed
	Name  string
	Until string // the day from which it isn't any more, as 2023-01-01
	Now   Place  // the commune of today
}

// Formers yields the former codes and names of communes, in the order of their codes. A
// commune that was split among several has none.
func Formers() iter.Seq[Former] {
	return func(yield func(Former) bool) {
		for r := range former.rows() {
			if !yield(formerOf(r)) {
				return
			}
		}
	}
}

// FormerCode returns what became of a code that is no commune's any more.
func FormerCode(code string) (Former, bool) {
	if _, current := communes.find(code); current {
		return Former{}, false
	}
	r, ok := former.find(code)
	if !ok {
		return Former{}, false
	}
	return formerOf(r), true
}

// FormerName returns the former name of the commune of a code that is written in name, which
// may say more, as "Bellegarde-sur-Valserine (Ain)": the latest of the longest.
func FormerName(code, name string) (Former, bool) {
	var best Former
	written := " " + fold(Commune, name) + " "
	for f := range Formers() {
		if f.Code == code && f.Now.Code == code && strings.Contains(written, " "+fold(Commune, f.Name)+" ") && len(f.Name) >= len(best.Name) {
			best = f
		}
	}
	return best, best.Code != ""
}

func formerOf(r row) Former {
	now, _ := Find(Commune, r.field(colNow))
	return Former{r.field(colCode), r.field(colName), r.field(colUntil), now}
}
