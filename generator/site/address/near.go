package address

import "fmt"

// Near is the page that tells what is known where a commune lies. The data that its
// script asks for lie below, in folders that bear the fingerprint of what they
// hold: a copy that a browser kept is never mixed with later ones.
//
//	pres-de-chez-moi/communes-<fingerprint>/noms/<n>.json
//	pres-de-chez-moi/communes-<fingerprint>/codes/<two characters>.json
//	pres-de-chez-moi/territoires-<fingerprint>/<prefix>.json, or tout.json
const Near = "pres-de-chez-moi/"

// NearTowns returns the folder of the communes, and NearNames and NearCodes its files:
// the nth of those by name, from 0, and those of the codes that begin so.
func NearTowns(fingerprint string) string { return Near + "communes-" + fingerprint + "/" }
func NearNames(fingerprint string, n int) string {
	return fmt.Sprintf("%snoms/%d.json", NearTowns(fingerprint), n)
}
func NearCodes(fingerprint, start string) string {
	return NearTowns(fingerprint) + "codes/" + start + ".json"
}

// NearPlaces returns the folder of what the site says of its territories, and NearPart
// the file for the communes whose code begins with a prefix, which may be "".
func NearPlaces(fingerprint string) string { return Near + "territoires-" + fingerprint + "/" }
func NearPart(fingerprint, prefix string) string {
	if prefix == "" {
		prefix = "tout"
	}
	return NearPlaces(fingerprint) + prefix + ".json"
}
