package report

import (
	"fmt"
	"slices"

	"jibun/data/wareki"
)

// Annual is the 年次報告書 of one fiscal year: everything the sheets of the workbook
// say. Nothing in it depends on what happened after the year's end, except Head.Made,
// Witness and what was written about a seminar later (Reviews); so a report made again a year later is the same
// report.
type Annual struct {
	Head
	Year      wareki.FiscalYear
	Number    string      // 文書番号, may be empty
	Counted   string      // what the figures are of, where that must be said; else ""
	AsOf      wareki.Date // reference day of head counts and 現所属: 31 March, or today in the running year
	Running   bool        // the year is not over on AsOf: it is compared with no whole year
	Totals    []Year      // sheet 2: a row a year since the beginning, the last one is Year
	Seminars  []SeminarRow
	Divisions []Division     // sheet 4
	Unknown   *DepartmentRow // staff without a posting on the day (所属の記録なし); nil if none
	// StaffPeople are the staff among the 実人数 of Year, the numerator of
	// 参加率 in the last row of sheet 4; 0 leaves that cell out.
	StaffPeople int
	Outside     []OutsideRow
	History     []HistoryRow // sheet 5
	Speakers    []SpeakerRow // sheet 6
	Analysis    Analysis     // sheet 7
	Reviews     []Review     // of the seminars about which something was written
	// WithoutHistory leaves 受講履歴 out of the paper: it is most of its pages.
	WithoutHistory bool
	NoReading      []string // names without a reading, for the warning
	Witness        Witness
	Unsettled      []string // labels of seminars whose attendance is not typed in, or not completely
}

// Witness is the last operation that changed the ledger that a report was made from, with its
// seal, which stands for everything before it. On paper it witnesses the file.
type Witness struct {
	Operation int64
	Seal      string // hexadecimal
}

// String is 第43210番 2f9c80a1 …, "" if nothing is known.
func (w Witness) String() string {
	if w.Operation == 0 {
		return ""
	}
	text := fmt.Sprintf("第%d番", w.Operation)
	for part := range slices.Chunk([]byte(w.Seal), 8) {
		text += " " + string(part)
	}
	return text
}

// Year is a row of 実績総括表. The definitions are those of Figures.
type Year struct {
	Year         wareki.FiscalYear `json:"year"`
	Seminars     int               `json:"seminars"` // held
	Capacity     int               `json:"capacity"`
	Applications int               `json:"applications"`
	Attendances  int               `json:"attendances"`  // includes CountedOnly
	CountedOnly  int               `json:"counted_only"` // of these, known only as a number (人数のみ)
	People       int               `json:"people"`
	Staff        int               `json:"staff"`   // attendances of staff
	Outside      int               `json:"outside"` // attendances of outside people
	FirstTimers  int               `json:"first_timers"`
	NoShows      int               `json:"no_shows"`
	Known        int               `json:"attendance_known"` // confirmed registrations whose attendance is known
	Present      int               `json:"present"`          // of these, present
	Party        int               `json:"party"`            // 懇親会
	// FillAttendances and FillCapacity are the two sides of 充足率: seminars with a capacity only.
	FillAttendances int `json:"fill_attendances"`
	FillCapacity    int `json:"fill_capacity"`
}

// FirstShare is 初参加率, FillRate 充足率, AttendanceRate 出席率.
func (y Year) FirstShare() Ratio     { return Ratio{y.FirstTimers, y.People} }
func (y Year) FillRate() Ratio       { return Ratio{y.FillAttendances, y.FillCapacity} }
func (y Year) AttendanceRate() Ratio { return Ratio{y.Present, y.Known} }

// SeminarRow is a row of 開催一覧. Cancelled and postponed seminars of the year
// are listed too, with the reason in Remark and no figures counted anywhere, and so are
// those whose day is past and that nobody has entered (未入力).
type SeminarRow struct {
	Number       int // 通算回, 0 = none
	InYear       int // of those of the year that took place, from 1; 0 of another
	Date         wareki.Date
	Start, End   string // "18:30", may be empty
	Title        string
	Category     string
	Speakers     []Lecturer
	Venue        string
	Capacity     int // 0 = none
	Applications int
	Attendances  int
	Staff        int
	Outside      int
	FirstTimers  int
	Absent       int // 欠席, those without a word too
	NoShows      int
	Party        int
	CountedOnly  bool // 「人数のみ」
	Held         bool // false: cancelled, postponed or 未入力
	Remark       string
	// for sheet 7
	Repeaters, Regulars, Returning int // with FirstTimers they add up to the known Attendances
}

// Lecturer is one of those who spoke at a seminar, as on the day. One who is known
// only as text has no From.
type Lecturer struct {
	From string // 所属・職, or 団体・肩書
	Name string
	Now  string // today's name, "" of one known only as text
}

// Review is what was written after a seminar that took place (ふり返り), and what its
// survey (アンケート) said.
type Review struct {
	Number                      int
	Date                        wareki.Date
	Title                       string
	Aim, Result, Findings, Next string
	Handed, Returned            int    // sheets
	Scores                      [5]int // sheets that say とても良い … 良くない
}

// Written reports whether there is any text.
func (r Review) Written() bool { return r.Aim+r.Result+r.Findings+r.Next != "" }

// Division is a 部 with its sections in the official order (建制順).
type Division struct {
	Name        string
	Departments []DepartmentRow
	// People are the distinct people of the 部: who moved within it counts
	// once. 0 means the sum of Departments.
	People int
}

// DepartmentRow is a row of 所属別参加状況.
type DepartmentRow struct {
	Code        string
	Name        string // 課
	Headcount   int    // on the reference day
	People      int
	Attendances int
	FirstTimers int
	LastYear    int         // attendances of the year before
	Last        wareki.Date // last attendance up to the year's end, "" = never
}

// OutsideRow sums outside people of one affiliation (市民, NPO, …).
type OutsideRow struct {
	Affiliation string
	People      int
	Attendances int
	FirstTimers int
	LastYear    int
	Last        wareki.Date // last attendance up to the year's end
}

// Headcount is the staff of all departments on AsOf.
func (a Annual) Headcount() int {
	n := 0
	for _, d := range a.Divisions {
		for _, x := range d.Departments {
			n += x.Headcount
		}
	}
	if a.Unknown != nil {
		n += a.Unknown.Headcount
	}
	return n
}

// StaffShare is 参加率 of all the staff; nothing if it is not known how many of the people
// are staff.
func (a Annual) StaffShare() Ratio {
	if a.StaffPeople == 0 {
		return Ratio{}
	}
	return Ratio{a.StaffPeople, a.Headcount()}
}

// Rest is what a year counts and no department and no affiliation does: attendances
// known only as a number, and those of departments that are gone. ok is false where
// nothing is left.
func (a Annual) Rest() (rest DepartmentRow, ok bool) {
	rest.Name = "人数のみの記録・旧所属"
	n := len(a.Totals)
	if n > 0 {
		rest.Attendances, rest.FirstTimers = a.Totals[n-1].Attendances, a.Totals[n-1].FirstTimers
	}
	for _, y := range a.Totals {
		if y.Year == a.Year-1 {
			rest.LastYear = y.Attendances
		}
	}
	before := rest.LastYear > 0 || slices.ContainsFunc(a.Totals, func(y Year) bool { return y.Year == a.Year-1 })
	take := func(x DepartmentRow) {
		rest.Attendances -= x.Attendances
		rest.FirstTimers -= x.FirstTimers
		rest.LastYear -= x.LastYear
	}
	for _, d := range a.Divisions {
		for _, x := range d.Departments {
			take(x)
		}
	}
	if a.Unknown != nil {
		take(*a.Unknown)
	}
	for _, o := range a.Outside {
		take(DepartmentRow{Attendances: o.Attendances, FirstTimers: o.FirstTimers, LastYear: o.LastYear})
	}
	if !before {
		rest.LastYear = 0
	}
	return rest, rest.Attendances != 0 || rest.LastYear != 0 || rest.FirstTimers != 0
}

// HistoryRow is a row of 受講履歴: one confirmed registration.
type HistoryRow struct {
	StaffNo    string // "" for outside people
	Name       string // as on the day
	Reading    string
	Then       string // 当時の所属 (or 団体)
	Now        string // 現所属 on AsOf
	Number     int    // 回
	Date       wareki.Date
	Title      string
	Attendance string // label: 出席 …
	Total      int    // 通算回数 up to and including this evening
}

// SpeakerRow is a row of 講師一覧.
type SpeakerRow struct {
	Name       string
	Reading    string
	Now        string // today's name, "" of one known only as text
	ReadingNow string
	From       string // 所属・職名 on the day
	Place      string // 所属 or 団体 alone, on the day
	Position   string // 職名 or 肩書 alone, on the day
	Role       string
	Date       wareki.Date
	Number     int
	Title      string
	Category   string
	Total      int // 累計: how many times up to and including this one
}

// Analysis is sheet 7.
type Analysis struct {
	Top10       Ratio // 上位10%占有率: their attendances / 参加延べ
	Top10People int   // how many people the tenth is
	Repeaters   int   // people, 2–4 attendances in the year
	Regulars    int   // people, 5 or more
	FirstTimers int
	People      int
	Categories  []CategoryYears // 分類 × 年度
	Years       []wareki.FiscalYear
	Weekdays    []Bucket // 月 … 日
	Bands       []Bucket // 若手 / 中堅 / 管理職 / 記録なし (staff only)
	Confirmed   int      // 参加確定, at held seminars
	Withdrawn   int      // キャンセル
	Revoked     int      // 取消
	Absent      int      // 欠席(連絡あり)
	NoShows     Ratio    // 無断欠席 / attendance known
	CancelRate  Ratio    // キャンセル / 申込延べ
}

// CategoryYears counts a category over Analysis.Years.
type CategoryYears struct {
	Name        string
	Seminars    []int
	Attendances []int
}

// Bucket is a labelled count.
type Bucket struct {
	Label       string
	Seminars    int
	People      int
	Attendances int
}
