package admin

import (
	"io"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/admin/records"
	"parvis/generator/content/record"
	"parvis/generator/model"
)

// maxUpload is the largest file that a form takes, in bytes.
const maxUpload = 20 << 20

// fileTypes is the types that a record can name, for the file picker.
const fileTypes = ".jpg,.jpeg,.png,.webp,.avif,.gif,.svg,.pdf,.ods,.odt"

// documentTypes is those that aren't images.
var documentTypes = []string{".pdf", ".ods", ".odt"}

// uploadPage is the data of the page that takes a file.
type uploadPage struct {
	Places []option
	Types  string
	Alt    string
	Errors map[string]string
}

// places returns the keys of a record that can name a file: its own, and those of its parts.
func places(o *records.Opened) []option {
	var out []option
	for _, k := range record.Keys(o.Kind) {
		switch table := k.Table(); {
		case !k.File:
		case table == "":
			out = append(out, option{Value: k.Name(), Label: k.Label})
		default:
			for i := range o.Count(table) {
				out = append(out, option{Value: table + "[" + strconv.Itoa(i) + "]." + k.Name(), Label: k.Label + " : " + o.PartTitle(table, i)})
			}
		}
	}
	return out
}

// upload asks for a file, what it shows and where it goes, or adds it.
func (s *Server) upload(q *request) {
	o := q.opened()
	if o == nil {
		return
	}
	if o.Kind == model.Settings || o.Doc == nil {
		q.problem(http.StatusNotFound, q.words["no-page"])
		return
	}
	p := page{Title: q.words["add-file"] + " – " + o.Title, Heading: q.words["add-file"] + q.words["colon"] + o.Title, Back: link{at(o.Kind, o.Slug), o.Title}}
	data := uploadPage{Types: fileTypes, Errors: map[string]string{}}
	data.Places = append(data.Places, option{"", q.words["in-text"], true})
	data.Places = append(data.Places, places(o)...)
	if q.r.Method != http.MethodPost {
		q.show(http.StatusOK, p, "upload", data)
		return
	}
	fail := func(field, text string) {
		p.Summary = append(p.Summary, problem{Field: field, Text: text, Href: "#f-" + field})
		data.Errors[field] = text
	}
	u := records.Upload{Key: q.r.PostFormValue("place"), Alt: strings.TrimSpace(q.r.PostFormValue("alt"))}
	data.Alt = u.Alt
	if i := slices.IndexFunc(data.Places, func(o option) bool { return o.Value == u.Key }); i >= 0 {
		for n := range data.Places {
			data.Places[n].Chosen = n == i
		}
	} else {
		u.Key = ""
	}
	if q.stale() {
		p.Alert = q.words["stale"]
		q.show(http.StatusForbidden, p, "upload", data)
		return
	}
	file, header, err := q.r.FormFile("fichier")
	switch {
	case err != nil:
		fail("fichier", q.words["no-file"])
	case !slices.Contains(strings.Split(fileTypes, ","), strings.ToLower(path.Ext(header.Filename))):
		fail("fichier", q.words["bad-type"])
	default:
		u.Name = path.Base(strings.ReplaceAll(header.Filename, "\\", "/"))
		u.Data, err = io.ReadAll(file) // the request is within its limit
		if err != nil {
			q.failed(err)
			return
		}
	}
	if isDocument := slices.Contains(documentTypes, strings.ToLower(path.Ext(u.Name))); isDocument && (u.Key == "logo" || u.Key == "image") {
		fail("fichier", q.words["no-picture"])
	} else if !isDocument && u.Alt == "" && u.Key != "logo" && !strings.HasSuffix(u.Key, "document") {
		fail("alt", q.words["no-alt"])
	}
	if len(p.Summary) > 0 {
		q.show(http.StatusUnprocessableEntity, p, "upload", data)
		return
	}
	out, added, err := s.store.AddFile(q.r.Context(), o, u)
	if err != nil {
		q.failed(err)
		return
	}
	if out.Refused() {
		for _, f := range out.Findings {
			if f.File == added.File {
				m := q.options.Words.Words(f.Code, f.Args)
				fail("fichier", m.What)
			}
		}
		if len(p.Summary) == 0 {
			p = q.blocked(p, out, o)
		}
		q.show(http.StatusUnprocessableEntity, p, "upload", data)
		return
	}
	done := "fichier"
	if added.Removed > 0 {
		done = "photo"
	}
	q.to(at(o.Kind, o.Slug), done)
}
