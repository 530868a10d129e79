package export

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// A page of the 懇親会名簿 has rows of 9 mm like the 受付名簿; a few free ones are
// for those who decide on the spot.
const partyFree = 5

// Party writes the 懇親会名簿 of one seminar: who comes, the fee, and a box for what
// was received; the sum of the fees at the foot.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Party(ctx context.Context, w io.Writer, r report.PartySheet, o Options) error {
	return Write(ctx, w, PartyPaper(r, HalfWidths{}), o)
}

// PartyPaper is the same before it is a file.
func PartyPaper(r report.PartySheet, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, joined(" ", "懇親会名簿", eveningName(r.Number, r.Series)), 20+len(r.People)+len(r.Waiting))
	return b.of(func() *sheet.Sheet {
		p := partySheet{r: r, cols: partyColumns()}
		pg := plan{name: "懇親会名簿", personal: true, freezeRow: 4, titles: [2]int{1, 4}}
		for _, c := range p.cols {
			pg.widths = append(pg.widths, c.mm)
		}
		p.draft = b.draft(pg)
		p.head()
		p.people()
		p.foot()
		return p.close()
	})
}

func partyColumns() []column {
	return []column{
		{title: "№", mm: 9.4, look: cellLook.center()},
		{title: "所属・団体", mm: 56, look: cellLook},
		{title: "氏名", mm: 36, look: cellLook.sized(11)},
		{title: "ふりがな", mm: 32, look: cellLook.sized(9)},
		{title: "会費", mm: 18, look: cellLook.number()},
		{title: "受領", mm: 16, look: cellLook.center().sized(14)},
	}
}

type partySheet struct {
	*draft
	r    report.PartySheet
	cols []column
}

// evening is eveningName as a form says it, too.
func (b *paper) evening(number int, series string) string {
	if b.marks == nil {
		return eveningName(number, series)
	}
	return b.some("第", number, "回 ") + series
}

// calledOff says that the evening of a paper does not take place: 【中止】.
func (b *paper) calledOff() string {
	if b.head.CalledOff == "" {
		return ""
	}
	return "　【" + b.head.CalledOff + "】"
}

// eveningName names a seminar: 第431回 じぶん投資セミナー.
func eveningName(number int, series string) string {
	if number > 0 {
		return fmt.Sprintf("第%d回 %s", number, series)
	}
	return series
}

func (p partySheet) head() {
	r, n := p.r, len(p.cols)
	p.span(plainLook.sized(14).strong(), "懇親会名簿　"+p.evening(r.Number, r.Series)+p.calledOff(), 24, n)
	p.span(plainLook, "日時　"+r.Style.Full(r.Date)+p.around(" ", r.Start, "〜")+p.around("　会場 ", r.Venue, ""), 16, n)
	p.span(plainLook, p.some("定員 ", r.Capacity, "人・")+fmt.Sprintf("参加 %d人", len(r.People))+p.someGrouped("　会費 ", r.Fee, "円"), 19, n)
	for _, c := range p.cols {
		p.text(p.style(headLook), c.title)
	}
	p.end(20)
}

// people writes the list, the free rows and the sum, and on each page of several its own.
// Rows are never split from it.
func (p partySheet) people() {
	height, c := points(signInHeight), p.cols
	first := p.rows + 1
	page := partyPage{from: first}
	for _, x := range each(p.draft, "懇親会名簿", p.r.People) {
		need := p.needs(x, height)
		p.turn(&page, need, height)
		page.people++
		p.number(p.style(c[0].look), x.No)
		need = max(p.snug(c[1].look, x.From, c[1].mm, height), p.snugName(c[2], c[3], x.Name, x.Reading, height))
		p.fee()
		p.wants(true, "懇親会名簿")
		p.text(p.style(c[5].look), p.ifSo(true, "懇親会名簿.会費", "なければ□", received(x.Paid)))
		p.end(need)
	}
	for range partyFree {
		p.turn(&page, height, height)
		p.fill(p.style(cellLook), 4)
		p.text(p.style(c[4].look), "")
		p.text(p.style(c[5].look), received(false))
		p.end(height)
	}
	if page.turned {
		p.pageSum(&page, height)
	}
	p.keepTogether(height)
	last := p.rows
	p.text(p.style(cellLook.center().sum()), fmt.Sprintf("合計 %d人", len(p.r.People)))
	p.fill(p.style(cellLook.sum()), 4)
	p.join(1, 4, 1)
	if page.turned {
		p.subtotal(cellLook.number().sum(), first, last, len(p.r.People))
	} else {
		p.sum(first, last)
	}
	p.text(p.style(cellLook.center().sum()), "")
	p.end(height)
}

// needs is how high the row of somebody is, in points.
func (p partySheet) needs(x report.PartyLine, height float64) float64 {
	_, need := p.into(p.cols[1].look, sheet.Clean(x.From), p.cols[1].mm, height)
	for i, v := range []string{x.Name, x.Reading} {
		c := p.cols[2+i]
		_, n := p.into(c.look, p.parted(sheet.OneLine(v), c), c.mm, height)
		need = max(need, n)
	}
	return need
}

// partyPage is what stands on the page at hand.
type partyPage struct {
	from   int // its first row
	people int
	turned bool // it is not the first
}

// turn ends a page with its sum where the next row and another sum have no room on it.
func (p partySheet) turn(page *partyPage, need, height float64) {
	if p.marks != nil || p.used <= p.again || p.used+need+height <= p.room() {
		return
	}
	p.pageSum(page, height)
	p.newPage()
	*page = partyPage{from: p.rows + 1, turned: true}
}

// pageSum writes the sum of a page. SUBTOTAL leaves those of other pages out.
func (p partySheet) pageSum(page *partyPage, height float64) {
	p.text(p.style(cellLook.center()), fmt.Sprintf("このページの計 %d人", page.people))
	p.fill(p.style(cellLook), 4)
	p.join(1, 4, 1)
	p.subtotal(cellLook.number(), page.from, p.rows, page.people)
	p.text(p.style(cellLook.center()), "")
	p.end(height)
}

func (p partySheet) fee() {
	if p.r.Fee > 0 {
		p.number(p.style(p.cols[4].look), p.r.Fee)
		return
	}
	p.text(p.style(p.cols[4].look), "")
}

// sum adds up what stands in the column of fees, free rows that get one by hand too.
func (p partySheet) sum(first, last int) {
	style := p.style(cellLook.number().sum())
	if p.r.Fee == 0 {
		p.text(style, "")
		return
	}
	col := sheet.ColumnName(5)
	p.formula(style, "SUM("+col+strconv.Itoa(first)+":"+col+strconv.Itoa(last)+")", p.r.Fee*len(p.r.People))
}

// subtotal adds up the fees of some rows, those that are sums themselves left out.
func (p partySheet) subtotal(l look, first, last, people int) {
	if p.r.Fee == 0 {
		p.text(p.style(l), "")
		return
	}
	col := sheet.ColumnName(5)
	p.formula(p.style(l), "SUBTOTAL(9,"+col+strconv.Itoa(first)+":"+col+strconv.Itoa(last)+")", p.r.Fee*people)
}

func received(paid bool) string {
	if paid {
		return "済"
	}
	return "□"
}

// foot names those who wait for a place here, or in the seminar, and says what the names are used for.
func (p partySheet) foot() {
	p.skip(4)
	for _, w := range []struct {
		label, list string
		people      []report.PartyLine
	}{{"懇親会のキャンセル待ち", "懇親会待ち", p.r.Waiting}, {"セミナーのキャンセル待ちの方", "懇親会希望", p.r.Hoping}} {
		if p.wants(len(w.people) > 0, w.list) {
			p.note(fmt.Sprintf("※ %s(%d人): %s", w.label, len(w.people), fields.Waiting(w.people)))
		}
	}
	if p.wants(p.r.Purpose != "", "懇親会の利用目的") {
		p.note(purposeText(p.r.Purpose))
	}
}
