package declared

import "parvis/generator/content/table"

// Source is a table that was read, for a person who checks what was understood.
type Source struct {
	File, Sheet string
	Table       *table.Table
}

// Skipped is a sheet that wasn't read.
type Skipped struct {
	File, Sheet string
	Why         SkipReason
}

// SkipReason is why a sheet wasn't read.
type SkipReason string

// The reasons.
const (
	Hidden   SkipReason = "hidden"
	NoTable  SkipReason = "no-table"
	NotAsked SkipReason = "not-asked" // another sheet was asked for
)
