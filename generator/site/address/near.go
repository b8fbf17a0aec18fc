package address

import "fmt"

// Near is the page that shows what is known about a commune and its surroundings. The data that its
// script fetches are below, in folders named with a fingerprint of their
// content, so that files that a browser cached are never mixed with later ones.
//
//	pres-de-chez-moi/communes-<fingerprint>/noms/<n>.json
//	pres-de-chez-moi/communes-<fingerprint>/codes/<two characters>.json
//	pres-de-chez-moi/territoires-<fingerprint>/<prefix>.json, or tout.json
const Near = "pres-de-chez-moi/"

// NearTowns returns the folder of the communes; NearNames and NearCodes return its files:
// the nth file by name, from 0, and the file of the codes that begin with start.
func NearTowns(fingerprint string) string { return Near + "communes-" + fingerprint + "/" }
func NearNames(fingerprint string, n int) string {
	return fmt.Sprintf("%snoms/%d.json", NearTowns(fingerprint), n)
}
func NearCodes(fingerprint, start string) string {
	return NearTowns(fingerprint) + "codes/" + start + ".json"
}

// NearPlaces returns the folder of the data about the site's territories, and NearPart
// the file for the communes whose code begins with a prefix, which may be "".
func NearPlaces(fingerprint string) string { return Near + "territoires-" + fingerprint + "/" }
func NearPart(fingerprint, prefix string) string {
	if prefix == "" {
		prefix = "tout"
	}
	return NearPlaces(fingerprint) + prefix + ".json"
}
