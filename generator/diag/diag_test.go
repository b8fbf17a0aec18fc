package diag

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

// plain is a Catalogue for tests.
type plain struct{}

func (plain) Words(code string, args []any) Words {
	switch code {
	case "all":
		return Words{What: fmt.Sprintf("« %v » ne va pas", args[0]), Want: "autre chose", Hint: "changez-le"}
	case "want":
		return Words{What: "ne va pas", Want: "autre chose"}
	}
	return Words{What: "ne va pas"}
}

func (plain) Severity(s Severity) string {
	return map[Severity]string{Error: "erreur", Warning: "à vérifier"}[s]
}
func (plain) Wanted() string { return "attendu" }
func (plain) Hint() string   { return "conseil" }
func (plain) Colon() string  { return " : " }

func TestPrint(t *testing.T) {
	var b strings.Builder
	line := func(file string, line, col int) (string, string, bool) {
		return fmt.Sprintf("%s, line %d", file, line), strings.Repeat(" ", col-1) + "^", line != 20
	}
	err := Print(&b, "mon/contenu", []Finding{
		{Code: "all", File: "signataires/engie.md", Line: 12, Col: 3, Key: "nom", Args: []any{"x"}},
		{Code: "bare", File: "signataires/engie.md", Line: 20, Col: 1},
		{Code: "want", Severity: Warning, File: "site.toml", Line: 1, Col: 1},
		{Code: "bare", File: "signataires/2018"},
	}, plain{}, line)
	const want = `mon/contenu/signataires/engie.md
  12:3 erreur : « x » ne va pas
    | signataires/engie.md, line 12
    |   ^
    attendu : autre chose
    conseil : changez-le
  20:1 erreur : ne va pas

mon/contenu/site.toml
  1:1 à vérifier : ne va pas
    | site.toml, line 1
    | ^
    attendu : autre chose

mon/contenu/signataires/2018
  erreur : ne va pas
`
	if err != nil || b.String() != want {
		t.Errorf("%v\n%s\nwant\n%s", err, b.String(), want)
	}
}

// The name of a file, and a line of it, are one line each, and no order to a terminal or to a CI.
func TestPrintHostile(t *testing.T) {
	var b strings.Builder
	line := func(string, int, int) (string, string, bool) { return "x = ##[error]pwned", "^", true }
	err := Print(&b, ".", []Finding{{Code: "bare", File: "a\n::warning::pwned.md"}, {Code: "bare", File: "::error::\x1b[2J\u202ex.md", Line: 1, Col: 1}}, plain{}, line)
	const want = `a\u000a::warning::pwned.md
  erreur : ne va pas

.::error::\u001b[2J\u202ex.md
  1:1 erreur : ne va pas
    | x = ##❲error]pwned
    | ^
`
	if err != nil || b.String() != want {
		t.Errorf("%v\n%s\nwant\n%s", err, b.String(), want)
	}
}

// full is a writer that fails after n writes.
type full struct{ n int }

func (f *full) Write(b []byte) (int, error) {
	if f.n--; f.n < 0 {
		return 0, errors.New("the disk is full")
	}
	return len(b), nil
}

func TestPrintFails(t *testing.T) {
	for n := range 6 {
		if Print(&full{n}, "", []Finding{{Code: "all", File: "x", Line: 1, Col: 1, Args: []any{1}}}, plain{},
			func(string, int, int) (string, string, bool) { return "x", "^", true }) == nil {
			t.Errorf("an error of write %d is lost", n+1)
		}
	}
}

// Sorted doesn't depend on the order in which findings were added.
func TestSorted(t *testing.T) {
	want := []Finding{
		{File: "a.md", Code: "z"},
		{File: "a.md", Line: 1, Col: 1, Code: "b"},
		{File: "a.md", Line: 2, Col: 1, Code: "b"},
		{File: "a.md", Line: 2, Col: 10, Code: "a"},
		{File: "a.md", Line: 2, Col: 10, Code: "b"},
		{File: "a.md", Line: 2, Col: 10, Code: "b", Key: "k", Args: []any{"a", "bc"}},
		{File: "a.md", Line: 2, Col: 10, Code: "b", Key: "k", Args: []any{"ab", "c"}},
		{File: "a.md", Line: 2, Col: 10, Code: "b", Key: "k"},
		{File: "a.md", Line: 10, Col: 1, Code: "a"},
		{File: "b.md", Line: 1, Col: 1, Code: "a"},
	}
	for shift := range want {
		var l List
		for i := range want {
			for range 2 { // added twice, returned once
				l.Add(want[(i*7+shift)%len(want)])
			}
		}
		got := l.Sorted()
		if !slices.EqualFunc(got, want, func(a, b Finding) bool { return fmt.Sprint(a) == fmt.Sprint(b) }) {
			t.Fatalf("%v\nwant %v", got, want)
		}
	}
}

// TestShared adds findings concurrently, for the race detector, and checks that none is lost.
func TestShared(t *testing.T) {
	var l List
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for j := range 100 {
				l.Add(Finding{File: "x", Line: i*100 + j + 1})
				_ = l.Sorted()
			}
		})
	}
	group.Wait()
	if n := len(l.Sorted()); n != 800 {
		t.Errorf("%d findings of 800", n)
	}
}

func TestCount(t *testing.T) {
	errors, warnings := Count([]Finding{{}, {Severity: Warning}, {}, {Severity: Error}, {Severity: Note}, {Severity: Task}})
	if errors != 3 || warnings != 1 {
		t.Errorf("%d errors, %d warnings", errors, warnings)
	}
}
