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
	"parvis/generator/output"
)

// A build of the same content by the same program into a folder that nobody has
// touched since would write what is there: it is left out. What the build that
// made the folder found and counted is kept beside the site, to be told again.

// made is that.
type made struct {
	Inputs   string // digest
	Findings []diag.Finding
	Records  int
	Pages    int
	Tables   bool

	Publishing model.Publishing
}

func init() { gob.Register(diag.Term("")) } // among the arguments of findings

// unchanged is the report of the build that left the output folder as it is, nil
// where another one is needed.
func unchanged(o Options, inputs string) *Report {
	note, files, ok := output.Untouched(o.Output)
	if !ok || inputs == "" {
		return nil
	}
	var m made
	if err := gob.NewDecoder(bytes.NewReader(note)).Decode(&m); err != nil || m.Inputs != inputs {
		return nil
	}
	return &Report{Findings: m.Findings, Records: m.Records, Pages: m.Pages, Tables: m.Tables, Publishing: m.Publishing, Files: output.Result{Unchanged: files}}
}

// note is a report as it is kept with the digest of what it was made of; nil
// where that is not known.
func (r *Report) note(inputs string) ([]byte, error) {
	if inputs == "" {
		return nil, nil
	}
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(made{inputs, r.Findings, r.Records, r.Pages, r.Tables, r.Publishing})
	return b.Bytes(), err
}

// inputs is a digest of all that a site is made of: the records and what lies
// beside them, the themes on disk, the options, the program. It is "" when that
// cannot be told; the build will then say what is wrong.
func inputs(o Options) string {
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
		if err := digest(sum, dir); err != nil && !os.IsNotExist(err) {
			return ""
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// digest adds the names and contents of the files below a folder, in their
// order. Links are followed to files, as they are when records are read.
func digest(sum io.Writer, dir string) error {
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
		info, err := root.Stat(name) // before opening: a named pipe would wait for a writer
		if err != nil || !info.Mode().IsRegular() {
			fmt.Fprintln(sum, "no file")
			return nil // what it is, or lacks, is for the check to say
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
