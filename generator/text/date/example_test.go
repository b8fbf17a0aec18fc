package date_test

import (
	"fmt"

	"parvis/generator/text/date"
)

func ExampleParse() {
	for _, s := range []string{"2017-02-28", "2017-02", "2017"} {
		d, err := date.Parse(s)
		fmt.Println(d.First(), d.Last(), err)
	}
	_, err := date.Parse("2017-02-30")
	fmt.Println(err != nil)
	// Output:
	// 2017-02-28 2017-02-28 <nil>
	// 2017-02-01 2017-02-28 <nil>
	// 2017-01-01 2017-12-31 <nil>
	// true
}

// A year may be any of its days: it is not after one of them.
func ExampleDate_After() {
	day := date.Date{Year: 2017, Month: 2, Day: 28}
	fmt.Println(date.Date{Year: 2017}.After(day), date.Date{Year: 2018}.After(day))
	// Output: false true
}

func ExampleDate_Next() {
	fmt.Println(date.Date{Year: 2017, Month: 2}.Next())
	// Output: 2017-03-01
}
