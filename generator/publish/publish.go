// Package publish uploads a built site to a target: a folder, an SFTP server or an
// S3 bucket.
//
// The target has a manifest, ManifestFile, that lists the files Parvis put there,
// each with the digest of its content. A publication compares the built site with
// the manifest and sends only the difference:
//
//  1. the turn: one publication at a time may change a target (see turn.go);
//  2. the manifest, with every file about to change marked as unknown, so that
//     an interrupted publication still knows which files are its own;
//  3. what pages need: styles, scripts, pictures, new data;
//  4. new pages, then changed pages and data, the home page last;
//  5. what refers to pages: site maps, feeds, redirections;
//  6. removals: pages, then the other files;
//  7. the final manifest.
//
// Each file is replaced atomically: written to a temporary file and renamed, or
// uploaded as one S3 object. It is then read back and compared before it counts as
// sent. So the site is complete at any moment, wherever a publication stops, and
// the next one reads what is unknown and resumes from there. Files that Parvis didn't
// put at a target are never removed, and overwritten only with Options.Replace.
//
// Styles and scripts that the new pages no longer name are kept until the next
// publication, for browsers that still show the old pages.
package publish

import (
	"context"
	"time"

	"parvis/generator/model"
)

// Target is a place where a site can be sent.
type Target = model.Target

// Options configures a publication.
type Options struct {
	Dir    string // folder of the built site
	Target Target
	Base   string // folder that relative targets are resolved against

	DryRun        bool // make the plan, but change nothing at the target
	AllowRemovals bool // remove any number of pages
	Replace       bool // overwrite files that Parvis didn't put there, and an invalid manifest
	Verify        bool // read all files at the target instead of trusting the manifest

	Progress   func(done, total int) // in files; called from any goroutine; may be nil
	OnRetry    func(error)           // called before each retry; may be nil
	OnNotice   func(error)           // called with what the server can't do (NoRenameError…); may be nil
	RetryDelay time.Duration         // before the first retry, then doubled each time; 0 means half a second
	Timeout    time.Duration         // of an attempt, in addition to the time its bytes need; 0 means 30 seconds

	// For tests.
	step     func(string)  // called between the steps of a publication; may be nil
	patience time.Duration // see the constant; 0 for that
}

// at tells tests where a publication is.
func (o Options) at(step string) {
	if o.step != nil {
		o.step(step)
	}
}

// Report is what a publication did or, after a dry run, would do.
type Report struct {
	Plan
	Sent    int   // files sent
	Bytes   int64 // total size of the files sent
	Removed int   // files removed
}

// Run publishes a site. A report returned with an error says what was done before
// the error. The next publication resumes from there. A nil error means that the
// whole site, and nothing of another publication, was at the target at the end.
func Run(ctx context.Context, o Options) (*Report, error) {
	site, err := readSite(o.Dir)
	if err != nil {
		return nil, err
	}
	defer site.root.Close()
	target, err := openTarget(o)
	if err != nil {
		return nil, err
	}
	s := &sender{target: target, options: o}
	defer target.close()
	if !o.Verify && !o.DryRun {
		remote, err := s.remoteState(ctx)
		if err != nil {
			return nil, err
		}
		if plan := makePlan(site, remote); plan.isEmpty() {
			return &Report{Plan: plan}, nil
		}
	}
	if o.DryRun {
		r, _, err := s.compare(ctx, site)
		return r, err
	}
	var r *Report
	err = s.takeTurn(ctx)
	if err == nil {
		r, err = s.publish(ctx, site)
	}
	s.options.at("finished")
	return r, s.giveBack(ctx, err)
}

// publish compares the site with the target, and sends the difference.
func (s *sender) publish(ctx context.Context, site *site) (*Report, error) {
	r, remote, err := s.compare(ctx, site)
	if err != nil {
		return r, err
	}
	if !s.options.AllowRemovals {
		if err := r.checkDeletions(); err != nil {
			return r, err
		}
	}
	err = s.run(ctx, site, remote, r.Plan)
	r.Sent, r.Bytes, r.Removed = int(s.sent.Load()), s.bytes.Load(), int(s.removed.Load())
	return r, err
}

// compare makes the plan. It reads the files that the manifest doesn't know, or with
// Options.Verify all of them.
func (s *sender) compare(ctx context.Context, site *site) (*Report, *manifest, error) {
	remote, err := s.remoteState(ctx)
	if err != nil {
		return nil, nil, err
	}
	var names []string
	for name, digest := range remote.Files {
		if s.options.Verify || digest == "" {
			names = append(names, name)
		}
	}
	if err := s.verify(ctx, remote, names); err != nil {
		return nil, nil, err
	}
	r := &Report{Plan: makePlan(site, remote)}
	if !s.options.Replace {
		if err := s.checkForeign(ctx, r.Plan); err != nil {
			return r, nil, err
		}
	}
	return r, remote, nil
}
