package generator

import (
	"context"

	"parvis/generator/agenda"
	"parvis/generator/date"
	"parvis/generator/diag"
	"parvis/generator/todo"
)

// Checked is what a check found: the findings, and for a site without errors
// what is left to be written and what will change by itself.
type Checked struct {
	Report
	AsOf  date.Date       // the day the site speaks of; zero with errors
	Todo  []diag.Finding  // by file and place
	Ahead []agenda.Change // by date
}

// Check reads and checks the content, and writes nothing. The error is for a
// folder that cannot be read at all.
func Check(ctx context.Context, o Options) (*Checked, error) {
	set, site, report, err := load(ctx, o)
	if err != nil {
		return nil, err
	}
	out := &Checked{Report: *report}
	if site != nil {
		out.AsOf = site.AsOf
		out.Todo = todo.Of(set, site)
		out.Ahead = agenda.Of(set, site.AsOf)
	}
	return out, nil
}
