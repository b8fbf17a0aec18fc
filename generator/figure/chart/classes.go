package chart

import (
	"math"
	"slices"
)

// Class is a step of a map: the least and the greatest value that it really holds.
type Class struct{ Low, High float64 }

// Classes divides whole numbers above zero into at most most classes, in increasing order. Up
// to most distinct values, each is a class. Beyond, values that are near stand together: the
// breaks make the squared distances to the mean of each class as small as they can be (Fisher,
// 1958, "natural breaks").
func Classes(values []float64, most int) []Class {
	var sorted []float64
	for _, v := range values {
		if v > 0 && !math.IsInf(v, 0) {
			sorted = append(sorted, math.Round(v))
		}
	}
	slices.Sort(sorted)
	distinct := slices.Compact(slices.Clone(sorted))
	if most < 1 || len(distinct) == 0 {
		return nil
	}
	n := len(distinct)
	weight := make([]float64, n)
	for i, d := range distinct {
		at, _ := slices.BinarySearch(sorted, d)
		end, _ := slices.BinarySearch(sorted, d+.5)
		weight[i] = float64(end - at)
	}
	k := min(most, n)
	// least[c][j] is the smallest sum of the first j values in c classes; from[c][j] is where the last begins.
	least, from := make([][]float64, k+1), make([][]int, k+1)
	for c := range least {
		least[c], from[c] = make([]float64, n+1), make([]int, n+1)
		for j := range least[c] {
			least[c][j] = math.Inf(1)
		}
	}
	least[0][0] = 0
	for c := 1; c <= k; c++ {
		for j := c; j <= n; j++ {
			var w, sum, squares float64
			for i := j - 1; i >= c-1; i-- {
				w += weight[i]
				sum += weight[i] * distinct[i]
				squares += weight[i] * distinct[i] * distinct[i]
				if cost := least[c-1][i] + max(squares-sum*sum/w, 0); cost < least[c][j] {
					least[c][j], from[c][j] = cost, i
				}
			}
		}
	}
	out := make([]Class, k)
	for c, j := k, n; c > 0; c-- {
		i := from[c][j]
		out[c-1] = Class{distinct[i], distinct[j-1]}
		j = i
	}
	return out
}

// ShadeOf returns the role of a value among classes; Empty for zero. Few classes take the
// strong shades: the only one of a map must be seen.
func ShadeOf(v float64, classes []Class) Role {
	if v <= 0 || len(classes) == 0 {
		return Empty
	}
	for i, c := range classes {
		if math.Round(v) <= c.High || i == len(classes)-1 {
			return ShadeOfClass(i, len(classes))
		}
	}
	return Empty
}

// ShadeOfClass returns the role of the ith class, from 0, for a key.
func ShadeOfClass(i, of int) Role { return Shade((Shades*(i+1) + of - 1) / of) }
