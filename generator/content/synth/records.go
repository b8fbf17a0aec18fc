package synth

import (
	"fmt"
	"slices"
	"strings"

	"parvis/generator/model"
	"parvis/generator/reference/geo"
	"parvis/generator/text/slug"
)

// asOf is the year of the as-of date; reports are for three years before.
const asOf = 2025

// link returns a Markdown link to another record's file.
func link(text, kind, file string) string { return fmt.Sprintf("[%s](../%s/%s)", text, kind, file) }

func resourceSlug(i int) string { return fmt.Sprintf("document-%02d", i+1) }

func (w *world) source(v random) string { return resourceSlug(v.IntN(w.resources)) }

func (w *world) site() string {
	var t table
	title, about := "Charte d'essai", "Des fiches inventées, pour mesurer et pour essayer."
	if w.demo {
		title, about = "Charte fictive", "Tout est inventé ici : les organismes, leurs engagements et leurs résultats. Ce site montre ce que devient une charte bien suivie."
	}
	t.set("titre", title)
	t.set("url", "https://charte.example/")
	t.set("langue", "fr")
	t.set("description", about)
	t.set("arrete_au", day(asOf, 12, 31))
	t.WriteString("\n[editeur]\n")
	t.set("nom", "Service d'essai")
	t.set("adresse", "1 rue de l'Essai, Lille")
	t.set("telephone", "03 00 00 00 00")
	t.set("directeur_publication", "Une directrice")
	t.set("hebergeur", "Un hébergeur d'essai")
	t.set("hebergeur_adresse", "2 rue de l'Essai, Lille")
	t.set("hebergeur_telephone", "03 00 00 00 01")
	t.WriteString("\n[bilans]\n")
	t.set("delai", 3)
	return t.String()
}

func domainSlug(i int) string { return slug.Of(domains[i].short) }

var icons = model.Icon("").Values()

func (w *world) domain(i int) (string, string) {
	v := w.random("domaine", i)
	var t table
	t.set("nom", domains[i].name)
	t.set("court", domains[i].short)
	t.set("dans_une_phrase", domains[i].said)
	t.set("icone", icons[i%len(icons)])
	t.set("ordre", i+1)
	for _, a := range domains[i].actions {
		t.element("action")
		t.set("titre", a.title)
		t.set("description", a.about)
		t.set("indicateurs", []string{indicatorSlug(a.first)})
	}
	return domainSlug(i) + ".md", t.withBody(v.paragraph() + v.paragraph())
}

func indicatorSlug(i int) string { return slug.Of(measures[i].name) }

func (w *world) indicator(i int) (string, string) {
	var t table
	t.set("nom", measures[i].name)
	t.set("unite", measures[i].unit)
	t.set("sens", model.Increase)
	t.set("cumul", measures[i].years)
	t.set("definition", measures[i].about)
	return indicatorSlug(i) + ".toml", t.String()
}

func (w *world) territory(i int) (string, string) {
	p, v := w.places[i], w.random("territoire", i)
	var t table
	t.set("nom", p.Name)
	t.set("type", model.LevelOf(p.Level))
	if p.Code != "" {
		t.set("code", p.Code)
	}
	if p.parent >= 0 {
		t.set("parent", w.places[p.parent].slug)
	}
	t.set("source", w.source(v))
	if p.Level != geo.Country && p.Level != geo.Region {
		t.set("statut", model.InPlace)
		t.set("lancement", day(2013+v.IntN(6), v.between(1, 12), 1))
		t.set("animateurs", []string{w.club(p)})
		t.element("comptage")
		t.set("type", model.CountSignatories)
		t.set("portee", model.Local)
		t.set("nombre", v.between(20, 400))
		t.set("date", day(asOf, 6, 30))
		t.set("source", w.source(v))
		if i%4 == 0 { // its source gives no date
			t.element("comptage")
			t.set("type", model.CountApproached)
			t.set("nombre", v.between(400, 900))
			t.set("source", w.source(v))
		}
		if i%6 == 0 { // planned in all of the place
			t.element("evaluation")
			t.set("mode", model.ByAllAround)
			t.set("annoncee", true)
			t.set("source", w.source(v))
		}
	}
	return p.slug + ".toml", t.String()
}

func actorSlug(i int) string { return fmt.Sprintf("acteur-%02d", i+1) }

var roles = []model.ActorRole{model.ActorNetwork, model.TheState, model.LocalAuthority, model.Funder, model.Support}

// actor writes an actor: a club for each département, then the others.
func (w *world) actor(i int) (string, string) {
	where, role := w.departement(i), 0
	if beyond := i - w.departements(); beyond >= 0 {
		role = 1 + beyond%4
	}
	var t table
	t.set("nom", w.called(fmt.Sprintf("%s (%s)", []string{"Club d'entreprises", "Préfecture", "Conseil départemental", "Fonds de soutien", "Mission locale"}[role], where.Name)))
	t.set("role", roles[role])
	t.set("site", fmt.Sprintf("https://acteur-%02d.example/", i+1))
	t.set("territoires", []string{where.slug})
	return actorSlug(i) + ".toml", t.String()
}

// called returns the name of an organisation: in the demonstration, it says that there is none of that name.
func (w *world) called(name string) string {
	if w.demo {
		return name + " (fictif)"
	}
	return name
}

// signatoryName returns the name of signatory i. Beyond 24,000, a number distinguishes them.
func signatoryName(i int) string {
	most := len(trades) * len(hamlets) * len(forms)
	j := i * 7919 % most // so that consecutive signatories differ
	name := fmt.Sprintf(forms[formOf(i)], trades[j%50]+" "+hamlets[j/50%60])
	if i >= most {
		name += fmt.Sprintf(" %d", i/most+1)
	}
	return name
}

func formOf(i int) int { return i * 7919 % (50 * 60 * 8) / (50 * 60) }

// anonymous reports whether signatory i withholds its name.
func anonymous(i int) bool { return i%20 == 7 }

func signatorySlug(i int) string {
	if anonymous(i) {
		return fmt.Sprintf("organisation-%05d", i)
	}
	return slug.Of(signatoryName(i))
}

// disclosed returns n signatories that don't withhold their name.
func (w *world) disclosed(v random, n int) []int {
	var out []int
	for _, i := range v.numbers(w.signatories, 2*n) {
		if !anonymous(i) && len(out) < n {
			out = append(out, i)
		}
	}
	return out
}

// siren returns nine digits that pass the Luhn check.
func (v random) siren() string {
	number := v.between(10_000_000, 99_999_999)
	sum := 0
	for n, double := number, true; n > 0; n, double = n/10, !double {
		d := n % 10
		if double {
			d = d*2/10 + d*2%10
		}
		sum += d
	}
	return fmt.Sprintf("%d%d", number, (10-sum%10)%10)
}

var (
	sizes = []model.Size{model.Micro, model.Micro, model.Micro, model.Small, model.Small, model.Small, model.Small,
		model.Intermediate, model.Intermediate, model.Large}
	sectors = []string{"10.71C", "16.23Z", "25.11Z", "43.21A", "43.32A", "47.11B", "49.41A", "56.10A", "62.02A", "71.12B", "81.21Z", "C", "F", "G", "H", "J", "M", "N"}
)

// left reports whether signatory i is no longer one.
func left(i int) bool { return i%25 == 13 }

func (w *world) signatory(i int) (string, string) {
	v := w.random("signataire", i)
	where := w.where(v, i)
	source := w.source(v)               // of most of the record's data
	signed := v.between(2014, w.from-2) // its convention is of the year after, and its commitments begin then
	var t table
	if anonymous(i) { // the name is shown nowhere
		t.set("nom", signatoryName(i))
	} else {
		t.set("nom", w.called(signatoryName(i)))
	}
	t.set("type", typeOf[formOf(i)])
	t.set("taille", pick(v, sizes...))
	t.set("secteur", v.pick(sectors))
	if number := v.siren(); !w.demo { // it may be that of a real organisation
		t.set("siren", number)
	}
	if anonymous(i) {
		t.set("diffusion", model.Partial)
	} else {
		t.set("site", fmt.Sprintf("https://%s.example/", signatorySlug(i)))
	}
	t.set("portee", model.Local)
	t.set("territoires", []string{where.slug})
	t.set("signature", day(signed, v.between(1, 12), v.between(1, 10)))
	if left(i) {
		t.set("fin", day(asOf-1, v.between(1, 12), 15))
		t.set("motif_fin", pick(v, model.EndReason("").Values()...))
		if !anonymous(i) && !anonymous(i-1) {
			t.set("successeur", signatorySlug(i-1))
		}
	}
	t.set("reseaux", []string{w.club(where)})
	t.set("source", source)
	t.set("maj", day(asOf, v.between(1, 12), v.between(1, 28)))
	if v.oneIn(2) {
		w.convention(&t, v, i, signed, where, source)
	}
	first, renews := w.random("actions", i).numbers(len(domains)*6, 3), v.oneIn(20)
	for n, at := range first {
		k := commitment{of: i, n: n, where: where, source: source, from: w.from, to: asOf - 1, domain: at / 6, action: at % 6}
		switch {
		case n == 0 && renews: // it ended when the next began
			k.to, k.over = asOf-3, true
		case n == 1 && renews:
			k.from, k.domain, k.action, k.renews = asOf-2, first[0]/6, first[0]%6, true
		}
		w.commitment(&t, v, k)
	}
	w.assessment(&t, i, where)
	return signatorySlug(i) + ".md", t.withBody(w.signatoryBody(v, i, where))
}

func (w *world) signatoryBody(v random, i int, where place) string {
	var b strings.Builder
	fmt.Fprintf(&b, "L'engagement est suivi ici : %s. %s\n\n", link(where.Name, "territoires", where.slug+".toml"), v.sentence())
	b.WriteString(v.paragraph())
	if i < w.experiences && !anonymous(i) {
		fmt.Fprintf(&b, "L'action est racontée dans %s. %s\n\n", link("une expérience : « "+experienceTitle(i)+" »", "experiences", experienceSlug(i)+".md"), v.sentence())
	}
	if v.oneIn(2) {
		b.WriteString(v.section(v.pick(headings), []string{link("Le partenaire", "acteurs", w.club(where)+".toml"), "**Les équipes**", "*Les habitants*"}))
	} else {
		b.WriteString(v.paragraph())
	}
	return b.String()
}

func experienceTitle(i int) string { return deeds[i%25] + " " + forWhom[i/25%20] }

func experienceSlug(i int) string { return slug.Of(experienceTitle(i)) }

func (w *world) experience(i int) (string, string) {
	v := w.random("experience", i)
	where, told := w.departement(v.IntN(1000)), w.disclosed(v, v.between(1, 3))
	if i < w.signatories && !anonymous(i) { // that signatory links to it
		told = append([]int{i}, slices.DeleteFunc(told, func(s int) bool { return s == i })...)
	}
	in := []string{domainSlug(v.IntN(len(domains)))}
	var by []string
	if len(told) > 0 {
		first := told[0]
		where = w.home(first)
		told = slices.DeleteFunc(told, func(s int) bool { return !w.near(s, first) })
		in = []string{domainSlug(w.random("actions", first).numbers(len(domains)*6, 3)[2] / 6)}
	}
	for _, s := range told {
		by = append(by, signatorySlug(s))
	}
	var t table
	t.set("titre", experienceTitle(i))
	t.set("accroche", v.plain())
	t.set("date", day(v.between(2017, asOf), v.between(1, 12), v.between(1, 28)))
	t.set("synthese", synthesisSlug(i%w.syntheses))
	if len(by) > 0 {
		t.set("signataires", by)
	}
	t.set("territoires", []string{where.slug})
	t.set("domaines", in)
	t.set("acteurs", []string{w.club(where)})
	t.list("retenir", v.some(keep, v.between(2, 3)))
	t.list("progres", v.some(ways, v.between(1, 2)))
	if v.oneIn(4) {
		t.set("video", resourceSlug(v.IntN(w.resources/4)*4))
	}
	t.set("source", synthesisSlug(i%w.syntheses))

	var b strings.Builder
	b.WriteString(v.paragraph())
	for n, heading := range v.some(headings, v.between(1, 2)) {
		var links []string
		if n == 0 {
			for _, s := range told {
				links = append(links, link(w.called(signatoryName(s)), "signataires", signatorySlug(s)+".md"))
			}
		}
		b.WriteString(v.section(heading, links))
	}
	return experienceSlug(i) + ".md", t.withBody(b.String())
}

func synthesisSlug(i int) string { return "seminaire-" + slug.Of(themes[i]) }

func (w *world) synthesis(i int) (string, string) {
	v := w.random("synthese", i)
	year := 2017 + i%9
	var t table
	t.set("titre", "Séminaire : "+themes[i])
	t.set("soutiens", []string{actorSlug(i), actorSlug((i + 7) % actors)})
	t.list("retenir", v.some(keep, 5))
	t.set("sources", []string{resourceSlug(i)})
	for n := range 2 {
		where := w.departement(i*2 + n)
		t.element("seance")
		t.set("lieu", where.Name)
		t.set("date", day(year, 3+n, v.between(1, 28)))
		t.set("territoires", []string{where.slug})
	}
	for _, kind := range []string{"motivation", "facteur", "piste"} {
		for _, heading := range v.some(headings, 5) {
			t.element(kind)
			t.set("titre", heading)
			t.set("texte", v.pick(remarks))
		}
	}
	for range 6 {
		t.element("citation")
		t.set("texte", v.pick(remarks))
		t.set("auteur", v.pick(people))
		t.set("theme", v.pick(headings))
	}
	for _, name := range v.some(toolbox, 8) {
		t.element("outil")
		t.set("nom", name)
		t.set("axe_thematique", float64(v.between(-10, 10))/10)
		t.set("axe_territoire", float64(v.between(-10, 10))/10)
	}

	var b strings.Builder
	b.WriteString(v.paragraph() + v.paragraph())
	for n, heading := range headings {
		b.WriteString(v.section(heading, nil))
		if n == 3 {
			b.WriteString("| Territoire | Actions | Part |\n| --- | ---: | :---: |\n")
			for range 12 {
				where := w.departement(v.IntN(1000))
				fmt.Fprintf(&b, "| %s | %d | %d %% |\n", link(where.Name, "territoires", where.slug+".toml"), v.between(1, 90), v.between(1, 99))
			}
			b.WriteString("\nCes nombres sont déclarés par les territoires[^1].\n\n")
		}
		told := (i + n*w.syntheses) % w.experiences
		fmt.Fprintf(&b, "> %s\n\nVoir aussi %s.\n\n", v.pick(remarks), link(experienceTitle(told), "experiences", experienceSlug(told)+".md"))
	}
	b.WriteString("[^1]: Relevé fait au moment du séminaire.\n")
	return synthesisSlug(i) + ".md", t.withBody(b.String())
}

func (w *world) resource(i int) (string, string) {
	v := w.random("ressource", i)
	var t table
	t.set("titre", fmt.Sprintf("%s : %s (n° %d)", []string{"Entretien filmé", "Guide", "Étude", "Portail"}[i%4], themes[i%w.syntheses], i+1))
	t.set("type", []model.ResourceType{model.Video, model.Guide, model.Publication, model.Website}[i%4])
	t.set("url", fmt.Sprintf("https://ressources.example/%d", i+1))
	t.set("date", v.between(2015, asOf))
	t.set("auteur", v.pick(people))
	t.set("syntheses", []string{synthesisSlug(v.IntN(w.syntheses))})
	t.set("experiences", []string{experienceSlug(v.IntN(w.experiences))})
	return resourceSlug(i) + ".toml", t.String()
}

func (w *world) newsItem(i int) (string, string) {
	v := w.random("actualite", i)
	where, told := w.departement(i), w.disclosed(v, 1)
	if len(told) > 0 {
		where = w.home(told[0])
	}
	var t table
	t.set("titre", fmt.Sprintf("%s : nouvelles signatures (%d)", where.Name, i+1))
	t.set("date", day(v.between(2018, asOf), v.between(1, 12), v.between(1, 28)))
	body := v.paragraph()
	if len(told) > 0 {
		t.set("signataires", []string{signatorySlug(told[0])})
		body += "À lire : " + link(w.called(signatoryName(told[0])), "signataires", signatorySlug(told[0])+".md") + ".\n\n"
	}
	t.set("territoires", []string{where.slug})
	return fmt.Sprintf("signatures-%s-%03d.md", where.slug, i+1), t.withBody(body + v.paragraph())
}

func (w *world) call(i int) (string, string) {
	v := w.random("appel", i)
	year := v.between(2019, asOf)
	var t table
	t.set("titre", fmt.Sprintf("Appel à projets n° %d : %s", i+1, themes[i%w.syntheses]))
	t.set("type", model.ProjectCall)
	t.set("organisme", actorSlug(v.IntN(actors)))
	t.set("ouverture", day(year, v.between(1, 5), 1))
	t.set("cloture", day(year, v.between(6, 12), 15))
	t.set("eligibles", "Associations, communes et entreprises signataires.")
	t.set("url", fmt.Sprintf("https://appels.example/%d", i+1))
	return fmt.Sprintf("appel-%02d.md", i+1), t.withBody(v.paragraph() + v.paragraph())
}

func (w *world) page(i int) (string, string) {
	v := w.random("page", i)
	var t table
	t.set("titre", editorial[i].title)
	t.set("menu", editorial[i].menu)
	t.set("ordre", i+1)
	var b strings.Builder
	for _, heading := range v.some(headings, 5) {
		b.WriteString(v.section(heading, nil))
	}
	return editorial[i].file + ".md", t.withBody(b.String())
}
