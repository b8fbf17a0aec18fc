package check_test

import (
	"testing"

	"parvis/generator/check"
)

// The address of a site begins every link of it and stands in files that servers
// read: what one of them would take for something else is refused.
func TestSiteAddress(t *testing.T) {
	for url, path := range map[string]string{
		"https://exemple.fr": "/", "https://exemple.fr/": "/", "http://exemple.fr:8080/charte": "/charte/", "https://é-quartiers.fr/a_b/~c/v1.2/": "/a_b/~c/v1.2/",
		"http://localhost/": "/", "http://127.0.0.1:8000/x/": "/x/", "http://[::1]:8000/": "/",
		"https://exemple.fr//ailleurs.fr/": "", "https://exemple.fr/../x/": "", "https://exemple.fr/./": "", "https://exemple.fr/a b/": "", "https://exemple.fr/%2e%2e/": "", "https://exemple.fr/\"x/": "",
		"https://exemple.fr/{env.HOME}/": "", "https://exemple.fr/x;y/": "", "https://moi:secret@exemple.fr/": "", "https://exemple.fr\\x/": "", "https://exe\"mple.fr/": "", "https://exemple.fr/?x": "", "https://exemple.fr/#x": "",
		"https:///x/": "", "ftp://exemple.fr/": "", "exemple.fr": "", "https://exemple.fr/\n": "", "https://exemple.fr/été/": "", " https://exemple.fr/": "",
	} {
		site, found := run(t, tiny(t), check.Options{URL: url})
		switch {
		case path == "" && (site != nil || len(found) != 1 || found[0].Code != "bad-site-url"):
			t.Errorf("%q is taken for the address of a site: %v", url, found)
		case path != "" && (site == nil || site.Base != path):
			t.Errorf("%q: %v", url, found)
		}
	}
}
