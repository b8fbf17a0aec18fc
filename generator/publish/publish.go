// Package publish uploads a built site to a target: a folder, an SFTP server or an
// S3 bucket.
//
// The target has a manifest, ManifestFile, that lists the files Parvis put there,
// each with the digest of its content. A publication compares the built site with
// the manifest and sends only the difference:
//
//  1. the manifest, with every file about to change marked as uncertain, so that
//     an interrupted publication still knows which files are its own;
//  2. what pages need: styles, scripts, pictures, new data;
//  3. new pages, then changed pages and data, the home page last;
//  4. what refers to pages: site maps, feeds, redirections;
//  5. removals: pages, then the other files;
//  6. the final manifest.
//
// Each file is replaced atomically: written to a temporary file and renamed, or
// uploaded as one S3 object. It is then read back and compared before it counts as
// sent. So the site is complete at any moment, wherever a publication stops, and
// the next one resumes from there. Files that Parvis didn't put at a target are
// never removed, and overwritten only with Options.Replace.
//
// Styles and scripts that the new pages no longer name are kept until the next
// publication, for browsers that still show the old pages.
package publish

import (
	"context"
	"time"

	"parvis/generator/model"
)

// Options configures a publication.
type Options struct {
	Dir    string // folder of the built site
	Target model.Target
	Base   string // folder that relative targets are resolved against

	DryRun        bool // make the plan, but change nothing at the target
	AllowRemovals bool // remove any number of pages
	Replace       bool // overwrite files that Parvis didn't put there, and an invalid manifest
	Verify        bool // read all files at the target instead of trusting the manifest

	Progress   func(done, total int) // in files; called from any goroutine; may be nil
	OnRetry    func(error)           // called before each retry; may be nil
	RetryDelay time.Duration         // before the first retry, then doubled each time; 0 means half a second
	Timeout    time.Duration         // of an attempt, in addition to the time its bytes need; 0 means 30 seconds
}

// Report is what a publication did or, after a dry run, would do.
type Report struct {
	Plan
	Sent    int   // files sent
	Bytes   int64 // total size of the files sent
	Removed int   // files removed
}

// Run publishes a site. A report returned with an error says what was done before
// the error. The next publication resumes from there.
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
	remote, err := s.remoteManifest(ctx)
	if err != nil {
		return nil, err
	}
	if o.Verify {
		if err := s.verify(ctx, remote); err != nil {
			return nil, err
		}
	}
	plan := makePlan(site, remote)
	r := &Report{Plan: plan}
	if !o.Replace {
		if err := s.checkForeign(ctx, plan); err != nil {
			return r, err
		}
	}
	if o.DryRun {
		return r, nil
	}
	if !o.AllowRemovals {
		if err := plan.checkDeletions(); err != nil {
			return r, err
		}
	}
	err = s.run(ctx, site, remote, plan)
	r.Sent, r.Bytes, r.Removed = int(s.sent.Load()), s.bytes.Load(), int(s.removed.Load())
	return r, err
}
