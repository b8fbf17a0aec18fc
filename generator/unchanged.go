package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"os"
	"path/filepath"

	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/site/output"
)

// A build is skipped when it would write what is in the output folder already: the
// inputs and the program are the same, and the folder wasn't modified since. The
// report of the earlier build is then returned again. It is saved outside the output
// folder, since findings contain what must not be published.

// savedBuild is the report of a build, as it is saved.
type savedBuild struct {
	Inputs   string // digest
	State    string // of the output folder when the build had finished (see output.Untouched)
	Findings []diag.Finding
	Records  int
	Pages    int
	Still    bool

	Publishing model.Publishing
}

func init() { gob.Register(diag.Term("")) } // findings have it among their arguments

// unchanged returns the report of the earlier build when the output folder is up to
// date, or nil when a build is needed.
func unchanged(o Options) *Report {
	if o.inputs == nil {
		return nil
	}
	data, err := os.ReadFile(o.savedBuildPath())
	if err != nil {
		return nil
	}
	var m savedBuild
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&m); err != nil || m.Inputs != o.inputs.digest {
		return nil
	}
	files, ok := output.Untouched(o.Output, m.State) // last, since it reads the metadata of every file
	if !ok {
		return nil
	}
	return &Report{Findings: m.Findings, Records: m.Records, Pages: m.Pages, Still: m.Still, Publishing: m.Publishing, Files: output.Result{Unchanged: files}}
}

// save saves a report in Options.Builds, with the digests of the inputs of its build and of the
// state in which it left the output folder. If saving fails, or if the inputs changed during
// the build, the next build is a full one.
func (r *Report) save(o Options, state string) {
	inputs := o.inputs.same()
	if inputs == "" {
		return
	}
	var b bytes.Buffer
	m := savedBuild{inputs, state, r.Findings, r.Records, r.Pages, r.Still, r.Publishing}
	if gob.NewEncoder(&b).Encode(m) != nil || os.MkdirAll(o.Builds, 0o700) != nil {
		return
	}
	_ = os.WriteFile(o.savedBuildPath(), b.Bytes(), 0o600)
}

// savedBuildPath returns the path of the saved report of the output folder. Each
// output folder has its own.
func (o Options) savedBuildPath() string {
	dir, err := filepath.Abs(o.Output)
	if err != nil {
		dir = o.Output
	}
	return filepath.Join(o.Builds, sumOf([]byte(dir)))
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
