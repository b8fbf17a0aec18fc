package interactive

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"parvis/generator/figure/chart"
	"parvis/generator/reference/geo"
)

// read is the parts of options that tests look at.
type read struct {
	Lang   string `json:"lang"`
	Series []struct {
		Type string `json:"type"`
		Map  string `json:"map"`
		Data []struct {
			Name  string `json:"name"`
			Value any    `json:"value"`
			Style *struct {
				Color, AreaColor string
				Decal            any
			} `json:"itemStyle"`
			Label *struct {
				Formatter string `json:"formatter"`
			} `json:"label"`
			Tooltip *struct {
				Formatter string `json:"formatter"`
			} `json:"tooltip"`
		} `json:"data"`
	} `json:"series"`
}

func options(t *testing.T, c chart.Chart) (o read, raw string, height int) {
	t.Helper()
	first, height, err := Options(c, "fr-FR")
	if err != nil {
		t.Fatal(err)
	}
	second, _, _ := Options(c, "fr-FR")
	if string(first) != string(second) {
		t.Errorf("%s: two makings differ", c.Form)
	}
	if err := json.Unmarshal(first, &o); err != nil {
		t.Fatal(err)
	}
	return o, string(first), height
}

func row(label string, role chart.Role, v ...chart.Value) chart.Row {
	return chart.Row{Label: label, Role: role, Cells: v}
}

// kinds is a row for each way of knowing.
var kinds = []chart.Row{
	row("Exact", chart.Hue1, chart.Number(40, "40")), row("Intervalle", chart.Plain, chart.Value{Low: 30, High: 40, Kind: chart.Range, Text: "30 à 40"}),
	row("Au moins", chart.Plain, chart.Value{Low: 20, High: 20, Kind: chart.AtLeast, Text: "au moins 20"}), row("Au plus", chart.Plain, chart.Value{High: 15, Kind: chart.AtMost, Text: "au plus 15"}),
	row("Zéro", chart.Plain, chart.Number(0, "0")), row("Sans bilan", chart.Plain, chart.Value{Kind: chart.Missing}), row("Non précisé", chart.Unknown, chart.Number(5, "5")),
}

// Rows come in their order with their words; what is certain is a bar, what is possible goes on from it.
func TestRows(t *testing.T) {
	o, _, height := options(t, chart.Chart{Form: chart.Bars, Rows: kinds})
	certain, possible := o.Series[1].Data, o.Series[2].Data
	var got []string
	for i, d := range certain {
		got = append(got, fmt.Sprint(d.Name, ": ", d.Value, " + ", possible[i].Value, ", ", possible[i].Label.Formatter))
	}
	want := []string{"Exact: 40 + 0, 40", "Intervalle: 30 + 10, 30 à 40", "Au moins: 20 + 0, au moins 20", "Au plus: 0 + 15, au plus 15", "Zéro: 0 + 0, 0", "Sans bilan: <nil> + 0, ?", "Non précisé: 5 + 0, 5"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if certain[0].Style.Color != "#2766c0" || certain[6].Style.Decal == nil || certain[1].Style.Decal != nil || o.Lang != "fr" || height < 7*40 {
		t.Errorf("%+v, %d high", certain, height)
	}
}

// Targets stand at their number in the row, or the period, that they are of.
func TestTargets(t *testing.T) {
	target := chart.Target{Value: chart.Number(60, "60"), From: 1, To: 2}
	r := chart.Row{Label: "Stagiaires", Said: "27 sur 60", Cells: []chart.Value{chart.Number(27, "27")}, Targets: []chart.Target{target}}
	o, _, _ := options(t, chart.Chart{Form: chart.Targets, Rows: []chart.Row{row("Autre", chart.Plain, chart.Number(1, "1")), r}})
	if marks := o.Series[3].Data; len(marks) != 1 || fmt.Sprint(marks[0].Value) != "[60 1]" || o.Series[2].Data[1].Label.Formatter != "27 sur 60" {
		t.Errorf("%+v", o.Series)
	}
	r.Cells = append(r.Cells, chart.Value{Kind: chart.Missing}, chart.Number(70, "70"))
	o, _, _ = options(t, chart.Chart{Form: chart.Chronicle, Columns: []string{"2016", "2017", "2018"}, Rows: []chart.Row{r}})
	if marks := o.Series[2].Data; len(marks) != 2 || fmt.Sprint(marks[0].Value, marks[1].Value) != "[1 60] [2 60]" {
		t.Errorf("%+v", o.Series)
	}
}

// Every place of a map has a value and words, so that none is said to be NaN.
func TestMaps(t *testing.T) {
	rows := []chart.Row{{Code: "76", Label: "Occitanie", Role: chart.Shade5, Cells: []chart.Value{{Low: 12, High: 12, Text: "12", Tip: "Occitanie : 12"}}}}
	for form, places := range map[chart.Form]int{chart.Regions: len(geo.Outlines(geo.Region)), chart.Tiles: len(geo.Outlines(geo.Departement))} {
		o, _, _ := options(t, chart.Chart{Form: form, Rows: rows, Key: []chart.Entry{{Role: chart.Away, Text: "non décrit"}}})
		if len(o.Series[0].Data) != places {
			t.Errorf("%s: %d places, want %d", form, len(o.Series[0].Data), places)
		}
		for _, d := range o.Series[0].Data {
			if d.Value == nil || d.Tooltip == nil || d.Tooltip.Formatter == "" {
				t.Errorf("%s: %+v", form, d)
			}
		}
	}
	for _, s := range geo.Outlines(geo.Region) {
		if !strings.Contains(Ground(), `<path name="`+s.Code+`"`) {
			t.Errorf("the ground lacks %s", s.Code)
		}
	}
}

// A text is never a formatter with variables, nor markup.
func TestTexts(t *testing.T) {
	for _, form := range chart.Forms() {
		c := chart.Chart{Form: form, Columns: []string{"{a}", "</script>"}, Rows: []chart.Row{row("{b|x} {c} </script>", chart.Plain, chart.Number(1, "{d}"), chart.Number(2, "2"))}}
		if !Offered(c) {
			continue
		}
		o, raw, _ := options(t, c)
		if strings.Contains(raw, "</script>") {
			t.Errorf("%s: markup in %s", form, raw)
		}
		for _, s := range o.Series {
			for _, d := range s.Data {
				if d.Label != nil && strings.ContainsAny(d.Label.Formatter, "{}") || d.Tooltip != nil && strings.ContainsAny(d.Tooltip.Formatter, "{}") {
					t.Errorf("%s: a formatter of %+v", form, d)
				}
			}
		}
	}
}
