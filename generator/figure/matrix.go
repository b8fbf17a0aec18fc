package figure

import (
	"slices"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// matrix fills in the commitments by domain and region.
func (m *Maker) matrix(f *Figure, s *stats.Selection) {
	t, of := s.Matrix(model.Region), s.ByPlace(model.Region)
	f.Heads = []string{m.words.T("figure.head." + string(catalogue.ByRegion))}
	for _, d := range t.Domains {
		f.Heads = append(f.Heads, m.text(d.Short))
	}
	f.Heads = append(f.Heads, m.words.T("page.head.total"))
	for i, p := range t.Places {
		if t.ByPlace[i] == 0 {
			continue // as in the other figures by place
		}
		r := m.territoryRow(p)
		for _, n := range t.N[i] {
			r.Cells = append(r.Cells, m.count(n))
		}
		r.Cells = append(r.Cells, m.count(t.ByPlace[i]))
		f.Rows = append(f.Rows, r)
	}
	total := Row{Label: m.words.T("page.head.total")}
	for _, n := range t.ByDomain {
		total.Cells = append(total.Cells, m.count(n))
	}
	placed := t.Total - t.Unknown
	total.Cells = append(total.Cells, m.count(placed))
	f.Total = &total
	switch {
	case len(t.Places) == 0:
		f.Sentence = m.words.T("figure.no-place.region")
		f.Empty, f.Rows, f.Total = f.Sentence, nil, nil
	case placed == 0:
		f.Sentence = m.words.T("figure.matrix.none")
		f.Empty = f.Sentence
	default:
		f.Sentence = m.matrixSentence(t, placed, countedOf(of.Of))
	}
	if t.Unknown > 0 {
		f.Notes = append(f.Notes, m.words.N(countedOf(of.UnknownOf).key("figure.unplaced."), t.Unknown))
	}
	if t.Overlaps {
		f.Notes = append(f.Notes, m.words.T("figure.overlap.commitments"))
	}
	m.noteParts(f, of.Of)
	m.noteBasis(f, s, commitments)
}

// matrixSentence says which domains in which regions have the most, of those placed in a region.
func (m *Maker) matrixSentence(t stats.Matrix, placed int, c counted) string {
	var names, regions, domains []string // of the cells with the largest number
	most := 1
	for i, row := range t.N {
		for j, n := range row {
			if n > most {
				most, names, regions, domains = n, nil, nil, nil
			}
			if n == most {
				domain := m.quoted(m.text(t.Domains[j].Title))
				region := phrase.In(m.words, t.Places[i], m.text(t.Places[i].Title))
				names = append(names, m.words.T("figure.matrix.cell", domain, region))
				regions, domains = append(regions, region), append(domains, domain)
			}
		}
	}
	part := lowerFirst(m.part(most, placed, c))
	switch {
	case placed == 1:
		return m.words.T("figure.matrix.only", domains[0], m.joinNames(regions))
	case len(names) == 1 && most == placed:
		return m.words.N("figure.matrix.all", placed, names[0])
	case len(names) == 1:
		return m.words.T("figure.matrix.most", names[0], part)
	case most == 1:
		return m.words.T("figure.matrix.one-each")
	case len(slices.Compact(regions)) == 1:
		return m.words.T("figure.matrix.region", upperFirst(regions[0]), m.joinNames(domains), part)
	}
	return m.words.T("figure.stop", m.words.T("figure.tie", m.joinNames(names), part))
}

// against fills in the domains in a territory, next to the whole site: as shares where both have
// enough commitments for shares to mean something, and else as numbers.
func (m *Maker) against(f *Figure, s *stats.Selection) {
	all := m.siteSelection(s.Scope)
	here, site, place := s.ByDomain().Of, all.ByDomain().Of, m.text(s.Scope.Territory.Title)
	inShares := min(here.All(), site.All()) >= stats.ShareBase
	f.drawnCells = []int{0, 1}
	f.Heads = []string{m.words.T("figure.head." + string(catalogue.ByDomain)), m.words.T("figure.here", place),
		m.words.T("figure.whole")}
	if inShares {
		f.drawnCells = []int{1, 3}
		f.Heads = slices.Insert(f.Heads, 2, m.words.T("figure.here-share", place))
		f.Heads = append(f.Heads, m.words.T("figure.whole-share"))
	}
	cells := func(inHere, inSite int) []Cell {
		if !inShares {
			return []Cell{m.count(inHere), m.count(inSite)}
		}
		return []Cell{m.count(inHere), m.share(inHere, here.All()), m.count(inSite), m.share(inSite, site.All())}
	}
	for _, sh := range s.Against(all) {
		f.Rows = append(f.Rows, Row{Key: sh.Domain.Slug, Label: m.text(sh.Domain.Title), Record: &sh.Domain.Record,
			Hue: sh.Domain.Hue(), short: m.text(sh.Domain.Short), Cells: cells(sh.Here, sh.All)})
	}
	f.Total = &Row{Label: m.words.T("page.head.total"), Cells: cells(here.All(), site.All())}
	switch {
	case here.All() == 0:
		f.Sentence = m.words.T("figure.against.none", place)
		f.Empty = f.Sentence
	case inShares:
		f.Sentence = m.againstShares(f, place, m.counts(here), m.counts(site))
		f.Notes = append(f.Notes, m.words.T("figure.against.note"))
	default:
		f.Sentence = m.againstNumbers(f, here, site)
		f.Notes = append(f.Notes, m.words.T("figure.against.few", m.words.Number(stats.ShareBase)))
	}
	m.noteParts(f, here)
	m.noteBasis(f, s, commitments)
}

// againstShares names the domain whose share here exceeds most its share in the whole site.
func (m *Maker) againstShares(f *Figure, place, here, site string) string {
	maxGap, best := 0.0, -1
	for i, r := range f.Rows {
		if gap := r.Cells[1].Low - r.Cells[3].Low; gap > maxGap {
			maxGap, best = gap, i
		}
	}
	if best < 0 {
		return m.words.T("figure.against.same", place)
	}
	r := f.Rows[best]
	return m.words.T("figure.against.more", r.Label, r.Cells[1].Text, here, r.Cells[3].Text, site)
}

// againstNumbers tells of the domain with the most commitments here, or of those that tie for it,
// without comparing shares.
func (m *Maker) againstNumbers(f *Figure, here, site stats.Commitments) string {
	sentence := m.sentence(catalogue.ByDomain, f.Rows, here.All(), 0, countedOf(here))
	if top, _ := foremost(f.Rows); len(top) == 1 && site.All() > here.All() {
		whole := int(top[0].Cells[1].Low)
		sentence += " " + m.words.T("figure.against.number", lowerFirst(m.part(whole, site.All(), countedOf(site))))
	}
	return sentence
}

// share returns a percentage, displayed without decimals; of is not zero.
func (m *Maker) share(n, of int) Cell {
	percent := float64(n) * 100 / float64(of)
	return Cell{Low: percent, High: percent, Text: m.words.T("page.percent", m.words.Number(int(percent+0.5)))}
}
