package interactive

import "embed"

//go:embed all:dist
var dist embed.FS

// Script returns the script that shows options in a browser, an ES module; nil for a program built
// without it. js/interactive.js documents its exports. Notices must be published
// next to every copy of it as licences.txt, the name in its first line.
func Script() []byte { return bundled("interactive.js") }

// Notices returns the licences of what the script is made of; nil without it.
func Notices() []byte { return bundled("licences.txt") }

//go:embed js/frames.js
var frames []byte

// Frames returns the script that other sites may load beside the figures that they embed: it fits
// their frames to what they hold.
func Frames() []byte { return frames }

// bundled returns a file built by interactive/bundle; nil if it wasn't built.
func bundled(name string) []byte {
	b, err := dist.ReadFile("dist/" + name)
	if err != nil {
		return nil
	}
	return b
}
