//go:build race

package markup

// raceEnabled reports whether the race detector is on, which allocates memory of its own.
const raceEnabled = true
