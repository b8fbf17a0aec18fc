package export

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"testing"
)

// A file made alone, as a site that is served makes it, is the one that is made
// with all others; the files of a table don't depend on which others are wanted.
func TestAloneAndTogether(t *testing.T) {
	for name, site := range sites(t) {
		set := Files(dataOf(site), aboutOf(site))
		for file, together := range walked(t, set) {
			if alone := one(t, set, file); !bytes.Equal(alone, together) {
				t.Errorf("%s: %s has %d bytes alone, and %d with the others, or not the same", name, file, len(alone), len(together))
			}
		}
	}
}

// What is known of files is the same whether they were made for somebody or to be
// measured.
func TestMeasured(t *testing.T) {
	for name, site := range sites(t) {
		_, made := written(t, site)
		after, err := made.Measured()
		if err != nil {
			t.Fatal(err)
		}
		before, err := Files(dataOf(site), aboutOf(site)).Measured()
		if err != nil || !maps.Equal(before.files, after.files) || !maps.Equal(before.tables, after.tables) {
			t.Errorf("%s: measured %v, made %v (%v)", name, before, after, err)
		}
		if len(after.files) != len(made.Files()) || len(after.tables) != len(Tables()) {
			t.Errorf("%s: %d files and %d tables are known", name, len(after.files), len(after.tables))
		}
	}
}

func TestNoSuchFile(t *testing.T) {
	set := Files(dataOf(sites(t)["mini"]), About{})
	if err := set.WriteOne(io.Discard, "donnees.ods"); err == nil {
		t.Error("a file that isn't one of the data is made")
	}
}

// full is a disk with so much room.
type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// When any file can't be written completely, the walk ends with its error.
func TestWalkFails(t *testing.T) {
	site := sites(t)["synth"]
	for _, f := range Files(dataOf(site), aboutOf(site)).Files() {
		for _, room := range []int{0, 100} {
			err := Files(dataOf(site), aboutOf(site)).Write(func(name string, content func(io.Writer) error) error {
				if name == f.Name {
					return content(&full{room})
				}
				return content(io.Discard)
			})
			if !errors.Is(err, errFull) {
				t.Errorf("%s, with room for %d bytes: %v", f.Name, room, err)
			}
		}
	}
}
