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
	"strings"
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

	mu       sync.Mutex
	manifest *manifest // current state of the target; nil while planning; guarded by mu
	saving   sync.Mutex
	savedAt  time.Time // guarded by saving
}

// run executes the plan.
func (s *sender) run(ctx context.Context, site *site, remote *manifest, plan Plan) error {
	if plan.isEmpty() {
		return nil
	}
	s.total.Store(int64(len(plan.New) + len(plan.Changed) + len(plan.Deleted)))
	s.manifest = &manifest{Version: manifestVersion, Publication: rand.Text(), Files: maps.Clone(remote.Files),
		Retained: remote.Retained}
	for _, name := range slices.Concat(plan.New, plan.Changed, plan.Deleted) {
		s.manifest.Files[name] = ""
	}
	if err := s.save(ctx); err != nil {
		return err
	}
	if err := s.apply(ctx, site, plan); err != nil {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*saveInterval)
		defer cancel()
		var busy *BusyError
		if e := s.checkpoint(ctx, true); errors.As(e, &busy) { // otherwise the manifest now has what was sent
			return e
		}
		return err
	}
	s.manifest.Retained = plan.retained
	if err := s.checkpoint(ctx, true); err != nil {
		return err
	}
	return s.retry(ctx, "", 0, s.target.cleanUp)
}

// apply removes blocking files, sends all stages, then removes obsolete files.
func (s *sender) apply(ctx context.Context, site *site, plan Plan) error {
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
		if err := s.checkpoint(ctx, true); err != nil { // remove nothing if another publication has started
			return err
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
			if s.options.Progress != nil && s.manifest != nil {
				s.options.Progress(int(s.done.Add(1)), int(s.total.Load()))
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
	err := s.retry(ctx, f.name, f.size, func(ctx context.Context) error {
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
	return nil
}

// writeVerified writes a file, reads it back and compares the digests.
func (s *sender) writeVerified(ctx context.Context, f file, content io.Reader) error {
	if err := s.target.write(ctx, f, content); err != nil {
		return err
	}
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
	err := s.retry(ctx, name, 0, func(ctx context.Context) error { return s.target.remove(ctx, name) })
	if err != nil {
		return err
	}
	s.removed.Add(1)
	s.mu.Lock()
	delete(s.manifest.Files, name)
	s.mu.Unlock()
	return nil
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
// or the last one is less than saveInterval ago. It returns a BusyError if another
// publication has started: that one doesn't know of later changes by this one.
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
	remote, err := s.remoteManifest(ctx)
	if err != nil {
		return err
	}
	if remote.Publication != s.manifest.Publication {
		return &BusyError{}
	}
	return s.write(ctx)
}

func (s *sender) save(ctx context.Context) error {
	s.saving.Lock()
	defer s.saving.Unlock()
	return s.write(ctx)
}

func (s *sender) write(ctx context.Context) error {
	s.mu.Lock()
	data := s.manifest.encode()
	s.mu.Unlock()
	s.savedAt = time.Now()
	sum, size, _ := digest(bytes.NewReader(data))
	return s.retry(ctx, ManifestFile, size, func(ctx context.Context) error {
		return s.writeVerified(ctx, file{ManifestFile, size, sum}, bytes.NewReader(data))
	})
}

// checkForeign returns a ForeignError if the site would overwrite files that Parvis
// didn't put at the target.
func (s *sender) checkForeign(ctx context.Context, plan Plan) error {
	var found []string
	// A new file may have the name of a folder of the old site, removed first.
	names := slices.DeleteFunc(slices.Clone(plan.New), func(name string) bool {
		return slices.ContainsFunc(plan.blocking, func(old string) bool { return strings.HasPrefix(old, name+"/") })
	})
	err := s.forEach(ctx, names, func(ctx context.Context, name string) error {
		return s.retry(ctx, name, 0, func(ctx context.Context) error {
			exists, err := s.target.exists(ctx, name)
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

// verify marks as uncertain the files that differ from the manifest.
func (s *sender) verify(ctx context.Context, remote *manifest) error {
	return s.forEach(ctx, slices.Sorted(maps.Keys(remote.Files)), func(ctx context.Context, name string) error {
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
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		if got != remote.Files[name] {
			remote.Files[name] = ""
		}
		return err
	})
}

// retry calls attempt until it succeeds, with exponential backoff. size is the
// number of bytes of each attempt, which lengthens its timeout.
func (s *sender) retry(ctx context.Context, name string, size int64, attempt func(context.Context) error) error {
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
			s.options.OnRetry(err)
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
		return &SendError{name, err}
	}
	return nil
}
