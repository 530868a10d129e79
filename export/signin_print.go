package export

import (
	"slices"
	"strings"

	"jibun/data/report"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/sheet"
)

// DoorLine is the line of somebody on a page of a 受付名簿: where it lies, and all that stands
// on its page.
type DoorLine struct {
	Whole page.Rect
	Marks []page.Mark
}

// DoorLines are the lines of a 受付名簿 by №, with the columns that a printed page says it has:
// what should be printed there of whom, so that on a page that comes back what was written
// over it can be told from it.
func DoorLines(r report.SignIn, columns string, f *page.Faces) (map[int]DoorLine, error) {
	r.Columns, r.Party = []report.DoorColumn{}, false
	for _, c := range everyDoorColumn() {
		if c.of != "" && strings.IndexByte(columns, c.letter) >= 0 && !slices.Contains(r.Columns, c.of) {
			r.Columns = append(r.Columns, c.of)
			r.Party = r.Party || c.of == report.DoorParty
		}
	}
	p, err := PrintedOf(r, HalfWidths{})
	if err != nil {
		return nil, err
	}
	out := map[int]DoorLine{}
	for s := range p.Sheets {
		pages, err := page.NewPages(p, s, f)
		if err != nil {
			return nil, err
		}
		n := 0
		for _, d := range s.Drawings {
			if d.Kind != sheet.QR {
				continue
			}
			n++
			x, err := marked.Parse(d.Text)
			if err != nil {
				return nil, err
			}
			boxes, err := Boxes(x)
			if err != nil {
				return nil, err
			}
			marks := pages.Page(n)
			for _, b := range boxes {
				if b.Field == marked.Whole && b.No != 0 {
					out[b.No] = DoorLine{b.Rect, marks}
				}
			}
		}
		break // the waiting list is no part of it
	}
	return out, nil
}
