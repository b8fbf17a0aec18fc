package publish

import (
	"maps"
	"path"
	"slices"
	"strings"

	"parvis/generator/site/address"
	"parvis/generator/site/hosting"
)

// Plan is what a publication has to do.
type Plan struct {
	New, Changed []string // files to send, sorted
	Gone         []string // files to remove, sorted
	Same         int      // files that stay as they are
	Vanished     []string // addresses of pages that lead nowhere from now on, and that an alias would keep; sorted
	Lost         []string // the same of pages that Parvis makes, and of documents, which no alias can keep
	Pages        int      // that are at the target now

	stages  [][]string // what is sent, in order
	first   []string   // of Gone, what stands where a file or a folder must be
	last    [][]string // of Gone, the others, in order
	kept    []string   // for the publication after
	removed int        // pages among Gone
}

// compare makes the plan.
func compare(s *site, there *listed) Plan {
	p := Plan{stages: make([][]string, 5)}
	send := func(stage int, name string) { p.stages[stage] = append(p.stages[stage], name) }
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		digest, known := there.Files[name]
		switch {
		case known && digest == s.files[name].digest:
			p.Same++
			continue
		case known:
			p.Changed = append(p.Changed, name)
		default:
			p.New = append(p.New, name)
		}
		switch {
		case leads(name):
			send(4, name)
		case name == "index.html":
			send(3, name)
		case known && !hosting.Immutable(name):
			send(2, name) // with its page, and after the files that it names
		case isPage(name):
			send(1, name)
		default:
			send(0, name)
		}
	}
	var pages, rest []string
	folders := map[string]bool{} // that the site needs
	for name := range s.files {
		for d := path.Dir(name); d != "."; d = path.Dir(d) {
			folders[d] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(there.Files)) {
		if isPage(name) {
			p.Pages++
		}
		if _, stays := s.files[name]; stays {
			continue
		}
		if isAsset(name) && !slices.Contains(there.Kept, name) {
			p.kept = append(p.kept, name)
			continue
		}
		p.Gone = append(p.Gone, name)
		if isPage(name) {
			p.removed++
		}
		switch at := addressOf(name); {
		case isPage(name) && strings.HasSuffix(at, "/") && !address.Generated(at[1:]):
			p.Vanished = append(p.Vanished, at)
		case isPage(name) || isDocument(name):
			p.Lost = append(p.Lost, at)
		}
		blocks := folders[name]
		for d := path.Dir(name); d != "." && !blocks; d = path.Dir(d) {
			_, blocks = s.files[d]
		}
		switch {
		case blocks:
			p.first = append(p.first, name)
		case isPage(name):
			pages = append(pages, name)
		default:
			rest = append(rest, name)
		}
	}
	p.last = [][]string{pages, rest}
	return p
}

// nothing tells that the target holds the site already.
func (p *Plan) nothing() bool {
	return len(p.New)+len(p.Changed)+len(p.Gone)+len(p.kept) == 0
}

// isAsset tells a file of the theme, which changes its name with its content.
func isAsset(name string) bool { return strings.HasPrefix(name, "assets/") }

// isDocument tells a file that others may have a link to.
func isDocument(name string) bool {
	return slices.Contains([]string{".pdf", ".odt", ".ods", ".odp", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".csv", ".zip"}, strings.ToLower(path.Ext(name)))
}

// leads tells a file that sends readers and machines to pages: it comes after
// them.
func leads(name string) bool {
	if strings.Contains(name, "/") {
		return false
	}
	return path.Ext(name) == ".xml" || name == "robots.txt" || strings.HasPrefix(name, "_") || strings.HasPrefix(name, ".")
}

// The pages that a publication may remove without being told: more is rather a
// mistake, such as another site's folder or a content half fetched.
const (
	mostRemoved = 256
	shareMost   = 10 // one in so many
)

// tooMany is an error where the plan removes more pages than that.
func (p *Plan) tooMany() error {
	if p.removed > mostRemoved || p.removed*shareMost > p.Pages {
		return &RemovalError{Pages: p.removed, Of: p.Pages}
	}
	return nil
}
