package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A build takes all that it needs within seconds and ends: what it leaves behind
// need hardly be collected while there is little of it.
const (
	roomy = 96 << 20 // bytes of heap below which it rarely is
	usual = 100      // per cent by which a larger heap grows before it is, as Go does
)

// batch sets the garbage collector for a command that ends soon. What it is set to
// depends on what was left by the last collection, after which it is set again.
func batch() {
	if os.Getenv("GOGC") != "" {
		return // somebody decided otherwise
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	n := max(live[0].Value.Uint64(), 1<<20)
	percent := usual
	if n < roomy {
		percent = min(max(usual, int((roomy-n)*100/n)), 1000) // of what is small, more than the heap counts
	}
	debug.SetGCPercent(percent)
	runtime.SetFinalizer(new([16]byte), func(*[16]byte) { batch() }) // runs after the next collection
}
