package rules

// alone is by how many years the last day on which something was done may be
// after the one before it. Beyond, a typing error is likelier than years of
// silence.
const alone = 2

// checkDay wants the as-of date, where nobody gave it, not to
// hang on a single date far after all others.
func checkDay(c *checker) {
	if c.DayGiven {
		return
	}
	last, before := c.Latest(false)
	if before.Entry != nil && last.Day.Year > before.Day.Year+alone {
		c.warn(last.Entry, last.Path, "lonely-date", last.Day.String(), before.Day.String())
	}
}
