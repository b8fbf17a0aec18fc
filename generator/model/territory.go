package model

import "parvis/generator/reference/geo"

// Communes returns the names of the communes where a priority neighbourhood of the map of 2024
// lies, by the official table; none for another territory.
func (t *Territory) Communes() []string {
	if t.Level != QPV {
		return nil
	}
	var names []string
	for _, code := range geo.QPVCommunes(t.Code) {
		if place, ok := geo.Find(geo.Commune, code); ok {
			names = append(names, place.Name)
		}
	}
	return names
}
