package report

import "jibun/data/wareki"

// PartySheet is the 懇親会名簿: who comes to the social gathering after a seminar and
// who has paid.
type PartySheet struct {
	Head
	Number   int // 通算回 of the seminar, 0 = none
	Title    string
	Date     wareki.Date
	Venue    string // of the gathering
	Start    string // "20:15", may be empty
	Capacity int    // 0 = no limit
	Fee      int    // yen a person
	People   []PartyLine
	Waiting  []PartyLine // those who get a place if somebody stays away
	Hoping   []PartyLine // those who wait for the seminar itself, in no number
	Purpose  string      // 利用目的
}

// PartyLine is one person at the gathering. No runs from 1, in the order of readings.
type PartyLine struct {
	No            int
	From          string // 所属・団体 on the day
	Name, Reading string
	Paid          bool
}
