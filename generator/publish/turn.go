package publish

import (
	"context"
	"crypto/rand"
	"fmt"
	"regexp"
	"strconv"
)

// # One publisher at a time
//
// A publication takes a turn before it changes anything: an entry of tempDir, named
// after a number and a random token. The greater turn wins, whoever is slow:
//
//  1. It reads the turns there, and creates its own with the next number.
//  2. It reads them again. If one is greater than its own, it stops (BusyError).
//     Otherwise it ends the smaller ones. Of two publications at once, one at least
//     sees the other, because each creates before it reads.
//  3. It reads the list only now, and marks what it is about to change as unknown
//     ("" as digest) in the list before the first change. So whatever an unfinished
//     publication left is known by name, and read again before it is trusted.
//  4. The list with all digests is the last change. Then the publication gives its
//     turn back. If the turn is gone by then, it has failed (BusyError).
//
// In a folder and by SFTP, the turn is a folder, and ending one removes it. A file is
// written there and renamed into place, and an old file is renamed into it to be
// removed; so is the list. Each such rename checks the turn and makes the change in
// one step: without the folder it fails, and no change of an overtaken publication
// can come late, however long it slept.
//
// S3 has no such step. See s3turn.go for what is done there, and promised.

// turnName is the form of the name of a turn.
var turnName = regexp.MustCompile(`^([0-9]{6,9})-[A-Z2-7]{26}$`)

// leftoverName is the form of the temporary files of earlier versions of Parvis.
var leftoverName = regexp.MustCompile(`^[A-Z2-7]{26}-[0-9]+$`)

// turnNumber returns the number of a turn, or 0 for any other name.
func turnNumber(name string) int {
	m := turnName.FindStringSubmatch(name)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// nextTurn returns the name of a turn that is greater than those seen.
func nextTurn(seen []string) string {
	number := 0
	for _, name := range seen {
		number = max(number, turnNumber(name))
	}
	return fmt.Sprintf("%06d-%s", number+1, rand.Text())
}

// isGreater reports whether turn a wins over turn b.
func isGreater(a, b string) bool {
	if x, y := turnNumber(a), turnNumber(b); x != y {
		return x > y
	}
	return a > b
}

// takeTurn makes this publication the only one that may change the target, or
// returns a BusyError if another one has that right.
func (s *sender) takeTurn(ctx context.Context) error {
	seen, err := s.turns(ctx)
	if err != nil {
		return err
	}
	own := nextTurn(seen)
	s.options.at("listed")
	err = s.retry(ctx, tempDir, 0, func(ctx context.Context) error { return s.target.beginTurn(ctx, own) })
	if err != nil {
		return err
	}
	s.options.at("begun")
	s.hasTurn.Store(true)
	others, err := s.turns(ctx)
	if err != nil {
		return err
	}
	for _, other := range others {
		if turnNumber(other) > 0 && isGreater(other, own) {
			return &BusyError{}
		}
	}
	for _, other := range others {
		isLeftover := turnNumber(other) == 0 && leftoverName.MatchString(other)
		if turnNumber(other) == 0 && !isLeftover || other == own {
			continue
		}
		err := s.retry(ctx, tempDir, 0, func(ctx context.Context) error {
			return s.target.overtake(ctx, other)
		})
		if err != nil {
			return err
		}
	}
	s.options.at("taken")
	return nil
}

func (s *sender) turns(ctx context.Context) (names []string, err error) {
	err = s.retry(ctx, tempDir, 0, func(ctx context.Context) (err error) {
		names, err = s.target.turns(ctx)
		return err
	})
	return names, err
}

// giveBack ends this publication's turn, even after ctx ended. err is what the
// publication came to. If the turn was no longer held, giveBack returns a BusyError:
// what the publication found or did may come from another one.
func (s *sender) giveBack(ctx context.Context, err error) error {
	if !s.hasTurn.Load() {
		return err
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*saveInterval)
	defer cancel()
	held := false
	end := s.retry(ending, tempDir, 0, func(ctx context.Context) (e error) {
		held, e = s.target.endTurn(ctx, err == nil)
		return e
	})
	switch {
	case err != nil && ctx.Err() != nil:
		return ctx.Err()
	case end == nil && !held:
		return &BusyError{}
	case err != nil:
		return err
	}
	return end
}

// raceAttempts is how often a folder is made again that another publication removes at
// the same moment. Each worker of an overtaken one may still remove folders that it
// left empty, once each.
const raceAttempts = 100

// fenced is the part of a target whose changes each check the turn: nothing of an
// overtaken publication can come late.
type fenced struct{ step func(string) }

func (fenced) announce(context.Context, []string) error { return nil }
func (fenced) doubts(context.Context) (doubts, error)   { return doubts{}, nil }

// doubts is the files that other publications may have changed after they were
// overtaken.
type doubts struct {
	names []string
	all   bool // any file
}

func (d doubts) isEmpty() bool { return len(d.names) == 0 && !d.all }
