package admin

import (
	"context"
	"net/http"
	"slices"
	"sync"
)

// Publisher sends the site where its settings say. What it says is in the words of "parvis publish";
// its errors are to be shown as they are.
type Publisher interface {
	// Targets returns the names of the places where the site can be sent.
	Targets() []string
	// Plan builds the site and tells what would be sent.
	Plan(ctx context.Context, target string) (string, error)
	// Send builds the site and sends it; progress is told how many files of how many are done.
	Send(ctx context.Context, target string, progress func(done, total int)) (string, error)
}

// sending is the publication that runs, or the last one.
type sending struct {
	busy sync.Mutex // the site is being built, or sent

	mu          sync.Mutex
	running     bool
	target      string
	done, total int
	said        string
	err         error
}

// publishPage is the data of the page that sends the site.
type publishPage struct {
	Targets     []string
	Target      string
	Plan        string
	Running     bool
	Done, Total int
	Said        string
}

// publishing shows what would be sent, sends it, and shows how far it is.
func (s *Server) publishing(q *request) {
	p := page{Title: q.words["publish"], Heading: q.words["publish"], Back: link{Path, q.words["home"]}, Wide: true}
	if s.options.Publish == nil {
		q.problem(http.StatusNotFound, q.words["no-page"])
		return
	}
	data := publishPage{Targets: s.options.Publish.Targets()}
	if q.r.Method != http.MethodPost {
		s.sending.show(&data, &p, s.options.Explain)
		q.show(http.StatusOK, p, "publish", data)
		return
	}
	data.Target = q.r.PostFormValue("cible")
	if q.stale() {
		p.Alert = q.words["stale"]
		q.show(http.StatusForbidden, p, "publish", data)
		return
	}
	if !slices.Contains(data.Targets, data.Target) {
		p.Alert = q.words["no-target"]
		q.show(http.StatusUnprocessableEntity, p, "publish", data)
		return
	}
	if q.r.PostFormValue(doField) == "envoyer" {
		s.sending.start(s.options.Publish, data.Target)
		q.to(Path+"publier/", "")
		return
	}
	if s.sending.busy.TryLock() {
		plan, err := s.options.Publish.Plan(q.r.Context(), data.Target)
		s.sending.busy.Unlock()
		if err != nil {
			p.Alert = s.options.Explain(err)
		}
		data.Plan = plan
	} else {
		p.Alert = q.words["being-sent"]
	}
	q.show(http.StatusOK, p, "publish", data)
}

// start sends the site, unless it is being sent. It goes on when the browser leaves.
func (s *sending) start(by Publisher, target string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running || !s.busy.TryLock() {
		return
	}
	s.running, s.target, s.done, s.total, s.said, s.err = true, target, 0, 0, "", nil
	go func() {
		said, err := by.Send(context.Background(), target, func(done, total int) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.done, s.total = done, total
		})
		s.busy.Unlock()
		s.mu.Lock()
		defer s.mu.Unlock()
		s.running, s.said, s.err = false, said, err
	}()
}

// show puts how far the publication is in a page.
func (s *sending) show(data *publishPage, p *page, explain func(error) string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data.Target, data.Running, data.Done, data.Total, data.Said = s.target, s.running, s.done, s.total, s.said
	if s.err != nil {
		p.Alert = explain(s.err)
	}
}
