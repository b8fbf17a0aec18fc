package layout

import "strings"

// departements is where each of the 101 départements stands among the tiles, by line. The overseas
// ones are a column of their own, Corse stands below at the right. It is our own design.
var departements = func() (grid [][]string) {
	for _, line := range strings.Split(departementGrid, "\n") {
		var codes []string
		for _, code := range strings.Fields(line) {
			codes = append(codes, strings.Trim(code, "."))
		}
		grid = append(grid, codes)
	}
	return grid
}()

// departementGrid has 14 lines of 11 places; a point is an empty one.
const departementGrid = `. . . . . 62 59 . . . .
. . . . 76 80 60 02 08 . .
. . 50 14 27 95 93 51 55 57 67
29 22 35 61 78 92 75 94 77 54 68
. 56 53 72 28 45 91 10 52 88 90
. . 44 49 41 18 89 21 70 25 .
. . 85 79 37 36 58 71 39 . .
971 . 17 16 86 23 03 42 69 01 74
972 . 33 24 87 19 63 43 38 73 .
973 . 40 47 46 15 48 07 26 05 .
974 . 64 32 82 12 30 84 04 06 .
976 . . 65 31 81 34 13 83 . .
. . . . 09 11 . . . . 2B
. . . . . 66 . . . . 2A`

// Tile is the place of a département among the tiles, from the top left.
type Tile struct {
	Code         string
	Line, Column int
}

// TileLines and TileColumns are how many there are.
const TileLines, TileColumns = 14, 11

// Departements returns the place of every département.
func Departements() []Tile {
	var out []Tile
	for i, line := range departements {
		for j, code := range line {
			if code != "" {
				out = append(out, Tile{code, i, j})
			}
		}
	}
	return out
}
