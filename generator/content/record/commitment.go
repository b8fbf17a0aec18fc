package record

import (
	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/slug"
)

// Convention is an agreement signed with the State.
type Convention struct {
	ID          string      `toml:"id" rare:"true"` // for those that follow it
	Date        date.Date   `toml:"date" done:"true" withheld:"kept"`
	Title       string      `toml:"titre" withheld:"kept"`
	Scope       model.Scope `toml:"portee" withheld:"kept" rare:"true"`
	Follows     string      `toml:"suite_de" rare:"true"` // id of the convention it follows, after "signataire#" if another's
	Territories []string    `toml:"territoires" names:"territoires"`
	Partners    []string    `toml:"partenaires" names:"acteurs,signataires"`
	End         date.Date   `toml:"fin" withheld:"kept" rare:"true"`
	Document    string      `toml:"document" document:"true"`
	Source      string      `toml:"source" source:"true"`
	Note        string      `toml:"note" withheld:"kept" long:"true" rare:"true"`
}

// Commitment is one action that a signatory committed to.
type Commitment struct {
	ID          string           `toml:"id" rare:"true"` // stable anchor; by default the slug of the action
	Nature      model.Nature     `toml:"nature" withheld:"kept"`
	Domain      string           `toml:"domaine,required" names:"domaines"`
	Catalogue   string           `toml:"catalogue"`            // identifier of an action of its domain's catalogue
	Follows     string           `toml:"suite_de" rare:"true"` // id of the commitment that it renews, after "signataire#" if another's
	Action      string           `toml:"action,required" withheld:"kept"`
	Description string           `toml:"description" withheld:"kept" long:"true"`
	Territories []string         `toml:"territoires" names:"territoires"` // by default the signatory's; [] for an unknown place
	Start       date.Date        `toml:"debut" withheld:"kept"`
	End         date.Date        `toml:"fin" withheld:"kept"`
	Status      model.Status     `toml:"statut" withheld:"kept"`
	StatusOn    date.Date        `toml:"statut_le" done:"true" withheld:"kept" rare:"true"`
	StatusWhy   string           `toml:"statut_motif" long:"true" rare:"true"`
	StatusFrom  string           `toml:"statut_source" source:"true" rare:"true"`
	Evaluation  model.Evaluation `toml:"evaluation" withheld:"kept" rare:"true"`
	Proof       model.Proof      `toml:"preuve" withheld:"kept"`
	Partners    []string         `toml:"partenaires" names:"acteurs,signataires"`
	Source      string           `toml:"source" source:"true"`
	Note        string           `toml:"note" withheld:"kept" long:"true" rare:"true"`
	Indicators  []Measure        `toml:"indicateur"`
	Received    []Receipt        `toml:"bilan"`
	Replies     []Reply          `toml:"reponse"`
}

// Receipt is a report that came, with or without figures.
type Receipt struct {
	Period   period.Period `toml:"periode,required" withheld:"kept"`
	Text     string        `toml:"texte" withheld:"kept" long:"true"`
	Received date.Date     `toml:"recu" done:"true" withheld:"kept"`
	Proof    model.Proof   `toml:"preuve" withheld:"kept" rare:"true"`
	Source   string        `toml:"source" source:"true"`
}

// Reply is what the signatory answers to what is said of its commitment.
type Reply struct {
	Date   date.Date `toml:"date,required" done:"true"`
	Text   string    `toml:"texte,required" long:"true"`
	Source string    `toml:"source" source:"true"`
}

// Anchor is the identifier of the commitment on its signatory's page; "" for an
// action without letters or digits.
func (k Commitment) Anchor() string {
	if k.ID != "" {
		return k.ID
	}
	return slug.Of(k.Action)
}

// Assessment is an evaluation of a signatory's commitments, or of the charter in a territory:
// done, or announced.
type Assessment struct {
	Date        date.Date        `toml:"date"`
	Period      period.Period    `toml:"periode" rare:"true"`
	Mode        model.Evaluation `toml:"mode,required"`
	By          []string         `toml:"evaluateurs" names:"acteurs,signataires"`
	Commitments []string         `toml:"engagements" rare:"true"` // ids of the signatory's commitments
	Announced   bool             `toml:"annoncee"`
	Conclusion  string           `toml:"conclusion" long:"true"`
	Document    string           `toml:"document" document:"true"`
	Source      string           `toml:"source" source:"true"`
}
