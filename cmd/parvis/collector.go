package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A build takes all that it needs within seconds and ends: what it leaves behind
// need not be collected while there is little of it. A large site is kept to little
// more than what is alive: collecting oftener takes a fifth more time, and two fifths
// less memory.
const (
	roomy = 178 << 20 // bytes of heap below which nothing is collected
	usual = 32        // per cent by which a larger heap grows before it is
	least = 4 << 20   // bytes that a smaller heap counts as
)

// batch sets the garbage collector for a command that ends soon. What it is set to
// depends on what was left by the last collection, after which it is set again.
func batch() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return // somebody decided otherwise
	}
	now := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/globals:bytes"}, {Name: "/gc/scan/stack:bytes"}}
	metrics.Read(now)
	live, percent := now[0].Value.Uint64(), usual
	if live < roomy {
		all := max(live+now[1].Value.Uint64()+now[2].Value.Uint64(), least) // which the per cent are of
		percent = max(usual, int((roomy-live)*100/all))
	}
	debug.SetGCPercent(percent)
	// The limit is not for the heap, which keeps below it, but for what stays
	// empty between its objects, some of it for each processor: memory that no
	// object of another size could take is given back.
	debug.SetMemoryLimit(int64(max(live+live*usual/100, roomy) + live/12 + 6<<20 + uint64(runtime.GOMAXPROCS(0))<<21))
	runtime.SetFinalizer(new([16]byte), func(*[16]byte) { batch() }) // runs after the next collection
}
