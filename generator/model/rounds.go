package model

// Rounds is how the yearly round of reports is judged.
type Rounds struct {
	// Delay is how many months after the last day of a period its report is due; nil where
	// nobody fixed one, and then nothing is ever due.
	Delay *int
	// OnTrack and FarOff bound the pace, as the share of the way to a target over the share of the
	// time to its deadline: at OnTrack or above a commitment is on track, below FarOff it is far
	// off, between them it is to speed up.
	OnTrack, FarOff float64
	// Partial is the share of the reports due below which a total is called partial.
	Partial float64
}

// DefaultRounds are the thresholds of a site that sets none: those of Open SDG and of Statistics
// Canada's Sustainable Development Goals Data Hub, for a path that is straight instead of one of
// constant growth, since a rate of growth from zero, where commitments start, doesn't exist.
var DefaultRounds = Rounds{OnTrack: 0.95, FarOff: 0.60, Partial: 0.5}
