package admin

import (
	"cmp"

	"parvis/generator/content/edit"
	"parvis/generator/model"
)

// words is the texts of the pages in one language, by key.
type words map[string]string

func wordsIn(lang string) words {
	if lang == "en" {
		return english
	}
	return french
}

// kinds returns the name of a kind's records.
func (w words) kinds(k model.Kind) string { return cmp.Or(w["kind-"+string(k)], capital(string(k))) }

// stuck words why a file can't be changed in place.
func (w words) stuck(e *edit.Error) string {
	where := e.File
	if e.Key != "" {
		where += ", " + e.Key
	}
	return w["stuck-"+string(e.Reason)] + " (" + where + ")"
}
