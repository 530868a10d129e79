package marked

import "jibun/export/page"

// Box is a place on a page to be looked at. A line of the 受付名簿 has one of each field
// that the page shows, and one for all of it.
type Box struct {
	page.Rect
	Field            Field
	Line             int     // of the page, from 1
	No               int     // №, of the line of a person
	WalkIn           int     // of a line for 当日参加: which of all pages, from 1
	Question, Choice int     // of a choice, from 1
	One              bool    // of a choice: only one of its question may be ticked
	Text             string  // of a label: its words
	Size             float64 // and how large they are printed, in points
}

// Field is what stands in a box, or is to be written there.
type Field string

// The fields. Tick, Leave, Fee and Choice are the printed squares themselves; the others
// are the cells that hold them, or that are written into.
const (
	Whole    Field = "line"     // the line over all columns
	No       Field = "no"       // №
	Tick     Field = "tick"     // 受付
	From     Field = "from"     // 所属・団体
	Position Field = "position" // 職名
	Name     Field = "name"     // 氏名
	Reading  Field = "reading"  // ふりがな
	Sign     Field = "sign"     // 署名
	Leave    Field = "leave"    // 退室
	Party    Field = "party"    // 懇親会
	Fee      Field = "fee"      // 会費
	Remark   Field = "remark"   // 備考
	Choice   Field = "choice"   // of a question
	Label    Field = "label"    // the printed words of the choice before
	Answer   Field = "answer"   // its cell: the choice, its words and what is white around them
	Words    Field = "words"    // 自由記述
)

// Square is how wide a square to be ticked is, in millimetres.
const Square = 4.4

// Corners are the filled squares of a page by which it is set straight: from the upper
// left one with the clock. They stand where every printer prints.
func Corners(wide, high float64) [4]page.Rect {
	const side, in = 5.0, 7.0
	x, y := wide-in-side, high-in-side
	return [4]page.Rect{{X: in, Y: in, Wide: side, High: side}, {X: x, Y: in, Wide: side, High: side},
		{X: x, Y: y, Wide: side, High: side}, {X: in, Y: y, Wide: side, High: side}}
}

// Code is where the QR of an upright A4 page stands: at the right of its head.
var Code = page.Rect{X: 178, Y: 16, Wide: 18, High: 18}

// Light is a bar as light as the lightest pen, and as thin: where a scan in black and white
// does not show it, what people wrote may not be there either.
var Light = page.Rect{X: 199.2, Y: 16, Wide: .5, High: 18}

// CodeFree is how far the page stays white around the QR.
const CodeFree = 2.5
