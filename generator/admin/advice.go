package admin

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/content/form"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/text/typo"
)

// ofFile matches advice that only helps who has the file open in a text editor.
var ofFile = regexp.MustCompile(`=|\[\[|\b(?:lignes?|lines?|clés?|keys?|guillemets|quotes|fichiers?|files?)\b|\.toml|\.md`)

// addsKey matches advice that is only the name of a key.
var addsKey = regexp.MustCompile(`^(?:ajoutez|add) [a-z_]+$`)

// plainAdvice returns the advice of a message, "" for one about the writing of a file.
func plainAdvice(s string) string {
	if ofFile.MatchString(s) || addsKey.MatchString(s) {
		return ""
	}
	return s
}

// told returns the words of a finding as a form says them.
func (q *request) told(f diag.Finding) problem {
	m := q.options.Words.Words(f.Code, f.Args)
	lang := q.words["lang"]
	return problem{Text: typo.Set(lang, capital(m.What)), Want: typo.Set(lang, plainAdvice(m.Want)), Hint: typo.Set(lang, plainAdvice(m.Hint))}
}

// recordOf returns the record that a file of the content is; ok is false for another file.
func recordOf(file string) (kind model.Kind, slug string, ok bool) {
	folder, name, _ := strings.Cut(file, "/")
	kind, ok = record.KindOf(folder)
	return kind, slugOf(file), ok && !strings.Contains(name, "/")
}

// slugOf returns the name of a file without its extension.
func slugOf(file string) string { return strings.TrimSuffix(path.Base(file), path.Ext(file)) }

// about names what a finding is about: its record, and the commitment or other part of it.
func (q *request) about(f diag.Finding) string {
	if f.File == "site.toml" {
		return q.words["settings"]
	}
	kind, slug, ok := recordOf(f.File)
	if !ok {
		return f.File
	}
	title := q.store.Names().Label([]model.Kind{kind}, slug)
	if part := q.partOf(kind, slug, f.Key); part != "" {
		title += ", " + part
	}
	return title
}

// partOf names the part of a record that a key is in, "" for the record itself.
func (q *request) partOf(kind model.Kind, slug, key string) string {
	table, rest, in := strings.Cut(key, "[")
	if !in {
		return ""
	}
	i := slices.IndexFunc(form.Parts(kind), func(k record.Key) bool { return k.Path == table })
	number, _, _ := strings.Cut(rest, "]")
	n, err := strconv.Atoi(number)
	if i < 0 || err != nil {
		return ""
	}
	if s, is := q.store.Entry(kind, slug).(*record.Signatory); is && table == "engagement" && n < len(s.Commitments) {
		return s.Commitments[n].Action
	}
	return form.Parts(kind)[i].Label + " " + strconv.Itoa(n+1)
}

// fieldOfKey returns the key of the field that holds a key: a period of figures, an element of a list and
// their field are one.
func fieldOfKey(kind model.Kind, key string) string {
	keys := record.AllKeys(kind)
	for at := key; at != ""; at = at[:max(strings.LastIndexAny(at, ".["), 0)] {
		bare := anyIndex.ReplaceAllString(at, "")
		i := slices.IndexFunc(keys, func(k record.Key) bool { return k.Path == bare })
		if i < 0 {
			continue
		}
		if keys[i].Form != record.Tables && strings.HasSuffix(at, "]") {
			at = at[:strings.LastIndexByte(at, '[')]
		}
		return at
	}
	return ""
}

// anyIndex matches the number of a row, or of an element.
var anyIndex = regexp.MustCompile(`\[[^\]]*\]`)
