package publish

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cenkalti/backoff/v5"
	"golang.org/x/sync/errgroup"
)

const (
	workers      = 8               // files sent at once
	attempts     = 8               // per file
	minRate      = 16 << 10        // bytes per second; a slower attempt times out
	saveInterval = 5 * time.Second // between two checkpoints of the manifest; bounds the work lost by a crash
)

// sender is a publication in progress.
type sender struct {
	target               target
	options              Options
	sent, removed, bytes atomic.Int64
	done, total          atomic.Int64

	hasTurn atomic.Bool // a turn was begun

	mu       sync.Mutex
	manifest *manifest // current state of the target; nil while planning; guarded by mu
	saving   sync.Mutex
	savedAt  time.Time // guarded by saving
}

// run executes the plan.
func (s *sender) run(ctx context.Context, site *site, remote *manifest, plan Plan) error {
	changes := plan.changes()
	if plan.isEmpty() && maps.Equal(remote.Files, remote.listed) {
		return nil
	}
	s.total.Store(int64(len(changes)))
	s.manifest = &manifest{Version: manifestVersion, Publication: rand.Text(), Files: maps.Clone(remote.Files),
		Retained: remote.Retained}
	for _, name := range changes {
		s.manifest.Files[name] = ""
	}
	err := s.retry(ctx, tempDir, 0, func(ctx context.Context) error { return s.target.announce(ctx, changes) })
	if err != nil {
		return err
	}
	if err := s.checkpoint(ctx, true); err != nil {
		return err
	}
	if err := s.converge(ctx, site, plan); err != nil {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*saveInterval)
		defer cancel()
		var busy *BusyError
		if e := s.checkpoint(ctx, true); errors.As(e, &busy) { // otherwise the manifest now has what was sent
			return e
		}
		return err
	}
	s.manifest.Retained = plan.retained
	return s.checkpoint(ctx, true)
}

// maxRounds is how often the files that others may have changed late are mended.
const maxRounds = 3

// converge applies the plan, then reads again what an overtaken publication may have
// changed meanwhile, until all is as planned.
func (s *sender) converge(ctx context.Context, site *site, plan Plan) error {
	for range maxRounds {
		if err := s.apply(ctx, site, plan); err != nil {
			return err
		}
		var d doubts
		err := s.retry(ctx, tempDir, 0, func(ctx context.Context) (err error) {
			d, err = s.target.doubts(ctx)
			return err
		})
		if err != nil {
			return err
		}
		if d.isEmpty() {
			return nil
		}
		late := &manifest{Files: maps.Clone(s.manifest.Files), Retained: s.manifest.Retained}
		late.mark(d)
		if err := s.verify(ctx, late, late.unknown()); err != nil {
			return err
		}
		plan = makePlan(site, late)
		if len(plan.changes()) == 0 {
			return nil
		}
		s.mu.Lock()
		for _, name := range plan.changes() {
			s.manifest.Files[name] = ""
		}
		s.mu.Unlock()
		if err := s.checkpoint(ctx, true); err != nil {
			return err
		}
	}
	return &BusyError{}
}

// apply removes blocking files, sends all stages, then removes obsolete files.
func (s *sender) apply(ctx context.Context, site *site, plan Plan) error {
	err := s.forEach(ctx, plan.emptied, func(ctx context.Context, name string) error {
		return s.change(ctx, name, 0, func(ctx context.Context) error { return s.target.remove(ctx, name) })
	})
	if err != nil {
		return err
	}
	if err := s.forEach(ctx, plan.blocking, s.remove); err != nil {
		return err
	}
	for _, stage := range plan.stages {
		err := s.forEach(ctx, stage, func(ctx context.Context, name string) error {
			return s.send(ctx, site, site.files[name])
		})
		if err != nil {
			return err
		}
	}
	for _, stage := range plan.deletions {
		if len(stage) == 0 {
			continue
		}
		if err := s.forEach(ctx, stage, s.remove); err != nil {
			return err
		}
	}
	return nil
}

// forEach calls do for each file, several at once, with a checkpoint every
// saveInterval.
func (s *sender) forEach(ctx context.Context, names []string, do func(context.Context, string) error) error {
	group, all := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for _, name := range names {
		if all.Err() != nil {
			break
		}
		group.Go(func() error {
			if err := do(all, name); err != nil {
				return err
			}
			return s.checkpoint(all, false)
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// send uploads a file of the site and verifies it.
func (s *sender) send(ctx context.Context, site *site, f file) error {
	err := s.change(ctx, f.name, f.size, func(ctx context.Context) error {
		content, err := site.root.Open(filepath.FromSlash(f.name))
		if err != nil {
			return backoff.Permanent(err)
		}
		defer content.Close()
		if err = s.writeVerified(ctx, f, content); err != nil {
			if now, _, e := digestFile(site.root, f.name); e == nil && now != f.digest {
				return backoff.Permanent(&ChangedError{f.name})
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	s.sent.Add(1)
	s.bytes.Add(f.size)
	s.mu.Lock()
	s.manifest.Files[f.name] = f.digest
	s.mu.Unlock()
	s.progress()
	return nil
}

// progress counts one more file.
func (s *sender) progress() {
	if s.options.Progress != nil {
		s.options.Progress(int(s.done.Add(1)), int(s.total.Load()))
	}
}

// writeVerified writes a file, reads it back and compares the digests.
func (s *sender) writeVerified(ctx context.Context, f file, content io.Reader) error {
	s.options.at("write")
	if err := s.target.write(ctx, f, content); err != nil {
		return err
	}
	s.options.at("written")
	back, err := s.target.read(ctx, f.name)
	if err != nil {
		return err
	}
	defer back.Close()
	got, _, err := digest(back)
	if err != nil {
		return err
	}
	if got != f.digest {
		return &MismatchError{f.name}
	}
	return nil
}

func (s *sender) remove(ctx context.Context, name string) error {
	err := s.change(ctx, name, 0, func(ctx context.Context) error {
		s.options.at("remove")
		return s.target.remove(ctx, name)
	})
	if err != nil {
		return err
	}
	s.removed.Add(1)
	s.mu.Lock()
	delete(s.manifest.Files, name)
	s.mu.Unlock()
	s.progress()
	return nil
}

// change is retry for what needs the turn. If the turn was lost, it returns a BusyError.
func (s *sender) change(ctx context.Context, name string, size int64, do func(context.Context) error) error {
	return s.retry(ctx, name, size, func(ctx context.Context) error {
		err := do(ctx)
		if err != nil {
			if held, e := s.target.holdsTurn(ctx); e == nil && !held {
				return backoff.Permanent(&BusyError{})
			}
		}
		return err
	})
}

// remoteState returns the manifest of the target, in which the files that other
// publications may have changed late are unknown.
func (s *sender) remoteState(ctx context.Context) (*manifest, error) {
	l, err := s.remoteManifest(ctx)
	if err != nil {
		return nil, err
	}
	l.listed = maps.Clone(l.Files)
	err = s.retry(ctx, tempDir, 0, func(ctx context.Context) error {
		d, err := s.target.doubts(ctx)
		l.mark(d)
		return err
	})
	return l, err
}

// remoteManifest returns the manifest of the target, or an empty one if there is
// none.
func (s *sender) remoteManifest(ctx context.Context) (*manifest, error) {
	var data []byte
	err := s.retry(ctx, ManifestFile, 0, func(ctx context.Context) error {
		r, err := s.target.read(ctx, ManifestFile)
		if err != nil {
			return err
		}
		defer r.Close()
		data, err = io.ReadAll(r)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return &manifest{Files: map[string]string{}}, nil
	}
	if err != nil {
		return nil, err
	}
	l, err := parseManifest(data)
	if err != nil && s.options.Replace {
		return &manifest{Files: map[string]string{}}, nil
	}
	if err != nil {
		return nil, &ManifestError{err}
	}
	return l, nil
}

// checkpoint saves the manifest. Unless needed, it skips this if a save is running
// or the last one is less than saveInterval ago.
func (s *sender) checkpoint(ctx context.Context, needed bool) error {
	if s.manifest == nil {
		return nil // still planning
	}
	if needed {
		s.saving.Lock()
	} else if !s.saving.TryLock() {
		return nil
	}
	defer s.saving.Unlock()
	if !needed && time.Since(s.savedAt) < saveInterval {
		return nil
	}
	s.mu.Lock()
	data := s.manifest.encode()
	s.mu.Unlock()
	s.savedAt = time.Now()
	sum, size, _ := digest(bytes.NewReader(data))
	return s.change(ctx, ManifestFile, size, func(ctx context.Context) error {
		return s.writeVerified(ctx, file{ManifestFile, size, sum}, bytes.NewReader(data))
	})
}

// checkForeign returns a ForeignError if the site would overwrite files that Parvis
// didn't put at the target.
func (s *sender) checkForeign(ctx context.Context, plan Plan) error {
	var found []string
	names := slices.DeleteFunc(slices.Clone(plan.New), plan.replacesOwn())
	err := s.forEach(ctx, names, func(ctx context.Context, name string) error {
		return s.retry(ctx, name, 0, func(ctx context.Context) error {
			_, renamed := slices.BinarySearch(plan.renamed, name)
			exists, err := s.target.exists(ctx, name, renamed)
			if exists {
				s.mu.Lock()
				found = append(found, name)
				s.mu.Unlock()
			}
			return err
		})
	})
	if err == nil && len(found) > 0 {
		slices.Sort(found)
		return &ForeignError{found}
	}
	return err
}

// verify reads files and corrects their digests in the manifest. It forgets those
// that aren't there.
func (s *sender) verify(ctx context.Context, remote *manifest, names []string) error {
	slices.Sort(names)
	return s.forEach(ctx, names, func(ctx context.Context, name string) error {
		var got string
		err := s.retry(ctx, name, 0, func(ctx context.Context) error {
			r, err := s.target.read(ctx, name)
			if err != nil {
				return err
			}
			defer r.Close()
			got, _, err = digest(r)
			return err
		})
		s.mu.Lock()
		defer s.mu.Unlock()
		var link *LinkError
		switch {
		case errors.Is(err, fs.ErrNotExist):
			delete(remote.Files, name)
			remote.missing = append(remote.missing, name)
			return nil
		case errors.As(err, &link) && link.Path == name:
			remote.Files[name] = "" // replaced by a link, which will be replaced by the file
			return nil
		case err == nil:
			remote.Files[name] = got
		}
		return err
	})
}

// retry calls attempt until it succeeds, with exponential backoff. size is the
// number of bytes of each attempt, which lengthens its timeout.
func (s *sender) retry(ctx context.Context, name string, size int64,
	attempt func(context.Context) error) error {
	wait := backoff.NewExponentialBackOff()
	wait.InitialInterval, wait.Multiplier, wait.MaxInterval = 500*time.Millisecond, 2, 15*time.Second
	if s.options.RetryDelay > 0 {
		wait.InitialInterval = s.options.RetryDelay
	}
	timeout := 30 * time.Second
	if s.options.Timeout > 0 {
		timeout = s.options.Timeout
	}
	notify := backoff.WithNotify(func(err error, _ time.Duration) {
		if s.options.OnRetry != nil {
			s.options.OnRetry(plain(err))
		}
	})
	_, err := backoff.Retry(ctx, func() (struct{}, error) {
		attemptCtx, cancel := context.WithTimeout(ctx, timeout+time.Duration(size/minRate)*time.Second)
		defer cancel()
		return struct{}{}, attempt(attemptCtx)
	}, backoff.WithBackOff(wait), backoff.WithMaxTries(attempts), backoff.WithMaxElapsedTime(0), notify)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return &SendError{name, plain(err)}
	}
	return nil
}
