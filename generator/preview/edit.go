package preview

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"parvis/generator/model"
)

// stampOf returns the metadata of a file of the content; zero if it is gone.
func (s *server) stampOf(file string) stamp {
	info, err := os.Stat(filepath.Join(s.options.Site.Content, filepath.FromSlash(file)))
	if err != nil {
		return stamp{}
	}
	return stampOf(info)
}

// written brings the site up to date after the forms wrote files. The watcher will tell of these files
// too: unseen leaves them out.
func (s *server) written(ctx context.Context, files []string) {
	s.mu.Lock()
	if s.seen == nil {
		s.seen = map[string]stamp{}
	}
	for _, f := range files {
		s.seen[f] = s.stampOf(f)
	}
	s.mu.Unlock()
	s.apply(context.WithoutCancel(ctx), files) // even if the browser has left
}

// unseen returns the files that changed since the forms wrote them, or that they didn't write.
func (s *server) unseen(files []string) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(files), func(f string) bool {
		at, known := s.seen[f]
		return known && at == s.stampOf(f)
	})
}

// commitment matches the start of a commitment on its signatory's page.
var commitment = regexp.MustCompile(`<article class="commitment" id="([^"]+)">`)

// addEditLinks adds to a page the links to its form: that of its record, and those of its commitments.
func (s *server) addEditLinks(page []byte, name string, saved bool) []byte {
	w := s.words()
	to, text := EditPath, w.editSite
	kind, slug := s.recordOf(name)
	back := "/" + strings.TrimSuffix(name, "index.html")
	if slug != "" {
		to, text = EditPath+string(kind)+"/"+slug+"/?retour="+url.QueryEscape(back), w.edit
	}
	if kind == model.Signatories && slug != "" {
		page = commitment.ReplaceAllFunc(page, func(start []byte) []byte {
			id := string(commitment.FindSubmatch(start)[1])
			var link bytes.Buffer
			_ = templates.ExecuteTemplate(&link, "edit-part", map[string]string{"Text": w.editPart,
				"Href": EditPath + string(kind) + "/" + slug + "/engagement/?id=" + url.QueryEscape(id) + "&retour=" + url.QueryEscape(back+"#"+id)})
			return slices.Concat(start, link.Bytes())
		})
	}
	var bar bytes.Buffer
	said := ""
	if saved {
		said = w.saved
	}
	_ = templates.ExecuteTemplate(&bar, "edit", map[string]string{"Text": text, "Href": to, "All": w.editSite, "Home": EditPath, "Label": w.editLabel, "Lang": w.code, "Saved": said})
	at := bytes.Index(page, []byte("<body"))
	if at < 0 {
		return page
	}
	at += bytes.IndexByte(page[at:], '>') + 1
	return slices.Concat(page[:at], bar.Bytes(), page[at:])
}

// recordOf returns the record that a page is of; "" for another page.
func (s *server) recordOf(name string) (kind model.Kind, slug string) {
	set, _ := s.live.Records()
	parts := strings.Split(name, "/")
	switch {
	case set == nil || parts[len(parts)-1] != "index.html":
		return "", ""
	case len(parts) == 3:
		kind, slug = model.Kind(parts[0]), parts[1]
	case len(parts) == 2:
		kind, slug = model.Pages, parts[0]
	}
	if set.Find(kind, slug) == nil {
		return "", ""
	}
	return kind, slug
}
