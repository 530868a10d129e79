package report

import "jibun/data/wareki"

// LetterKind is to whom a 講師依頼書 goes.
type LetterKind int

const (
	LetterToLecturer LetterKind = iota // to the lecturer
	LetterToHead                       // to the head of the lecturer's section or organisation
	LetterMemo                         // 事務連絡: a note within the office
)

// RequestLetter is what a 講師依頼書 says: the facts, as they stand on the day the
// letter is about. Its sentences are the paper's.
type RequestLetter struct {
	Head
	Kind     LetterKind
	Text     string      // what she wrote instead of the standard sentences, with marks; "" = those
	With     []Addressee // other lecturers to whom the same letter goes
	Document string      // 文書番号, "" = to be filled in by hand
	Phone    string      // of the section
	Email    string

	Lecturer string
	From     string // 所属 of staff, 団体 of an outside person; may be empty
	Position string // 職名
	Outside  bool
	Role     string // 講師, スピーカー …
	Agreed   bool   // 内諾 was given, or more

	Number     int // 通算回, 0 = none
	Title      string
	Date       wareki.Date // "" = not fixed
	Start, End string
	Venue      string
	Capacity   int // 0 = no limit
	Party      bool
	PartyVenue string
	PartyStart string
	Fee        int // yen, of the gathering
}
