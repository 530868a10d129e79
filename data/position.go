package data

import "strings"

// A roster that has no 職位順 of its own is ordered by what the titles mean.
// The higher titles come first; a title counts if it ends with the word, so that
// 総務課長 is a 課長 and 課長補佐 is not. Bands follow the usual staff structure of a
// city: from 課長 up 管理職, down to 係長 and 主査 中堅, the rest 若手.
var titles = []struct {
	word string
	rank int
	band Band
}{
	{"市長", 1, Manager}, {"副市長", 2, Manager}, {"教育長", 3, Manager}, {"理事", 8, Manager}, {"局長", 10, Manager}, {"部長", 12, Manager}, {"次長", 20, Manager},
	{"参事", 24, Manager}, {"所長", 28, Manager}, {"館長", 28, Manager}, {"園長", 28, Manager}, {"室長", 28, Manager}, {"課長", 30, Manager},
	{"副参事", 36, Manager}, {"主幹", 38, Middle}, {"課長補佐", 40, Middle}, {"室長補佐", 40, Middle}, {"副主幹", 44, Middle}, {"専門員", 46, Middle}, {"係長", 50, Middle},
	{"主査", 54, Middle}, {"副主査", 58, Middle}, {"主任主事", 60, Junior}, {"主任技師", 60, Junior}, {"主任", 62, Junior}, {"主事", 70, Junior}, {"技師", 70, Junior},
	{"保育士", 72, Junior}, {"保健師", 72, Junior}, {"消防監", 20, Manager}, {"消防司令長", 30, Manager}, {"署長", 28, Manager}, {"消防司令", 40, Middle}, {"消防司令補", 50, Middle}, {"消防士長", 60, Junior}, {"消防副士長", 66, Junior}, {"消防士", 70, Junior},
	{"主事補", 78, Junior}, {"技師補", 78, Junior}, {"会計年度任用職員", 90, Junior},
}

// rankOf orders a title: lower is higher in the house; 0 = not known.
func rankOf(title string) (rank int, band Band) {
	best := 0
	for _, t := range titles {
		if strings.HasSuffix(title, t.word) && len(t.word) > best {
			best, rank, band = len(t.word), t.rank, t.band
		}
	}
	return rank, band
}
