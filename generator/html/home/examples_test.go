package home

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

// made returns a commitment from its signatory, its domain, its place ("-" for none) and what is known of it:
// "=" a result and a target, "+" a result, "!" given up, "." a status, "" nothing.
func made(line string, signatories map[string]*model.Signatory, domains map[string]*model.Domain, places map[string]*model.Territory) *model.Commitment {
	part := strings.Fields(line)
	s, d, p := part[0], part[1], part[2]
	if signatories[s] == nil {
		signatories[s] = &model.Signatory{Record: model.Record{Slug: s, Withheld: strings.HasPrefix(s, "x")}}
	}
	if domains[d] == nil {
		domains[d] = &model.Domain{}
	}
	k := &model.Commitment{ID: line, Signatory: signatories[s], Domain: domains[d], Nature: model.Promise}
	if p != "-" {
		if places[p] == nil {
			places[p] = &model.Territory{}
		}
		k.Territories = []*model.Territory{places[p]}
	}
	known := strings.Join(part[3:], "")
	if strings.ContainsAny(known, "=+") {
		m := model.Measure{Values: []model.Value{{Period: period.Year(2020), Quantity: quantity.Exact(1)}}}
		if strings.Contains(known, "=") {
			q := quantity.Exact(2)
			m.Target = &q
		}
		k.Measures = []model.Measure{m}
	}
	if strings.Contains(known, ".") {
		k.Status = model.UnderWay
	}
	if strings.Contains(known, "!") {
		k.Status = model.Abandoned
	}
	return k
}

func dropped(k *model.Commitment) bool { return k.Status.Dropped() }

func undrawn(*model.Commitment) uint64 { return 0 }

func TestExamples(t *testing.T) {
	for _, c := range []struct{ name, of, want string }{
		{"none", "", ""},
		{"one", "a 1 p", "a 1 p"},
		{"results first", "a 1 p; b 1 q .; c 2 r +; d 2 s =", "d 2 s =; c 2 r +; b 1 q .; a 1 p"},
		{"one of a signatory", "a 1 p =; a 2 q =; b 1 r", "a 1 p =; b 1 r"},
		{"two of a domain", "a 1 p =; b 1 q =; c 1 r =; d 2 s", "a 1 p =; b 1 q =; d 2 s"},
		{"three places", "a 1 p =; b 2 p =; c 3 p =; d 4 p =; e 5 p =; f 6 p =; g 1 q; h 2 r", "a 1 p =; c 3 p =; d 4 p =; e 5 p =; h 2 r; g 1 q"},
		{"two places are all there are", "a 1 p =; b 2 p =; c 3 p =; d 4 q", "a 1 p =; b 2 p =; c 3 p =; d 4 q"},
		{"one that was given up", "a 1 p =; b 2 q =; c 3 r =; d 4 s =; e 5 t =; f 6 u =; g 7 v !", "a 1 p =; b 2 q =; c 3 r =; d 4 s =; e 5 t =; g 7 v !"},
		{"the best informed of those given up", "a 1 p !; b 2 q ! =; c 3 r", "b 2 q ! =; a 1 p !; c 3 r"},
		{"six at most", "a 1 -; b 2 -; c 3 -; d 4 -; e 5 -; f 6 -; g 7 -", "a 1 -; b 2 -; c 3 -; d 4 -; e 5 -; f 6 -"},
		{"a name that isn't published", "x1 1 p =; b 2 q", "b 2 q"},
		{"of equals, another domain", "a 1 p +; b 1 q; c 2 q; d 3 q", "a 1 p +; c 2 q; d 3 q; b 1 q"},
	} {
		signatories, domains, places := map[string]*model.Signatory{}, map[string]*model.Domain{}, map[string]*model.Territory{}
		var ks []*model.Commitment
		for line := range strings.SplitSeq(c.of, "; ") {
			if line != "" {
				ks = append(ks, made(line, signatories, domains, places))
			}
		}
		var got []string
		for _, k := range examples(ks, dropped, undrawn) {
			got = append(got, k.ID)
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, g, c.want)
		}
	}
}

// Of any commitments, what is chosen keeps the rules, and is the same twice.
func TestExamplesByProperty(t *testing.T) {
	for seed := range uint64(300) {
		chance := rand.New(rand.NewPCG(seed, 1))
		signatories, domains, places := map[string]*model.Signatory{}, map[string]*model.Domain{}, map[string]*model.Territory{}
		var ks []*model.Commitment
		for range chance.IntN(40) {
			line := []string{"a", "b", "c", "d", "e", "f", "g", "x"}[chance.IntN(8)] + " " + []string{"1", "2", "3", "4"}[chance.IntN(4)] + " " +
				[]string{"p", "q", "r", "s", "-"}[chance.IntN(5)] + " " + []string{"=", "+", ".", "!", "+!", ""}[chance.IntN(6)]
			ks = append(ks, made(line, signatories, domains, places))
		}
		got := examples(ks, dropped, undrawn)
		who, of := map[*model.Signatory]int{}, map[*model.Domain]int{}
		for i, k := range got {
			who[k.Signatory]++
			of[k.Domain]++
			if who[k.Signatory] > 1 || of[k.Domain] > 2 || k.Signatory.Withheld || i > 0 && got[i-1].Rank() > k.Rank() {
				t.Fatalf("seed %d: %s breaks a rule", seed, k.ID)
			}
		}
		named := func(k *model.Commitment) bool { return !k.Signatory.Withheld }
		if missed := slices.ContainsFunc(ks, func(k *model.Commitment) bool { return dropped(k) && named(k) }); missed != slices.ContainsFunc(got, dropped) {
			t.Fatalf("seed %d: given up, and not told", seed)
		}
		if len(got) > 6 || len(got) == 0 && slices.ContainsFunc(ks, named) || !slices.Equal(got, examples(ks, dropped, undrawn)) {
			t.Fatalf("seed %d: %d chosen", seed, len(got))
		}
	}
}

// Of equals a draw decides, not the alphabet: another date draws others, and the same date the same.
func TestExamplesAreDrawn(t *testing.T) {
	signatories, domains, places := map[string]*model.Signatory{}, map[string]*model.Domain{}, map[string]*model.Territory{}
	var ks []*model.Commitment
	for who := 'a'; who < 'a'+26; who++ {
		ks = append(ks, made(fmt.Sprintf("%c %d %d =", who, who%5, who%7), signatories, domains, places))
	}
	chosen := func(year int) string {
		b := &Builder{Site: &view.Site{Model: &model.Site{AsOf: date.Date{Year: year}}}}
		var names []string
		for _, k := range examples(ks, dropped, b.drawn) {
			names = append(names, k.Signatory.Slug)
		}
		return strings.Join(names, "")
	}
	seen := map[string]bool{}
	for year := range 10 {
		got := chosen(2020 + year)
		if seen[got] = true; got != chosen(2020+year) || len(got) != mostExamples {
			t.Errorf("%d: %s, then %s", 2020+year, got, chosen(2020+year))
		}
		if got == "abcdef" {
			t.Errorf("%d: the first of the alphabet", 2020+year)
		}
	}
	if len(seen) < 8 {
		t.Errorf("ten dates draw %d choices", len(seen))
	}
}
