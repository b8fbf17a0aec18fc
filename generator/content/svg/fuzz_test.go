package svg

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// FuzzCheck reads any bytes as a drawing. What is accepted has no script, handler, link or
// address of another site, as another parser reads it; a fault stands within the file.
func FuzzCheck(f *testing.F) {
	for _, text := range drawings {
		f.Add([]byte(text))
	}
	for _, c := range refused {
		if len(c.text) < 2000 {
			f.Add([]byte(around + c.text + "</svg>"))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		fault := Check(data)
		if again := Check(data); !reflect.DeepEqual(fault, again) {
			t.Fatalf("%+v, then %+v", fault, again)
		}
		if fault != nil {
			lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data)), "\n")
			if fault.Line < 1 || fault.Line > len(lines) || fault.Col < 1 || fault.Col > len(lines[fault.Line-1])+1 {
				t.Errorf("%q: %+v", data, fault)
			}
			if utf8.RuneCountInString(fault.What) > 81 {
				t.Errorf("%q: %d characters are quoted", data, len(fault.What))
			}
			return
		}
		// A parser of HTML finds more tags than one of XML, but not within comments and CDATA,
		// which it reads otherwise. It knows no namespaces.
		if bytes.Contains(data, []byte("<!")) || bytes.Contains(data, []byte("<?")) || bytes.Count(data, []byte("xmlns")) > 1 {
			return
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			return
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch strings.ToLower(n.Data) {
			case "script", "iframe", "a", "set", "animate", "handler":
				t.Errorf("%q is accepted with <%s>", data, n.Data)
			}
			for _, a := range n.Attr {
				value := strings.ToLower(strings.TrimSpace(a.Val))
				if strings.HasPrefix(a.Key, "on") || a.Key == "href" && n.Namespace == "svg" && elements[n.Data] &&
					value != "" && value[0] != '#' && !strings.HasPrefix(value, "data:image/") {
					t.Errorf("%q is accepted with %s=%q", data, a.Key, a.Val)
				}
			}
		}
	})
}
