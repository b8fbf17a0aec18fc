//go:build race

package markup

// raced tells that the race detector is at work, which allocates on its own.
const raced = true
