package figure

import (
	"fmt"
	"slices"
	"testing"

	"parvis/generator/figure/catalogue"
	"parvis/generator/testsite"
)

// toldOf is a site with five regions and départements, and one in the plural, and these signatories.
func toldOf(lang string, signatories ...string) made {
	c := ground(lang, 5)
	c["territoires/hauts.toml"] = "nom = \"Hauts-de-France\"\ntype = \"region\"\ncode = \"32\"\nparent = \"france\"\n"
	c["territoires/narbonne.toml"] = "nom = \"Le Grand Narbonne\"\ntype = \"epci\"\ncode = \"241100593\"\nparent = \"dep-0\"\n"
	for i, s := range signatories {
		c[fmt.Sprintf("signataires/s-%04d.toml", i)] = s
	}
	return c
}

// many is n times a commitment.
func many(n int, commitment string) []string { return slices.Repeat([]string{commitment}, n) }

// all is a signatory with all these commitments.
func all(commitments ...[]string) []string {
	return []string{organisation("", slices.Concat(commitments...)...)}
}

// each is a signatory for each line of keys.
func each(keys ...string) []string {
	var out []string
	for _, k := range keys {
		out = append(out, organisation(k))
	}
	return out
}

// TestTold is what figures say, in both languages: each was read aloud.
func TestTold(t *testing.T) {
	const north, west, gironde = "; territoires = [\"hauts\"]", "; territoires = [\"dep-3\"]", "; territoires = [\"dep-2\"]"
	on := func(domain string) string { return "domaine = \"" + domain + "\"; " + promise }
	by := func(k catalogue.Kind) catalogue.Spec { return catalogue.Spec{Kind: k} }
	in := func(k catalogue.Kind, place string) catalogue.Spec { return catalogue.Spec{Kind: k, Territory: place} }
	about := func(k catalogue.Kind, domain string) catalogue.Spec { return catalogue.Spec{Kind: k, Domain: domain} }
	measure := func(lines string) string { return promise + "\n[[engagement.indicateur]]\nref = \"stages\"\n" + lines }
	results := catalogue.Spec{Kind: catalogue.Progress, Indicator: "stages"}
	for _, c := range []struct {
		name        string
		signatories []string
		spec        catalogue.Spec
		fr, en      string
	}{
		{"no commitment here", nil, in(catalogue.ByDomain, "region-0"),
			"En Occitanie, aucun engagement n'est publié.",
			"In Occitanie, no commitment is published."},
		{"no signatory", nil, by(catalogue.BySize),
			"Aucun signataire n'est publié.",
			"No signatory is published."},
		{"one domain, one commitment", all(many(1, on("education"))), by(catalogue.ByDomain),
			"Le seul engagement publié porte sur l'éducation.",
			"The only published commitment is about education."},
		{"plural domain", all(many(2, on("initiatives")), many(1, on("emploi"))), by(catalogue.ByDomain),
			"Les initiatives locales viennent en tête : 2 des 3 engagements publiés, devant l'emploi (1).",
			"2 of the 3 published commitments are about local initiatives, ahead of employment (1)."},
		{"domain that can only be named", all(many(2, on("rse")), many(1, on("emploi"))), by(catalogue.ByDomain),
			"RSE : 2 engagements sur 3.",
			"RSE: 2 of 3 commitments."},
		{"two second", all(many(3, on("emploi")), many(1, on("education")), many(1, on("economie"))), by(catalogue.ByDomain),
			"L'emploi vient en tête : 3 des 5 engagements publiés, devant l'éducation (1) et le développement économique (1).",
			"3 of the 5 published commitments are about employment, ahead of education (1) and economic development (1)."},
		{"one more, under 20", all(many(10, on("emploi")), many(9, on("education"))), by(catalogue.ByDomain),
			"L'emploi vient en tête : 10 des 19 engagements publiés, devant l'éducation (9).",
			"10 of the 19 published commitments are about employment, ahead of education (9)."},
		{"one more, from 20 on", all(many(31, on("emploi")), many(30, on("education"))), by(catalogue.ByDomain),
			"L'emploi (31) et l'éducation (30) sont presque à égalité, sur 61 engagements.",
			"Employment (31) and education (30) are almost level, out of 61 commitments."},
		{"lead of 5 %, from 20 on", all(many(40, on("emploi")), many(38, on("education"))), by(catalogue.ByDomain),
			"L'emploi vient en tête : 40 des 78 engagements publiés, devant l'éducation (38).",
			"40 of the 78 published commitments are about employment, ahead of education (38)."},
		{"tie of three", all(many(2, on("emploi")), many(2, on("education")), many(2, on("economie"))), by(catalogue.ByDomain),
			"L'emploi, l'éducation et le développement économique arrivent à égalité : 2 engagements dans chaque domaine, sur 6.",
			"Employment, education and economic development are level: 2 commitments in each domain, out of 6."},
		{"tie in a region", all(many(4, on("education")+inAude), many(4, on("emploi")+inAude), many(1, on("economie")+inAude)), in(catalogue.ByDomain, "region-0"),
			"En Occitanie, l'emploi et l'éducation arrivent à égalité : 4 engagements dans chaque domaine, sur 9.",
			"In Occitanie, employment and education are level: 4 commitments in each domain, out of 9."},
		{"in an agglomeration that can only be named", all(many(1, on("education")+"; territoires = [\"epci-0\"]")), in(catalogue.ByDomain, "epci-0"),
			"Agglo 0 : le seul engagement publié porte sur l'éducation.",
			"Agglo 0: the only published commitment is about education."},
		{"in one with an article", all(many(2, on("education")+"; territoires = [\"narbonne\"]")), in(catalogue.ByDomain, "narbonne"),
			"Dans le Grand Narbonne, les 2 engagements publiés portent sur l'éducation.",
			"In Le Grand Narbonne, the 2 published commitments are about education."},
		{"in a period", all(many(2, on("education")+"; debut = 2016")), catalogue.Spec{Kind: catalogue.ByDomain, From: 2015, To: 2018},
			"De 2015 à 2018, les 2 engagements publiés portent sur l'éducation.",
			"From 2015 to 2018, the 2 published commitments are about education."},
		{"three départements", all(many(7, promise+inAude), many(5, promise+inRhone), many(3, promise+gironde), many(7, promise)), by(catalogue.ByDepartement),
			"L'Aude compte 7 engagements, le Rhône 5 et la Gironde 3 ; 7 autres ne nomment aucun département.",
			"Aude has 7 commitments, Rhône 5 and Gironde 3; 7 others name no département."},
		{"four départements", all(many(7, promise+inAude), many(5, promise+inRhone), many(3, promise+gironde), many(1, promise+west)), by(catalogue.ByDepartement),
			"L'Aude vient en tête : 7 des 16 engagements publiés, devant le Rhône (5).",
			"Aude comes first: 7 of the 16 published commitments, ahead of Rhône (5)."},
		{"a plural region", all(many(3, promise+north), many(1, promise+inAude)), by(catalogue.ByRegion),
			"Les Hauts-de-France comptent 3 engagements et l'Occitanie 1.",
			"Hauts-de-France has 3 commitments and Occitanie 1."},
		{"known ones all in one", all(many(12, promise+inAude), many(4, promise)), by(catalogue.ByRegion),
			"Les 12 engagements publiés dont la région est connue se situent en Occitanie ; les 4 autres ne nomment aucune région.",
			"The 12 published commitments whose region is known are in Occitanie; the other 4 name no region."},
		{"most name none", all(many(4, promise+inAude), many(2, promise+inRhone), many(10, promise)), by(catalogue.ByDepartement),
			"10 des 16 engagements publiés ne nomment aucun département ; l'Aude en compte 4 et le Rhône 2.",
			"10 of the 16 published commitments name no département; Aude has 4 and Rhône 2."},
		{"most name none, tie", all(many(2, promise+inAude), many(2, promise+inRhone), many(10, promise)), by(catalogue.ByDepartement),
			"10 des 14 engagements publiés ne nomment aucun département ; parmi les autres, l'Aude et le Rhône arrivent à égalité : 2 dans chaque département.",
			"10 of the 14 published commitments name no département; among the others, Aude and Rhône are level: 2 in each département."},
		{"on a domain", all(many(3, on("initiatives")+inAude), many(1, on("initiatives"))), about(catalogue.ByRegion, "initiatives"),
			"Sur les initiatives locales, les 3 engagements publiés dont la région est connue se situent en Occitanie ; l'autre ne nomme aucune région.",
			"On local initiatives, the 3 published commitments whose region is known are in Occitanie; the other names no region."},
		{"on a domain that can only be named", all(many(3, on("rse")+inAude)), about(catalogue.ByRegion, "rse"),
			"RSE : les 3 engagements publiés se situent en Occitanie.",
			"RSE: the 3 published commitments are in Occitanie."},
		{"states", all(many(8, promise), many(2, over), many(1, "statut = \"prevu\""), many(5, "")), by(catalogue.ByStatus),
			"8 engagements sur 16 sont en cours, 2 sont réalisés et 1 est prévu ; pour 5 autres, les sources ne disent pas où ils en sont.",
			"8 of 16 commitments are under way, 2 are carried out and 1 is planned; for 5 others, the sources do not say where they stand."},
		{"no state known", all(many(3, "")), by(catalogue.ByStatus),
			"Pour les 3 engagements publiés, les sources ne disent pas où ils en sont.",
			"For the 3 published commitments, the sources do not say where they stand."},
		{"most without a state", all(many(3, ""), many(1, promise)), by(catalogue.ByStatus),
			"Pour 3 des 4 engagements publiés, les sources ne disent pas où ils en sont ; l'autre est en cours.",
			"For 3 of the 4 published commitments, the sources do not say where they stand; the other is under way."},
		{"all declared", all(many(16, promise)), by(catalogue.ByProof),
			"Les 16 engagements publiés reposent tous sur ce que déclarent les signataires ; aucun n'a été attesté ni vérifié.",
			"The 16 published commitments all rest on what the signatories declare; none was attested or verified."},
		{"deeds declared and verified", all(many(2, deed), many(1, "nature = \"realisation\"; statut = \"realise\"; preuve = \"verifie\"")), by(catalogue.ByProof),
			"2 actions menées sur 3 sont déclarées et 1 est vérifiée.",
			"2 of 3 actions carried out are declared and 1 is verified."},
		{"most sizes unknown", each("taille = \"TPE\"", "", ""), by(catalogue.BySize),
			"Pour 2 des 3 signataires publiés, les sources ne donnent pas la taille ; l'autre est une TPE.",
			"For 2 of the 3 published signatories, the sources do not give the size; the other is a micro-enterprise."},
		{"scopes", each("portee = \"local\"", "portee = \"local\"", "portee = \"national\"", ""), by(catalogue.ByScope),
			"2 signataires sur 4 sont locaux et 1 est national ; pour 1 autre, les sources ne disent pas s'il est national ou local.",
			"2 of 4 signatories are local and 1 is national; for 1 other, the sources do not say whether it is national or local."},
		{"only signature", each("signature = 2018-07-06", "", "", ""), by(catalogue.Signatures),
			"Une seule signature est datée, celle du 6 juillet 2018 ; pour les 3 autres signataires, les sources ne donnent pas de date.",
			"Only one signature is dated, that of 6 July 2018; for the other 3 signatories, the sources give no date."},
		{"first of a month", each("signature = \"2018-08\"", ""), by(catalogue.Signatures),
			"Une seule signature est datée, celle d'août 2018 ; pour l'autre signataire, les sources ne donnent pas de date.",
			"Only one signature is dated, that of August 2018; for the other signatory, the sources give no date."},
		{"signatures undated in most cases", each("signature = 2016", "signature = 2018", "", "", ""), by(catalogue.Signatures),
			"Pour 3 des 5 signataires publiés, les sources ne donnent pas de date ; les 2 autres ont signé de 2016 à 2018.",
			"For 3 of the 5 published signatories, the sources give no date; the other 2 signed from 2016 to 2018."},
		{"the best year", each("signature = 2016", "signature = 2018", "signature = 2018", ""), by(catalogue.Signatures),
			"3 signatures sont datées, de 2016 à 2018, dont 2 en 2018, l'année qui en compte le plus ; pour l'autre signataire, les sources ne donnent pas de date.",
			"3 signatures are dated, from 2016 to 2018, with 2 in 2018, the most in a year; for the other signatory, the sources give no date."},
		{"no signature dated", each("", ""), by(catalogue.Signatures),
			"Les sources ne datent la signature d'aucun des 2 signataires publiés.",
			"The sources date the signature of none of the 2 published signatories."},
		{"result without a target", all(many(1, measure("valeurs = { 2017 = 18 }"))), results,
			"Un signataire déclare 18 stages en 2017 ; faute de cible publiée, on ne peut pas dire si la promesse est tenue.",
			"One signatory declares 18 stages in 2017; without a published target, there is no telling whether the promise is kept."},
		{"range", all(many(1, "nature = \"realisation\"; statut = \"realise\"; preuve = \"declare\"\n[[engagement.indicateur]]\nref = \"stages\"\nvaleurs = { 2017 = \"30 à 40\" }")), results,
			"Un signataire déclare 30 à 40 stages en 2017, sans cible publiée ; la source ne donne pas de nombre exact.",
			"One signatory declares 30 to 40 stages in 2017, without a published target; the source gives no exact number."},
		{"at least", all(many(1, measure("valeurs = { 2017 = \"au moins 20\" }\ncible = 30\necheance = 2021"))), results,
			"Un signataire déclare au moins 20 stages en 2017, pour une cible de 30 en 2021.",
			"One signatory declares at least 20 stages in 2017, for a target of 30 in 2021."},
		{"target and its year", all(many(1, measure("valeurs = { 2020 = 52 }\ncible = 60\necheance = 2021"))), results,
			"Un signataire déclare 52 stages en 2020, pour une cible de 60 en 2021.",
			"One signatory declares 52 stages in 2020, for a target of 60 in 2021."},
		{"beyond the target", all(many(1, measure("valeurs = { 2020 = 15 }\ncible = 5\necheance = 2020"))), results,
			"Un signataire déclare 15 stages en 2020, pour une cible de 5 en 2020.",
			"One signatory declares 15 stages in 2020, for a target of 5 in 2020."},
		{"most without a result", all(many(1, measure("valeurs = { 2020 = 15 }")), many(3, measure(""))), results,
			"Stages : aucun résultat n'est publié pour 3 des 4 engagements concernés ; un signataire déclare 15 stages en 2020.",
			"Stages: no result is published for 3 of the 4 commitments concerned; one signatory declares 15 stages in 2020."},
		{"no result at all", all(many(2, measure(""))), results,
			"Stages : aucun résultat n'est publié pour les 2 engagements concernés.",
			"Stages: no result is published for the 2 commitments concerned."},
		{"few here, several domains", all(many(3, on("education")+inAude), many(3, on("economie")+inAude), many(1, on("emploi")+inAude)), in(catalogue.Against, "dep-0"),
			"L'Aude compte 7 engagements, trop peu pour comparer des parts : 3 portent sur l'éducation, 3 sur le développement économique et 1 sur l'emploi.",
			"Aude has 7 commitments, too few to compare shares: 3 are about education, 3 about economic development and 1 about employment."},
		{"shares alike", all(many(20, on("emploi")+inAude), many(20, on("emploi"))), in(catalogue.Against, "dep-0"),
			"Dans l'Aude, aucun domaine ne pèse 5 points de plus qu'ailleurs.",
			"In Aude, no domain weighs 5 points more than elsewhere."},
		{"crossed, one first", all(many(3, on("emploi")+inAude), many(1, on("education")+inRhone)), by(catalogue.Matrix),
			"Le plus grand nombre, 3 engagements sur 4, porte sur l'emploi en Occitanie.",
			"The largest number, 3 of 4 commitments, is about employment in Occitanie."},
		{"crossed, most without a region", all(many(2, on("emploi")+inAude), many(3, on("education"))), by(catalogue.Matrix),
			"3 des 5 engagements publiés ne nomment aucune région ; les 2 autres portent sur l'emploi en Occitanie.",
			"3 of the 5 published commitments name no region; the other 2 are about employment in Occitanie."},
		{"years of start", all(many(2, promise+"; debut = 2015"), many(1, promise+"; debut = 2016"), many(1, promise)), by(catalogue.ByYear),
			"2 engagements sur 4 débutent en 2015 et 1 en 2016 ; pour 1 autre, les sources ne donnent pas l'année de début.",
			"2 of 4 commitments start in 2015 and 1 in 2016; for 1 other, the sources do not give the year of start."},
	} {
		for lang, want := range map[string]string{"fr": c.fr, "en": c.en} {
			f := maker(t, testsite.Of(t, toldOf(lang, c.signatories...).fs())).Make(c.spec)
			if got := plainly.Replace(f.Sentence); got != want {
				t.Errorf("%s, %s:\ngot  %s\nwant %s", c.name, lang, got, want)
			}
			if found := badly.FindString(f.Sentence); found != "" {
				t.Errorf("%s, %s: %q in %q", c.name, lang, found, f.Sentence)
			}
		}
	}
}
