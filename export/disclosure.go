package export

import (
	"context"
	"fmt"
	"io"

	"jibun/data/report"
	"jibun/export/sheet"
)

// Disclosure writes the 開示用記録 of one person.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Disclosure(ctx context.Context, w io.Writer, r report.Disclosure, o Options) error {
	return Write(ctx, w, DisclosurePaper(r, HalfWidths{}), o)
}

// DisclosurePaper is the same before it is a file: the records under headings of their kind.
func DisclosurePaper(r report.Disclosure, m Measure) *sheet.Paper {
	n := 0
	for _, g := range r.Groups {
		n += 1 + len(g.Records)
	}
	b := newPaper(r.Head, m, joined(" ", "開示用記録", r.Name), 20+n)
	return b.of(func() *sheet.Sheet {
		t := cellLook.sized(9)
		cols := []column{
			{title: "№", mm: 10, look: t.center()},
			{title: "回・所属など", mm: 52, look: t.wrapped(), tall: true, items: true},
			{title: "記録の内容", mm: 105.4, look: t.wrapped(), tall: true, items: true},
		}
		number := b.around("職員番号 ", r.StaffNo, "")
		s := b.draft(plan{name: "開示用記録", personal: true, who: joined("　", sheet.OneLine(r.Name), number)}.of(cols))
		l := s.list("開示用記録　"+sheet.OneLine(r.Name)+b.around("(", sheet.OneLine(r.Reading), ")"), joined("　", number, joined(" ", r.Office, r.Section)), cols)
		for _, g := range r.Groups {
			s.keepTogether(2 * rowHeight)
			s.wide(s.style(cellLook.strong().filled(tintSum)), fmt.Sprintf("%s(%d件)", g.Label, len(g.Records)), rowHeight, len(cols))
			for i, x := range g.Records {
				l.number(l.styles[0], i+1)
				l.words(x.About)
				l.words(x.Says)
				l.done()
			}
		}
		if len(r.Groups) == 0 {
			s.none()
		}
		s.skip(4)
		s.note("※ この台帳に、いま記録のあるものの全部です。「はい」か「いいえ」で残す記録(締切後の申込など)は、「はい」のときだけ書いています。変更の履歴(いつ何を直したか)は含みません。名前を書かないアンケートの答えも、どなたのものか分からないため含みません。")
		return s.close()
	})
}
