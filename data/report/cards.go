package report

import "jibun/data/wareki"

// Badge is a person on a card: of a 名札, a 机上札 or an envelope.
type Badge struct {
	Name, Reading  string
	From, Position string
	Role           string // of a lecturer: 講師; "" of those who come
}

// Badges are the 名札 of an evening.
type Badges struct {
	Head
	Number      int
	Title       string
	Date        wareki.Date
	All         []Badge
	Blank       int     // cards without a name after those with one
	Sheet       int     // on a sheet: 10 or 8
	Right, Down float64 // millimetres that all of them are moved on the sheet
	Frames      bool    // the edges of the cards are drawn: to try where they lie, or to cut
}

// Tents are the 机上札 of the lecturers of an evening.
type Tents struct {
	Head
	Number  int
	Title   string
	Date    wareki.Date
	All     []Badge
	Upright bool // written from top to bottom
}

// Envelopes are the envelopes to the lecturers of an evening.
type Envelopes struct {
	Head
	Number int
	Title  string
	Date   wareki.Date
	Large  bool // 角形2号; else 長形3号
	Heads  bool // they go to the heads of their sections
	All    []Addressee
}

// Addressee is a lecturer to whom an envelope goes.
type Addressee struct {
	From, Position, Name string
	Role                 string // 講師, スピーカー …; "" of who has none
	Outside              bool
}

// Attended is the 出席確認済み名簿: who came to an evening, for the file.
type Attended struct {
	Head
	Number                int
	Title                 string
	Date                  wareki.Date
	Start, End            string
	Venue, Speakers       string
	Capacity, Applied     int
	Staff, Outside        []SignInLine // with their marks
	Present, Late, Absent int          // 出席; 遅刻・早退; 欠席 of both kinds
	Unknown               int          // 未確認
	Spoke                 int          // on the list, but spoke: counted apart
	Circulation           []string     // labels of the boxes of 供覧
}
