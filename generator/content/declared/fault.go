package declared

// The codes of faults that this package finds. Those of dates, figures and numbers are the remarks
// of package typed.
const (
	UnknownChoice     = "unknown-choice" // a word that isn't in the list of its key
	UnknownDomain     = "unknown-domain" //
	UnknownPlace      = "unknown-place"  // no territory of that name
	SeveralPlaces     = "several-places" // two territories of that name
	TwoDomains        = "two-domains"    // marks under two domains
	NoDomain          = "no-domain"      // a new commitment without a domain
	NoAction          = "no-action"      // figures without a commitment
	NoSignatory       = "no-signatory"   // a row that names none
	NoIndicator       = "no-indicator"   // figures, and the commitment has several indicators or none
	NoUnit            = "no-unit"        // an indicator without a unit
	NoPeriod          = "no-period"      // a figure without a year
	BadPeriod         = "bad-period"     // a year that isn't one
	TwoFigures        = "two-figures"    // another figure for the same period
	TwoValues         = "two-values"     // another value for the same key on another row
	RowTwice          = "row-twice"      // a row that says the same as one before
	LineBreakInName   = "line-break-in-name"
	FormulaFault      = "formula-fault"  // #REF!
	MergedFigure      = "merged-figure"  // a figure in a cell that is merged over several rows
	FormulaUnread     = "formula-unread" // a formula without a stored value
	ColourOnly        = "colour-only"    // a column whose cells have colours and no text
	NamesDiffer       = "names-differ"   // one SIREN under two names
	PersonalData      = "personal-data"  // an e-mail address or a phone number
	UnknownColumn     = "unknown-column"
	DoubtfulColumn    = "doubtful-column"
	DoubledColumn     = "doubled-column"
	ColumnWithoutYear = "column-without-year"
)
