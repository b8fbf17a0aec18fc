package figures

import (
	"cmp"
	"slices"

	"parvis/generator/figure/catalogue"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Questions returns the list of all figures, by the question that they answer; none where there is
// nothing to count.
func (b *Builder) Questions() []site.File {
	if !b.Countable() {
		return nil
	}
	return []site.File{view.Page(b.Site, address.Figures, "questions", b.questions)}
}

// mostPlaces is how many territories a list of figures names: those of more are found on the
// territories' own pages.
const mostPlaces = 60

func (b *Builder) questions() (QuestionsView, error) {
	all := b.figures()
	v := QuestionsView{Shell: b.Shell(view.Frame{At: address.Figures, Kind: "questions", Title: b.Words.T("page.questions.title"),
		Lead: b.Words.N("page.questions.lead", len(all.specs), b.AsOf)})}
	ofPlaces := b.tooManyPlaces()
	at := map[catalogue.Spec]*Answer{}
	answers := map[catalogue.Question][]*Answer{}
	for _, s := range all.specs {
		whole := catalogue.Spec{Kind: s.Kind, Indicator: s.Indicator}
		a := at[whole]
		if a == nil {
			a = &Answer{Link: view.Link{Text: all.maker.Title(s)}}
			at[whole] = a
			answers[s.Kind.Question()] = append(answers[s.Kind.Question()], a)
		}
		switch {
		case s == whole:
			f := all.of(s)
			a.Href, a.Sentence = b.Href(address.Figure(s.ID())), cmp.Or(f.Sentence, f.Empty)
		case ofPlaces && s.Territory != "":
			a.More = view.Link{Text: b.Words.T("page.questions.places"), Href: b.Href(address.List(model.Territories, 1))}
		default:
			a.Subjects = append(a.Subjects, view.Link{Text: all.maker.SubjectName(s), Href: b.Href(address.Figure(s.ID()))})
		}
	}
	for _, q := range catalogue.Questions() {
		if len(answers[q]) == 0 {
			continue
		}
		slices.SortStableFunc(answers[q], func(x, y *Answer) int { return cmp.Compare(y.rank(), x.rank()) })
		v.Questions = append(v.Questions, Question{ID: string(q), Title: b.Words.T("page.questions.question." + string(q)), Answers: answers[q]})
	}
	return v, nil
}

// rank is 1 for a figure of the whole site, which is listed before those of its parts only.
func (a *Answer) rank() int {
	if a.Href != "" {
		return 1
	}
	return 0
}

// tooManyPlaces reports whether more territories have figures than a list names.
func (b *Builder) tooManyPlaces() bool {
	places := map[string]bool{}
	for _, s := range b.figures().specs {
		if s.Territory != "" {
			places[s.Territory] = true
		}
	}
	return len(places) > mostPlaces
}

// QuestionsView is the list of all figures, by question.
type QuestionsView struct {
	view.Shell
	Questions []Question
}

// Question is a question, with the figures that answer it.
type Question struct {
	ID      string
	Title   string
	Answers []*Answer
}

// Answer is a figure of the whole site, with the same of each subject; without a link where only
// subjects have it.
type Answer struct {
	view.Link
	Sentence string
	Subjects []view.Link
	More     view.Link // to the places, where they are too many to be named
}
