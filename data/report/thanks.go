package report

// ThanksLetters are the 礼状 of an evening, a page a lecturer, or one to all of them.
type ThanksLetters struct {
	Texts    [2]string // what she wrote to staff and to those from outside; "" = the standard text
	Together bool      // one letter with all names
	People   int       // who came; 0 = is not known
	All      []RequestLetter
}
