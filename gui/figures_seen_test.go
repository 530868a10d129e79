package gui

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"jibun/data/wareki"
	"jibun/gui/papers"
)

// figuresSeen holds every labelled number against what was counted.
type figuresSeen struct {
	t *testing.T
	o *countedOffice
	counted
	seen map[string]int // word → how often it was held against its count
}

func newFiguresSeen(t *testing.T) *figuresSeen {
	o := newCountedOffice(t)
	return &figuresSeen{t: t, o: o, counted: o.count(), seen: map[string]int{}}
}

// sameFigure are words that are said in more than one way.
var sameFigure = map[string]string{"出席": "参加延べ", "参加延べ人数": "参加延べ", "キャンセル待ち": "待ち", "受付のまま": "受付", "受付中": "受付", "キャンセル・取消": "取消"}

// holds compares a number with the count of its subject; one that has none fails.
func (f *figuresSeen) holds(where string, of tally, x labelled) {
	f.t.Helper()
	f.seen[x.word]++
	word := x.word
	if w, ok := sameFigure[word]; ok {
		word = w
	}
	want, ok := of[word]
	if word == "空き" {
		want, ok = max(0, of["定員"]-of["席"]), of["定員"] > 0
	}
	switch {
	case !ok:
		f.t.Errorf("%s: 「%s」 cannot be placed: what is counted as %s?", where, x.text, x.word)
	case want != x.n:
		f.t.Errorf("%s: 「%s」 says %s %d, counted are %d", where, x.text, x.word, x.n, want)
	}
}

// enough fails if one of the words was not seen at all: the reading has gone blind.
func (f *figuresSeen) enough(words string) {
	f.t.Helper()
	for _, w := range strings.Fields(words) {
		if f.seen[w] == 0 {
			f.t.Errorf("no %s was seen", w)
		}
	}
}

// titles are the evenings of the office.
func (f *figuresSeen) titles() []string { return slices.Sorted(maps.Keys(f.o.at)) }

// Every number a reader sees beside its word, on every page of the window, is the one
// that is counted from the rows of the ledger.
func TestFigures_seen(t *testing.T) {
	f := newFiguresSeen(t)
	p := newTestProgram(t, f.o.path)
	for _, title := range f.titles() {
		id := f.o.at[title]
		for _, tab := range seminarTabs() {
			p.desk.goRoom("seminars")
			p.desk.goSeminar(id, tab.key)
			f.page(p, title+" "+tab.key, func(labelled) tally { return f.evenings[id] })
		}
		for _, k := range papers.Kinds() {
			if k.Of == papers.OfEvening {
				p.desk.goPaper(k.Key, id, 0)
				f.page(p, title+" paper "+k.Key, func(labelled) tally { return f.evenings[id] })
			}
		}
	}
	tonight, year := f.evenings[f.o.at["今夜の回"]], f.years[sampleDay.FiscalYear()]
	for _, r := range rooms() {
		p.desk.goRoom(r.key)
		f.page(p, r.key, func(x labelled) tally {
			if slices.Contains([]string{"参加予定", "参加確定", "待ち", "初めての方", "懇親会", "定員"}, x.word) {
				return tonight
			}
			return year
		})
	}
	f.list(p)
	f.enough("参加予定 定員 待ち 初めての方 初参加 懇親会 出席 未確認 参加確定 空き 外部 締切後 受付のまま キャンセル待ち キャンセル・取消 参加 セミナー待ち")
}

// page looks at what stands on the page that is shown. A gathering has a capacity and a
// queue of its own; the head above it is that of the other tabs.
func (f *figuresSeen) page(p *program, where string, of func(labelled) tally) {
	f.t.Helper()
	root := p.win.Content()
	settle(root)
	if page, ok := p.desk.sh.now.(*seminarPage); ok {
		if tab, ok := page.tab().(*partyTab); ok {
			root, of = tab.Content(), func(labelled) tally { return f.parties[tab.id] }
		}
	}
	for _, x := range readFigures(pageTexts(root)) {
		f.holds(where, of(x), x)
	}
}

// list looks at the rows of the list of evenings, also at those below the edge.
func (f *figuresSeen) list(p *program) {
	f.t.Helper()
	p.desk.goRoom("seminars")
	page := p.desk.sh.now.(*seminarsPage)
	rows := strings.Split(strings.TrimRight(copied(page.grid), "\r\n"), "\r\n")
	heads := strings.Split(rows[0], "\t")
	of := 0 // the year that is chosen
	for _, day := range f.days {
		of += boolean(day.FiscalYear() == sampleDay.FiscalYear())
	}
	if len(rows)-1 != of {
		f.t.Errorf("the list has %d rows of %d", len(rows)-1, of)
	}
	for _, row := range rows[1:] {
		cells := strings.Split(row, "\t")
		id, ok := f.o.at[cells[slices.Index(heads, "テーマ")]]
		if !ok {
			f.t.Fatalf("which evening is %q?", row)
		}
		for i, h := range heads {
			for _, x := range readFigures([]string{h, cells[i]}) {
				f.holds("the list: "+row, f.evenings[id], x)
			}
		}
	}
}

// yearOf is the year that a text names: 令和8年度.
func (f *figuresSeen) yearOf(text string) (wareki.FiscalYear, bool) {
	for y := range f.years {
		if strings.HasPrefix(text, fmt.Sprintf("令和%d年度", int(y)-2018)) {
			return y, true
		}
	}
	return 0, false
}
