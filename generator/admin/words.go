package admin

import (
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
func (w words) kinds(k model.Kind) string { return w["kind-"+string(k)] }

// stuck words why a file can't be changed in place.
func (w words) stuck(e *edit.Error) string {
	where := e.File
	if e.Key != "" {
		where += ", " + e.Key
	}
	return w["stuck-"+string(e.Reason)] + " (" + where + ")"
}

// Kind returns the name of a kind's records, for templates.
func (w words) Kind(k model.Kind) string { return w.kinds(k) }
