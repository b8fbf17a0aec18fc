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
	Pause // two lines: to be taken up again
	Ticks // each time
	Never // a cross over a line: no time
	Query // a question mark: what the last report would have told
	Later // three dots: soon
	Begin // a triangle: not begun
	Dash
)

// Look is how a state is drawn.
type Look struct {
	Role Role
	Sign Sign
}

// rolesOfSigns is the one table of states and colours: what amounts to the same has the same colour, on
// badges and in drawings. What should have come and didn't has the look of what isn't known.
var rolesOfSigns = map[model.Sign]Role{model.Kept: Reached, model.OnWay: OnTrack, model.ToWatch: Watch, model.Missed: Missed,
	model.Ended: Stopped, model.Silent: Unknown, model.Awaited: Due, model.Apart: Dotted}

// signsOfSigns is the sign of what a state amounts to, where its pattern doesn't tell it.
var signsOfSigns = map[model.Sign]Sign{model.Kept: Tick, model.OnWay: Arrow, model.ToWatch: Exclaim, model.Missed: Cross, model.Ended: Block}

// ownSigns is the signs of states that amount to the same as others, and say more.
var ownSigns = map[model.State]Sign{
	model.ReachedLate: LateTick, model.SometimesMet: Half, model.FarOff: Down, model.Receding: Back,
	model.PerhapsReached: Maybe, model.Endless: Open, model.Suspended: Pause,
	model.AlwaysMet: Ticks, model.NeverMet: Never, model.FinalMissing: Query, model.FinalExpected: Later, model.ReportExpected: Later,
	model.NotBegun: Begin, model.PaceUnknown: Dash,
}

// LookOf returns how a state is drawn.
func LookOf(s model.State) Look {
	l := Look{rolesOfSigns[s.Sign()], signsOfSigns[s.Sign()]}
	if own := ownSigns[s]; own != NoSign {
		l.Sign = own
	}
	return l
}
