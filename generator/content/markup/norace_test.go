//go:build !race

package markup

const raced = false
