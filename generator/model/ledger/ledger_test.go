package ledger

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

// promise is a commitment with one measure, as a line of the table below writes it.
type promise struct {
	how                             model.Cumulation // somme by default
	direction                       model.Direction  // hausse by default
	start, end, deadline, reference string
	target                          string
	per                             model.TargetPer
	milestones                      []string
	values                          []string
	status                          model.Status
	reports                         []string // that came without figures
	noDelay                         bool
	unit                            string
	noDirection                     bool
	statusOn                        string
}

func (p promise) of(t *testing.T) (*model.Commitment, model.Rounds) {
	t.Helper()
	k := &model.Commitment{Signatory: &model.Signatory{}, Nature: model.Promise, Start: dateOf(t, p.start), End: dateOf(t, p.end), Status: p.status, StatusOn: dateOf(t, p.statusOn)}
	m := model.Measure{Unit: "stages", Cumulation: model.Sum, Direction: model.Increase, Deadline: dateOf(t, p.deadline), Per: p.per, Values: valuesOf(t, p.values...)}
	if p.how != "" {
		m.Cumulation = p.how
	}
	if p.direction != "" {
		m.Direction = p.direction
	}
	if p.noDirection {
		m.Direction = ""
	}
	if p.unit != "" {
		m.Unit = p.unit
	}
	for at, s := range map[**model.Quantity]string{&m.Target: p.target, &m.Reference: p.reference} {
		if s != "" {
			q := quantityOf(t, s)
			*at = &q
		}
	}
	for _, v := range valuesOf(t, p.milestones...) {
		m.Milestones = append(m.Milestones, model.Figure{Period: v.Period, Quantity: v.Quantity})
	}
	k.Measures = []model.Measure{m}
	for _, s := range p.reports {
		r, err := period.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		k.Reports = append(k.Reports, model.Report{Period: r})
	}
	rounds := model.DefaultRounds
	if delay := 3; !p.noDelay {
		rounds.Delay = &delay
	}
	return k, rounds
}

func TestProgress(t *testing.T) {
	for name, c := range map[string]struct {
		promise
		asOf string
		want string
	}{
		"before its start":        {promise{start: "2021", target: "30", deadline: "2023"}, "2020-12-31", "a-venir"},
		"given up":                {promise{start: "2018", target: "30", deadline: "2021", values: []string{"2018", "4", "2019", "6"}, status: model.Abandoned}, "2020-06-30", "arrete 10"},
		"over before it was due":  {promise{start: "2018", end: "2019", target: "30", deadline: "2021", values: []string{"2018", "10"}}, "2020-06-30", "arrete 10"},
		"over when it was due":    {promise{start: "2018", end: "2021", target: "30", deadline: "2021", values: []string{"2018", "10", "2021", "5"}}, "2022-06-30", "non-atteint 15"},
		"nothing yet":             {promise{start: "2020", target: "30", deadline: "2023"}, "2020-06-30", "pas-encore-mesure"},
		"nothing, and it is late": {promise{start: "2018", target: "30", deadline: "2023"}, "2020-06-30", "sans-nouvelle"},
		"nothing was ever due":    {promise{start: "2018", target: "30", deadline: "2023", noDelay: true}, "2022-06-30", "pas-encore-mesure"},

		"a start is not subtracted from flows":    {promise{reference: "4", values: []string{"2025", "12", "2026", "18 à 21"}, target: "30", deadline: "2028"}, "2027-01-31", "atteint 30-33"},
		"its own measure, the latest stands":      {promise{how: model.Last, values: []string{"2018", "4", "2019", "8"}, target: "40"}, "2020-01-31", "sans-echeance 8"},
		"at least 12 for 10":                      {promise{values: []string{"2018", "au moins 12"}, target: "10", deadline: "2020"}, "2019-01-31", "atteint 12-+Inf"},
		"at least 8 for 10":                       {promise{values: []string{"2018", "au moins 8"}, target: "10", deadline: "2020"}, "2019-01-31", "peut-etre-atteint 8-+Inf"},
		"about 10 for 10":                         {promise{values: []string{"2018", "environ 10"}, target: "10", deadline: "2020"}, "2019-01-31", "peut-etre-atteint 10"},
		"5 to 12 for 10":                          {promise{values: []string{"2018", "5 à 12"}, target: "10", deadline: "2020"}, "2019-01-31", "peut-etre-atteint 5-12"},
		"a decrease to 10, at least 12":           {promise{how: model.Last, direction: model.Decrease, reference: "20", values: []string{"2020", "au moins 12"}, target: "10", deadline: "2020"}, "2021-06-30", "non-atteint 12-+Inf"},
		"32 for 30 to 40":                         {promise{values: []string{"2018", "32"}, target: "30 à 40", deadline: "2020"}, "2019-01-31", "atteint 32"},
		"32 for at least 30":                      {promise{values: []string{"2018", "32"}, target: "au moins 30", deadline: "2020"}, "2019-01-31", "atteint 32"},
		"on pace, as of the last report":          {promise{start: "2021", values: []string{"2021", "10", "2022", "10"}, target: "40", deadline: "2024"}, "2023-11-30", "en-bonne-voie 20 at 2022"},
		"the last report may still come":          {promise{start: "2018", values: []string{"2020", "20"}, target: "30", deadline: "2021"}, "2022-01-31", "bilan-final-attendu 20"},
		"the last report didn't come":             {promise{start: "2018", values: []string{"2020", "20"}, target: "30", deadline: "2021"}, "2022-04-01", "bilan-final-manquant 20"},
		"no report was due":                       {promise{start: "2018", values: []string{"2020", "20"}, target: "30", deadline: "2021", noDelay: true}, "2022-04-01", "a-accelerer 20 at 2020"},
		"the last report had no figure":           {promise{start: "2018", values: []string{"2020", "20"}, target: "30", deadline: "2021", reports: []string{"2021"}}, "2022-04-01", "non-mesurable 20"},
		"it had none, and no delay was set":       {promise{start: "2018", values: []string{"2020", "20"}, target: "30", deadline: "2021", reports: []string{"2021"}, noDelay: true}, "2022-04-01", "non-mesurable 20"},
		"27 of 30, 33 a year later":               {promise{values: []string{"2020", "27", "2021", "6"}, target: "30", deadline: "2020"}, "2022-01-31", "atteint-apres 33"},
		"27 of 30, and no more":                   {promise{values: []string{"2020", "27"}, target: "30", deadline: "2020"}, "2022-01-31", "non-atteint 27"},
		"a deadline alone":                        {promise{start: "2018", deadline: "2020", status: model.Done}, "2021-06-30", "non-mesurable"},
		"a level from its start":                  {promise{how: model.Last, unit: "%", start: "2018", reference: "50", values: []string{"2018", "60", "2019", "70"}, target: "80", deadline: "2020"}, "2020-01-31", "en-bonne-voie 70 at 2019"},
		"a level without a start":                 {promise{how: model.Last, start: "2018", values: []string{"2018", "60"}, target: "80", deadline: "2020"}, "2019-01-31", "non-mesurable 60"},
		"no direction":                            {promise{noDirection: true, values: []string{"2018", "12"}, target: "10", deadline: "2020"}, "2019-01-31", "non-mesurable 12"},
		"no deadline":                             {promise{values: []string{"2018", "12"}, target: "30"}, "2019-01-31", "sans-echeance 12"},
		"no deadline, met":                        {promise{values: []string{"2018", "32"}, target: "30"}, "2019-01-31", "atteint 32"},
		"no start, no pace":                       {promise{values: []string{"2018", "12"}, target: "30", deadline: "2020"}, "2019-01-31", "rythme-inconnu 12"},
		"reached, then lost":                      {promise{how: model.Last, reference: "0", values: []string{"2018", "32", "2020", "20"}, target: "30", deadline: "2020"}, "2021-01-31", "non-atteint 20"},
		"a cap is judged at the deadline only":    {promise{how: model.Sum, direction: model.Decrease, start: "2018", values: []string{"2018", "3"}, target: "10", deadline: "2020"}, "2019-06-30", "non-mesurable 3"},
		"a cap that held":                         {promise{how: model.Sum, direction: model.Decrease, start: "2018", values: []string{"2018", "3", "2019", "0", "2020", "5"}, target: "10", deadline: "2020"}, "2021-06-30", "atteint 8"},
		"a cap of which a year is unknown":        {promise{how: model.Sum, direction: model.Decrease, start: "2018", values: []string{"2018", "3", "2020", "5"}, target: "10", deadline: "2020"}, "2021-06-30", "peut-etre-atteint 8"},
		"the deadline's year isn't over":          {promise{start: "2020", values: []string{"2020", "20", "2021", "5"}, target: "30", deadline: "2021"}, "2021-06-30", "en-bonne-voie 20 at 2020"},
		"a cap, whose last year isn't over":       {promise{direction: model.Decrease, start: "2020", values: []string{"2020", "2", "2021", "1"}, target: "10", deadline: "2021"}, "2021-06-30", "non-mesurable 3"},
		"a later year is known, not the last":     {promise{start: "2018", values: []string{"2019", "5", "2021", "4"}, target: "30", deadline: "2020"}, "2022-06-30", "bilan-final-manquant 5"},
		"known after the deadline only":           {promise{start: "2018", values: []string{"2021", "4"}, target: "30", deadline: "2020"}, "2022-06-30", "bilan-final-manquant"},
		"the first year isn't over":               {promise{start: "2021", values: []string{"2021", "3"}, target: "30", deadline: "2023"}, "2021-04-30", "rythme-inconnu 3"},
		"a level that was there at the start":     {promise{how: model.Last, start: "2018", reference: "80", values: []string{"2018", "70"}, target: "80", deadline: "2021"}, "2019-01-31", "loin 70"},
		"over, and never a figure":                {promise{start: "2018", end: "2019", target: "30"}, "2023-06-30", "sans-nouvelle"},
		"an older report is missing":              {promise{start: "2018", target: "30", deadline: "2023"}, "2021-02-28", "sans-nouvelle"},
		"no figure, within the delay":             {promise{start: "2018", values: []string{"2020", "20"}, target: "30", deadline: "2021", reports: []string{"2021"}}, "2022-03-31", "bilan-final-attendu 20"},
		"a cap that didn't":                       {promise{how: model.Sum, direction: model.Decrease, start: "2018", values: []string{"2018", "3", "2020", "8"}, target: "10", deadline: "2020"}, "2021-06-30", "non-atteint 11"},
		"a deadline inside a period":              {promise{values: []string{"2020", "27", "2021", "3"}, target: "30", deadline: "2021-06"}, "2022-01-31", "atteint 30 runs past"},
		"to speed up":                             {promise{start: "2018", values: []string{"2018", "6"}, target: "32", deadline: "2021"}, "2019-01-31", "a-accelerer 6 at 2018"},
		"far off":                                 {promise{start: "2018", values: []string{"2018", "2"}, target: "32", deadline: "2021"}, "2019-01-31", "loin 2 at 2018"},
		"receding":                                {promise{how: model.Last, direction: model.Decrease, start: "2018", reference: "30", values: []string{"2018", "31"}, target: "10", deadline: "2021"}, "2019-01-31", "recule 31 at 2018"},
		"along milestones":                        {promise{start: "2018", milestones: []string{"2018", "2", "2019", "4"}, values: []string{"2018", "2"}, target: "32", deadline: "2021"}, "2019-01-31", "en-bonne-voie 2 at 2018"},
		"a range of two paces":                    {promise{start: "2018", values: []string{"2018", "2 à 9"}, target: "32", deadline: "2021"}, "2019-01-31", "rythme-inconnu 2-9 at 2018"},
		"10 a year, never":                        {promise{per: model.PerYear, values: []string{"2018", "4", "2019", "4", "2020", "4"}, target: "10"}, "2021-01-31", "jamais-tenu 12"},
		"10 a year, once":                         {promise{per: model.PerYear, values: []string{"2018", "12", "2020", "4"}, target: "10"}, "2021-01-31", "parfois-tenu 16"},
		"10 a year, always":                       {promise{per: model.PerYear, values: []string{"2018", "12", "2019", "10"}, target: "10"}, "2020-01-31", "toujours-tenu 22"},
		"a decrease from where it already is":     {promise{how: model.Last, direction: model.Decrease, start: "2018", reference: "5", values: []string{"2018", "12"}, target: "10", deadline: "2021"}, "2019-01-31", "loin 12"},
		"nothing to zero, which holds":            {promise{how: model.Last, direction: model.Decrease, start: "2018", reference: "0", values: []string{"2018", "0"}, target: "0", deadline: "2021"}, "2019-01-31", "atteint 0"},
		"its signatory left before it was due":    {promise{start: "2018", end: "2019-06", target: "30", deadline: "2021", values: []string{"2018", "40"}}, "2020-06-30", "arrete 40"},
		"late, and its last value meets the aim":  {promise{start: "2018", target: "30", deadline: "2023", values: []string{"2018", "31"}}, "2021-06-30", "atteint 31"},
		"suspended: nothing is due, figures hold": {promise{start: "2018", target: "30", deadline: "2023", status: model.Suspended}, "2021-06-30", "pas-encore-mesure"},
	} {
		k, rounds := c.of(t)
		s := progressed(k, &k.Measures[0], reported(k, rounds, dateOf(t, c.asOf)), rounds, dateOf(t, c.asOf))
		got := string(s.State)
		if s.Known {
			got += fmt.Sprintf(" %g", s.Value.Low)
			if s.Value.High != s.Value.Low {
				got += fmt.Sprintf("-%g", s.Value.High)
			}
		}
		if s.Rule == "rythme" && !k.Start.IsZero() && c.want[len(c.want)-5:] == " "+s.At.String() {
			got += " at " + s.At.String()
		}
		if s.Runs {
			got += " runs past"
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s (%+v)", name, got, c.want, s)
		}
	}
}

func TestReported(t *testing.T) {
	for name, c := range map[string]struct {
		promise
		asOf string
		want string
	}{
		"before its start":                       {promise{start: "2021"}, "2020-06-30", "a-venir"},
		"no period has ended":                    {promise{start: "2021"}, "2021-06-30", "a-venir"},
		"within the delay":                       {promise{start: "2020"}, "2021-03-31", "attendu 2020 by 2021-03-31"},
		"after it":                               {promise{start: "2020"}, "2021-04-01", "en-retard 2020 by 2021-03-31"},
		"up to date":                             {promise{start: "2020", values: []string{"2020", "4"}}, "2021-06-30", "a-jour 2020 by 2021-03-31"},
		"without a figure":                       {promise{start: "2020", reports: []string{"2020"}}, "2021-06-30", "recu-sans-chiffre 2020 by 2021-03-31"},
		"an older one is missing":                {promise{start: "2019", values: []string{"2020", "4"}}, "2021-06-30", "a-jour 2020 by 2021-03-31 [2019]"},
		"it may come, an older one is missing":   {promise{start: "2019"}, "2021-02-01", "attendu 2020 by 2021-03-31 [2019]"},
		"a first year of two months":             {promise{start: "2019-11", values: []string{"2020", "4"}}, "2021-06-30", "a-jour 2020 by 2021-03-31"},
		"a school year":                          {promise{start: "2014-09", values: []string{"2014-2015", "4"}}, "2016-12-01", "en-retard 2015-2016 by 2016-11-30"},
		"due on the last day of November":        {promise{start: "2014-09", reports: []string{"2014-2015"}}, "2015-11-30", "recu-sans-chiffre 2014-2015 by 2015-11-30"},
		"quarters":                               {promise{start: "2020", values: []string{"2020-T1", "4"}}, "2020-09-30", "attendu 2020-T3 by 2020-12-31"},
		"after the last deadline nothing is due": {promise{start: "2018", deadline: "2019", target: "30", values: []string{"2018", "4", "2019", "30"}}, "2023-06-30", "a-jour 2019 by 2020-03-31"},
		"quarters, one of them late":             {promise{start: "2020", values: []string{"2020-T1", "4"}}, "2020-10-01", "attendu 2020-T3 by 2020-12-31 [2020-T2]"},
		"no delay was set":                       {promise{start: "2018", noDelay: true}, "2021-06-30", "sans-objet"},
		"its start is unknown":                   {promise{}, "2021-06-30", "sans-objet"},
		"suspended, nobody knows when":           {promise{start: "2018", status: model.Suspended}, "2021-06-30", "sans-objet"},
		"suspended after a report went missing":  {promise{start: "2018", status: model.Suspended, statusOn: "2020-03-01", values: []string{"2019", "4"}}, "2021-06-30", "sans-objet 2019 by 2020-03-31 [2018]"},
		"over, with a report missing":            {promise{start: "2018", end: "2019", values: []string{"2018", "4"}}, "2021-06-30", "sans-objet 2019 by 2020-03-31 [2019]"},
		"given up, nobody knows when":            {promise{start: "2018", status: model.Abandoned}, "2021-06-30", "sans-objet"},
		"a year that ends on the as-of date":     {promise{start: "2020"}, "2020-12-31", "attendu 2020 by 2021-03-31"},
		"a running year that is reported early":  {promise{start: "2020", values: []string{"2020", "4", "2021", "2"}}, "2021-06-30", "a-jour 2020 by 2021-03-31"},
	} {
		k, rounds := c.of(t)
		r := reported(k, rounds, dateOf(t, c.asOf))
		got := string(r.State)
		if !r.Period.IsZero() {
			got += fmt.Sprintf(" %s by %s", r.Period, r.Due)
		}
		if r.Missing != nil {
			got += fmt.Sprint(" ", r.Missing)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// The report to come is that of the first period that ends after the day, if the commitment covers at
// least half of it.
func TestNextReport(t *testing.T) {
	for name, c := range map[string]struct {
		promise
		asOf string
		want string
	}{
		"the running year":             {promise{start: "2020"}, "2021-06-30", "2021 by 2022-03-31"},
		"from the last day of one":     {promise{start: "2020"}, "2020-12-31", "2021 by 2022-03-31"},
		"a school year":                {promise{start: "2014-09", reports: []string{"2014-2015"}}, "2015-11-30", "2015-2016 by 2016-11-30"},
		"it begins later":              {promise{start: "2023"}, "2021-06-30", "2023 by 2024-03-31"},
		"it begins late in a year":     {promise{start: "2020-11"}, "2020-12-15", "2021 by 2022-03-31"},
		"it ends before half the year": {promise{start: "2020", end: "2021-06-30"}, "2021-03-31", ""},
		"it ends after half the year":  {promise{start: "2020", end: "2021-07-31"}, "2021-03-31", "2021 by 2022-03-31"},
		"over":                         {promise{start: "2018", end: "2020"}, "2021-06-30", ""},
		"suspended":                    {promise{start: "2018", status: model.Suspended}, "2021-06-30", ""},
		"no delay was set":             {promise{start: "2018", noDelay: true}, "2021-06-30", ""},
	} {
		k, rounds := c.of(t)
		got := ""
		if r := reported(k, rounds, dateOf(t, c.asOf)); !r.Next.IsZero() {
			got = fmt.Sprintf("%s by %s", r.Next, r.NextDue)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// What a source tells to be done owes no report.
func TestDeedsOweNothing(t *testing.T) {
	k, rounds := promise{start: "2018"}.of(t)
	k.Nature = model.Deed
	if r := reported(k, rounds, dateOf(t, "2021-06-30")); r.State != model.ReportNotDue || r.Missing != nil {
		t.Errorf("%+v", r)
	}
}

// A commitment stands where its worst measure does, and says how many can't be measured.
func TestWorst(t *testing.T) {
	good, rounds := promise{start: "2018", values: []string{"2018", "40"}, target: "30", deadline: "2020"}.of(t)
	bad, _ := promise{start: "2018", values: []string{"2018", "1"}, target: "30", deadline: "2020"}.of(t)
	blind, _ := promise{start: "2018", values: []string{"2018", "1"}, target: "30", deadline: "2020", noDirection: true}.of(t)
	k := *good
	k.Measures = []model.Measure{good.Measures[0], blind.Measures[0], bad.Measures[0]}
	if got := Of(&k, rounds, dateOf(t, "2019-01-31")); got.State != model.FarOff || got.Worst != 2 || got.Apart != 1 || len(got.Measures) != 3 {
		t.Errorf("%+v", got)
	}
	k.Measures = nil
	if got := Of(&k, rounds, dateOf(t, "2019-01-31")); got.State != model.NotMeasurable || got.Worst != -1 {
		t.Errorf("%+v", got)
	}
}

// anyPromise returns a commitment made of anything.
func anyPromise(r *rand.Rand) *model.Commitment {
	year := func() date.Date {
		if r.IntN(4) == 0 {
			return date.Date{}
		}
		return date.Date{Year: 2015 + r.IntN(8), Month: r.IntN(13)}
	}
	k := &model.Commitment{Signatory: &model.Signatory{}, Nature: model.Promise, Start: year(), End: year()}
	if n := r.IntN(len(model.Status("").Values()) + 1); n > 0 {
		k.Status = model.Status("").Values()[n-1]
	}
	for range r.IntN(3) {
		m := model.Measure{Unit: "stages", Cumulation: model.Cumulation("").Values()[r.IntN(3)], Deadline: year()}
		if n := r.IntN(3); n > 0 {
			m.Direction = model.Direction("").Values()[n-1]
		}
		if r.IntN(4) > 0 {
			q := quantity.Exact(float64(r.IntN(40)))
			m.Target = &q
			m.Per = []model.TargetPer{"", "", model.PerYear, model.PerPeriod}[r.IntN(4)]
		}
		if r.IntN(2) == 0 {
			q := quantity.Exact(float64(r.IntN(40)))
			m.Reference = &q
		}
		kind := period.Kind(r.IntN(4))
		for p := period.Containing(kind, date.Date{Year: 2015 + r.IntN(4)}); p.Year < 2022; p = p.Next() {
			if r.IntN(3) == 0 {
				low := float64(r.IntN(12))
				q := quantity.Between(low, max(low, float64(r.IntN(12)*r.IntN(2))))
				q.About = r.IntN(5) == 0
				if r.IntN(5) == 0 {
					q.High = math.Inf(1)
				}
				m.Values = append(m.Values, model.Value{Period: p, Quantity: q})
			}
		}
		k.Measures = append(k.Measures, m)
	}
	return k
}

// Whatever was promised and reported: a rule names each state, and is one that may give it; nothing
// is claimed without a direction and a target; a report that isn't due stays so until its day, and
// what is late on a day is late or received on the next; a state depends on nothing else.
func TestByProperty(t *testing.T) {
	delay := 3
	rounds := model.DefaultRounds
	rounds.Delay = &delay
	seen := map[model.Progress]bool{}
	reported := map[model.Reporting]bool{}
	for seed := range uint64(4000) {
		k := anyPromise(rand.New(rand.NewPCG(seed, 7)))
		var before Report
		for n, asOf := range []string{"2014-06-30", "2016-03-31", "2016-04-01", "2018-12-31", "2019-02-28", "2021-07-01", "2024-01-01"} {
			day := dateOf(t, asOf)
			got := Of(k, rounds, day)
			if again := Of(k, rounds, day); fmt.Sprint(again) != fmt.Sprint(got) {
				t.Fatalf("seed %d on %s: %+v, then %+v", seed, day, got, again)
			}
			reported[got.Report.State] = true
			for i, s := range got.Measures {
				seen[s.State] = true
				m := &k.Measures[i]
				at := slices.IndexFunc(Rules(), func(r Rule) bool { return r.Key == s.Rule })
				if at < 0 || !slices.Contains(Rules()[at].States, s.State) {
					t.Fatalf("seed %d on %s: %s by the rule %q", seed, day, s.State, s.Rule)
				}
				if s.State.Measured() && s.State != model.Stopped && (m.Direction == "" || !m.HasTarget()) {
					t.Fatalf("seed %d on %s: %s of %+v", seed, day, s.State, m)
				}
				if (s.Way != 0 || s.Time != 0) && s.Rule != "rythme" || math.IsNaN(s.Way+s.Time) || math.IsInf(s.Way+s.Time, 0) {
					t.Fatalf("seed %d on %s: %+v", seed, day, s)
				}
			}
			r := got.Report
			if r.State == model.ReportLate && !day.After(r.Due) || r.State == model.ReportExpected && day.After(r.Due) {
				t.Fatalf("seed %d on %s: %+v", seed, day, r)
			}
			if n > 0 && before.State == model.ReportLate && r.State != model.ReportNotDue {
				if r.Period == before.Period && r.State != model.ReportLate {
					t.Fatalf("seed %d: late, then on %s %+v", seed, day, r)
				}
				if r.Period != before.Period && !slices.Contains(r.Missing, before.Period) {
					t.Fatalf("seed %d: the late one is forgotten on %s: %+v", seed, day, r)
				}
			}
			if dup := slices.Compact(slices.Clone(r.Missing)); len(dup) != len(r.Missing) || r.State == model.ReportLate && slices.Contains(r.Missing, r.Period) {
				t.Fatalf("seed %d on %s: told twice: %+v", seed, day, r)
			}
			before = r
		}
	}
	for _, s := range model.Progress("").Values() {
		if !seen[s] {
			t.Errorf("no promise is ever %s", s)
		}
	}
	for _, s := range model.Reporting("").Values() {
		if !reported[s] && s != model.ReportNoFigure {
			t.Errorf("no report is ever %s", s)
		}
	}
}

// Each rule has its mirror: a measure and its image, turned upside down about a number, stand in
// the same place.
func TestMirrors(t *testing.T) {
	const about = 100
	turned := func(q *model.Quantity) *model.Quantity {
		if q == nil {
			return nil
		}
		m := quantity.Between(about-q.High, about-q.Low)
		return &m
	}
	delay := 3
	rounds := model.DefaultRounds
	rounds.Delay = &delay
	for seed := range uint64(3000) {
		k := anyPromise(rand.New(rand.NewPCG(seed, 8)))
		for i := range k.Measures {
			m := &k.Measures[i]
			if m.Direction == "" || m.Cumulation.Adds() || slices.ContainsFunc(m.Values, func(v model.Value) bool { return v.Quantity.About || !v.Quantity.HasHigh() }) {
				continue
			}
			image := *m
			image.Direction = model.Increase
			if !m.Direction.Lower() {
				image.Direction = model.Decrease
			}
			image.Target, image.Reference, image.Values = turned(m.Target), turned(m.Reference), nil
			for _, v := range m.Values {
				image.Values = append(image.Values, model.Value{Period: v.Period, Quantity: *turned(&v.Quantity)})
			}
			for _, asOf := range []string{"2016-04-01", "2019-02-28", "2024-01-01"} {
				report := reported(k, rounds, dateOf(t, asOf))
				one, other := progressed(k, m, report, rounds, dateOf(t, asOf)), progressed(k, &image, report, rounds, dateOf(t, asOf))
				if one.State != other.State || math.Abs(one.Way-other.Way) > 1e-9 {
					t.Fatalf("seed %d on %s: %+v, upside down %+v", seed, asOf, one, other)
				}
			}
		}
	}
}

// A commitment that was renewed owes no report of what came after.
func TestRenewed(t *testing.T) {
	k, rounds := promise{start: "2018", values: []string{"2018", "4"}}.of(t)
	k.Renewed = &model.Commitment{Start: dateOf(t, "2020")}
	at := Of(k, rounds, dateOf(t, "2023-06-30"))
	var due []model.Period
	for _, d := range at.Due {
		due = append(due, d.Period)
	}
	if fmt.Sprintf("%v %v %s", due, at.Report.Missing, at.Report.State) != "[2018 2019] [2019] sans-objet" {
		t.Errorf("%v %v %v", at.Due, at.Report.Missing, at.Report.State)
	}
	k.Renewed.Start = date.Date{}
	if at := Of(k, rounds, dateOf(t, "2023-06-30")); len(at.Due) != 0 {
		t.Errorf("nobody knows when: %v", at.Due)
	}
}

// A result of a place is a report, also where places have no sum.
func TestReportedByPlace(t *testing.T) {
	k, rounds := promise{start: "2020", unit: "%", how: model.Last, target: "80", deadline: "2023"}.of(t)
	k.Measures[0].Places = []model.PlaceValue{{Value: valuesOf(t, "2020", "48")[0]}}
	if at := Of(k, rounds, dateOf(t, "2021-06-30")); at.Report.State != model.ReportUpToDate || at.State != model.NotYetMeasured {
		t.Errorf("%+v", at)
	}
}

// What is given up owes no period after: they aren't missing.
func TestRecurringGivenUp(t *testing.T) {
	k, rounds := promise{start: "2018", per: model.PerYear, target: "10", values: []string{"2018", "12"}, status: model.Abandoned, statusOn: "2019-01-15"}.of(t)
	at := Of(k, rounds, dateOf(t, "2022-06-30")).Measures[0]
	if at.State != model.Stopped || fmt.Sprint(at.Recurring.Met, at.Recurring.Missing) != "[2018] []" {
		t.Errorf("%+v", at)
	}
}
