package chart

import "parvis/generator/model"

// Role is how a mark looks, by what it stands for.
type Role uint8

// The roles. A hue is only an echo: each mark has its name too.
const (
	Plain   Role = iota // the series
	Second              // a weaker or second part of it
	Hue1                // domains, by their order; Hue(n) for the others
	Hue2                //
	Hue3                //
	Hue4                //
	Hue5                //
	Hue6                //
	Hue7                //
	Hue8                //
	Shade1              // from weak to strong; Shade(n) for the others
	Shade2              //
	Shade3              //
	Shade4              //
	Shade5              //
	Reached             // the target is met
	OnTrack             // on the way to it
	Watch               // behind
	Missed              // not met, or far from it
	Stopped             // given up
	Unknown             // the sources don't say, or a report is expected
	Due                 // not due yet
	Dotted              // nothing to measure
	Empty               // known to be nothing; a stone that is not full
	Foot                // half done: a stone whose foot is full
	Away                // a place that isn't described
	Start               // where a measure started
)

// Hues is how many domains have a hue of their own.
const Hues = 8

// Hue returns the role of the nth domain of n in all, from 1. Where there are more domains than
// hues, none has one.
func Hue(n, of int) Role {
	if n < 1 || n > Hues || of > Hues {
		return Plain
	}
	return Hue1 + Role(n-1)
}

// Shades is how many steps a map has at most.
const Shades = 5

// Shade returns the role of a step, from 1 to 5.
func Shade(n int) Role { return Shade1 + Role(min(max(n, 1), Shades)-1) }

// Deep reports whether a text on this role is of the colour of the paper.
func (r Role) Deep() bool {
	return r == Plain || r >= Hue1 && r <= Hue8 || r == Shade4 || r == Shade5 || r == Reached || r >= Watch && r <= Stopped
}

// unknown reports whether a row of this role counts what isn't known.
func (r Role) unknown() bool { return r == Unknown }

// Sign is what tells states of one colour apart, in a key: a tick, an arrow…
type Sign uint8

// The signs.
const (
	NoSign Sign = iota
	Tick
	LateTick // a tick over a line
	Maybe    // a wave
	Arrow    // onwards
	Exclaim
	Half // met at times
	Cross
	Down  // far below
	Back  // backwards
	Block // halted
	Open  // a circle: without an end
)

// State is how a state of the ledger is drawn.
type State struct {
	Role Role
	Sign Sign
}

// progressStates follows LEDGER: a state never says more than the records. Late is not broken,
// so that a report that is expected or late has the look of what isn't known.
var progressStates = map[model.Progress]State{
	model.Reached:        {Reached, Tick},
	model.AlwaysMet:      {Reached, Tick},
	model.ReachedLate:    {Reached, LateTick},
	model.PerhapsReached: {OnTrack, Maybe},
	model.OnTrack:        {OnTrack, Arrow},
	model.SometimesMet:   {Watch, Half},
	model.ToSpeedUp:      {Watch, Exclaim},
	model.FarOff:         {Missed, Down},
	model.Receding:       {Missed, Back},
	model.NotReached:     {Missed, Cross},
	model.NeverMet:       {Missed, Cross},
	model.Stopped:        {Stopped, Block},
	model.Endless:        {Second, Open},
	model.PaceUnknown:    {Second, NoSign},
	model.FinalExpected:  {Unknown, NoSign},
	model.FinalMissing:   {Unknown, NoSign},
	model.NoNews:         {Unknown, NoSign},
	model.NotYetMeasured: {Due, NoSign},
	model.NotBegun:       {Due, NoSign},
	model.NotMeasurable:  {Dotted, NoSign},
}

// ProgressState returns how a state of progress is drawn.
func ProgressState(p model.Progress) State { return progressStates[p] }

// reportingStates: reports that came are neither praised nor blamed with the colours of
// results; reporting and progress are two drawings.
var reportingStates = map[model.Reporting]State{
	model.ReportUpToDate: {Plain, Tick},
	model.ReportNoFigure: {Second, NoSign},
	model.ReportExpected: {Empty, NoSign},
	model.ReportLate:     {Unknown, NoSign},
	model.ReportUpcoming: {Due, NoSign},
	model.ReportNotDue:   {Dotted, NoSign},
}

// ReportingState returns how a state of reporting is drawn.
func ReportingState(r model.Reporting) State { return reportingStates[r] }
