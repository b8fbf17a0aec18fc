package model

// The vocabularies of where a commitment stands. Package ledger derives them; nobody writes them.

// Reporting is whether the reports of a commitment came.
type Reporting string

// The states of reporting.
const (
	ReportUpToDate Reporting = "a-jour"            // the report of the latest period that ended came, with a figure
	ReportNoFigure Reporting = "recu-sans-chiffre" // it came without a usable figure
	ReportExpected Reporting = "attendu"           // it may still come within the delay
	ReportLate     Reporting = "en-retard"         // the delay is over
	ReportUpcoming Reporting = "a-venir"           // nothing is due yet
	ReportNotDue   Reporting = "sans-objet"        // no report is due: no delay was set, or the commitment is over
)

var reportings = newVocabulary(entries[Reporting, Sign]{{ReportUpToDate, Kept}, {ReportNoFigure, OnWay}, {ReportExpected, Awaited},
	{ReportLate, Silent}, {ReportUpcoming, Awaited}, {ReportNotDue, Apart}})

func (Reporting) Values() []Reporting { return reportings.values }

// Sign returns what a state amounts to.
func (r Reporting) Sign() Sign { return reportings.of(r) }

// Progress is how far a measure has come, beside its target.
type Progress string

// The states of progress, from the worst; those that nothing can be told of come last.
const (
	Receding       Progress = "recule"               // further from the target than at the start
	NotReached     Progress = "non-atteint"          // at the deadline
	NeverMet       Progress = "jamais-tenu"          // a target that returns, in none of the known periods
	Stopped        Progress = "arrete"               // given up, or over before the deadline
	FarOff         Progress = "loin"                 // of the pace that leads to the target
	SometimesMet   Progress = "parfois-tenu"         // a target that returns
	ToSpeedUp      Progress = "a-accelerer"          // behind the pace that leads to the target
	FinalMissing   Progress = "bilan-final-manquant" // the report of the deadline's period is late
	FinalExpected  Progress = "bilan-final-attendu"  // it may still come
	PerhapsReached Progress = "peut-etre-atteint"    // a range that spans the target
	Endless        Progress = "sans-echeance"        // a target without a deadline, not met yet
	OnTrack        Progress = "en-bonne-voie"        // at the pace that leads to the target
	ReachedLate    Progress = "atteint-apres"        // after the deadline
	AlwaysMet      Progress = "toujours-tenu"        // a target that returns, in each known period
	Reached        Progress = "atteint"              // by the deadline
	NoNews         Progress = "sans-nouvelle"        // no figure, and a report is late
	NotYetMeasured Progress = "pas-encore-mesure"    // no figure, and none is late
	PaceUnknown    Progress = "rythme-inconnu"       // not reached yet, and nothing tells at which pace
	NotMeasurable  Progress = "non-mesurable"        // no target, no direction or no start
	NotBegun       Progress = "a-venir"              // before its start
)

var progresses = newVocabulary(entries[Progress, judged]{
	{Receding, judged{true, Missed}}, {NotReached, judged{true, Missed}}, {NeverMet, judged{true, Missed}}, {Stopped, judged{true, Ended}},
	{FarOff, judged{true, ToWatch}}, {SometimesMet, judged{true, ToWatch}}, {ToSpeedUp, judged{true, ToWatch}},
	{FinalMissing, judged{true, Silent}}, {FinalExpected, judged{true, Awaited}}, {PerhapsReached, judged{true, Apart}}, {Endless, judged{true, Apart}},
	{OnTrack, judged{true, OnWay}}, {ReachedLate, judged{true, Kept}}, {AlwaysMet, judged{true, Kept}}, {Reached, judged{true, Kept}},
	{NoNews, judged{false, Silent}}, {NotYetMeasured, judged{false, Awaited}}, {PaceUnknown, judged{false, Apart}},
	{NotMeasurable, judged{false, Apart}}, {NotBegun, judged{false, Awaited}}})

// judged holds the properties of a state of progress.
type judged struct {
	measured bool
	sign     Sign
}

func (Progress) Values() []Progress { return progresses.values }

// Measured reports whether a state compares a figure with a target, or its absence with a
// deadline: a commitment has the worst of these among its measures.
func (p Progress) Measured() bool { return progresses.of(p).measured }

// Sign returns what a state amounts to.
func (p Progress) Sign() Sign { return progresses.of(p).sign }
