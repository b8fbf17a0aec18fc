package publish

import (
	"maps"
	"path"
	"slices"
	"strings"

	"parvis/generator/site/address"
	"parvis/generator/site/hosting"
)

// Plan lists what a publication has to do.
type Plan struct {
	New, Changed []string // files to send, sorted
	Deleted      []string // files to remove, sorted
	Unchanged    int      // files that stay as they are
	Vanished     []string // addresses of deleted pages that an alias could redirect; sorted
	Lost         []string // addresses of deleted generated pages and documents, which no alias can redirect; sorted
	Pages        int      // pages at the target now

	stages       [][]string // files to send, stage by stage
	blocking     []string   // of Deleted: files to remove first, as those of the site need their place
	deletions    [][]string // of Deleted: the other files, stage by stage
	retained     []string   // assets kept until the next publication
	emptied      []string   // missing files whose folders may be left empty
	renamed      []string   // files to send whose old name some disks take for the same; sorted
	deletedPages int        // number of pages in Deleted
}

// makePlan compares the built site with the manifest of the target.
func makePlan(s *site, remote *manifest) Plan {
	plan := Plan{stages: make([][]string, 5)}
	sameFile := map[string]string{} // folded name → file of the site
	for name := range s.files {
		sameFile[address.Fold(name)] = name
	}
	renamed := map[string]bool{}
	for name := range remote.Files {
		if now, ok := sameFile[address.Fold(name)]; ok && now != name {
			if _, inSite := s.files[name]; !inSite {
				renamed[now] = true
			}
		}
	}
	for _, name := range remote.missing {
		if _, inSite := s.files[name]; !inSite {
			plan.emptied = append(plan.emptied, name)
		}
	}
	plan.renamed = slices.Sorted(maps.Keys(renamed))
	add := func(stage int, name string) { plan.stages[stage] = append(plan.stages[stage], name) }
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		digest, known := remote.Files[name]
		switch {
		case known && digest == s.files[name].digest && !renamed[name]:
			plan.Unchanged++
			continue
		case known:
			plan.Changed = append(plan.Changed, name)
		default:
			plan.New = append(plan.New, name)
		}
		switch {
		case isEntryPoint(name):
			add(4, name)
		case name == "index.html":
			add(3, name)
		case known && !hosting.Immutable(name):
			add(2, name) // with its page, and after the files that it names
		case isPage(name):
			add(1, name)
		default:
			add(0, name)
		}
	}
	var pages, others []string
	folders := map[string]bool{} // folded names of the folders of the site
	for name := range s.files {
		for d := path.Dir(name); d != "."; d = path.Dir(d) {
			folders[address.Fold(d)] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(remote.Files)) {
		if isPage(name) {
			plan.Pages++
		}
		if _, inSite := s.files[name]; inSite {
			continue
		}
		same := address.Fold(name)
		_, blocks := sameFile[same] // the file is sent under its new name
		if isAsset(name) && !blocks && !slices.Contains(remote.Retained, name) {
			plan.retained = append(plan.retained, name)
			continue
		}
		plan.Deleted = append(plan.Deleted, name)
		if isPage(name) {
			plan.deletedPages++
		}
		switch href := addressOf(name); {
		case isPage(name) && strings.HasSuffix(href, "/") && !address.Generated(href[1:]):
			plan.Vanished = append(plan.Vanished, href)
		case isPage(name) || isDocument(name):
			plan.Lost = append(plan.Lost, href)
		}
		blocks = blocks || folders[same]
		for d := path.Dir(same); d != "." && !blocks; d = path.Dir(d) {
			_, blocks = sameFile[d]
		}
		switch {
		case blocks:
			plan.blocking = append(plan.blocking, name)
		case isPage(name):
			pages = append(pages, name)
		default:
			others = append(others, name)
		}
	}
	plan.deletions = [][]string{pages, others}
	return plan
}

// replacesOwn returns whether a new file stands where a file or folder of the old site
// does, which is removed first.
func (p *Plan) replacesOwn() func(name string) bool {
	files, folders := map[string]bool{}, map[string]bool{}
	for _, name := range p.blocking {
		files[address.Fold(name)] = true
		for d := path.Dir(name); d != "."; d = path.Dir(d) {
			folders[address.Fold(d)] = true
		}
	}
	return func(name string) bool {
		name = address.Fold(name)
		below := false
		for d := path.Dir(name); d != "." && !below; d = path.Dir(d) {
			below = files[d]
		}
		return below || folders[name]
	}
}

// isEmpty reports whether the target is up to date.
func (p *Plan) isEmpty() bool { return len(p.changes())+len(p.retained) == 0 }

// changes returns the files to send and to remove.
func (p *Plan) changes() []string { return slices.Concat(p.New, p.Changed, p.Deleted) }

// isAsset reports whether a file is a theme asset, whose name has a fingerprint of
// its content.
func isAsset(name string) bool { return strings.HasPrefix(name, "assets/") }

// documentTypes are the file types that other sites are likely to link to.
var documentTypes = []string{".pdf", ".odt", ".ods", ".odp", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx",
	".csv", ".zip"}

// isDocument reports whether other sites are likely to link to a file.
func isDocument(name string) bool {
	return slices.Contains(documentTypes, strings.ToLower(path.Ext(name)))
}

// isEntryPoint reports whether a file refers to pages: a site map, a feed, the
// redirections. It is sent after the pages.
func isEntryPoint(name string) bool {
	if strings.Contains(name, "/") {
		return false
	}
	return path.Ext(name) == ".xml" || name == "robots.txt" ||
		strings.HasPrefix(name, "_") || strings.HasPrefix(name, ".")
}

// Above these limits, removals need Options.AllowRemovals. They are probably a
// mistake, such as the wrong target or a partial checkout of the content.
const (
	maxDeletedPages = 256
	maxDeletedShare = 10 // one page in this many
)

// checkDeletions returns a RemovalError if the plan exceeds the limits.
func (p *Plan) checkDeletions() error {
	if p.deletedPages > maxDeletedPages || p.deletedPages*maxDeletedShare > p.Pages {
		return &RemovalError{Pages: p.deletedPages, Of: p.Pages}
	}
	return nil
}
