package generator_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Each value of each facet of commitments leads to a list that has as many rows as it says, over all its
// pages; and each row leads to a commitment that is there.
func TestCommitmentLists(t *testing.T) {
	t.Parallel()
	choice := regexp.MustCompile(`<a href="/(engagements/par/[^"]+/)"[^>]*>[^<]*</a> <span class="count" aria-hidden="true">([^<]+)</span>`)
	row := regexp.MustCompile(`<h2><a href="/(signataires/[^/"]+/)#([^"]+)">`)
	for _, name := range []string{"real", "made"} {
		t.Run(name, func(t *testing.T) {
			b := site(t, name)
			rows := func(at string) int {
				n := 0
				for file, data := range b.files {
					if file == at+"index.html" || strings.HasPrefix(file, at+"liste/") {
						for _, m := range row.FindAllStringSubmatch(data, -1) {
							if n++; b.ids[m[1]+"index.html"][m[2]] != 1 {
								t.Errorf("%s leads to %s#%s, which isn't there", file, m[1], m[2])
							}
						}
					}
				}
				return n
			}
			choices := choice.FindAllStringSubmatch(b.files["engagements/index.html"], -1)
			if len(choices) < 20 {
				t.Fatalf("only %d choices", len(choices))
			}
			for _, m := range choices {
				said, err := strconv.Atoi(strings.Join(strings.Fields(m[2]), ""))
				if n := rows(m[1]); err != nil || n != said {
					t.Errorf("%s: %d rows, and %q is said", m[1], n, m[2])
				}
			}
		})
	}
}
