package model

// Sign is what a state amounts to. States that amount to the same are drawn alike; the word of a state
// always stands beside.
type Sign string

// The signs, from the best to what can't be judged.
const (
	Kept    Sign = "kept"    // reached, done, received, open
	OnWay   Sign = "way"     // on the way
	ToWatch Sign = "watch"   // behind
	Missed  Sign = "missed"  // not kept
	Ended   Sign = "ended"   // over, or on hold
	Silent  Sign = "silent"  // what should have come didn't
	Awaited Sign = "awaited" // nothing is due yet
	Apart   Sign = "apart"   // nothing to judge
)

var signs = []Sign{Kept, OnWay, ToWatch, Missed, Ended, Silent, Awaited, Apart}

func (Sign) Values() []Sign { return signs }

// Told reports whether a state that amounts to this tells what became of something, for better or worse.
func (s Sign) Told() bool { return s != Silent && s != Awaited && s != Apart }

// State is a value of a vocabulary of states.
type State interface{ Sign() Sign }
