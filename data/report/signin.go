package report

import "jibun/data/wareki"

// SignIn is the 受付名簿 of one seminar. Nothing in it tells a telephone number
// or an e-mail address.
type SignIn struct {
	Head
	Number     int
	Title      string
	Date       wareki.Date
	Start, End string
	Venue      string
	Speakers   string
	Lecturers  []Lecturer // the same, one by one
	Capacity   int
	Category   string
	Applied    int // 申込: in any state, without 当日参加
	Expected   int // 参加予定: confirmed without 当日参加, and offers that run
	Staff      []SignInLine
	Outside    []SignInLine
	Waiting    []SignInLine // on a sheet of its own; nobody whose offer ran out
	Party      bool         // there is a 懇親会: show its two columns
	Fee        int          // yen
	Purpose    string       // 利用目的
	NoReading  []string
	Columns    []DoorColumn // those that were chosen; nil: the usual ones
	WalkIns    int          // free lines for 当日参加
	ByKana     bool         // the lists are in 五十音順
	Ledger     string       // which ledger it is of, and the evening in it: what a printed page
	Seminar    int64        // says of itself, so that it can be read back; 0 = it is not
}

// DoorColumn is a column of the 受付名簿 that the office may leave out; №, 受付, 所属・団体
// and 氏名 always stand there.
type DoorColumn string

// The columns, in their order.
const (
	DoorPosition DoorColumn = "position" // 職名
	DoorReading  DoorColumn = "reading"  // ふりがな
	DoorSign     DoorColumn = "sign"     // 署名
	DoorLeave    DoorColumn = "leave"    // 退室
	DoorParty    DoorColumn = "party"    // 懇親会 and 会費, where there is one
	DoorRemark   DoorColumn = "remark"   // 備考
)

// DoorColumns are all of them.
func DoorColumns() []DoorColumn {
	return []DoorColumn{DoorPosition, DoorReading, DoorSign, DoorLeave, DoorParty, DoorRemark}
}

// Label is how screen and paper write it.
func (c DoorColumn) Label() string {
	return map[DoorColumn]string{DoorPosition: "職名", DoorReading: "ふりがな", DoorSign: "署名", DoorLeave: "退室", DoorParty: "懇親会・会費", DoorRemark: "備考"}[c]
}

// UsualDoorColumns are those where the office has chosen none: all but 退室.
func UsualDoorColumns() []DoorColumn {
	return []DoorColumn{DoorPosition, DoorReading, DoorSign, DoorParty, DoorRemark}
}

// Usual number of free lines for 当日参加, and the most that an office may want.
const (
	UsualWalkIns = 10
	MostWalkIns  = 30
)

// SignInLine is one person at the door. No is the number 「あとで入力」 takes, as it was
// printed first; of those who wait it is the place in their queue.
type SignInLine struct {
	No                  int
	StaffNo             string // "" for outside people
	From                string // 所属・団体
	Place               string // the same, "" where nobody recorded any
	Position            string // 職名
	Name                string
	Reading             string
	Party               bool
	First               bool // ★初参加
	Remark              string
	NameNow, ReadingNow string // today's, where Name and Reading are those of the day
	Mark                string // what became of it, as in the 出席簿: ○ △ × ● ・
	Became              string // the same in words: 出席 遅刻 早退 …
	Department          int    // where the department stands in the official order (建制順)
	Official            int    // where the line stands in that of the whole paper: 建制順, 職位順, ふりがな
}

// Book is the 出席簿: the year's matrix, people × seminars.
type Book struct {
	Head
	Year       wareki.FiscalYear
	Seminars   []BookSeminar
	People     []BookPerson
	A3         bool          // on paper of A3; else A4
	NotEntered []BookSeminar // past, and nobody has entered who came: they have no column
}

// BookSeminar is a column.
type BookSeminar struct {
	Series      string // of all series together: its name on the day; else ""
	Number      int
	Date        wareki.Date
	Title       string
	Applied     int
	Attendances int
	CountedOnly bool
	Unentered   bool // people were expected, and of nobody is known whether they came
}

// BookPerson is a row. Marks has one mark for each seminar: ○ 出席 △ 遅刻・早退
// × 欠席 ● 無断 キ キャンセル 待 キャンセル待ち 講 講師 ・ 未確認, "" nothing.
type BookPerson struct {
	StaffNo                       string // "" for outside people
	From, Position, Name, Reading string
	NameNow, ReadingNow           string // today's, where Name and Reading are those of the reference day
	Last                          string // 所属・団体 on the last evening with a confirmed registration, "" without one
	Marks                         []string
	Applied, Attended             int
	Rate                          Ratio
}
