package export

import (
	"parvis/generator/model"
)

// stories lists the tables of what editors tell besides commitments, in the order of the schema.
var stories = []recordRows{experiences, syntheses, news, resources, calls, pages}

// titleColumn returns the column of a record's title.
func titleColumn[M model.Entry]() column[M] {
	return col("titre", Text, "Titre.", "Title.", func(_ *Data, m M) Value { return textValue(m.Header().Title) }).required()
}

// experiences is the table of experiences told in seminars.
var experiences = recordTable("experiences",
	Localized{"Les expériences racontées dans les séminaires.", "The experiences told in seminars."},
	func(s *model.Site) []*model.Experience { return s.Experiences },
	titleColumn[*model.Experience](),
	col("accroche", Text, "L'essentiel en une phrase.", "The gist in a sentence.", func(_ *Data, x *model.Experience) Value { return textValue(x.Teaser) }),
	col("date", Day, "Date.", "Date.", func(_ *Data, x *model.Experience) Value { return dayValue(x.Date) }),
	col("synthese", Key, "Le séminaire où elle a été racontée.", "The seminar where it was told.",
		func(_ *Data, x *model.Experience) Value {
			if x.Synthesis == nil {
				return Value{}
			}
			return textValue(x.Synthesis.Slug)
		}).to("syntheses"),
	col("signataires", Keys, "Signataires dont elle parle.", "Signatories that it is about.",
		func(_ *Data, x *model.Experience) Value { return slugs(x.Signatories) }).to("signataires"),
	col("territoires", Keys, "Territoires où elle a eu lieu.", "Territories where it took place.",
		func(_ *Data, x *model.Experience) Value { return slugs(x.Territories) }).to("territoires"),
	col("domaines", Keys, "Domaines d'action.", "Domains of action.",
		func(_ *Data, x *model.Experience) Value { return slugs(x.Domains) }).to("domaines"),
	col("acteurs", Keys, "Acteurs.", "Actors.", func(_ *Data, x *model.Experience) Value { return slugs(x.Actors) }).to("acteurs"),
	col("retenir", Texts, "Ce qu'il faut en retenir.", "What to remember of it.", func(_ *Data, x *model.Experience) Value { return listValue(x.Keep) }),
	col("progres", Texts, "Pistes de progrès.", "Ways forward.", func(_ *Data, x *model.Experience) Value { return listValue(x.Progress) }),
	col("video", Text, "Adresse d'une vidéo.", "Address of a video.", func(d *Data, x *model.Experience) Value { return textValue(d.sourceURL(x.Video)) }),
)

// syntheses is the table of the seminars' conclusions.
var syntheses = recordTable("syntheses",
	Localized{"Les synthèses des séminaires ; leur texte entier est sur leur page.", "The syntheses of seminars; their whole text is on their page."},
	func(s *model.Site) []*model.Synthesis { return s.Syntheses },
	titleColumn[*model.Synthesis](),
	col("seances", Texts, "Lieu et date de chaque séance.", "Place and date of each session.", func(_ *Data, y *model.Synthesis) Value {
		var out []string
		for _, s := range y.Sessions {
			out = append(out, s.Place+", "+s.Date.String())
		}
		return listValue(out)
	}),
	col("soutiens", Keys, "Acteurs qui l'ont soutenu.", "Actors that supported it.",
		func(_ *Data, y *model.Synthesis) Value { return slugs(y.Supporters) }).to("acteurs"),
	col("retenir", Texts, "Les points essentiels.", "The essential points.", func(_ *Data, y *model.Synthesis) Value { return listValue(y.Keep) }),
	col("motivations", Texts, "Ce qui motive les entreprises.", "What motivates companies.", func(_ *Data, y *model.Synthesis) Value { return listValue(titles(y.Motivations)) }),
	col("facteurs", Texts, "Les facteurs de réussite.", "What makes for success.", func(_ *Data, y *model.Synthesis) Value { return listValue(titles(y.Factors)) }),
	col("pistes", Texts, "Les pistes d'action.", "Ways forward.", func(_ *Data, y *model.Synthesis) Value { return listValue(titles(y.Ways)) }),
)

func titles(ts []model.TitledText) []string {
	var out []string
	for _, t := range ts {
		out = append(out, t.Title)
	}
	return out
}

// news is the table of news.
var news = recordTable("actualites",
	Localized{"Les actualités.", "The news."},
	func(s *model.Site) []*model.NewsItem { return s.News },
	titleColumn[*model.NewsItem](),
	col("date", Day, "Date.", "Date.", func(_ *Data, n *model.NewsItem) Value { return dayValue(n.Date) }).required(),
	col("signataires", Keys, "Signataires dont elle parle.", "Signatories that it is about.",
		func(_ *Data, n *model.NewsItem) Value { return slugs(n.Signatories) }).to("signataires"),
	col("territoires", Keys, "Territoires dont elle parle.", "Territories that it is about.",
		func(_ *Data, n *model.NewsItem) Value { return slugs(n.Territories) }).to("territoires"),
	col("image", Text, "Adresse de l'image.", "Address of the picture.", func(d *Data, n *model.NewsItem) Value { return textValue(d.document(n.Image)) }),
	col("image_alt", Text, "Ce que montre l'image.", "What the picture shows.", func(_ *Data, n *model.NewsItem) Value { return textValue(n.Alt) }),
)

// resources is the table of resources: videos, publications, sites, guides.
var resources = recordTable("ressources",
	Localized{"Les ressources : vidéos, publications, sites, guides.", "The resources: videos, publications, sites, guides."},
	func(s *model.Site) []*model.Resource { return s.Resources },
	titleColumn[*model.Resource](),
	vocabularyCol("type", "Type.", "Type.", func(r *model.Resource) model.ResourceType { return r.Type }).required(),
	col("url", Text, "Adresse. Vide quand il n'y en a pas : sans_url dit pourquoi.", "Address. Empty when there is none: sans_url says why.",
		func(d *Data, r *model.Resource) Value { return textValue(d.document(r.URL)) }),
	col("sans_url", Text, "Pourquoi il n'y a pas d'adresse.", "Why there is no address.", func(_ *Data, r *model.Resource) Value { return textValue(r.NoURL) }),
	col("date", Day, "Date de publication.", "Date of publication.", func(_ *Data, r *model.Resource) Value { return dayValue(r.Date) }),
	col("auteur", Text, "Auteur.", "Author.", func(_ *Data, r *model.Resource) Value { return textValue(r.Author) }),
	col("syntheses", Keys, "Séminaires qu'elle documente.", "Seminars that it documents.",
		func(_ *Data, r *model.Resource) Value { return slugs(r.Syntheses) }).to("syntheses"),
	col("experiences", Keys, "Expériences qu'elle montre.", "Experiences that it shows.",
		func(_ *Data, r *model.Resource) Value { return slugs(r.Experiences) }).to("experiences"),
)

// calls is the table of calls for projects.
var calls = recordTable("appels",
	Localized{"Les appels à projets.", "The calls for projects."},
	func(s *model.Site) []*model.Call { return s.Calls },
	titleColumn[*model.Call](),
	vocabularyCol("type", "Type.", "Type.", func(c *model.Call) model.CallType { return c.Type }),
	col("organisme", Key, "Acteur qui le lance.", "Actor that holds it.", func(_ *Data, c *model.Call) Value {
		if c.Holder == nil {
			return Value{}
		}
		return textValue(c.Holder.Slug)
	}).to("acteurs"),
	col("ouverture", Day, "Ouverture.", "Opening.", func(_ *Data, c *model.Call) Value { return dayValue(c.Opening) }),
	col("cloture", Day, "Clôture, ce jour compris.", "Closing, that day included.", func(_ *Data, c *model.Call) Value { return dayValue(c.Closing) }),
	col("etat", Text, "État à la date arrete_au. Vide : les dates connues ne le disent pas.", "State on the date arrete_au. Empty: the known dates don't tell.",
		func(d *Data, c *model.Call) Value { return textValue(string(c.State(d.site.AsOf))) }).
		oneOf(model.Texts[model.CallState]()...),
	col("eligibles", Text, "Qui peut y répondre.", "Who may answer.", func(_ *Data, c *model.Call) Value { return textValue(c.Eligible) }),
	col("url", Text, "Adresse de l'appel.", "Address of the call.", func(_ *Data, c *model.Call) Value { return textValue(c.URL) }),
)

// pages is the table of the editors' pages.
var pages = recordTable("pages",
	Localized{"Les pages éditoriales du site ; leur texte est sur la page.", "The editors' pages; their text is on the page."},
	func(s *model.Site) []*model.Page { return s.Pages },
	titleColumn[*model.Page](),
)
