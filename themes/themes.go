// Package themes embeds the themes that come with the program.
package themes

import "embed"

// FS has one folder per theme.
//
//go:embed all:parvis
var FS embed.FS
