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
	workers  = 8               // files on their way at once
	attempts = 8               // for each of them
	slowest  = 16 << 10        // bytes a second below which an attempt is given up
	often    = 5 * time.Second // between two writings of the list, and what is sent again at worst
)

// sender is a publication under way.
type sender struct {
	target               target
	o                    Options
	sent, removed, bytes atomic.Int64
	done, total          atomic.Int64

	mu     sync.Mutex
	now    *listed // what the target holds, as far as is known
	saving sync.Mutex
	saved  time.Time // under saving
}

// run does what the plan says.
func (s *sender) run(ctx context.Context, site *site, there *listed, p Plan) error {
	if p.nothing() {
		return nil
	}
	s.total.Store(int64(len(p.New) + len(p.Changed) + len(p.Gone)))
	s.now = &listed{Version: listVersion, Turn: rand.Text(), Files: maps.Clone(there.Files), Kept: there.Kept}
	for _, name := range slices.Concat(p.New, p.Changed, p.Gone) {
		s.now.Files[name] = ""
	}
	if err := s.save(ctx); err != nil {
		return err
	}
	if err := s.walk(ctx, site, p); err != nil {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*often)
		defer cancel()
		var busy *BusyError
		if e := s.checkpoint(ctx, true); errors.As(e, &busy) { // else, what was sent needs not be sent again
			return e
		}
		return err
	}
	s.now.Kept = p.kept
	if err := s.checkpoint(ctx, true); err != nil {
		return err
	}
	return s.again(ctx, "", 0, s.target.tidy)
}

func (s *sender) walk(ctx context.Context, site *site, p Plan) error {
	if err := s.each(ctx, p.first, s.remove); err != nil {
		return err
	}
	for _, stage := range p.stages {
		err := s.each(ctx, stage, func(ctx context.Context, name string) error { return s.send(ctx, site, site.files[name]) })
		if err != nil {
			return err
		}
	}
	for _, stage := range p.last {
		if len(stage) == 0 {
			continue
		}
		if err := s.checkpoint(ctx, true); err != nil { // is it still this publication's turn?
			return err
		}
		if err := s.each(ctx, stage, s.remove); err != nil {
			return err
		}
	}
	return nil
}

// each does something for each file, several at once, and writes the list now
// and then.
func (s *sender) each(ctx context.Context, names []string, do func(context.Context, string) error) error {
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
			if s.o.Progress != nil && s.now != nil {
				s.o.Progress(int(s.done.Add(1)), int(s.total.Load()))
			}
			return s.checkpoint(all, false)
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// send puts a file of the site at the target, and reads it back.
func (s *sender) send(ctx context.Context, site *site, f file) error {
	err := s.again(ctx, f.name, f.size, func(ctx context.Context) error {
		content, err := site.root.Open(filepath.FromSlash(f.name))
		if err != nil {
			return backoff.Permanent(err)
		}
		defer content.Close()
		if err = s.put(ctx, f, content); err != nil {
			if now, _, e := digestOf(site.root, f.name); e == nil && now != f.digest {
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
	s.now.Files[f.name] = f.digest
	s.mu.Unlock()
	return nil
}

// put writes a file and reads it back.
func (s *sender) put(ctx context.Context, f file, content io.Reader) error {
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
		return &DifferentError{f.name}
	}
	return nil
}

func (s *sender) remove(ctx context.Context, name string) error {
	err := s.again(ctx, name, 0, func(ctx context.Context) error { return s.target.remove(ctx, name) })
	if err != nil {
		return err
	}
	s.removed.Add(1)
	s.mu.Lock()
	delete(s.now.Files, name)
	s.mu.Unlock()
	return nil
}

// list is what the target says it holds; nothing where no list is.
func (s *sender) list(ctx context.Context) (*listed, error) {
	var data []byte
	err := s.again(ctx, List, 0, func(ctx context.Context) error {
		r, err := s.target.read(ctx, List)
		if err != nil {
			return err
		}
		defer r.Close()
		data, err = io.ReadAll(r)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return &listed{Files: map[string]string{}}, nil
	}
	if err != nil {
		return nil, err
	}
	l, err := parse(data)
	if err != nil && s.o.Replace {
		return &listed{Files: map[string]string{}}, nil
	}
	if err != nil {
		return nil, &ListError{err}
	}
	return l, nil
}

// checkpoint writes the list, unless it was written a moment ago or is being
// written, and it isn't needed now. Another publication that has begun since
// stops this one: it doesn't know what this one would do after.
func (s *sender) checkpoint(ctx context.Context, needed bool) error {
	if s.now == nil {
		return nil // the plan is being made
	}
	if needed {
		s.saving.Lock()
	} else if !s.saving.TryLock() {
		return nil
	}
	defer s.saving.Unlock()
	if !needed && time.Since(s.saved) < often {
		return nil
	}
	there, err := s.list(ctx)
	if err != nil {
		return err
	}
	if there.Turn != s.now.Turn {
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
	data := s.now.bytes()
	s.mu.Unlock()
	s.saved = time.Now()
	sum, size, _ := digest(bytes.NewReader(data))
	return s.again(ctx, List, size, func(ctx context.Context) error {
		return s.put(ctx, file{List, size, sum}, bytes.NewReader(data))
	})
}

// foreign is an error where the site would be written over files that Parvis
// didn't put at the target.
func (s *sender) foreign(ctx context.Context, p Plan) error {
	var found []string
	names := slices.DeleteFunc(slices.Clone(p.New), func(name string) bool { // where our own folder stands, until it is removed
		return slices.ContainsFunc(p.first, func(old string) bool { return strings.HasPrefix(old, name+"/") })
	})
	err := s.each(ctx, names, func(ctx context.Context, name string) error {
		return s.again(ctx, name, 0, func(ctx context.Context) error {
			there, err := s.target.exists(ctx, name)
			if there {
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

// reread marks as unsure the files that aren't at the target as the list says.
func (s *sender) reread(ctx context.Context, there *listed) error {
	return s.each(ctx, slices.Sorted(maps.Keys(there.Files)), func(ctx context.Context, name string) error {
		var got string
		err := s.again(ctx, name, 0, func(ctx context.Context) error {
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
		if got != there.Files[name] {
			there.Files[name] = ""
		}
		return err
	})
}

// again makes attempts until one succeeds, waiting longer and longer between
// them; size is how many bytes each has to move.
func (s *sender) again(ctx context.Context, name string, size int64, attempt func(context.Context) error) error {
	wait := backoff.NewExponentialBackOff()
	wait.InitialInterval, wait.Multiplier, wait.MaxInterval = 500*time.Millisecond, 2, 15*time.Second
	if s.o.Pause > 0 {
		wait.InitialInterval = s.o.Pause
	}
	patience := 30 * time.Second
	if s.o.Patience > 0 {
		patience = s.o.Patience
	}
	_, err := backoff.Retry(ctx, func() (struct{}, error) {
		one, cancel := context.WithTimeout(ctx, patience+time.Duration(size/slowest)*time.Second)
		defer cancel()
		return struct{}{}, attempt(one)
	}, backoff.WithBackOff(wait), backoff.WithMaxTries(attempts), backoff.WithMaxElapsedTime(0), backoff.WithNotify(func(err error, _ time.Duration) {
		if s.o.Again != nil {
			s.o.Again(err)
		}
	}))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return &SendError{name, err}
	}
	return nil
}
