// Package publish sends a built site to where it is read: a folder, a server
// by SFTP, a storage that speaks S3.
//
// What Parvis put at a target is listed there, in the file List, each file with
// the digest of its content. A publication compares the built folder with that
// list and sends what differs:
//
//  1. the list, with every file that is about to change marked as unsure, so
//     that whatever happens next, what Parvis put there is known as its own;
//  2. what pages need: styles, scripts, pictures, new data;
//  3. new pages, then pages and data that changed, the front page last;
//  4. what leads to them: site maps, feeds, redirections;
//  5. removals: pages, then what only they needed;
//  6. the list, whole.
//
// A file changes in one step: it is written aside and renamed, or put whole by
// the storage. Each is read back and compared before it counts as sent. So a
// reader always finds a whole site, were the publication stopped anywhere, and
// the next one goes on from there. Nothing that Parvis didn't put at a target is
// changed, unless told, or ever removed.
//
// Styles and scripts that the new pages no longer name are kept until the
// publication after, for readers whose browser still has the old pages.
package publish

import (
	"context"
	"time"

	"parvis/generator/model"
)

// Options is what decides of a publication.
type Options struct {
	Dir    string // the built site
	Target model.Target
	Base   string // the folder that relative targets start from

	DryRun   bool // tells the plan, writes nothing
	Removals bool // removes pages, however many
	Replace  bool // writes over files that Parvis didn't put there, and without a list that can be read
	Verify   bool // reads everything at the target again, whatever the list says

	Progress func(done, total int) // files; called from any goroutine; may be nil
	Again    func(error)           // called before an attempt is repeated; may be nil
	Pause    time.Duration         // before the first repetition, doubled for each next one; 0 for half a second
	Patience time.Duration         // how long an attempt may take, besides what its bytes need; 0 for 30 seconds
}

// Report is what a publication did, or would do.
type Report struct {
	Plan
	Sent    int   // files
	Bytes   int64 // of them
	Removed int
}

// Run publishes. What it returns with an error was done all the same: the next
// publication goes on from there.
func Run(ctx context.Context, o Options) (*Report, error) {
	site, err := read(o.Dir)
	if err != nil {
		return nil, err
	}
	defer site.root.Close()
	target, err := open(o)
	if err != nil {
		return nil, err
	}
	s := &sender{target: target, o: o}
	defer target.close()
	there, err := s.list(ctx)
	if err != nil {
		return nil, err
	}
	if o.Verify {
		if err := s.reread(ctx, there); err != nil {
			return nil, err
		}
	}
	plan := compare(site, there)
	r := &Report{Plan: plan}
	if !o.Replace {
		if err := s.foreign(ctx, plan); err != nil {
			return r, err
		}
	}
	if o.DryRun {
		return r, nil
	}
	if !o.Removals {
		if err := plan.tooMany(); err != nil {
			return r, err
		}
	}
	err = s.run(ctx, site, there, plan)
	r.Sent, r.Bytes, r.Removed = int(s.sent.Load()), s.bytes.Load(), int(s.removed.Load())
	return r, err
}
