package admin

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"parvis/generator"
)

// File is a file that was sent from the browser.
type File struct {
	Name string
	Data []byte
}

// Sheets brings spreadsheets into records. What it says is in the words of "parvis import".
type Sheets interface {
	// Import reads the files and plans the changes; it makes them if choice says so. The error is to
	// be shown as it is.
	Import(ctx context.Context, files []File, choice Choice) (*Told, error)
}

// Choice is what the editor decides about an import.
type Choice struct {
	Source  string // of what names none
	Accept  bool   // doubtful readings are taken
	Partial bool   // what is right is written, even if something else isn't
	Write   bool   // the changes are made
}

// Told is what came of an import.
type Told struct {
	Text    string // the plan, in words
	Open    int    // what has to be settled first
	Changes int    // records that change
	Files   []string
	Written bool
}

// books keeps the spreadsheets whose plan is shown, until it is accepted.
type books struct {
	mu    sync.Mutex
	files map[string][]File
	order []string
}

// maxBooks is how many plans are kept.
const maxBooks = 8

func (b *books) keep(files []File) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.files == nil {
		b.files = map[string][]File{}
	}
	if len(b.order) == maxBooks {
		delete(b.files, b.order[0])
		b.order = b.order[1:]
	}
	id := rand.Text()
	b.files[id], b.order = files, append(b.order, id)
	return id
}

func (b *books) of(id string) []File {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.files[id]
}

func (b *books) drop(id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.files, id)
}

// sheetsPage is the data of the page of spreadsheets.
type sheetsPage struct {
	Told   *Told
	Names  []string
	ID     string
	Choice Choice
	Error  string
}

// importing asks for spreadsheets, shows what they change, or changes it.
func (s *Server) importing(q *request) {
	p := page{Title: q.words["sheets"], Heading: q.words["sheets"], Back: link{Path, q.words["home"]}, Wide: true}
	data := sheetsPage{}
	if q.r.Method != http.MethodPost {
		data.Choice.Source = q.r.URL.Query().Get("source")
		q.show(http.StatusOK, p, "sheets", data)
		return
	}
	data.ID = q.r.PostFormValue("classeur") // parses the form
	data.Choice = Choice{Source: strings.TrimSpace(q.r.PostFormValue("source")), Accept: q.r.PostFormValue("accepter") != "",
		Partial: q.r.PostFormValue("partiel") != "", Write: q.r.PostFormValue(doField) == doSave}
	if q.stale() {
		p.Alert = q.words["stale"]
		q.show(http.StatusForbidden, p, "sheets", sheetsPage{Choice: data.Choice})
		return
	}
	files := s.books.of(data.ID)
	if files == nil && data.ID != "" {
		p.Alert = q.words["plan-gone"]
		q.show(http.StatusConflict, p, "sheets", sheetsPage{Choice: data.Choice})
		return
	}
	if files == nil {
		data.Choice.Write = false // nobody has seen what it changes
		var err error
		if files, err = sent(q.r); err != nil {
			q.failed(err)
			return
		}
		if len(files) == 0 {
			p.Summary = []problem{{Field: "fichiers", Text: q.words["no-file"], Href: "#f-fichiers"}}
			data.Error = q.words["no-file"]
			q.show(http.StatusUnprocessableEntity, p, "sheets", data)
			return
		}
		data.ID = s.books.keep(files)
	}
	told, err := s.options.Sheets.Import(q.r.Context(), files, data.Choice)
	if err != nil {
		p.Alert = s.options.Explain(err)
		q.show(http.StatusUnprocessableEntity, p, "sheets", sheetsPage{Choice: data.Choice})
		return
	}
	data.Told = told
	for _, f := range files {
		data.Names = append(data.Names, f.Name)
	}
	if told.Written {
		s.books.drop(data.ID)
		s.options.Changed(q.r.Context(), told.Files)
		p.Notice = q.words["done-importe"]
	}
	q.show(http.StatusOK, p, "sheets", data)
}

// sent returns the files of a request.
func sent(r *http.Request) ([]File, error) {
	if r.MultipartForm == nil {
		return nil, nil
	}
	var out []File
	for _, header := range r.MultipartForm.File["fichiers"] {
		name := path.Base(strings.ReplaceAll(header.Filename, "\\", "/"))
		for n := 2; slices.ContainsFunc(out, func(f File) bool { return f.Name == name }); n++ { // two folders may have one of that name
			name = strconv.Itoa(n) + "-" + path.Base(header.Filename)
		}
		f, err := header.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(f) // the request is within its limit
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, err
		}
		out = append(out, File{name, data})
	}
	return out, nil
}

// roundPage is the data of the page of the yearly round.
type roundPage struct {
	Year    int
	Answers []answer
	Whole   int
	Error   string
}

type answer struct {
	generator.Answer
	State string // key of the word
}

// round answers with who was asked for a year's reports, and what came.
func (s *Server) round(q *request) {
	p := page{Title: q.words["round"], Heading: q.words["round"], Back: link{Path, q.words["home"]}}
	data := roundPage{}
	if typed := q.r.URL.Query().Get("annee"); typed != "" {
		year, ok := index(strings.TrimSpace(typed))
		if !ok || year < 1990 || year > 2100 {
			p.Summary, data.Error = []problem{{Text: q.words["no-year"], Href: "#f-annee"}}, q.words["no-year"]
			q.show(http.StatusUnprocessableEntity, p, "round", data)
			return
		}
		answers, err := generator.RoundStatus(q.r.Context(), generator.RoundOptions{Content: s.options.Content, Year: year})
		if err != nil {
			q.failed(err)
			return
		}
		data.Year = year
		for _, a := range answers {
			one := answer{a, "round-part"}
			switch a.Answered {
			case 0:
				one.State = "round-none"
			case a.Asked:
				one.State = "round-whole"
				data.Whole++
			}
			data.Answers = append(data.Answers, one)
		}
		slices.SortStableFunc(data.Answers, func(a, b answer) int { return strings.Compare(a.Name, b.Name) })
	}
	q.show(http.StatusOK, p, "round", data)
}

// roundFile answers with the workbook of one signatory, its letter, or all of them in an archive.
func (s *Server) roundFile(q *request) {
	year, ok := index(q.r.PathValue("year"))
	file := q.r.PathValue("file")
	o := generator.RoundOptions{Content: s.options.Content, Year: year}
	stem, ext := strings.TrimSuffix(file, path.Ext(file)), path.Ext(file)
	if ext != ".zip" {
		o.Signatories = []string{stem}
	}
	prepared, err := generator.PrepareRound(q.r.Context(), o)
	var unknown *generator.UnknownError
	if !ok || errors.As(err, &unknown) || err == nil && len(prepared) == 0 {
		q.problem(http.StatusNotFound, q.words["no-record"])
		return
	}
	if err != nil {
		q.failed(err)
		return
	}
	var out []byte
	switch ext {
	case ".xlsx":
		out = prepared[0].Workbook
	case ".html":
		out = prepared[0].LetterPage
	case ".zip":
		file = "bilans-" + strconv.Itoa(year) + ".zip"
		if out, err = zipped(prepared); err != nil {
			q.failed(err)
			return
		}
	default:
		q.problem(http.StatusNotFound, q.words["no-page"])
		return
	}
	kind := map[string]string{".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".html": "text/html; charset=utf-8", ".zip": "application/zip"}[ext]
	q.w.Header().Set("Content-Type", kind)
	if ext != ".html" {
		q.w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file}))
	}
	_, _ = q.w.Write(out) // fails if the reader has left
}

// zipped returns the workbooks and letters of a round in one archive.
func zipped(prepared []generator.Prepared) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range prepared {
		for name, data := range map[string][]byte{p.File(): p.Workbook, p.Slug + ".md": p.Letter, p.Slug + ".html": p.LetterPage} {
			w, err := z.Create(name)
			if err != nil {
				return nil, err
			}
			if _, err := w.Write(data); err != nil {
				return nil, err
			}
		}
	}
	err := z.Close()
	return b.Bytes(), err
}
