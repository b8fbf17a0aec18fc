package figure

import (
	"slices"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// Map is the data of a map: the fill and the label of each territory.
type Map struct {
	Level  model.Level
	Places []MapPlace // the territories that the site describes, in its order
	Steps  []Step     // the legend: in increasing order, or in the order of the statuses
}

// MapPlace is a territory on a map.
type MapPlace struct {
	Territory *model.Territory
	Step      int    // index in Map.Steps
	Mark      string // drawn on it: a number or a symbol
	Label     string // e.g. "Occitanie : 9 engagements"
}

// Step is an entry of a legend.
type Step struct {
	Label string
	Mark  string
	Shade int // 0 for none, then from 1 (light) to 5 (dark)
}

// maxShade is the darkest shade; 0 is no fill.
const maxShade = 5

// countMap fills in a map of the number of commitments or signatories.
func (m *Maker) countMap(f *Figure, s *stats.Selection) {
	level, counted := levels[f.Spec.Kind], commitments
	t := s.ByPlace(level)
	if f.Spec.Kind == catalogue.MapSignatoriesRegion || f.Spec.Kind == catalogue.MapSignatoriesDepartement {
		counted, t = signatories, s.SignatoriesByPlace(level)
	}
	f.shape = choropleth
	fillTally(m, f, t, counted, m.territoryRow)
	maxCount := 0
	for _, c := range t.Rows {
		maxCount = max(maxCount, c.N)
	}
	f.Map = &Map{Level: level, Steps: m.legendSteps(maxCount)}
	for _, c := range t.Rows {
		number := m.words.N("figure.count.signatories", c.N)
		if counted == commitments {
			number = phrase.Commitments(m.words, c.Of.Promised(), c.Of.Ended, c.Of.Deeds)
		}
		f.Map.Places = append(f.Map.Places, MapPlace{Territory: c.Key, Step: classOf(c.N, maxCount),
			Label: m.words.T("figure.map.label", m.text(c.Key.Title), number), Mark: m.words.Number(c.N)})
	}
	m.noteCoverage(f, s, level, counted)
	m.noteBasis(f, s, counted)
	if len(f.Rows) == 0 {
		f.Map, f.Total = nil, nil
	}
}

// classCount returns the number of classes above zero that a map needs for a
// largest number of maxCount.
func classCount(maxCount int) int { return min(maxCount, maxShade-1) }

// classMax returns the upper bound of class i. Class 0 is zero alone.
func classMax(i, maxCount int) int {
	k := max(classCount(maxCount), 1)
	return (maxCount*i + k - 1) / k
}

// classOf returns the class of a number.
func classOf(n, maxCount int) int {
	i := 0
	for n > classMax(i, maxCount) {
		i++
	}
	return i
}

// legendSteps returns the legend of a map whose largest number is maxCount.
func (m *Maker) legendSteps(maxCount int) []Step {
	out := []Step{{Label: m.words.Number(0)}}
	k := classCount(maxCount)
	for i := 1; i <= k; i++ {
		low, high := classMax(i-1, maxCount)+1, classMax(i, maxCount)
		s := Step{Label: m.words.Number(high), Shade: (maxShade*i + k - 1) / k}
		if low != high {
			s.Label = m.words.T("page.quantity.range", m.words.Number(low), m.words.Number(high))
		}
		out = append(out, s)
	}
	return out
}

// statusStyle is how a map shows a deployment status. It has a symbol, since
// shades alone are too close to each other.
type statusStyle struct {
	mark  string
	shade int
}

// statusStyles is the style of each status; "" is an unknown status.
var statusStyles = map[model.Deployment]statusStyle{
	model.InPlace: {"✓", 5}, model.SettingUp: {"…", 3}, model.ToLaunch: {"–", 1}, "": {"?", 0}}

// deploymentMap fills in a map of the deployment status of the charter.
func (m *Maker) deploymentMap(f *Figure) {
	f.shape = choropleth
	level := levels[f.Spec.Kind]
	f.Heads = []string{m.words.T("page.level." + string(level)), m.words.T("page.head.deployment")}
	f.Map = &Map{Level: level}
	states := append(slices.Clone(model.Deployment("").Values()), "")
	for _, s := range states {
		f.Map.Steps = append(f.Map.Steps, Step{Label: m.statusText(s), Mark: statusStyles[s].mark, Shade: statusStyles[s].shade})
	}
	inPlace, unknown := 0, 0
	for _, t := range m.site.Territories {
		if t.Level != level {
			continue
		}
		r := m.territoryRow(t)
		r.Cells = []Cell{{Words: true, Text: m.statusText(t.Status), Missing: t.Status == ""}}
		f.Rows = append(f.Rows, r)
		f.Map.Places = append(f.Map.Places, MapPlace{Territory: t, Step: slices.Index(states, t.Status),
			Mark: statusStyles[t.Status].mark, Label: m.words.T("figure.map.label", m.text(t.Title), m.statusText(t.Status))})
		if t.Status.InPlace() {
			inPlace++
		}
		if t.Status == "" {
			unknown++
		} else {
			f.cite(t.Source)
		}
	}
	if len(f.Rows) == 0 {
		f.Sentence = m.say(f.Spec, telling{found: m.words.T("figure.no-place." + string(level))})
		f.Empty, f.Map = f.Sentence, nil
		return
	}
	f.Sentence = m.deploymentSentence(f, string(level), inPlace, unknown, len(f.Rows))
	if unknown == len(f.Rows) {
		f.Empty = f.Sentence
	}
}
