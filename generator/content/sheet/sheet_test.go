package sheet

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestDump(t *testing.T) {
	for _, f := range strings.Fields(os.Getenv("DUMP")) {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		w, err := Read(t.Context(), f, data)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range w.Sheets {
			fmt.Println("=====", f, s.Name, s.Hidden, len(s.Rows), s.HiddenColumns)
			for r, row := range s.Rows {
				fmt.Print(r+1, " ")
				for c, cell := range row {
					if cell.Text != "" || cell.covered || cell.Unread {
						fmt.Printf("%s=%d:%q/%s/%v/%v ", ColumnName(c), cell.Kind, cell.Text, cell.Format, cell.covered, cell.Unread)
					}
				}
				fmt.Println()
			}
		}
	}
}
