package quantity_test

import (
	"fmt"

	"parvis/generator/text/quantity"
)

func ExampleParse() {
	q, err := quantity.Parse("30 à 40")
	fmt.Println(q.Low, q.High, err)
	_, err = quantity.Parse("une trentaine")
	fmt.Println(err)
	// Output:
	// 30 40 <nil>
	// not a number, a range, a bound or an approximation
}

func ExampleQuantity_Add() {
	apprentices := quantity.Between(30, 40)
	sum := apprentices.Add(quantity.Exact(12))
	fmt.Println(sum.Low, sum.High, sum.IsExact())
	// Output: 42 52 false
}

func ExampleQuantity_Over() {
	mean := quantity.Between(30, 40).Over(2)
	fmt.Println(mean.Low, mean.High)
	// Output: 15 20
}
