package generator

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parvis/generator/content/sheet"
)

// manyRows is a text file of n signatories with three commitments each. Their SIREN have right check
// digits.
func manyRows(n int) []byte {
	var b strings.Builder
	b.WriteString("Entreprise;SIREN;Taille;Territoire;Signature;Domaine;Action;Indicateur;Unité;Réalisé 2016;Réalisé 2017;Objectif 2019\n")
	domains := []string{"Éducation", "Emploi & insertion", "RSE"}
	for i := range n {
		for j, d := range domains {
			fmt.Fprintf(&b, "Société fictive %05d;%s;PME;Gard;12/03/2016;%s;Action numéro %d de la société;Personnes reçues;personnes;%d;%d;100\n", i, sirenOf(i), d, j, i%50, (i*7)%90)
		}
	}
	return []byte(b.String())
}

// sirenOf returns the ith number of nine digits with a right check digit (Luhn).
func sirenOf(i int) string {
	first := fmt.Sprintf("%08d", 14_000_000+i)
	sum := 0
	for at, c := range first {
		d := int(c - '0')
		if at%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return first + fmt.Sprint((10-sum%10)%10)
}

// BenchmarkImport plans the import of 10,000 rows: 3,333 signatories into a site that has ten.
func BenchmarkImport(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "content")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "content"))); err != nil {
		b.Fatal(err)
	}
	data := manyRows(3_333)
	b.ReportAllocs()
	for b.Loop() {
		book, err := sheet.Read(b.Context(), "x.csv", data)
		if err != nil {
			b.Fatal(err)
		}
		done, err := Import(b.Context(), ImportOptions{Options: Options{Content: dir}, Books: []*sheet.Workbook{book}, DryRun: true})
		if err != nil || len(done.Records) != 3_333 {
			b.Fatal(err, len(done.Records))
		}
	}
}
