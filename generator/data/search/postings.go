package search

// A posting is a document that contains a word, with the best place where it occurs:
// the document's number, then two bits for the place.
type posting uint32

// The places of a word in a document, from the best.
const (
	wholeTitle = iota // the word is the whole title
	inTitle           // the title has other words too
	inLead
	inText
	placeCount
)

func (p posting) doc() int   { return int(p >> 2) }
func (p posting) place() int { return int(p & 3) }

// Numbers are written with five bits per character, the most significant first, from '0' on;
// a character from 'P' on means that another follows. Lists of numbers
// are then text, which any host compresses.
const (
	zero         = '0'
	continuation = 32
)

// appendNumber appends a number, 0 or more.
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

// appendPostings appends the documents of a word: a list for each place, as the
// gaps between their numbers, separated by tabs; trailing empty lists are
// omitted.
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
