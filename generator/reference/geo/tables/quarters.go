package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
)

const (
	// quartersFile has the priority neighbourhoods of the map of 2024 by commune, of metropolitan
	// France and the overseas départements.
	quartersFile = "tables/node_modules/centroide-4326_qpv.geojson"
	// outlinesFile has those of the map's outlines, the overseas collectivités included.
	outlinesFile = "tables/node_modules/qpv.json.gz"
)

// quarters returns the rows of the priority neighbourhoods: code, name, and the communes where
// they lie. The communes are those of the first source, which follows their mergers.
func quarters(current map[string]string) ([][]string, error) {
	communes, err := quarterCommunes()
	if err != nil {
		return nil, err
	}
	file, err := os.Open(outlinesFile)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", outlinesFile, err)
	}
	var outlined struct {
		QPVs []struct {
			Code, Label string
			INSEE       []string
		}
	}
	if err := json.NewDecoder(unpacked).Decode(&outlined); err != nil {
		return nil, fmt.Errorf("%s: %w", outlinesFile, err)
	}
	var rows [][]string
	for _, q := range outlined.QPVs {
		in := communes[q.Code]
		if in == nil {
			in = q.INSEE
		}
		slices.Sort(in)
		in = slices.Compact(in)
		for _, code := range in {
			if current[code] == "" {
				return nil, fmt.Errorf("%s lies in %s, which is no commune", q.Code, code)
			}
		}
		rows = append(rows, []string{q.Code, q.Label, strings.Join(in, " ")})
	}
	return rows, nil
}

// quarterCommunes returns the communes of each neighbourhood of the first source.
func quarterCommunes() (map[string][]string, error) {
	data, err := os.ReadFile(quartersFile)
	if err != nil {
		return nil, err
	}
	var byCommune struct {
		Features []struct {
			Properties struct {
				Commune string `json:"insee_com"`
				Codes   string `json:"code_qp"` // separated by ", "
			}
		}
	}
	if err := json.Unmarshal(data, &byCommune); err != nil {
		return nil, fmt.Errorf("%s: %w", quartersFile, err)
	}
	out := map[string][]string{}
	for _, f := range byCommune.Features {
		for _, code := range strings.Split(f.Properties.Codes, ", ") {
			out[code] = append(out[code], f.Properties.Commune)
		}
	}
	return out, nil
}
