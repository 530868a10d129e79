package export

import (
	"slices"
	"strings"

	"jibun/data/report"
	"jibun/export/marked"
)

// doorColumn is a column of the 受付名簿: what stands in it, and its letter in the QR of a
// printed page. A letter is never given another meaning, and a column that becomes wider
// or moves needs another letter: pages that were printed before are read by them.
type doorColumn struct {
	column
	field  marked.Field
	letter byte
	of     report.DoorColumn // "" always stands there
	room   float64           // the width that it gets where there is room
}

// doorWidth is that of all columns together, in millimetres.
const doorWidth = 167.4

func everyDoorColumn() []doorColumn {
	c := cellLook.center()
	return []doorColumn{
		{column{title: "№", mm: 8, look: c}, marked.No, 'N', "", 9},
		{column{title: "受付", mm: 8.5, look: c.sized(14)}, marked.Tick, 'T', "", 9.4},
		{column{title: "所属・団体", mm: 24, look: cellLook}, marked.From, 'F', "", 32},
		{column{title: "職名", mm: 12, look: cellLook.sized(9)}, marked.Position, 'J', report.DoorPosition, 13},
		{column{title: "氏名", mm: 22, look: cellLook.sized(11)}, marked.Name, 'M', "", 27},
		{column{title: "ふりがな", mm: 18, look: cellLook.sized(8)}, marked.Reading, 'K', report.DoorReading, 22},
		{column{title: "署名", mm: 34, look: cellLook}, marked.Sign, 'S', report.DoorSign, 45},
		{column{title: "退室", mm: 9.4, look: c.sized(14)}, marked.Leave, 'L', report.DoorLeave, 9.4},
		{column{title: "懇親会", mm: 9.2, look: c.sized(12)}, marked.Party, 'P', report.DoorParty, 9.2},
		{column{title: "会費", mm: 8, look: c.sized(14)}, marked.Fee, 'Y', report.DoorParty, 9.4},
		{column{title: "備考", mm: 11.5, look: cellLook.sized(8)}, marked.Remark, 'R', report.DoorRemark, 17},
	}
}

// doorColumns are those of a list.
func doorColumns(r report.SignIn) []doorColumn {
	chosen := r.Columns
	if chosen == nil {
		chosen = report.UsualDoorColumns()
	}
	return wideDoor(slices.DeleteFunc(everyDoorColumn(), func(c doorColumn) bool {
		return c.of != "" && (!slices.Contains(chosen, c.of) || c.of == report.DoorParty && !r.Party)
	}))
}

// wideDoor shares out what the columns leave of the page: each gets what it wants, those
// first that are written into by hand, and the last words have the rest.
func wideDoor(cols []doorColumn) []doorColumn {
	left := doorWidth
	for _, c := range cols {
		left -= c.mm
	}
	// give makes a column as wide as most, 0 for what it wants.
	give := func(f marked.Field, most float64) {
		i := slices.IndexFunc(cols, func(c doorColumn) bool { return c.field == f })
		if i < 0 {
			return
		}
		if most == 0 {
			most = cols[i].room
		}
		more := min(left, max(most-cols[i].mm, 0))
		cols[i].mm += more
		left -= more
	}
	for _, f := range []marked.Field{marked.Sign, marked.Remark, marked.No, marked.Tick, marked.Name, marked.From, marked.Reading, marked.Position, marked.Fee} {
		give(f, 0)
	}
	for _, f := range []marked.Field{marked.Remark, marked.From, marked.Name} {
		give(f, 60)
	}
	return cols
}

// lettered are the columns that a printed page says it has; false if one is not known.
func lettered(letters string) ([]doorColumn, bool) {
	cols := slices.DeleteFunc(everyDoorColumn(), func(c doorColumn) bool { return strings.IndexByte(letters, c.letter) < 0 })
	return wideDoor(cols), len(cols) == len(letters)
}

func letters(cols []doorColumn) string {
	var out []byte
	for _, c := range cols {
		out = append(out, c.letter)
	}
	return string(out)
}
