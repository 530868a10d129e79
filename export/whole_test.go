package export

import (
	"strings"
	"testing"

	"jibun/data/report"
	"jibun/export/sheet"
)

// textsOf are the texts of a paper, a row a line.
func textsOf(t *testing.T, p *sheet.Paper) []string {
	t.Helper()
	var out []string
	_, sheets := inHand(t, p)
	for _, s := range sheets {
		for _, row := range s.Rows {
			var cells []string
			for _, c := range row.Cells {
				if c.Kind == sheet.Text {
					cells = append(cells, c.Text)
				}
			}
			out = append(out, strings.Join(cells, "|"))
		}
	}
	return out
}

// What belongs together stays in one line: a label and what it is of, the two parts of a name.
func TestPhrased_together(t *testing.T) {
	b := &paper{measure: HalfWidths{}}
	for text, want := range map[string]string{
		"講師　国立大学法人 地域共創推進機構 特任准教授 大久保 真之介、市民団体 理事長 辻村 邉　定員 320人・参加予定 304人": "講師　国立大学法人 地域共創推進機構 特任准教授\n大久保 真之介、市民団体 理事長 辻村 邉\n定員 320人・参加予定 304人",
		"申込の状態: 参加確定　そのとき: 欠席　申込日時: 令和8年5月1日(金)":                           "申込の状態: 参加確定　そのとき: 欠席\n申込日時: 令和8年5月1日(金)",
		"総務企画局 人事部 人事課 職員研修・自己啓発支援担当係長 様":                                  "総務企画局 人事部 人事課\n職員研修・自己啓発支援担当係長 様",
	} {
		if got := b.phrased(text, 92, 9.5); got != want { // 26 characters
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// 様 does not stand alone below a long section.
func TestLetter_address(t *testing.T) {
	for _, kind := range []report.LetterKind{report.LetterToHead, report.LetterMemo} {
		r := sampleLetter(kind, false)
		for _, office := range []string{"地域包括ケア推進部 高齢者在宅生活支援サービス調整担当課 認知症施策推進係", "保健福祉局 地域包括ケア推進部 高齢者在宅生活支援サービス調整担当課 認知症施策係"} {
			r.From = office
			for _, line := range textsOf(t, paperOf(t, r)) {
				if line = strings.TrimSpace(line); line == "様" || line == "長 様" {
					t.Errorf("%v: %q of %s", kind, line, office)
				}
			}
		}
	}
}

// The name of the series stands whole in a certificate, and in a letter.
func TestNames_whole(t *testing.T) {
	c := sampleCertificates(report.Completion)
	c.Series = "じぶん投資セミナー"
	texts := textsOf(t, paperOf(t, c))
	for _, kind := range []report.LetterKind{report.LetterToLecturer, report.LetterToHead, report.LetterMemo} {
		for n := range 20 { // where it comes to stand differs
			r := sampleLetter(kind, true)
			r.Series, r.Office = "じぶん投資セミナー", strings.Repeat("響", n)+"市"
			texts = append(texts, textsOf(t, paperOf(t, r))...)
		}
	}
	seen := 0
	for _, text := range texts {
		seen += strings.Count(text, "じぶん投資セミナー")
		for _, part := range []string{"じぶん", "じぶん投資", "「"} {
			for _, line := range strings.Split(text, "\n") {
				if strings.HasSuffix(line, part) {
					t.Errorf("a line ends with %q: %s", part, line)
				}
			}
		}
	}
	if seen < 60 {
		t.Error("seen", seen)
	}
}

// What stands on a 名札 keeps away from where it is cut, and a long section is legible.
func TestBadges_edge(t *testing.T) {
	for _, n := range []int{10, 8} {
		r := sampleBadges(4)
		r.Sheet = n
		r.All[0].Name = "NGUYEN THI HONG NHUNG ALEXANDRA"
		r.All[1].From, r.All[1].Position = "教育委員会事務局 生涯学習部 図書館サービス・社会教育施設マネジメント推進課 中央図書館分館", "主任"
		p := paperOf(t, r)
		_, sheets := inHand(t, p)
		long := 0
		for i, row := range sheets[0].Rows {
			for j, c := range row.Cells {
				l := p.Looks[c.Look]
				if c.Kind != sheet.Text {
					continue
				}
				wide := 0.0 // in type whose capitals are .7 as wide as high
				for _, r := range c.Text {
					wide += map[bool]float64{true: .7, false: float64(runeWidth(r)) / 2}[r >= 'A' && r <= 'Z'] * l.Size * 25.4 / 72
				}
				if m := sheets[0].Columns; m[j] > badgeWide-2*badgeEdge || !l.Wrap && wide > m[j] {
					t.Errorf("%d: row %d: %s reaches the edge", n, i+1, c.Text)
				}
				if strings.Contains(c.Text, "図書館") {
					long++
					if l.Size < 7 || linesHigh(strings.Count(c.Text, "\n")+1, l.Size) > points(row.Height) {
						t.Errorf("%d: %q in %g points", n, c.Text, l.Size)
					}
				}
			}
		}
		if long != 1 {
			t.Error(n, "the long section stands", long, "times")
		}
	}
}

// A paper of an evening that does not take place says so.
func TestCalledOff(t *testing.T) {
	signIn, party := sampleSignIn(3, 1, 1, true), sampleParty(3, 0, 3000)
	signIn.CalledOff, party.CalledOff = "中止", "延期"
	for want, value := range map[string]any{"【中止】": signIn, "【延期】": party} {
		n := 0
		for _, row := range textsOf(t, paperOf(t, value)) {
			n += strings.Count(row, want)
		}
		if n == 0 {
			t.Errorf("%s is not said", want)
		}
	}
}

// The words of a long section are whole where its row has room for the lines that takes.
func TestSized_words(t *testing.T) {
	r := sampleSignIn(3, 0, 0, true)
	r.Staff[0].From = "教育委員会事務局 生涯学習部 図書館サービス・社会教育施設マネジメント推進課 中央図書館分館"
	for _, row := range textsOf(t, paperOf(t, r)) {
		if !strings.Contains(row, "教育委員会事務局\n") && !strings.Contains(row, "教育委員会事務局 ") {
			continue
		}
		for _, word := range []string{"生涯学習部", "マネジメント", "中央図書館分館"} {
			if !strings.Contains(row, word) {
				t.Errorf("%s is broken: %q", word, row)
			}
		}
		return
	}
	t.Error("the section is not there")
}

// What is said below a table does not stand alone on a page, however full the one before is.
func TestNote_company(t *testing.T) {
	for n := 20; n < 60; n++ {
		b := newPaper(report.Head{}, HalfWidths{}, "x", n)
		cols := []column{{title: "部", mm: 60, look: cellLook}}
		l := b.draft(plan{name: "x"}.of(cols)).list("x", "", cols)
		for range n {
			l.words("課")
			l.done()
		}
		l.skip(4)
		l.note("※ 所属は受講した日のものです。")
		page, rows, company := 0.0, l.sheet.Rows, 0
		for i, row := range rows {
			if page += points(row.Height); row.Break || page > l.room() {
				page, company = l.again+points(row.Height), 0
			}
			if i >= l.titles[1] && ruled(b, row) {
				company++
			}
		}
		if company == 0 {
			t.Errorf("%d rows: the note stands alone", n)
		}
	}
}

// Few seminars leave room for long sections; one line of type takes one line of the 出席簿.
func TestBook_room(t *testing.T) {
	for _, a3 := range []bool{false, true} {
		few, many := sampleBook(3, 6), sampleBook(3, 33)
		few.A3, many.A3 = a3, a3
		few.People[1].Name, few.People[1].Reading = "西園寺 龍之介", "さいおんじ りゅうのすけすけ"
		p := paperOf(t, few)
		_, sheets := inHand(t, p)
		_, other := inHand(t, paperOf(t, many))
		if a, b := sheets[0].Columns[1], other[0].Columns[1]; a < b+15 {
			t.Errorf("所属 is %.1f mm wide, beside many seminars %.1f", a, b)
		}
		s := sheets[0]
		wide := 0.0
		for _, mm := range s.Columns {
			wide += mm
		}
		if wide > inner(paperSetup(true, a3)) {
			t.Errorf("the columns are %.1f mm wide", wide)
		}
		for i, row := range s.Rows[bookHead : bookHead+3] {
			lines := 1
			for j, c := range row.Cells {
				if c.Kind == sheet.Text {
					lines = max(lines, HalfWidths{}.Lines(c.Text, s.Columns[j], p.Looks[c.Look].Size))
				}
			}
			if lines == 1 && row.Height > s.Rows[bookHead].Height+.01 {
				t.Errorf("row %d is %.1f mm high with one line", i+1, row.Height)
			}
		}
	}
}

// A line of a certificate has room for its digits, which are wider than half as wide as high.
func TestCertificate_digits(t *testing.T) {
	r := sampleCertificates(report.Attendance)
	r.Series, r.Style = "じぶん投資セミナー", 1
	for n := range 12 {
		r.All[0].Name = "佐藤 太郎"
		r.Title = strings.Repeat("英", n) + "2026年8月13日のABC"
		s := certificates{draft: &draft{paper: newPaper(r.Head, HalfWidths{}, "", 1), plan: plan{widths: certificateColumns}}, r: r}
		said := "　" + s.sentence(r.All[0])
		b, _ := s.block(said)
		text, size := b.text, b.size
		for _, line := range strings.Split(text, "\n") {
			mm := 0.0
			for _, c := range line {
				mm += map[int]float64{1: .6, 2: 1}[runeWidth(c)] * millimetres(size)
			}
			if mm > s.across(2, 4)-cellEdges {
				t.Errorf("%q is %.1f mm wide in %.1f", line, mm, s.across(2, 4))
			}
		}
	}
}
