package search

// A posting is a document that has a word, with the best place it has it in:
// the document's number, then two bits.
type posting uint32

// The places of a word in a document, from the best.
const (
	wholeTitle = iota // it is the whole title
	inTitle           // among others
	inLead
	inText
	placeCount
)

func (p posting) doc() int   { return int(p >> 2) }
func (p posting) place() int { return int(p & 3) }

// Numbers are written five bits to a letter, the weightiest first, from '0' on;
// a letter from 'P' on says that another follows. So written, lists of numbers
// are text that any host compresses.
const (
	zero         = '0'
	continuation = 32
)

// appendNumber writes a number, 0 or more.
func appendNumber(b []byte, n int) []byte {
	shift := 0
	for n>>shift >= continuation {
		shift += 5
	}
	for ; shift > 0; shift -= 5 {
		b = append(b, byte(zero+continuation+n>>shift&31))
	}
	return append(b, byte(zero+n&31))
}

// appendPostings writes the documents of a word: a list for each place, as the
// gaps between their numbers, tabs between; lists that are empty at the end are
// left out.
func appendPostings(b []byte, ps []posting) []byte {
	kept := len(b)
	for place := range placeCount {
		if place > 0 {
			b = append(b, '\t')
		}
		last := -1
		for _, p := range ps {
			if p.place() == place {
				b = appendNumber(b, p.doc()-last-1)
				last = p.doc()
			}
		}
		if last >= 0 {
			kept = len(b)
		}
	}
	return b[:kept]
}
