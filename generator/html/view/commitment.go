package view

import (
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Nature returns the words for what was done without a promise: "action menée"; "" for a promise,
// which is what readers expect.
func (b *Site) Nature(k *model.Commitment) string {
	if k.Nature.Promised() {
		return ""
	}
	return b.Words.T("page.nature-mark." + string(k.Nature))
}

// Over returns why a promise is over on the as-of date, the zero Badge where it isn't. It stands
// apart from the status, which is the publisher's word.
func (b *Site) Over(k *model.Commitment) Badge {
	if !k.Past(b.Model.AsOf) {
		return Badge{}
	}
	why := "ended"
	switch {
	case k.Renewed != nil:
		why = "renewed"
	case k.Status.Dropped():
		why = "stopped"
	case !b.Model.AsOf.After(k.End):
		why = "left" // nothing else ended it
	case stopsEarly(k):
		why = "stopped"
	}
	return Badge{Text: b.Words.T("page.over." + why), Sign: string(model.Ended)}
}

// stopsEarly reports whether a commitment ended before the deadline of one of its measures.
func stopsEarly(k *model.Commitment) bool {
	for i := range k.Measures {
		if d := k.Measures[i].Deadline; !d.IsZero() && !k.End.IsZero() && d.First().After(k.End) {
			return true
		}
	}
	return false
}

// CommitmentLink returns a link to a commitment, named by its signatory and, unless told before,
// its action. Its hint says that it is over, or that nothing was promised.
func (b *Site) CommitmentLink(k *model.Commitment, told string) Link {
	l := Link{Text: b.Title(&k.Signatory.Record), Href: b.Href(address.Commitment(k))}
	if action := b.Text(k.Action); action != told {
		l.Text = b.Words.T("page.commitment.link", l.Text, action)
	}
	l.Hint = b.Nature(k)
	if over := b.Over(k); over.Text != "" {
		l.Hint = Lowered(over.Text)
	}
	return l
}
