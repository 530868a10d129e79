package export

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"jibun/data/datatest/soak"
	"jibun/data/report"
	"jibun/data/wareki"
)

func signInOf(r report.SignIn) func(io.Writer) error {
	return func(w io.Writer) error { return SignIn(context.Background(), w, r, Options{}) }
}

func bookOf(r report.Book) func(io.Writer) error {
	return func(w io.Writer) error { return Book(context.Background(), w, r, Options{}) }
}

func TestSumsAreTheirFormulas(t *testing.T) {
	n := sumsHold(t, map[string]func(io.Writer) error{
		"one": annualOf(sampleAnnual(1, 5)), "year": annualOf(sampleAnnual(25, 5)),
		"book": bookOf(sampleBook(40, 15)), "wide": bookOf(sampleBook(3, 62)), "party": partyOf(sampleParty(17, 2, 3500)),
	})
	for name, least := range map[string]int{"one": 60, "year": 80, "book": 100, "wide": 100, "party": 1} {
		if n[name] < least {
			t.Errorf("%s: only %d formulas", name, n[name])
		}
	}
}

// TestSumsAreTheirFormulas_Control shows that a wrong result would be found.
func TestSumsAreTheirFormulas_Control(t *testing.T) {
	wrong := func(w io.Writer) error {
		b := newPaper(report.Head{}, HalfWidths{}, "x", 1)
		s := b.draft(plan{name: "x", widths: []float64{20}})
		s.formula(0, "1+1", 3)
		s.end(0)
		return Write(context.Background(), w, b.of(s.close), Options{})
	}
	needOpenpyxl(t)
	dir := office(t, "xlsx", map[string]func(io.Writer) error{"wrong": wrong})
	if got := readFile(t, dir+"/wrong.xlsx").Sheets[0].Cells["A1"]; got != 2. {
		t.Errorf("1+1 with a stored 3 is calculated as %v", got)
	}
}

func TestPrinted(t *testing.T) {
	western := sampleAnnual(3, 3)
	western.Style = wareki.Western
	text, pages := printed(t, map[string]func(io.Writer) error{
		"year": annualOf(sampleAnnual(25, 60)), "western": annualOf(western), "empty": annualOf(report.Annual{Year: 2019}),
		"one": annualOf(sampleAnnual(1, 1)), "many": annualOf(sampleAnnual(60, soak.Rounds(300, 3000))),
		"signin": signInOf(sampleSignIn(38, 9, 7, true)), "door": signInOf(sampleSignIn(0, 0, 0, false)),
		"book": bookOf(sampleBook(40, 15)), "wide": bookOf(sampleBook(50, 62)), "nobody": bookOf(sampleBook(0, 0)),
		"party": partyOf(sampleParty(17, 2, 3500)), "letter": letterOf(report.LetterToLecturer, true), "letter-head": letterOf(report.LetterToHead, false),
		"letter-memo": letterOf(report.LetterMemo, false), "person": personOf(samplePerson(14, 2)), "person-many": personOf(samplePerson(70, 12)),
	})
	for name, wants := range map[string][]string{
		"year": {"平成31年4月9日", "令和元年5月7日", "令和2年1月14日", "𠮷田", "髙橋", "山﨑", "1,247", "134.1%", "取扱注意",
			`=HYPERLINK("http://`, "人数のみ", "中止", "所属の記録なし", "総計", "セミナー別の参加者の内訳", "第201回", "文書番号", "決裁日"},
		"western": {"2019年4月9日", "2020年4月8日(水) 作成"},
		"empty":   {"該当なし"},
		"signin":  {"第205回", "令和元年5月14日(火) 18:30〜20:00", "★初めて", "利用目的", "当日参加", "キャンセル待ち", "1 / 4 ページ", "たかはし"},
		"door":    {"当日参加", "1 / 1 ページ"},
		"book":    {"● 無断欠席", "出席率", "人数のみ"},
		"nobody":  {"該当なし"},
		"party":   {"懇親会名簿", "第205回", "20:15〜", "割烹 つばき", "合計 17人", "59,500", "キャンセル待ち(2人)", "利用目的", "取扱注意"},
		"letter": {"令和2年4月8日", "広島大学大学院 人間社会科学研究科", "𠮷田 誠 様", "呉市 総務部 人事課長", "講師について(依頼)", "厚くお礼申し上げます",
			"令和2年5月14日(木) 18:30〜20:00", "お引き受けくださいますよう", "50人程度", "別に御相談", "以上", "0823-25-3100"},
		"letter-head": {"福祉保健部 地域共生社会推進課長 様", "髙橋 陽子さんに", "内諾は得ています"},
		"letter-memo": {"事務連絡", "講師について(お願い)", "ぜひ御参加ください"},
		"person":      {"受講履歴", "たかはし しょうた", "0012345", "9回(申込 14回)", "欠席(連絡あり)", "(行政ゼミナール)", "登壇", "ファシリテーター"},
	} {
		for _, want := range wants {
			if !strings.Contains(text[name], want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
	}
	for name, got := range text {
		for _, bad := range []string{"###", "#VALUE", "#REF", "#NAME", "#DIV", "Err:"} {
			if strings.Contains(got, bad) {
				t.Errorf("%s says %s", name, bad)
			}
		}
	}
	// 50 people on 36 rows a page, with 62 seminars on three pages side by side; their themes on one more.
	for name, want := range map[string]int{"signin": 4, "door": 1, "wide": 7, "nobody": 1, "empty": 9,
		"party": 1, "letter": 1, "letter-head": 1, "letter-memo": 1, "person": 1, "person-many": 4} {
		if pages[name] != want {
			t.Errorf("%s has %d pages, want %d", name, pages[name], want)
		}
	}
}

// A page whose head takes more lines has fewer rows, as high as always.
func TestSignIn_highHead(t *testing.T) {
	for _, r := range []report.SignIn{twoLecturers(sampleSignIn(60, 9, 3, true)), nastySignIn(true)} {
		_, sheets := inHand(t, paperOf(t, r))
		rows := 0
		for _, row := range sheets[0].Rows {
			if row.Height < signInLeast-.01 && row.Height > 6.5 && len(row.Cells) > 5 && row.Cells[4].Text != "" {
				t.Errorf("a row of %.2f mm", row.Height)
			}
			if rows++; row.Break {
				break
			}
		}
		if rows-2 >= signInHead+signInRows { // the foot, and the row that begins the next
			t.Errorf("%d rows on a page", rows)
		}
	}
}

func TestSignIn_Pages(t *testing.T) {
	r := sampleSignIn(60, 9, 3, true)
	r.Title = "論語と経営"
	s := read(t, signInOf(r))
	x := s.sheet(t, "受付名簿")
	// 5 rows of head, then 25 rows and the foot a page; 60 + 9 people, three
	// headings and ten free rows are 82 rows: four pages.
	if got := fmt.Sprint(x.RowBreaks); got != "[31 57 83]" {
		t.Errorf("page breaks below rows %s", got)
	}
	if x.TitleRows != "$1:$5" || x.Freeze != "A6" {
		t.Errorf("rows %s repeat, freeze at %s", x.TitleRows, x.Freeze)
	}
	for row := 6; row <= 30; row++ {
		if mm := x.Heights[fmt.Sprint(row)] * 25.4 / 72; mm < 8.9 || mm > 9.05 {
			t.Errorf("row %d is %.2f mm high", row, mm)
		}
	}
	for _, row := range []int{31, 57, 83} {
		if v, _ := x.at(4, row).(string); !strings.HasPrefix(v, "利用目的") {
			t.Errorf("row %d, the foot of a page, says %q", row, v)
		}
	}
	if name, reading := x.at(5, 8), x.at(6, 8); name != "髙橋 翔太" || reading != "たかはし\nしょうた" {
		t.Errorf("name and reading: %q %q", name, reading)
	}
	if wait := s.sheet(t, "キャンセル待ち"); fmt.Sprint(wait.at(1, 5), wait.at(1, 6), wait.at(1, 8)) != "順待1待3" { // no №, which あとで入力 would take
		t.Errorf("the places of those who wait: %v %v … %v", wait.at(1, 5), wait.at(1, 6), wait.at(1, 8))
	}
}

func TestSignIn_WithoutParty(t *testing.T) {
	s := read(t, signInOf(sampleSignIn(2, 0, 0, false)))
	x := s.sheet(t, "受付名簿")
	for cell, v := range x.Cells {
		if v == "懇親会" || v == "会費" {
			t.Errorf("%s says %v", cell, v)
		}
	}
	if len(s.Sheets) != 1 {
		t.Errorf("%d sheets", len(s.Sheets))
	}
}

func TestSignIn_FreeRows(t *testing.T) {
	for _, n := range []int{0, 13, 22, 24, 49} {
		x := read(t, signInOf(sampleSignIn(n, 0, 0, false))).sheet(t, "受付名簿")
		_, head := x.find(t, "当日参加")
		free := 0
		for row := head + 1; ; row++ {
			v, _ := x.at(4, row).(string)
			if strings.HasPrefix(v, "利用目的") && x.at(1, row+1) == nil && x.at(2, row+1) == nil {
				break
			}
			if x.at(2, row) == "□" {
				free++
			}
		}
		if free != report.UsualWalkIns {
			t.Errorf("%d people: %d free rows", n, free)
		}
		if (head-5)%26 == 25 {
			t.Errorf("%d people: the heading is the last row of a page", n)
		}
	}
}

func TestBook_Pages(t *testing.T) {
	x := read(t, bookOf(sampleBook(30, 62))).sheet(t, "出席簿")
	if x.Fit || x.TitleCols != "$A:$E" || x.TitleRows != "$1:$5" || x.Freeze != "F6" || len(x.ColBreaks) != 2 {
		t.Errorf("fit %v, repeats %s %s, freeze %s, breaks %v", x.Fit, x.TitleCols, x.TitleRows, x.Freeze, x.ColBreaks)
	}
	x = read(t, bookOf(sampleBook(30, 12))).sheet(t, "出席簿")
	if x.Fit || len(x.ColBreaks) != 0 {
		t.Errorf("a small year: fit %v, breaks %v", x.Fit, x.ColBreaks)
	}
}

func TestBookPages(t *testing.T) {
	for n := range 200 {
		const room = 157.0
		pages, sum := bookPages(n, room), 0
		for i, p := range pages {
			sum += p
			if w := float64(p) * bookSeminar; w > room || i == len(pages)-1 && w+bookRight[0]+bookRight[1]+bookRight[2] > room {
				t.Errorf("%d seminars: page %d of %v is too wide", n, i+1, pages)
			}
		}
		if sum != n {
			t.Errorf("%d seminars: %v", n, pages)
		}
	}
}
