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

// A build of the same content by the same program into a folder that nobody has
// touched since would write what is there: it is left out. What the build that
// made the folder found and counted is kept to be told again, away from the
// folder, since findings tell what isn't published.

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
	if inputs == "" {
		return nil
	}
	data, err := os.ReadFile(o.keptBuild())
	if err != nil {
		return nil
	}
	var m made
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&m); err != nil || m.Inputs != inputs {
		return nil
	}
	given, files, ok := output.Untouched(o.Output) // last: it looks at every file
	if !ok || given != sumOf(data) {
		return nil
	}
	return &Report{Findings: m.Findings, Records: m.Records, Pages: m.Pages, Tables: m.Tables, Publishing: m.Publishing, Files: output.Result{Unchanged: files}}
}

// keep writes a report where builds are kept, with the digest of what it was made
// of, and is the digest by which it is found again; "" where nothing is kept, or
// can't be: the next build is a whole one then.
func (r *Report) keep(o Options, inputs string) string {
	if inputs == "" {
		return ""
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(made{inputs, r.Findings, r.Records, r.Pages, r.Tables, r.Publishing}); err != nil {
		return ""
	}
	if os.MkdirAll(o.Builds, 0o700) != nil || os.WriteFile(o.keptBuild(), b.Bytes(), 0o600) != nil {
		return ""
	}
	return sumOf(b.Bytes())
}

// keptBuild is where the last build into the output folder is kept: one for each
// folder.
func (o Options) keptBuild() string {
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

// inputs is a digest of all that a site is made of: the records and what lies
// beside them, the themes on disk, the options, the program. It is "" when that
// cannot be told, and the build will say what is wrong, or where no build is kept.
func inputs(o Options) string {
	if o.Builds == "" {
		return "" // nothing is kept to be compared with
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
