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
	roomy = 160 << 20 // bytes of heap below which it isn't
	usual = 40        // per cent by which a larger heap grows before it is
	least = 4 << 20   // bytes of heap that Go takes less to be
)

// batch sets the garbage collector for a command that ends soon. What it is set to
// depends on what was left by the last collection, after which it is set again.
func batch() {
	if os.Getenv("GOGC") != "" {
		return // somebody decided otherwise
	}
	now := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/globals:bytes"}, {Name: "/gc/scan/stack:bytes"}}
	metrics.Read(now)
	live, percent := now[0].Value.Uint64(), usual
	if live < roomy {
		all := max(live+now[1].Value.Uint64()+now[2].Value.Uint64(), least) // of which the per cent are
		percent = max(usual, int((roomy-live)*100/all))
	}
	debug.SetGCPercent(percent)
	debug.SetMemoryLimit(int64(max(live+live*usual/100, roomy) + live/8 + 8<<20))
	runtime.SetFinalizer(new([16]byte), func(*[16]byte) { batch() }) // runs after the next collection
}
