package barchart

import (
	"math"
	"strconv"
	"strings"
)

// axisTicks returns the ticks of a numeric axis from zero, for a maximum value,
// a number of splits and a minimum step.
func axisTicks(maxValue, splits, minStep float64) (ticks []float64) {
	if maxValue == 0 {
		maxValue = 1
	}
	step := max(nice(maxValue/splits), minStep)
	digits := precision(step) + 2
	end := round(math.Ceil(maxValue/step)*step, digits)
	for tick := 0.0; tick <= end; tick = round(tick+step, digits) {
		ticks = append(ticks, tick)
	}
	return ticks
}

// nice rounds a number to one significant digit: 1, 2, 3 or 5 (util/number.js).
func nice(n float64) float64 {
	exponent := math.Floor(math.Log(n) / math.Ln10)
	if n/math.Pow(10, exponent) >= 10 {
		exponent++
	}
	power := math.Pow(10, exponent)
	digit := 10.0
	for _, d := range []struct{ below, is float64 }{{1.5, 1}, {2.5, 2}, {4, 3}, {7, 5}} {
		if n/power < d.below {
			digit = d.is
			break
		}
	}
	return round(digit*power, int(max(0, -exponent)))
}

// precision returns the number of decimals of a number.
func precision(n float64) int {
	_, decimals, _ := strings.Cut(shortest(n), ".")
	return len(decimals)
}

func shortest(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// round rounds a number to some decimals.
func round(n float64, decimals int) float64 {
	// parsing a formatted number can't fail
	out, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'f', min(decimals, 20), 64), 64)
	return out
}

// formatNumber writes a number as the pages do. js/numbers.js does the same.
func formatNumber(n float64, lang string) string {
	group, decimalMark := "\u202f", ","
	if lang == "en" {
		group, decimalMark = ",", "."
	}
	whole, fraction, _ := strings.Cut(shortest(n), ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + group + whole[at:]
	}
	if fraction == "" {
		return whole
	}
	return whole + decimalMark + fraction
}
