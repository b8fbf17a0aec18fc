package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
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
	Findings []diag.Finding
	Records  int
	Pages    int
	Tables   bool

	Publishing model.Publishing
}

func init() { gob.Register(diag.Term("")) } // findings have it among their arguments

// unchanged returns the report of the earlier build when the output folder is up to
// date, or nil when a build is needed.
func unchanged(o Options, inputs string) *Report {
	if inputs == "" {
		return nil
	}
	data, err := os.ReadFile(o.savedBuildPath())
	if err != nil {
		return nil
	}
	var m savedBuild
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&m); err != nil || m.Inputs != inputs {
		return nil
	}
	saved, files, ok := output.Untouched(o.Output) // last, since it reads the metadata of every file
	if !ok || saved != sumOf(data) {
		return nil
	}
	return &Report{Findings: m.Findings, Records: m.Records, Pages: m.Pages, Tables: m.Tables, Publishing: m.Publishing, Files: output.Result{Unchanged: files}}
}

// save saves a report in Options.Builds, with the digest of the inputs of its build.
// It returns the digest of the saved data. It returns "" when reports aren't saved or
// saving failed; the next build is then a full one.
func (r *Report) save(o Options, inputs string) string {
	if inputs == "" {
		return ""
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(savedBuild{inputs, r.Findings, r.Records, r.Pages, r.Tables, r.Publishing}); err != nil {
		return ""
	}
	if os.MkdirAll(o.Builds, 0o700) != nil || os.WriteFile(o.savedBuildPath(), b.Bytes(), 0o600) != nil {
		return ""
	}
	return sumOf(b.Bytes())
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

// inputsDigest returns a digest of all inputs of a build: the content folder, the
// themes on disk, the options, the program. It returns "" when reports aren't saved,
// and when an input can't be read: the build will then report the fault.
func inputsDigest(o Options) string {
	if o.Builds == "" {
		return "" // reports aren't saved
	}
	sum := sha256.New()
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(program)
	if err != nil {
		return ""
	}
	fmt.Fprintln(sum, program, info.Size(), info.ModTime().UnixNano(), o.Theme, o.URL, o.AsOf, o.Drafts)
	content, err := filepath.Abs(o.Content)
	if err != nil {
		return ""
	}
	for _, dir := range []string{content, filepath.Join(filepath.Dir(content), "themes")} {
		if err := hashFolder(sum, dir); err != nil && !os.IsNotExist(err) {
			return ""
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// hashFolder adds the names and contents of the files below a folder to sum, in
// lexical order. Symbolic links to files are followed, as when records are read.
func hashFolder(sum io.Writer, dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	buf := make([]byte, 64<<10)
	return fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%q %v\n", name, e.IsDir())
		if e.IsDir() {
			return nil
		}
		info, err := root.Stat(name) // before opening, since opening a named pipe blocks until it has a writer
		if err != nil || !info.Mode().IsRegular() {
			fmt.Fprintln(sum, "no file")
			return nil // the check reports what is wrong with it
		}
		f, err := root.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		fmt.Fprintln(sum, info.Size())
		_, err = io.CopyBuffer(sum, io.LimitReader(f, info.Size()), buf)
		return err
	})
}
