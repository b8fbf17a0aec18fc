package admin

import (
	_ "embed"
	"net/http"
)

// helpFrench is the page of help, with the grid of ATAG 2.0.
//
//go:embed HELP.md
var helpFrench string

// help answers with how texts are written, and the accessibility of the forms.
func (s *Server) help(q *request) {
	q.show(http.StatusOK, page{Title: q.words["help"], Heading: q.words["help"], Back: link{Path, q.words["home"]}}, "help", q.preview(helpFrench))
}
