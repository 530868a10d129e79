package gui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/table"
	"jibun/export"
	"jibun/gui/cli"
	"jibun/gui/papers"
)

// paperWords are the headings of columns, and what stands before its number in a cell
// of its own: → word of the counts.
var paperWords = map[string]string{"開催回数": "開催", "定員計": "定員", "申込延べ": "申込", "参加延べ": "参加延べ", "参加延べ人数": "参加延べ", "実人数": "実人数", "うち職員": "うち職員", "うち外部": "うち外部",
	"初参加": "初参加", "懇親会": "懇親会", "定員": "定員", "申込": "申込", "計": "参加延べ", "職員": "うち職員", "外部": "うち外部", "新規": "初参加", "リピーター": "リピーター", "常連": "常連", "久しぶり": "久しぶり",
	"延べ": "参加延べ", "人数": "初参加", "参加確定": "講師を除く参加確定", "キャンセル": "キャンセル", "取消": "取消だけ", "欠席(連絡あり)": "欠席", "無断欠席": "無断欠席",
	"出席・遅刻・早退": "参加延べ", "出欠のわかる参加確定": "出欠のわかる"}

// notFigures are headings of other things that a paper calls by the same word, by sheet.
var notFigures = map[string]string{"受付名簿": "懇親会", "キャンセル待ち": "懇親会", "所属別参加状況": "初参加 人数 外部 計", "実績総括表": "計"}

// paper writes a paper and reads it back.
func (f *figuresSeen) paper(p *program, kind string, r papers.Request) []table.Sheet {
	f.t.Helper()
	k, path := papers.KindOf(kind), filepath.Join(f.t.TempDir(), "x.xlsx")
	x, err := k.Make(f.t.Context(), p.desk.store, r)
	if err != nil {
		f.t.Fatal(err)
	}
	if x.Write == nil {
		return nil
	}
	if err := x.Save(f.t.Context(), p.desk.store, path, export.Options{}); err != nil {
		f.t.Fatal(err)
	}
	file, err := table.ReadFile(f.t.Context(), path, table.DefaultLimits())
	if err != nil {
		f.t.Fatal(err)
	}
	return file.Sheets
}

// cellTexts are the cells of a row that are filled.
func cellTexts(r table.Row) (out []string) {
	for _, c := range r.Cells {
		out = append(out, strings.TrimSpace(strings.ReplaceAll(c.Text(), "\n", "")))
	}
	return out
}

// numberOf is a number of a cell.
func numberOf(c table.Cell) (int, bool) {
	n, err := strconv.Atoi(c.Text())
	return n, err == nil && c.Kind() == table.Number
}

// Every cell of the papers that says a figure says what is counted from the rows of the
// ledger: the lines above the lists, the columns of an evening or a year, the sums.
func TestFigures_papers(t *testing.T) {
	f := newFiguresSeen(t)
	p := newTestProgram(t, f.o.path)
	for _, title := range f.titles() {
		id := f.o.at[title]
		for _, s := range f.paper(p, "signin", papers.Request{Seminar: id, Order: data.ByKana}) {
			f.lines(title+" "+s.Name, s, f.evenings[id])
			f.people(title, s, id)
		}
		for _, s := range f.paper(p, "party", papers.Request{Seminar: id}) {
			f.lines(title+" "+s.Name, s, f.parties[id])
		}
	}
	for year, of := range f.years {
		for _, s := range f.paper(p, "annual", papers.Request{Year: year, History: new(true)}) {
			f.columns(fmt.Sprint(year, " ", s.Name), s, of)
		}
		for _, s := range f.paper(p, "book", papers.Request{Year: year}) {
			f.book(fmt.Sprint(year, " ", s.Name), s, of)
		}
	}
	f.enough("参加予定 定員 キャンセル待ち 参加 職員 外部 初めての方 開催 申込 参加延べ 実人数 うち職員 うち外部 初参加 懇親会 リピーター 常連 久しぶり 出欠のわかる 無断欠席 講師を除く参加確定 キャンセル 欠席")
}

// lines holds what stands in whole lines: 定員 6人・参加予定 5人, 職員(4人).
func (f *figuresSeen) lines(where string, s table.Sheet, of tally) {
	f.t.Helper()
	for _, r := range s.Rows {
		for _, c := range cellTexts(r) {
			for _, x := range readFigures([]string{strings.ReplaceAll(strings.ReplaceAll(c, "(", " "), "懇親会の", "")}) {
				if x.word == "セミナー待ち" || strings.Contains(c, "セミナーのキャンセル待ち") {
					x.word = "セミナー待ち"
				}
				f.holds(where, of, x)
			}
		}
	}
}

// people counts the lines of a sign-in sheet: who is on it, who is new, who joins the
// gathering.
func (f *figuresSeen) people(title string, s table.Sheet, id int64) {
	f.t.Helper()
	rows, first, joins, listed := 0, 0, 0, false
	for _, r := range s.Rows {
		cells := cellTexts(r)
		listed = listed && cells[0] != "当日参加" || slices.Contains(cells, "ふりがな")
		if !listed || !slices.Contains(cells, "□") {
			continue
		}
		rows++
		first += boolean(strings.Contains(cells[len(cells)-1]+cells[max(0, len(cells)-2)], "★初めて"))
		joins += boolean(slices.Contains(cells, "○"))
	}
	of, word := f.evenings[id], "参加確定"
	if s.Name == "キャンセル待ち" {
		word = "待ち"
	} else if of["席"] == of["参加確定"] && of["当日参加"] == 0 { // else more than these are new
		f.holds(title, of, labelled{"初めての方", first, "★初めて"})
	}
	f.holds(title, of, labelled{word, rows, "rows of " + s.Name})
	if s.Name != "キャンセル待ち" && joins > of["懇親会"] {
		f.t.Errorf("%s: %d ○ of 懇親会, counted are %d", title, joins, of["懇親会"])
	}
}

// columns holds the columns of a sheet of the annual report: rows of evenings, of years,
// and sums; and words whose number stands in the next cell.
func (f *figuresSeen) columns(where string, s table.Sheet, of tally) {
	f.t.Helper()
	var heads map[int]string
	not := strings.Fields(notFigures[s.Name])
	for _, r := range s.Rows {
		found := map[int]string{}
		for _, c := range r.Cells {
			name := strings.ReplaceAll(c.Text(), "\n", "")
			if w, ok := paperWords[name]; ok && !slices.Contains(not, name) || ok && s.Name == "実績総括表" && name == "計" {
				found[c.Column()] = w
			}
		}
		numbers := slices.ContainsFunc(r.Cells, func(c table.Cell) bool { return c.Kind() == table.Number })
		if len(found) > 0 && !numbers {
			if heads == nil || len(found) > 2 && s.Name == "分析" || s.Name != "分析" && len(found) > len(heads) {
				heads = map[int]string{}
			}
			for k, w := range found {
				heads[k] = w
			}
			continue
		}
		if s.Name == "分析" {
			f.pairs(where, r, of)
			if len(r.Cells) == 0 || r.Cells[0].Text() != "件数" {
				continue
			}
		}
		subject, ok := f.subject(r, of)
		if !ok {
			continue
		}
		for _, c := range r.Cells {
			if n, ok := numberOf(c); ok && heads[c.Column()] != "" {
				f.holds(where, subject, labelled{heads[c.Column()], n, strings.Join(cellTexts(r), " ")})
			}
		}
	}
}

// subject is what a row is about: an evening, a year, or the sum.
func (f *figuresSeen) subject(r table.Row, of tally) (tally, bool) {
	for i, c := range cellTexts(r) {
		if id, ok := f.o.at[c]; ok {
			return f.evenings[id], true
		}
		if i > 0 {
			continue
		}
		if y, ok := f.yearOf(c); ok {
			return f.years[y], true
		}
		if strings.HasPrefix(c, "計") || c == "総計" || c == "件数" {
			return of, true
		}
	}
	return nil, false
}

// pairs holds the numbers that stand after their word: 初参加 | 4 | 実人数 | 6.
func (f *figuresSeen) pairs(where string, r table.Row, of tally) {
	f.t.Helper()
	for i := range r.Cells {
		if i == 0 {
			continue
		}
		w, ok := paperWords[r.Cells[i-1].Text()]
		n, isNumber := numberOf(r.Cells[i])
		if !ok || !isNumber || r.Cells[i-1].Text() == "計" {
			continue
		}
		if w == "リピーター" || w == "常連" { // of a year: over its own twelve months
			f.holds(where, tally{w: of["その年の"+w]}, labelled{w, n, strings.Join(cellTexts(r), " ")})
			continue
		}
		f.holds(where, of, labelled{w, n, strings.Join(cellTexts(r), " ")})
	}
}

// book holds the feet of the 出席簿 and adds its rows up.
func (f *figuresSeen) book(where string, s table.Sheet, of tally) {
	f.t.Helper()
	applied, came, marks := 0, 0, 0
	for _, r := range s.Rows {
		if len(r.Cells) == 0 {
			continue
		}
		var n []int
		for _, c := range r.Cells {
			if v, ok := numberOf(c); ok && c.Column() > r.Cells[0].Column() {
				n = append(n, v)
			}
		}
		cells := cellTexts(r)
		if word := cells[0]; word == "申込" || word == "出席" {
			var evenings []int64
			for _, id := range f.order {
				if y, ok := f.yearOf(fmt.Sprintf("令和%d年度", int(f.days[id].FiscalYear())-2018)); ok && fmt.Sprint(y) == strings.Fields(where)[0] {
					evenings = append(evenings, id)
				}
			}
			if len(n) < len(evenings)+1 {
				f.t.Fatalf("%s: %v", where, cells)
			}
			for i, id := range evenings {
				f.holds(where, f.evenings[id], labelled{word, n[i], strings.Join(cells, " ")})
			}
			f.holds(where, of, labelled{word, n[len(evenings)], strings.Join(cells, " ")})
			sum := map[string]int{"申込": applied, "出席": came}[word]
			if sum != of[map[string]string{"申込": "申込", "出席": "参加延べ"}[word]] {
				f.t.Errorf("%s: the rows of %s add up to %d", where, word, sum)
			}
			continue
		}
		if _, ok := numberOf(r.Cells[0]); !ok || len(n) < 2 || !strings.Contains(strings.Join(cells, " "), "職員 ") {
			continue
		}
		for _, c := range cells {
			marks += boolean(c == "○" || c == "△")
		}
		applied, came = applied+n[0], came+n[1]
	}
	f.holds(where, of, labelled{"出席", marks, "○ and △ of all rows"})
}

// What the command line says of evenings, people and years is what is counted.
func TestFigures_commandLine(t *testing.T) {
	f := newFiguresSeen(t)
	run := func(into any, args ...string) {
		t.Helper()
		var out, wrong bytes.Buffer
		if code := cli.Run(t.Context(), append(args, "--today", string(sampleDay)), strings.NewReader(""), &out, &wrong); code != 0 {
			t.Fatalf("%v: %d %s", args, code, wrong.String())
		}
		if err := json.Unmarshal(out.Bytes(), into); err != nil {
			t.Fatalf("%v: %v", args, err)
		}
	}
	keys := map[string]string{"seminars": "開催", "capacity": "定員", "applications": "申込", "attendances": "参加延べ", "people": "実人数", "staff": "うち職員", "outside": "うち外部", "first_timers": "初参加",
		"repeaters": "その年のリピーター", "regulars": "その年の常連", "no_shows": "無断欠席", "attendance_known": "出欠のわかる", "party": "懇親会", "expected": "参加予定", "confirmed": "参加確定", "waiting": "待ち", "present": "参加延べ"}
	hold := func(where string, of tally, said map[string]any) {
		t.Helper()
		for key, word := range keys {
			if n, ok := said[key].(float64); ok {
				f.holds(where+" "+key, of, labelled{word, int(n), key})
			}
		}
	}
	for year, of := range f.years {
		var said map[string]any
		run(&said, "figures", f.o.path, "--year", fmt.Sprint(int(year)))
		hold(fmt.Sprint("figures of ", year), of, said)
		for _, x := range said["by_seminar"].([]any) {
			m := x.(map[string]any)
			hold("figures "+m["title"].(string), f.evenings[f.o.at[m["title"].(string)]], m)
		}
		f.holds(fmt.Sprint(year), of, labelled{"未入力", len(said["not_entered"].([]any)), "not_entered"})
	}
	var list []map[string]any
	run(&list, "list", "seminars", f.o.path, "--json")
	if len(list) != len(f.o.at) {
		t.Errorf("%d evenings listed of %d", len(list), len(f.o.at))
	}
	for _, m := range list {
		hold("list "+m["title"].(string), f.evenings[f.o.at[m["title"].(string)]], m)
	}
	run(&list, "list", "people", f.o.path, "--json")
	for _, m := range list {
		days, year := f.came[int64(m["id"].(float64))], 0
		for _, d := range days {
			year += boolean(d.FiscalYear() == sampleDay.FiscalYear())
		}
		if got, want := fmt.Sprint(m["times"], m["this_year"]), fmt.Sprint(len(days), year); got != want {
			t.Errorf("%s: %s, counted are %s", m["name"], got, want)
		}
	}
	f.enough("開催 定員 申込 参加延べ 実人数 うち職員 うち外部 初参加 その年のリピーター 無断欠席 出欠のわかる 懇親会 参加予定 参加確定 待ち 未入力")
}
