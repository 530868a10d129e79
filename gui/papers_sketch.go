package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
)

// paperLooks are what a paper is for and how its pages are built, for those who have
// not seen it yet.
type paperLooks struct {
	what    string // who uses it for what
	holds   string // what stands on it
	wide    bool   // pages lie
	columns []float32
	rows    int
	letter  bool // lines of text instead of a table
}

// looksOf describes the paper of a key.
func looksOf(key string) paperLooks {
	switch key {
	case "party":
		return paperLooks{what: lang.X("papers.what.party", "懇親会の幹事が、参加する方と会費を確かめるときに使います。"),
			holds: lang.X("papers.holds.party", "番号、氏名、所属・団体、会費の受領欄と、人数と合計。待っている方は下に分けます。"), columns: []float32{1, 3, 4, 2}, rows: 14}
	case "letter":
		return paperLooks{what: lang.X("papers.what.letter", "講師か、その所属長に登壇をお願いする文書です。"),
			holds: lang.X("papers.holds.letter", "あて先、お願いの文、日時・会場・テーマ、担当の連絡先。"), letter: true, rows: 12}
	case "annual":
		return paperLooks{what: lang.X("papers.what.annual", "一年の実績を上司に報告し、ファイルに綴じるときに使います。"),
			holds: lang.X("papers.holds.annual", "表紙とまとめ、開催一覧、所属別・分類別の人数、分析、受講の一覧。シートごとに分かれています。"), wide: true, columns: []float32{1, 3, 2, 2, 2, 2}, rows: 10}
	case "book":
		return paperLooks{what: lang.X("papers.what.book", "だれがどの回に出たかを、一年分まとめて見るときに使います。"),
			holds: lang.X("papers.holds.book", "人を縦、回を横に取った表。出席・遅刻・早退・欠席の印と、人ごと・回ごとの合計。"), wide: true, columns: []float32{3, 3, 1, 1, 1, 1, 1, 1, 1, 1}, rows: 12}
	case "case":
		return paperLooks{what: lang.X("papers.what.case", "取組をほかの団体に紹介するとき、県や国から頼まれて出す様式です。"),
			holds: lang.X("papers.holds.case", "十四の欄と、年度ごとの実績の表、「参加者数 H20:85名→H25:1,247名」の見出し。2ページ以内です。"), columns: []float32{2, 8}, rows: 12}
	case "person":
		return paperLooks{what: lang.X("papers.what.person", "本人や所属から、これまでの受講を聞かれたときに渡します。"),
			holds: lang.X("papers.holds.person", "氏名と所属、出席した回の一覧(開催日・テーマ・そのときの所属)、登壇した回。"), columns: []float32{1, 2, 5, 3}, rows: 14}
	}
	return paperLooks{what: lang.X("papers.what.signin", "当日、会場の入口に置き、来られた方に印を付けてもらいます。"),
		holds: lang.X("papers.holds.signin", "番号、所属・団体、氏名とふりがな、懇親会、受付の印の欄。番号は、翌朝の入力にも使います。"), columns: []float32{1, 4, 3, 3, 1, 2}, rows: 16}
}

// sketch draws how a page of the paper is built: a sheet with a title and a table.
func (l paperLooks) sketch() fyne.CanvasObject {
	sheet := canvas.NewRectangle(kit.Color(kit.ColorSurface))
	sheet.StrokeColor, sheet.StrokeWidth, sheet.CornerRadius = kit.Color(kit.ColorLine), 1, 2
	line := func(c fyne.ThemeColorName) *canvas.Rectangle { return canvas.NewRectangle(kit.Color(c)) }
	objects := []fyne.CanvasObject{sheet, line(kit.ColorMuted)}
	for range l.rows * max(len(l.columns), 1) {
		objects = append(objects, line(kit.ColorLine))
	}
	return container.New(&sketchLayout{l}, objects...)
}

// sketchLayout places the sheet, its title and its cells.
type sketchLayout struct{ paperLooks }

const sketchShort, sketchLong = 200, 283 // A4

func (l *sketchLayout) size() fyne.Size {
	if l.wide {
		return fyne.NewSize(sketchLong, sketchShort)
	}
	return fyne.NewSize(sketchShort, sketchLong)
}

// MinSize is Fyne's.
func (l *sketchLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.size() }

// Layout is Fyne's.
func (l *sketchLayout) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	const margin = 18
	s := l.size()
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	put(o[0], 0, 0, s.Width, s.Height)
	width := s.Width - 2*margin
	put(o[1], margin+width*0.3, margin, width*0.4, 5)
	top, step := float32(margin+20), (s.Height-2*margin-20)/float32(l.rows)
	columns, sum := l.columns, float32(0)
	if l.letter {
		columns = []float32{1}
	}
	for _, c := range columns {
		sum += c
	}
	for row := range l.rows {
		x := float32(margin)
		for i, c := range columns {
			w := width * c / sum
			share := float32(0.72)
			if l.letter {
				share = []float32{0.35, 1, 1, 0.8}[row%4]
			}
			put(o[2+row*len(columns)+i], x, top+float32(row)*step, w*share, 3)
			x += w
		}
	}
}
