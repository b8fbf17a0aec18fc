package geo

import (
	_ "embed"
	"iter"
	"strings"
)

//go:generate npm ci --prefix tables --no-audit --no-fund
//go:generate curl --fail --location --output-dir tables/node_modules --remote-name-all https://raw.githubusercontent.com/datagouv/decoupage-administratif/98976e5f29e66b8449cf64eaf3e2be0b8d9e7d85/sources/mouvements-communes.csv https://raw.githubusercontent.com/anct-carto/superposeur-V2/3f2b0c0b87604a13831a9f214988878b6a4cb67e/data/admin/centroide-4326_qpv.geojson https://raw.githubusercontent.com/bpineau/gazetteer/2cb0ab31e158ac423130e32b74d7939773c7d78c/sources/qpv/data/qpv.json.gz
//go:generate go run ./tables

// table is the text of a file of data/: a line of column names, then one line per place, its
// columns separated by tabs, the lines sorted by the bytes of their code.
type table string

// row is one line of a table.
type row string

var (
	//go:embed data/regions.tsv
	regions table
	//go:embed data/departements.tsv
	departements table
	//go:embed data/arrondissements.tsv
	arrondissements table
	//go:embed data/epci.tsv
	epcis table
	//go:embed data/communes.tsv
	communes table
	//go:embed data/qpv.tsv
	qpvs table
	//go:embed data/former.tsv
	former table
)

// The columns, by their index in a row. The first two are in every table; data/README.md
// and the first line of each file name them all.
const (
	colCode = 0
	colName = 1

	colRegion = 2 // departements: the région's code, empty for a collectivité

	colDepartement = 2 // arrondissements and communes: a code
	// epci: codes separated by spaces
	colDepartements = 2

	colArrondissement = 3 // communes: a code, empty where there are none
	colEPCIs          = 4 // communes: SIRENs separated by spaces, none for a few islands
	colPostal         = 5 // communes: postal codes separated by spaces, none in five uninhabited districts

	colCommunes = 2 // qpv: codes separated by spaces

	colUntil = 2 // former: the day from which it isn't any more, as 2023-01-01
	colNow   = 3 // former: the code of the commune of today
)

// tableOf returns an empty table for a level that has none.
func tableOf(level Level) table {
	switch level {
	case Region:
		return regions
	case Departement:
		return departements
	case Arrondissement:
		return arrondissements
	case EPCI:
		return epcis
	case Commune:
		return communes
	case QPV:
		return qpvs
	default:
		return ""
	}
}

// lines returns the table without its line of column names.
func (t table) lines() string {
	_, lines, _ := strings.Cut(string(t), "\n")
	return lines
}

// find returns the row of a code by binary search on the text: about 16 comparisons
// for 35,000 communes, and nothing to parse or store beforehand.
func (t table) find(code string) (row, bool) {
	for text := t.lines(); text != ""; {
		start := strings.LastIndexByte(text[:len(text)/2], '\n') + 1
		line, after, _ := strings.Cut(text[start:], "\n")
		switch strings.Compare(code, row(line).field(colCode)) {
		case 0:
			return row(line), true
		case -1:
			text = text[:start]
		default:
			text = after
		}
	}
	return "", false
}

// rows yields every row in the order of the codes.
func (t table) rows() iter.Seq[row] {
	return func(yield func(row) bool) {
		for line := range strings.Lines(t.lines()) {
			if !yield(row(strings.TrimSuffix(line, "\n"))) {
				return
			}
		}
	}
}

// field returns the nth column.
func (r row) field(n int) string {
	rest := string(r)
	for range n {
		_, rest, _ = strings.Cut(rest, "\t")
	}
	value, _, _ := strings.Cut(rest, "\t")
	return value
}
