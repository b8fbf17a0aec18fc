package record

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"parvis/generator/diag"
)

// Each common TOML mistake: the line that is reported, the reason and the suggested line.
func TestSyntax(t *testing.T) {
	seen := map[diag.Term]bool{}
	for _, c := range []struct {
		src, row string
		reason   diag.Term
		fix      string
	}{
		{"nom = Engie", "nom = Engie", Unquoted, `nom = "Engie"`},
		{"nom = « Engie »", "nom = « Engie »", Unquoted, `nom = "Engie"`},
		{"nom = “Engie” # x", "nom = “Engie” # x", Unquoted, `nom = "Engie"`},
		{"brouillon = Oui # x", "brouillon = Oui # x", YesNo, "brouillon = true"},
		{"brouillon = faux", "brouillon = faux", YesNo, "brouillon = false"},
		{"cible = 3,5", "cible = 3,5", DecimalComma, "cible = 3.5"},
		{"maj = 28/02/2017", "maj = 28/02/2017", SlashDate, "maj = 2017-02-28"},
		{"maj = 2026/03/15", "maj = 2026/03/15", SlashDate, "maj = 2026-03-15"},
		{"maj = 15.03.2026", "maj = 15.03.2026", SlashDate, "maj = 2026-03-15"},
		{"maj = 15 mars 2026 # x", "maj = 15 mars 2026 # x", SlashDate, "maj = 2026-03-15"},
		{"cible = { 2026 : 35.5 }", "cible = { 2026 : 35.5 }", Colon, "cible = { 2026 = 35.5 }"},
		{"Rôle = \"etat\"", "Rôle = \"etat\"", BadKey, "role = \"etat\""},
		{"maj = 30/02/2017", "maj = 30/02/2017", SlashDate, ""},
		{"maj = 2017-02", "maj = 2017-02", MonthDate, `maj = "2017-02"`},
		{"maj = juin 2019", "maj = juin 2019", MonthDate, `maj = "2019-06"`},
		{"maj = Juin 2019 # x", "maj = Juin 2019 # x", MonthDate, `maj = "2019-06"`},
		{"maj = l'été dernier", "maj = l'été dernier", SlashDate, ""},
		{"nom = juin 2019", "nom = juin 2019", Unquoted, `nom = "juin 2019"`},
		{"site = null", "site = null", Nothing, ""},
		{"site = N/A # x", "site = N/A # x", Nothing, ""},
		{"maj = 2017-02-30", "maj = 2017-02-30", NoSuchDate, ""},
		{"nom = \"Engie\ntype = \"x\"", "nom = \"Engie", OpenQuote, `nom = "Engie"`},
		{"type = \"x\"\nnom = \"Engie", "nom = \"Engie", OpenQuote, `nom = "Engie"`},
		{"nom = 'Engie\ntype = \"x\"", "nom = 'Engie", OpenQuote, ""},
		{"nom = \"L\"Oréal\"\"", `nom = "L"Oréal""`, InnerQuote, `nom = "L« Oréal »"`},
		{"nom = \"Engie et\nses filiales\"\ntype = 1", "nom = \"Engie et", OpenQuote, ""},
		{"cible = { 2017 = 1, 2018 = 22,5 }", "cible = { 2017 = 1, 2018 = 22,5 }", DecimalComma, "cible = { 2017 = 1, 2018 = 22.5 }"},
		{"cible = 25 %", "cible = 25 %", UnitInValue, "cible = 25"},
		{"population = 12 000", "population = 12 000", SpacedNumber, "population = 12000"},
		{"nom = \"Engie\";", "nom = \"Engie\";", Semicolon, "nom = \"Engie\""},
		{"nom\u00a0= \"Engie\"", "nom\u00a0= \"Engie\"", NoBreakSpace, "nom = \"Engie\""},
		{"nom = 'L'Oréal'", "nom = 'L'Oréal'", InnerQuote, "nom = \"L'Oréal\""},
		{"nom: Maison Dupont", "nom: Maison Dupont", Colon, "nom = \"Maison Dupont\""},
		{"note = \"\"\"\nlong\nx = 1", `note = """`, OpenEnd, ""},
		{"a = [\n\"x\",\n\"y\"\n", "a = [", OpenEnd, ""},
		{"a = [\n\"x\",\n\"y\",\n", "a = [", OpenEnd, ""},
		{"a = [\n\"x\"\nmaj = 2017-02-28\n", "maj = 2017-02-28", OpenList, ""},
		{"a = [\n\"x\",\nmaj = 2017-02-28\n", "maj = 2017-02-28", OpenList, ""},
		{"a = [\"x\" \"y\"]\nb = 1", `a = ["x" "y"]`, NoComma, ""},
		{"logo = \"C:\\photos\\x.png\"", `logo = "C:\photos\x.png"`, Backslash, `logo = "C:\\photos\\x.png"`},
		{"code = 01", "code = 01", LeadingZero, `code = "01"`},
		{"nom : \"x\"", `nom : "x"`, Colon, `nom = "x"`},
		{"publié = true", "publié = true", BadKey, ""},
		{"[[engagement]\na = 1", "[[engagement]", BadHeader, ""},
		{"du texte\na = 1", "du texte", NoEquals, ""},
		{"nom =\na = 1", "nom =", NoValue, `nom = "…"`},
		{"nom = # x\na = 1", "nom = # x", NoValue, `nom = "…"`},
		{"ordre = 99999999999999999999", "ordre = 99999999999999999999", TooLarge, ""},
		{"nom = \"a\x01b\"", "nom = \"a\x01b\"", Control, ""},
		{"a = 1 b = 2", "a = 1 b = 2", Syntax, ""},
	} {
		_, found := load(t, one("acteurs/x.toml", c.src))
		if len(found) != 1 || found[0].Code != "bad-syntax" {
			t.Errorf("%q: found %s", c.src, rows(found))
			continue
		}
		seen[c.reason] = true
		if a := found[0].Args; a[0] != c.row || a[1] != c.reason || a[2] != c.fix {
			t.Errorf("%q:\n got %q\nwant %q %s %q", c.src, a, c.row, c.reason, c.fix)
		}
		if c.fix == "" {
			continue
		}
		if _, again := load(t, one("acteurs/x.toml", c.fix)); len(again) > 0 && again[0].Code == "bad-syntax" {
			t.Errorf("%q: the line advised, %q, cannot be read either", c.src, c.fix)
		}
	}
	for _, reason := range []diag.Term{Unquoted, Nothing, YesNo, DecimalComma, SlashDate, MonthDate, NoSuchDate, OpenQuote, OpenEnd, OpenList, InnerQuote,
		NoComma, Backslash, LeadingZero, Colon, BadKey, BadHeader, NoEquals, TooLarge, NoValue, UnitInValue, SpacedNumber, Semicolon, NoBreakSpace, Control, Syntax} {
		if !seen[reason] {
			t.Errorf("no example of %s", reason)
		}
	}
}

// A repeated table written with single brackets or braces, alone in its record.
func TestSingleBrackets(t *testing.T) {
	for src, want := range map[string]string{
		"[engagement]\nintitule = \"x\"\n": "engagement", "[[engagement]]\nintitule = \"x\"\n[engagement.indicateur]\nindicateur = \"x\"\n": "engagement.indicateur",
	} {
		_, found := load(t, one("signataires/x.toml", "nom = \"x\"\ntype = \"entreprise\"\n"+src))
		got := ""
		for _, f := range found {
			if f.Code == "single-brackets" {
				got += fmt.Sprint(f.Args...)
			}
		}
		if got != want {
			t.Errorf("%q: reported %q, want %q: %v", src, got, want, found)
		}
	}
}

// A line that cannot be read and holds a password, or may, is not printed.
func TestSyntaxOfSecrets(t *testing.T) {
	for _, line := range []string{"adresse = sftp://marie:sesame@h/w", "adresse = \"sftp://marie:ses\"ame@h/w\"", "mot_de_passe = sesame", "mot_de_passe: sesame"} {
		_, found := load(t, fstest.MapFS{"site.toml": {Data: []byte("titre = \"x\"\nurl = \"https://exemple.fr\"\n[[publication.cible]]\n" + line + "\n")}})
		if len(found) != 1 || found[0].Code != "bad-syntax" || !found[0].Redact || strings.Contains(fmt.Sprint(found[0].Args), "ses") {
			t.Errorf("%s: %s %v", line, rows(found), found)
		}
	}
}

// TestAdvice checks that the line suggested for a wrong type is valid.
func TestAdvice(t *testing.T) {
	for src, want := range map[string]string{
		`nom = 18`: `nom = "18"`, `nom = 1.5`: `nom = "1.5"`, `nom = 2017-02-28`: `nom = "2017-02-28"`, `nom = ["x"]`: "",
		`animateurs = "face"`: `animateurs = ["face"]`, `brouillon = "Oui"`: "brouillon = true", `brouillon = "peut-être"`: "",
		`population = "1 175 623"`: "population = 1175623", `population = "1000000"`: "population = 1000000", `population = "3,5"`: "", `population = "0x10"`: "",
	} {
		_, found := load(t, one("territoires/x.toml", "type = \"pays\"\n"+src))
		got := "none"
		for _, f := range found {
			if f.Code == "wrong-type" {
				got = f.Args[3].(string)
			}
		}
		if got != want {
			t.Errorf("%s: advised %q, want %q", src, got, want)
		}
	}
}
