package report

import "jibun/data/wareki"

// PersonHistory is the 受講履歴 of one person: every confirmed registration at an
// evening that took place, and every talk given.
type PersonHistory struct {
	Head
	Name, Reading string
	StaffNo       string // "" for outside people
	From          string // 所属・団体 today
	Position      string
	Visits        []PersonVisit
	Talks         []PersonTalk
	Attended      int // of Visits, those that count as 参加
}

// PersonVisit is a row of it.
type PersonVisit struct {
	Series     string // 講座, by its name of the day; "" = that of Head
	Number     int    // 回, 0 = none
	Date       wareki.Date
	Title      string
	Then       string // 当時の所属
	Attendance string // label: 出席 …
	Total      int    // 通算: attendances in the series up to and including this one; 0 = did not attend
}

// PersonTalk is a row of 登壇.
type PersonTalk struct {
	Series string // as in PersonVisit
	Number int
	Date   wareki.Date
	Title  string
	Then   string
	Role   string
	Total  int // 累計, all series
}
