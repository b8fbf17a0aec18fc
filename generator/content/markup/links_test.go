package markup

import (
	"fmt"
	"strings"
	"testing"
)

func TestExternalLinks(t *testing.T) {
	const src = `Voir [un](https://a.fr/x "titre") et <http://b.fr/>, mais ni [ceci](../x.md) ni [cela](mailto:a@b.fr).

- *[deux](HTTPS://c.fr/)*, https://nu.fr, [réf][r]

` + "```\n[code](https://code.fr)\n```" + `

<a href="https://brut.fr">brut</a>

![image](https://image.fr/x.png)

[r]: https://d.fr/?a=1&b=2#c
`
	var got []string
	for _, l := range ExternalLinks(src) {
		got = append(got, fmt.Sprintf("%s %.4q", l.URL, src[l.Offset:]))
	}
	want := []string{`https://a.fr/x "[un]"`, `http://b.fr/ "<htt"`, `HTTPS://c.fr/ "[deu"`, `https://nu.fr "http"`, `https://d.fr/?a=1&b=2#c "[réf"`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
