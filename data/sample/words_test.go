package sample

import (
	"fmt"
	"reflect"
	"testing"

	"jibun/data"
	"jibun/data/report"
	"jibun/data/wareki"
)

// figureWords says what each number of the values of pages and papers is called
// (OFFICE, section 4); "-" is no figure. A number that is not here fails the test, so
// that a new figure is given its word.
var figureWords = map[string]string{
	"SeminarFigs.Number": "-", "SeminarFigs.Capacity": "定員", "SeminarFigs.Applications": "申込", "SeminarFigs.Attendances": "参加延べ", "SeminarFigs.FirstTimers": "初参加",
	"SeminarRow.Number": "-", "SeminarRow.InYear": "-", "SeminarRow.Absent": "欠席者数", "SeminarRow.NoShows": "無断欠席", "SeminarRow.Capacity": "定員", "SeminarRow.Applications": "申込", "SeminarRow.Attendances": "参加延べ", "SeminarRow.Staff": "うち職員",
	"SeminarRow.Outside": "うち外部", "SeminarRow.FirstTimers": "初参加", "SeminarRow.Party": "懇親会", "SeminarRow.Repeaters": "リピーター", "SeminarRow.Regulars": "常連", "SeminarRow.Returning": "久しぶり",
	"BookSeminar.Number": "-", "BookSeminar.Applied": "申込", "BookSeminar.Attendances": "参加延べ",
	"SeminarLine.Applied": "申込", "SeminarLine.Expected": "参加予定", "SeminarLine.Confirmed": "席", "SeminarLine.Waiting": "待ち", "SeminarLine.Present": "参加延べ",
	"SeminarSummary.Received": "受付", "SeminarSummary.Newcomers": "初めての方", "SeminarSummary.FirstTimers": "初参加", "SeminarSummary.Free": "空き", "SeminarLine.Offers": "繰上げ打診中",
	"SeminarSummary.PartyJoining": "懇親会", "SeminarSummary.PartyCapacity": "懇親会の定員", "SeminarSummary.Known": "出欠のわかる参加確定", "SeminarSummary.UnknownAttendance": "未確認",
	"SeminarSummary.Absent": "欠席(連絡あり)", "SeminarSummary.NoShow": "無断欠席", "SeminarSummary.WalkIns": "当日参加", "SeminarSummary.SheetMissing": "-", "SeminarSummary.SheetGone": "-",
	"Figures.Year": "-", "Figures.Seminars": "開催", "Figures.Capacity": "定員", "Figures.Applications": "申込", "Figures.Attendances": "参加延べ", "Figures.CountedOnly": "人数のみ", "Figures.People": "実人数",
	"Figures.Staff": "うち職員", "Figures.Outside": "うち外部", "Figures.StaffPeople": "職員の実人数", "Figures.OutsidePeople": "外部の実人数", "Figures.FirstTimers": "初参加", "Figures.Repeaters": "リピーター",
	"Figures.Regulars": "常連", "Figures.NoShows": "無断欠席", "Figures.Known": "出欠のわかる参加確定", "Figures.Party": "懇親会", "Figures.Speakers": "登壇者数", "Figures.FirstSpeakers": "初登壇",
	"Year.Year": "-", "Year.Seminars": "開催", "Year.Capacity": "定員", "Year.Applications": "申込", "Year.Attendances": "参加延べ", "Year.CountedOnly": "人数のみ", "Year.People": "実人数",
	"Year.Staff": "うち職員", "Year.Outside": "うち外部", "Year.FirstTimers": "初参加", "Year.NoShows": "無断欠席", "Year.Known": "出欠のわかる参加確定", "Year.Present": "出席・遅刻・早退",
	"Year.Party": "懇親会", "Year.FillAttendances": "-", "Year.FillCapacity": "-",
	"ToDate.Year": "-", "ToDate.Seminars": "開催", "ToDate.Attendances": "参加延べ", "ToDate.People": "実人数", "ToDate.FirstTimers": "初参加", "ToDate.NotEntered": "未入力",
	"Analysis.Top10People": "-", "Analysis.Repeaters": "リピーター", "Analysis.Regulars": "常連", "Analysis.FirstTimers": "初参加", "Analysis.People": "実人数",
	"Analysis.Confirmed": "参加確定", "Analysis.Withdrawn": "キャンセル", "Analysis.Revoked": "取消", "Analysis.Absent": "欠席(連絡あり)",
}

// wordBook holds the value of each word of a subject, and where it was said first.
type wordBook struct {
	t    *testing.T
	said map[[2]string][2]string
}

func (b *wordBook) say(subject, word string, value int, where string) {
	key, v := [2]string{subject, word}, fmt.Sprint(value)
	if old, ok := b.said[key]; ok && old[0] != v {
		b.t.Errorf("%s %s: %s in %s, %s in %s", subject, word, v, where, old[1], old[0])
	} else if !ok {
		b.said[key] = [2]string{v, where}
	}
}

// read says all numbers of a value under their words.
func (b *wordBook) read(subject string, value any) {
	v := reflect.ValueOf(value)
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Type.Kind() != reflect.Int || !f.IsExported() {
			continue
		}
		name := v.Type().Name() + "." + f.Name
		switch word := figureWords[name]; word {
		case "":
			b.t.Fatalf("%s is a figure without a word: say in figureWords what it counts", name)
		case "-":
		default:
			b.say(subject, word, int(v.Field(i).Int()), name)
		}
	}
}

// One word has one value for one subject, on every page and paper, in every year.
func TestFigures_one_meaning_a_word(t *testing.T) {
	s := reading(t, sharedPath(t), testDay)
	for series, from := range map[int64]wareki.FiscalYear{1: 2008, 2: 2019, data.AllSeries: 2022} {
		b := oneMeaning(t, s, series, from)
		if series == 1 {
			h, err := s.Home(ctx)
			if err != nil {
				t.Fatal(err)
			}
			b.read(fmt.Sprint(int(testDay.FiscalYear())), h.Year)
			if len(b.said) < 1500 {
				t.Errorf("only %d figures were looked at", len(b.said))
			}
		}
	}
}

// oneMeaning reads the pages and papers of a series, or of all, from a year to today.
func oneMeaning(t *testing.T, s *data.Store, series int64, from wareki.FiscalYear) *wordBook {
	t.Helper()
	b := &wordBook{t, map[[2]string][2]string{}}
	for year := from; year <= testDay.FiscalYear(); year++ {
		whole := fmt.Sprint(int(year))
		f, err := s.Figures(ctx, series, year)
		a, err2 := s.Annual(ctx, series, year)
		book, err3 := s.Book(ctx, series, year)
		if err != nil || err2 != nil || err3 != nil {
			t.Fatal(err, err2, err3)
		}
		b.read(whole, f)
		b.read(whole, a.Totals[len(a.Totals)-1])
		b.read(whole, a.Analysis)
		for _, x := range f.BySeminar {
			b.read(fmt.Sprint(x.Date, x.Title), x)
		}
		for _, x := range a.Seminars {
			if x.Held {
				b.read(fmt.Sprint(x.Date, x.Title), x)
			}
		}
		for _, x := range book.Seminars {
			b.read(fmt.Sprint(x.Date, x.Title), x)
		}
		list, err := s.Seminars(ctx, data.SeminarFilter{Year: year, Series: series})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range list {
			if m.State.TookPlace() {
				b.read(fmt.Sprint(m.Date, m.Title), m)
				if series == data.AllSeries { // its first ones are those of any series
					continue
				}
				sum, err := s.SeminarSummary(ctx, m.ID)
				if err != nil {
					t.Fatal(err)
				}
				b.read(fmt.Sprint(m.Date, m.Title), sum)
				if paper, err := s.PartySheet(ctx, m.ID); err == nil {
					b.say(fmt.Sprint(m.Date, m.Title), "懇親会", len(paper.People), "the 懇親会名簿")
				}
				continue
			}
			sheet, err := s.SignIn(ctx, m.ID, data.ByKana)
			if err != nil {
				t.Fatal(err)
			}
			b.say(fmt.Sprint(m.Date, m.Title), "参加予定", m.Expected, "the list")
			b.say(fmt.Sprint(m.Date, m.Title), "参加予定", sheet.Expected, "the sign-in sheet")
			b.say(fmt.Sprint(m.Date, m.Title), "待ち", m.Waiting, "the list")
			b.say(fmt.Sprint(m.Date, m.Title), "待ち", len(sheet.Waiting), "the sign-in sheet")
		}
		adds(t, year, f, a, book)
	}
	return b
}

// adds: rows, feet and the figures of the year are one, who spoke counted apart
// everywhere; last year's guests keep their 区分 whether they came again or not.
func adds(t *testing.T, year wareki.FiscalYear, f report.Figures, a report.Annual, book report.Book) {
	t.Helper()
	known, rows, foot, present, circles, first := f.Attendances-f.CountedOnly, 0, 0, 0, 0, 0
	for i, x := range book.Seminars {
		column := 0
		for _, p := range book.People {
			if i < len(p.Marks) && (p.Marks[i] == "○" || p.Marks[i] == "△") {
				column++
			}
		}
		if !x.CountedOnly && column != x.Attendances {
			t.Errorf("%d 出席簿 %s: the marks add up to %d, the foot says %d", year, x.Title, column, x.Attendances)
		}
		foot += x.Attendances
	}
	for _, p := range book.People {
		rows += p.Attended
	}
	for _, x := range a.History {
		if x.Attendance == data.Attended.Label() || x.Attendance == data.Late.Label() || x.Attendance == data.LeftEarly.Label() {
			present++
		}
	}
	for _, x := range a.Seminars {
		circles += x.FirstTimers + x.Returning + x.Repeaters + x.Regulars
		first += x.FirstTimers
	}
	if rows != known || foot != f.Attendances || present != known || circles != known || first != f.FirstTimers {
		t.Errorf("%d: 参加延べ %d, of them known %d; 出席簿 rows %d, foot %d; 受講履歴 %d; 分析 %d; 初参加 %d of %d", year, f.Attendances, known, rows, foot, present, circles, first, f.FirstTimers)
	}
	for _, o := range a.Outside {
		if o.Affiliation == data.Affiliation("").Label() && o.LastYear > 0 {
			t.Errorf("%d: %d guests of the year before have no 区分", year, o.LastYear)
		}
	}
}

// An evening past its day that nobody has entered is listed, and a year that is not
// over is compared with no whole one.
func TestAnnual_not_over(t *testing.T) {
	s := reading(t, sharedPath(t), testDay)
	f, err := s.Figures(ctx, 0, testDay.FiscalYear())
	a, err2 := s.Annual(ctx, 0, testDay.FiscalYear())
	h, err3 := s.Home(ctx)
	if err != nil || err2 != nil || err3 != nil {
		t.Fatal(err, err2, err3)
	}
	listed := 0
	for _, x := range a.Seminars {
		if x.Remark == "未入力" && !x.Held {
			listed++
		}
	}
	if !f.Running || !a.Running || f.AsOf != testDay || len(f.NotEntered) == 0 || listed != len(f.NotEntered) || len(a.Unsettled) < listed || h.Year.NotEntered != listed {
		t.Errorf("running %v %v, as of %s, not entered %v, %d listed, %v, home %d", f.Running, a.Running, f.AsOf, f.NotEntered, listed, a.Unsettled, h.Year.NotEntered)
	}
	if f, err := s.Figures(ctx, 0, testDay.FiscalYear()-1); err != nil || f.Running || len(f.NotEntered) > 0 {
		t.Errorf("last year: %v %+v", err, f.NotEntered)
	}
}
