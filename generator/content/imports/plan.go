// Package imports compares what spreadsheets declare with the records of a site, and plans the
// changes: records that are new, keys that change, what stays. The changes are made in the bytes
// of each file (see package edit): what the spreadsheets don't speak of stays as it is. An empty
// cell never erases; erasing is "-". Importing the same file again changes nothing.
package imports

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"parvis/generator/content/column"
	"parvis/generator/content/declared"
	"parvis/generator/content/edit"
	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// Options is how declared values are brought into records.
type Options struct {
	Source string // of commitments and figures that name none; "" for the name of their file and sheet
	Accept bool   // doubtful readings are taken
}

// Plan is the changes that an import makes.
type Plan struct {
	Records   []*Record // those that change, and new ones, by file
	Unchanged int       // signatories that the files speak of, and whose records stay as they are
	Untyped   int       // new records whose type no cell says: they are companies until someone says otherwise
	Faults    []declared.Fault
	Tables    []declared.Source
	Skipped   []declared.Skipped
}

// Record is the changes of one record.
type Record struct {
	File    string // slash-separated, relative to the content folder
	Name    string // of the signatory
	New     bool
	Changes []Change // in the order of the file's keys
	Before  []byte   // nil for a new record
	After   []byte

	from  declared.Cell            // where the signatory is first named
	cells map[string]declared.Cell // by path of what the import writes
}

// Cell returns the cell that the value at a path of the record comes from, or that of its table.
func (r *Record) Cell(path string) declared.Cell {
	for path != "" {
		if c, ok := r.cells[path]; ok {
			return c
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return r.from
}

// Change is one value that changes.
type Change struct {
	Path  string // of the key, as record.Meta.At has it
	About string // the action of the commitment, "" for the signatory itself
	Old   any    // nil for an addition
	New   any    // nil for a removal
	From  declared.Cell
}

// Label returns the name that forms give a key of signatories: "Cible" for "engagement.indicateur.cible";
// the key itself if it isn't one.
func Label(key string) string {
	for _, k := range record.AllKeys(model.Signatories) {
		if k.Path == key {
			return k.Label
		}
	}
	return key
}

// Counts is how much a plan changes.
type Counts struct{ NewRecords, ChangedRecords, NewCommitments, Added, Changed, Erased int }

// Counts returns how much the plan changes. New commitments and keys of new records aren't counted
// again as added values.
func (p *Plan) Counts() Counts {
	var c Counts
	for _, r := range p.Records {
		if r.New {
			c.NewRecords++
		} else {
			c.ChangedRecords++
		}
		for _, ch := range r.Changes {
			switch {
			case isCommitment(ch.Path):
				c.NewCommitments++
			case ch.Old == nil:
				c.Added++
			case ch.New == nil:
				c.Erased++
			default:
				c.Changed++
			}
		}
	}
	return c
}

// isCommitment reports whether a path is that of a whole commitment.
func isCommitment(p string) bool {
	return strings.HasPrefix(p, "engagement[") && strings.HasSuffix(p, "]") && strings.Count(p, "[") == 1
}

// Stops reports whether a fault stops an import that isn't partial.
func (p *Plan) Stops() bool { return slices.ContainsFunc(p.Faults, Open) }

// Open reports whether a fault left something out: it is refused, or doubtful and not accepted.
func Open(f declared.Fault) bool { return f.Severity != declared.Told }

// Make plans the import of what is declared into the records of set, whose files are in content.
// The error is that of a file, or of a cancelled ctx.
func Make(ctx context.Context, content fs.FS, set *record.Set, d *declared.Declared, o Options) (*Plan, error) {
	p := &planner{content: content, set: set, options: o, plan: &Plan{Faults: d.Faults, Tables: d.Tables, Skipped: d.Skipped},
		bySlug: map[string]*record.Signatory{}, bySiren: map[string]*record.Signatory{}, byName: map[string][]*record.Signatory{}, taken: map[string]bool{}}
	for _, s := range set.Signatories {
		p.bySlug[s.Slug] = s
		p.taken[s.Slug] = true
		if s.Siren != "" {
			p.bySiren[s.Siren] = s
		}
		name := column.Normal(s.Name)
		p.byName[name] = append(p.byName[name], s)
	}
	for file := range set.Unread {
		p.taken[path.Base(file)] = true
	}
	for _, s := range d.Signatories {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := p.signatory(s); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(p.plan.Records, func(a, b *Record) int { return cmp.Compare(a.File, b.File) })
	p.settle()
	return p.plan, nil
}

// planner makes a plan, one signatory after the other.
type planner struct {
	content fs.FS
	set     *record.Set
	options Options
	plan    *Plan

	bySlug, bySiren map[string]*record.Signatory
	byName          map[string][]*record.Signatory
	taken           map[string]bool // slugs that a new record can't have
}

// settle orders the faults, and says of accepted doubts that they are told.
func (p *planner) settle() {
	for i := range p.plan.Faults {
		if f := &p.plan.Faults[i]; f.Severity == declared.Doubt && p.options.Accept && f.Read != "" {
			f.Severity = declared.Told
		}
	}
	slices.SortStableFunc(p.plan.Faults, func(a, b declared.Fault) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Sheet, b.At.Sheet), cmp.Compare(a.At.Row, b.At.Row), cmp.Compare(a.At.Col, b.At.Col))
	})
}

func (p *planner) fault(f declared.Fault) { p.plan.Faults = append(p.plan.Faults, f) }

// The codes of faults that this package finds.
const (
	UnknownRecord     = "unknown-record"       // a record's name that the content doesn't have
	UnknownSignatory  = "unknown-signatory"    // a SIREN alone, of no record
	SeveralSignatory  = "several-signatories"  // two records of that name
	UnknownCommitment = "commitment-not-found" // an identifier alone, of no commitment
	OtherName         = "other-name"           // the record has another name
	OtherSiren        = "other-siren"          // the record has another SIREN
	CannotEdit        = "cannot-edit"          // the file can't be changed in place
	TargetByPeriod    = "target-by-period"     // the record has a target for each period
)

// signatory plans the changes of one signatory.
func (p *planner) signatory(s *declared.Signatory) error {
	old, found := p.find(s)
	if !found {
		return nil // it was told
	}
	w := &writer{planner: p, said: s, old: old}
	if old == nil {
		w.record = &Record{File: p.newFile(s), Name: s.Name, New: true, from: s.From, cells: map[string]declared.Cell{}}
		w.create()
	} else {
		text, err := fs.ReadFile(p.content, old.File)
		if err != nil {
			return err
		}
		w.record = &Record{File: old.File, Name: old.Name, Before: text, from: s.From, cells: map[string]declared.Cell{}}
		if err := w.change(); err != nil {
			p.cannotEdit(s, old.File, err)
			return nil
		}
	}
	if len(w.record.Changes) == 0 && !w.record.New {
		p.plan.Unchanged++
		return nil
	}
	p.plan.Records = append(p.plan.Records, w.record)
	return nil
}

func (p *planner) cannotEdit(s *declared.Signatory, file string, err error) {
	p.fault(declared.Fault{Code: CannotEdit, Severity: declared.Refused, At: s.From, Raw: file, Read: err.Error()})
}

// find returns the record of a signatory: by its name as a record, its SIREN, then its name; nil
// for one to be made. ok is false when it can't be told which, or when nothing names it.
func (p *planner) find(s *declared.Signatory) (old *record.Signatory, ok bool) {
	refuse := func(code, raw string) (*record.Signatory, bool) {
		p.fault(declared.Fault{Code: code, Severity: declared.Refused, At: s.From, Raw: raw})
		return nil, false
	}
	if old = p.bySlug[s.Record]; old != nil {
		return old, true
	}
	if old = p.bySiren[s.Siren]; s.Siren != "" && old != nil {
		return old, true
	}
	switch same := p.byName[column.Normal(s.Name)]; {
	case s.Name == "" && s.Record != "":
		return refuse(UnknownRecord, s.Record)
	case s.Name == "":
		return refuse(UnknownSignatory, s.Siren)
	case len(same) > 1:
		return refuse(SeveralSignatory, s.Name)
	case len(same) == 1 && s.Siren != "" && same[0].Siren != "":
		return refuse(OtherSiren, s.Siren) // two companies, or a mistake in one of the numbers
	case len(same) == 1:
		return same[0], true
	}
	return nil, true
}

// newFile returns the file of a new record.
func (p *planner) newFile(s *declared.Signatory) string {
	base := s.Record // of another site: its name is kept
	if !slug.Valid(base) {
		base = slug.Of(s.Name)
	}
	if base == "" {
		base = "signataire"
	}
	name := base
	for n := 2; p.taken[name]; n++ {
		name = fmt.Sprintf("%s-%d", base, n)
	}
	p.taken[name] = true
	return path.Join(string(model.Signatories), name+".toml")
}

// source returns the source of what comes from a cell.
func (p *planner) source(at declared.Cell) string {
	switch {
	case p.options.Source != "":
		return p.options.Source
	case at.Sheet == "":
		return at.File
	default:
		return at.File + ", feuille « " + at.Sheet + " »"
	}
}

// entry is one key of a new table.
func entry(key string, value any) edit.Entry { return edit.Entry{Key: key, Value: value} }
