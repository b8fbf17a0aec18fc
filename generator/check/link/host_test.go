package link

import "testing"

func TestWebAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://évaluation.fr/":             "https://xn--valuation-93a.fr/",
		"https://Évaluation.fr":              "https://xn--valuation-93a.fr",
		"http://www.évaluation.fr:8080/é?é#": "http://www.xn--valuation-93a.fr:8080/é?é#",
		"https://moi@évaluation.fr/":         "https://moi@xn--valuation-93a.fr/",
		"https://exemple.fr/é":               "https://exemple.fr/é",
		"https://Exemple.fr/":                "https://Exemple.fr/",
		"https://[::1]:80/":                  "https://[::1]:80/",
		"https://é_/":                        "https://é_/", // no host
		"convention.pdf":                     "convention.pdf",
		"":                                   "",
	} {
		if got := webAddress(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}
