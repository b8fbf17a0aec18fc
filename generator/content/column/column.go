// Package column tells what the columns of a spreadsheet mean: which key of a signatory's
// record each of them fills, and which are left out. It also knows the words that cells use
// for the closed lists of the format. Both come from one table of synonyms, columns.toml,
// that a site may extend with a file of the same form.
package column

import (
	_ "embed"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"parvis/generator/text/period"
	"parvis/generator/text/slug"
	"parvis/generator/text/suggest"
)

//go:embed columns.toml
var synonyms string

// Use is what is done with a column.
type Use string

// The uses of a column.
const (
	Fills   Use = "fills"   // it fills the key Meaning.Key
	Ticked  Use = "ticked"  // a mark in it gives the key Meaning.Key the value Meaning.Value
	Private Use = "private" // it tells of a person: it is never read
	Other   Use = "other"   // known, but the site has no key for it
	Unknown Use = "unknown" // its label says nothing that is known
)

// Meaning is what a column's label says.
type Meaning struct {
	Use      Use
	Key      string        // path of a key of signatories: "engagement.action"; "" unless Fills or Ticked
	Value    string        // for Ticked: the value that a mark stands for
	Period   period.Period // for figures: the period that the label names; zero for none
	Group    int           // 2 in "Engagement n°2 : domaine"; 0 when the label has no number
	Unit     string        // unit that the label gives in brackets; "" for none
	WithUnit bool          // each cell has its unit in brackets: "Stages (élèves)"
	Doubt    bool          // the label is only close to a known one
}

// The keys that the readers of tables name.
const (
	Record = "fiche" // not a key: the name of the record, in an export
	Value  = "engagement.indicateur.bilan.valeur"
	Year   = "engagement.indicateur.bilan.annee"
	Target = "engagement.indicateur.cible"
	Domain = "engagement.domaine"
	Done   = "engagement.bilan.texte" // a report without figures
)

// Dictionary is the labels of columns and the words of cells that are known.
type Dictionary struct {
	keys    map[string]string            // normal form of a label → key
	labels  *suggest.Names               // the normal forms
	others  map[string]bool              // labels that are left out
	persons map[string]bool              // words that tell of a person
	values  map[string]map[string]string // name of a key → normal form of a word → value
	words   map[string]string            // name of a key, a space, a value → its first word
}

// File is a table of synonyms, as it is written: see columns.toml.
type File struct {
	Columns map[string][]string            `toml:"colonnes"` // key → labels
	Left    Left                           `toml:"laissees"`
	Values  map[string]map[string][]string `toml:"valeurs"` // name of a key → value → words
}

// Left is the columns that are left out.
type Left struct {
	Others  []string `toml:"autres"`    // labels
	Persons []string `toml:"personnes"` // words of labels
}

// ParseFile reads a table of synonyms. The error says which key isn't one, or what the TOML has wrong.
func ParseFile(text string) (File, error) {
	var f File
	meta, err := toml.Decode(text, &f)
	if err != nil {
		return File{}, fmt.Errorf("synonyms: %w", err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return File{}, &KeyError{unknown[0].String()}
	}
	return f, nil
}

// KeyError is a key that a table of synonyms doesn't have.
type KeyError struct{ Key string }

func (e *KeyError) Error() string { return fmt.Sprintf("%q: not a key of a table of synonyms", e.Key) }

// New returns the dictionary of the project's table and of further ones. What a later table says
// of a label prevails.
func New(more ...File) *Dictionary {
	own, err := ParseFile(synonyms)
	if err != nil {
		panic(err) // a test reads the table
	}
	d := &Dictionary{keys: map[string]string{}, others: map[string]bool{}, persons: map[string]bool{}, values: map[string]map[string]string{}, words: map[string]string{}}
	for _, f := range append([]File{own}, more...) {
		d.add(f)
	}
	d.labels = suggest.Of(slices.Sorted(maps.Keys(d.keys)))
	return d
}

func (d *Dictionary) add(f File) {
	for _, key := range slices.Sorted(maps.Keys(f.Columns)) {
		for _, label := range f.Columns[key] {
			d.keys[Normal(label)] = key
			delete(d.others, Normal(label))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(f.Columns)) { // a key's own name never takes a label from another
		if name := Normal(lastPart(key)); d.keys[name] == "" && !d.others[name] {
			d.keys[name] = key
		}
	}
	for _, label := range f.Left.Others {
		d.others[Normal(label)] = true
		delete(d.keys, Normal(label))
	}
	for _, word := range f.Left.Persons {
		d.persons[slug.Fold(word)] = true
	}
	for key, values := range f.Values {
		known := d.values[key]
		if known == nil {
			known = map[string]string{}
			d.values[key] = known
		}
		for value, words := range values {
			if len(words) > 0 && d.words[key+" "+value] == "" {
				d.words[key+" "+value] = words[0]
			}
			for _, w := range append(words, value) {
				known[Normal(w)] = value
			}
		}
	}
}

// lastPart is the name of a key: "action" of "engagement.action".
func lastPart(key string) string { return key[strings.LastIndexByte(key, '.')+1:] }

// Choice returns the value of a closed list that a word stands for. sure is false for one that is only
// close to it; the value is "" when none is.
func (d *Dictionary) Choice(key, word string, choices []string) (value string, sure bool) {
	if v := d.values[lastPart(key)][Normal(word)]; v != "" {
		return v, true
	}
	for _, v := range choices {
		if Normal(v) == Normal(word) {
			return v, true
		}
	}
	return suggest.To(Normal(word), choices), false
}

// Word returns the word that cells have for a value of a closed list: the first of the table, or the
// value itself.
func (d *Dictionary) Word(key, value string) string {
	if w := d.words[lastPart(key)+" "+value]; w != "" {
		return w
	}
	return value
}

// small is the words that labels may have or not.
var small = map[string]bool{"a": true, "au": true, "aux": true, "d": true, "de": true, "des": true, "du": true, "en": true, "et": true,
	"l": true, "la": true, "le": true, "les": true, "ou": true, "par": true, "pour": true, "s": true, "sur": true, "un": true, "une": true,
	"votre": true, "vos": true, "notre": true, "nos": true, "leur": true}

// Normal returns the form in which labels and words are compared: lower case, no accents, no
// punctuation, no small words.
func Normal(s string) string {
	words := strings.FieldsFunc(slug.Fold(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '%' && r != '°' })
	kept := make([]string, 0, len(words))
	for _, w := range words {
		if !small[w] {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		kept = words // "La", "De": a word alone isn't small
	}
	return strings.Join(kept, " ")
}

var (
	numbered = regexp.MustCompile(`^\s*[0-9]{1,2}\s*[.)–-]\s+`)
	grouped  = regexp.MustCompile(`(?i)^\s*(engagement|action|projet)\s*(?:n\s*[°ºo.]?\s*)?([0-9]{1,2})\s*[:.–—-]?\s*`)
	trailing = regexp.MustCompile(`\s+(?:n\s*[°ºo.]?\s*)?([0-9]{1,2})\s*$`)
	brackets = regexp.MustCompile(`\s*[(\[]([^()\[\]]*)[)\]]\s*`)
	quarter  = regexp.MustCompile(`(?i)\b([TS])\s?([1-4])\b`)
	school   = regexp.MustCompile(`\b((?:19|20)[0-9]{2})\s*[-–/]\s*((?:19|20)[0-9]{2})\b`)
	year     = regexp.MustCompile(`\b(?:19|20)[0-9]{2}\b`)
)

// Meaning returns what a label says. A label of several lines is read as one.
func (d *Dictionary) Meaning(label string) Meaning {
	label = strings.Join(strings.Fields(label), " ")
	if label == "" {
		return Meaning{Use: Unknown}
	}
	if d.ofPerson(label) {
		return Meaning{Use: Private}
	}
	if m, ok := d.known(label); ok {
		return m
	}
	bare := numbered.ReplaceAllString(label, "")
	if m, ok := d.known(bare); ok {
		return m
	}
	bare, m := parts(bare)
	return d.lookUp(bare, m)
}

// parts takes the group, the unit and the period of a label.
func parts(label string) (bare string, m Meaning) {
	bare, m.Group = takeGroup(label)
	bare = takeBrackets(bare, &m)
	bare, m.Period = TakePeriod(bare)
	return bare, m
}

// Bare returns a label without its number, its unit and its period: what two columns for the same key
// have in common. A label that has nothing else is itself.
func Bare(label string) string {
	bare, _ := parts(numbered.ReplaceAllString(strings.Join(strings.Fields(label), " "), ""))
	if Normal(bare) == "" {
		return label
	}
	return strings.TrimSpace(bare)
}

// known looks a label up as it stands.
func (d *Dictionary) known(label string) (Meaning, bool) {
	normal := Normal(label)
	if d.others[normal] {
		return Meaning{Use: Other}, true
	}
	if key, ok := d.keys[normal]; ok {
		return Meaning{Use: Fills, Key: key}, true
	}
	return Meaning{}, false
}

// lookUp completes a meaning with the key of a label without its number, unit and period.
func (d *Dictionary) lookUp(bare string, m Meaning) Meaning {
	normal := Normal(bare)
	switch key, ok := d.keys[normal]; {
	case ok:
		m.Use, m.Key = Fills, key
	case normal == "" && !m.Period.IsZero():
		m.Use, m.Key = Fills, Value // the year alone
	case normal == "" && m.Group > 0:
		m.Use, m.Key = Fills, "engagement.action"
	case d.others[normal]:
		return Meaning{Use: Other}
	default:
		if key = d.near(normal); key == "" {
			return Meaning{Use: Unknown}
		}
		m.Use, m.Key, m.Doubt = Fills, key, true
	}
	if key := m.Key; key != Value && key != Target && key != Done && !m.Period.IsZero() {
		m.Period, m.Doubt = period.Period{}, true // "Statut 2018": which one holds?
	}
	return m
}

// near returns the key of a known label that a label contains as words, the longest first, or is
// misspelt for; "" for none.
func (d *Dictionary) near(normal string) string {
	best, key := 0, ""
	for _, known := range slices.Sorted(maps.Keys(d.keys)) {
		if len(known) > best && len(known) >= 4 && strings.Contains(" "+normal+" ", " "+known+" ") {
			best, key = len(known), d.keys[known]
		}
	}
	if key != "" {
		return key
	}
	return d.keys[d.labels.To(normal)]
}

// ofPerson reports whether a label tells of a person. It errs on the side of saying so.
func (d *Dictionary) ofPerson(label string) bool {
	folded := slug.Fold(label)
	words := strings.FieldsFunc(folded, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	for _, w := range words {
		if d.persons[w] {
			return true
		}
	}
	for phrase := range d.persons {
		if strings.ContainsAny(phrase, " -'’") && strings.Contains(" "+strings.Join(words, " ")+" ", " "+Normal(phrase)+" ") {
			return true
		}
	}
	return false
}

// takeGroup takes "Engagement n°2 :" from the start of a label, or "2" from its end.
func takeGroup(label string) (rest string, group int) {
	if m := grouped.FindStringSubmatchIndex(label); m != nil {
		n, _ := strconv.Atoi(label[m[4]:m[5]]) // the pattern has two digits
		rest = label[m[1]:]
		if rest == "" {
			rest = label[m[2]:m[3]]
		}
		return rest, n
	}
	if m := trailing.FindStringSubmatchIndex(label); m != nil && !quarter.MatchString(label) {
		n, _ := strconv.Atoi(label[m[2]:m[3]])
		return label[:m[0]], n
	}
	return label, 0
}

// takeBrackets takes what a label has in brackets: a unit, or the word "unité" when the cells have it.
func takeBrackets(label string, m *Meaning) string {
	for _, b := range brackets.FindAllStringSubmatch(label, -1) {
		switch inside := strings.TrimSpace(b[1]); {
		case slug.Fold(inside) == "unite" || slug.Fold(inside) == "unites":
			m.WithUnit = true
		case inside == "" || strings.ContainsAny(inside, "0123456789/") || strings.HasPrefix(slug.Fold(inside), "format"):
			// a format or a year, not a unit
		default:
			m.Unit = strings.TrimPrefix(inside, "en ")
		}
	}
	return brackets.ReplaceAllStringFunc(label, func(in string) string {
		if year.MatchString(in) {
			return " " + in + " " // the year is taken next
		}
		return " "
	})
}

// TakePeriod takes the period that a text names, and returns the rest. The rest has no "fin" or
// "au" left before the year: the target of "fin 2019" is for 2019.
func TakePeriod(text string) (rest string, p period.Period) {
	cut := func(at []int, s string) (string, period.Period) {
		p, err := period.Parse(s)
		if err != nil {
			return text, period.Period{}
		}
		before := strings.TrimSpace(text[:at[0]])
		for _, word := range []string{" à fin", " fin", " au 31/12", " au 31 décembre", " année", " exercice"} {
			before = strings.TrimSuffix(before, word)
		}
		return strings.TrimSpace(before + " " + text[at[1]:]), p
	}
	if m := school.FindStringSubmatchIndex(text); m != nil {
		return cut(m, text[m[2]:m[3]]+"-"+text[m[4]:m[5]])
	}
	m := year.FindStringIndex(text)
	if m == nil {
		return text, period.Period{}
	}
	y := text[m[0]:m[1]]
	if q := quarter.FindStringSubmatchIndex(text); q != nil {
		part := y + "-" + strings.ToUpper(text[q[2]:q[3]]) + text[q[4]:q[5]]
		return cut([]int{min(m[0], q[0]), max(m[1], q[1])}, part)
	}
	return cut(m, y)
}
