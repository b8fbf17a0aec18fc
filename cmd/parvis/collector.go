package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A build ends within seconds, so a small heap needs no garbage collection. For a
// large site the heap is kept close to the live data: collecting more often costs a
// fifth more time and saves two fifths of the memory.
const (
	freeHeap   = 178 << 20 // bytes of heap below which there is no collection
	heapGrowth = 32        // GOGC of a larger heap, in per cent
	minHeap    = 4 << 20   // bytes; the runtime counts a smaller heap as this
)

// tuneGC sets the garbage collector for a short-lived command. The settings depend on
// the live heap after the last collection, so it runs again after each collection.
func tuneGC() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return // the user's settings take precedence
	}
	now := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/globals:bytes"},
		{Name: "/gc/scan/stack:bytes"}}
	metrics.Read(now)
	live, percent := now[0].Value.Uint64(), heapGrowth
	if live < freeHeap {
		all := max(live+now[1].Value.Uint64()+now[2].Value.Uint64(), minHeap) // base of the percentage
		percent = max(heapGrowth, int((freeHeap-live)*100/all))
	}
	debug.SetGCPercent(percent)
	// The heap itself stays below the memory limit. The limit is for fragmentation,
	// some of it per processor: free memory that objects of other sizes can't use is
	// returned to the system.
	debug.SetMemoryLimit(int64(max(live+live*heapGrowth/100, freeHeap) + live/12 + 6<<20 + uint64(runtime.GOMAXPROCS(0))<<21))
	runtime.SetFinalizer(new([16]byte), func(*[16]byte) { tuneGC() }) // runs after the next collection
}
