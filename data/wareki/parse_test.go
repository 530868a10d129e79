package wareki

import (
	"errors"
	"testing"
	"time"
)

const today Date = "2026-11-20" // 令和8年11月20日(金)

func TestParse(t *testing.T) {
	for want, texts := range map[Date][]string{
		"2026-12-08": {
			"R8.12.8", "r8-12-8", "R8/12/8", "R08.12.08", "R.8.12.8", "令和8年12月8日", "令和8年12月8日(火)",
			"令和８年１２月８日（火）", "Ｒ８．１２．８", "ｒ８－１２－８", "Ｒ８ー１２ー８", "令8.12.8", "令和8.12.8", "㋿8年12月8日",
			"令和 8年12月 8日", " 令和8年 12月 8日 (火) ", "令和　８年　１２月　８日", "R8 12 8", "R8・12・8", "R8。12。8", "R8、12、8",
			"R081208", "r081208", "Ｒ０８１２０８", "令和081208", "R081208(火)",
			"令和八年十二月八日", "令和八年十二月八日火曜日", "二〇二六年十二月八日",
			"2026/12/8", "2026-12-8", "2026.12.8", "2026−12−8", "2026－12－08", "2026‐12‐8", "２０２６／１２／８", "2026 12 8", "2026, 12, 8",
			"2026年12月8日", "2026年12月08日", "2026年12月8", "西暦2026年12月8日", "20261208", "２０２６１２０８", "20261208火",
			"2026/12/8(火)", "2026/12/8（火）", "2026/12/8 火", "2026/12/8火曜", "2026/12/8㈫", "2026年12月8日火", "2026年12月8日[火]",
			"2026年12月8日(火曜日)", "2026年12月8日火曜日", "2026年12月8日(火・祝)", "2026年12月8日(火/休)", "2026年㋋8日", "2026年12月㏧",
			"12/8", "12-8", "12.8", "12月8日", "１２月８日", "12月8日(火)", "12/8(火)", "12/8火", "12/8 (火)", "1208", "１２０８", "1208(火)", "12 8", "十二月八日", "12月8",
		},
		"2026-11-20": {"11/20", "1120", "11月20日(金)"}, // today is the next one
		"2027-11-19": {"11/19", "1119", "11月19日"},
		"2027-01-08": {"1/8", "0108", "01/08"},
		"2028-02-29": {"2/29", "0229", "2月29日"},
		"2019-05-01": {"R元.5.1", "令和元年5月1日", "R1.5.1", "令和元年5月1日(水)", "令元.5.1", "R元年5月1日", "R元/5/1"},
		"2019-04-30": {"H31.4.30", "平成31年4月30日", "㍻31年4月30日", "H310430"},
		"2013-04-01": {"H25.4.1", "H250401", "平25.4.1", "平成二十五年四月一日"},
		"1989-01-07": {"S64.1.7", "昭和64年1月7日", "㍼64年1月7日", "昭64.1.7"},
		"1989-01-08": {"H元.1.8", "平成元年1月8日(日)", "H010108"},
		"1926-12-25": {"昭和元年12月25日", "S1.12.25"},
		"1926-12-24": {"T15.12.24", "㍽15年12月24日", "大正十五年十二月二十四日"},
		"1912-07-29": {"M45.7.29", "㍾45年7月29日", "明45.7.29"},
		"1868-01-24": {"1868/1/24"},
		"2126-01-01": {"令和108年1月1日"},
		"2026-12-31": {"12月31日", "十二月三十一日", "1231"},
		"2027-10-10": {"十月十日"},
	} {
		for _, s := range texts {
			if got, err := Parse(s, today); err != nil || got != want {
				t.Errorf("Parse(%q) = %q, %v; want %q", s, got, err, want)
			}
		}
	}
}

func TestParse_refuses(t *testing.T) {
	for _, c := range []struct {
		text   string
		reason Reason
		hint   string
	}{
		{"", ReasonEmpty, ""},
		{" 　", ReasonEmpty, ""},
		{"26/12/8", ReasonAmbiguousYear, "2026-12-08"},
		{"8/12/8", ReasonAmbiguousYear, "2026-12-08"},
		{"8年12月8日", ReasonAmbiguousYear, "2026-12-08"},
		{"26年12月8日", ReasonAmbiguousYear, "2026-12-08"},
		{"261208", ReasonAmbiguousYear, "2026-12-08"},
		{"25.4.1", ReasonAmbiguousYear, "2025-04-01"},
		{"60/4/1", ReasonAmbiguousYear, "2060-04-01"},
		{"元年5月1日", ReasonAmbiguousYear, "2019-05-01"},
		{"元年1月8日", ReasonAmbiguousYear, "1989-01-08"},
		{"西暦26年4月1日", ReasonAmbiguousYear, "2026-04-01"},
		{"平成31年5月1日", ReasonOutsideEra, "2019-05-01"},
		{"昭和70年1月1日", ReasonOutsideEra, "1995-01-01"},
		{"H32.4.1", ReasonOutsideEra, "2020-04-01"},
		{"令和元年4月30日", ReasonOutsideEra, "2019-04-30"},
		{"昭和64年1月8日", ReasonOutsideEra, "1989-01-08"},
		{"明治元年1月1日", ReasonOutsideEra, "1868-01-01"},
		{"R0.1.1", ReasonOutsideEra, ""},
		{"2/30", ReasonNoSuchDay, "2027-02-28"},
		{"0230", ReasonNoSuchDay, "2027-02-28"},
		{"2026/2/29", ReasonNoSuchDay, "2026-02-28"},
		{"R8.2.30", ReasonNoSuchDay, "2026-02-28"},
		{"4月31日", ReasonNoSuchDay, "2027-04-30"},
		{"13/8", ReasonNoSuchDay, ""},
		{"2026", ReasonNoSuchDay, ""},
		{"2026/12/0", ReasonNoSuchDay, ""},
		{"2026/12/32", ReasonNoSuchDay, ""},
		{"20261301", ReasonNoSuchDay, ""},
		{"2026/12/8(水)", ReasonWeekday, "2026-12-08"},
		{"12月8日(日)", ReasonWeekday, "2026-12-08"},
		{"令和8年12月8日月曜日", ReasonWeekday, "2026-12-08"},
		{"2026/12/8日", ReasonWeekday, "2026-12-08"}, // after marks, 日 is Sunday
		{"46364", ReasonNotADate, "2026-12-08"},     // an Excel serial number
		{"81208", ReasonNotADate, ""},
		{"R81208", ReasonNotADate, ""},
		{"4年10月x", ReasonNotADate, ""},
		{"128", ReasonNotADate, ""},
		{"2026128", ReasonNotADate, ""},
		{"8日", ReasonNotADate, ""},
		{"12月", ReasonNotADate, ""},
		{"R8", ReasonNotADate, ""},
		{"R8.12", ReasonNotADate, ""},
		{"令和8年12月", ReasonNotADate, ""},
		{"令和8年度", ReasonNotADate, ""},
		{"元/5", ReasonNotADate, ""},
		{"126/12/8", ReasonNotADate, ""},
		{"0026/12/8", ReasonNotADate, ""},
		{"02026/12/8", ReasonNotADate, ""},
		{"99999999999999999999/1/1", ReasonNotADate, ""},
		{"2026/012/8", ReasonNotADate, ""},
		{"12/8/2026", ReasonNotADate, ""},
		{"2026/12/8 18:30", ReasonNotADate, ""},
		{"2026/12/8/1", ReasonNotADate, ""},
		{"2026//12/8", ReasonNotADate, ""},
		{"-12/8", ReasonNotADate, ""},
		{"西暦R8.12.8", ReasonNotADate, ""},
		{"12月8日(火", ReasonNotADate, ""},
		{"12月8日(火) x", ReasonNotADate, ""},
		{"12月8日()", ReasonNotADate, ""},
		{"未定", ReasonNotADate, ""},
		{"令和十十年1月1日", ReasonNotADate, ""},
		{"\xff\xfe", ReasonNotADate, ""},
	} {
		got, err := Parse(c.text, today)
		checkRefusal(t, c.text, string(got), err, c.reason, c.hint)
	}
}

func checkRefusal(t *testing.T, text, got string, err error, reason Reason, hint string) {
	t.Helper()
	var e *ParseError
	if !errors.As(err, &e) {
		t.Errorf("%q was read as %q (%v), want %s", text, got, err, reason)
		return
	}
	if e.Reason != reason || e.Hint != hint || e.Text != text {
		t.Errorf("%q: %v; want %s, hint %q", text, err, reason, hint)
	}
}

func TestParse_without_today(t *testing.T) {
	if got, err := Parse("R8.12.8", ""); err != nil || got != "2026-12-08" {
		t.Errorf("a full date needs no today: %q, %v", got, err)
	}
	_, err := Parse("12/8", "")
	checkRefusal(t, "12/8", "", err, ReasonAmbiguousYear, "")
}

func TestParse_next_leap_day_skips_1900(t *testing.T) {
	for from, want := range map[Date]Date{"1896-03-01": "1904-02-29", "2024-02-29": "2024-02-29", "2024-03-01": "2028-02-29", "2096-03-01": "2104-02-29"} {
		if got, err := Parse("2/29", from); got != want {
			t.Errorf("2/29 from %s = %q, %v; want %q", from, got, err, want)
		}
	}
}

// Every day an office can meet is read back from every form that has its year.
func TestParse_round_trip(t *testing.T) {
	for d := Date("1868-01-01"); d <= "2100-12-31"; d = d.AddDays(1) {
		for _, s := range []Style{Era, Western} {
			for _, text := range []string{s.Full(d), s.Day(d), s.Short(d), string(d)} {
				if got, err := Parse(text, today); err != nil || got != d {
					t.Fatalf("%q: %q, %v; want %q", text, got, err, d)
				}
			}
		}
		if d >= today && d < today.AddYears(1) {
			if got, err := Parse(Era.MonthDay(d), today); err != nil || got != d {
				t.Fatalf("%q: %q, %v; want %q", Era.MonthDay(d), got, err, d)
			}
		}
	}
}

func TestParseFiscalYear(t *testing.T) {
	for want, texts := range map[FiscalYear][]string{
		2013: {"2013", "2013年度", "２０１３", "H25", "h25", "Ｈ２５", "H25年度", "平成25年度", "平成 25 年度", "平25", "㍻25年度", "平成二十五年度", "西暦2013年度", "2013年"},
		2019: {"令和元年度", "R元", "R1", "令和1年度", "平成31年度", "H31"},
		1988: {"昭和63年度", "S63"},
		1926: {"大正15年度", "昭和元年度"},
	} {
		for _, s := range texts {
			if got, err := ParseFiscalYear(s); err != nil || got != want {
				t.Errorf("ParseFiscalYear(%q) = %d, %v; want %d", s, got, err, want)
			}
		}
	}
	for _, c := range []struct {
		text   string
		reason Reason
		hint   string
	}{
		{"", ReasonEmpty, ""},
		{"25", ReasonAmbiguousYear, ""},
		{"25年度", ReasonAmbiguousYear, ""},
		{"昭和64年度", ReasonOutsideEra, "1989"},
		{"H32", ReasonOutsideEra, "2020"},
		{"R0", ReasonOutsideEra, ""},
		{"元年度", ReasonNotAYear, ""},
		{"201", ReasonNotAYear, ""},
		{"20133", ReasonNotAYear, ""},
		{"2013/4/1", ReasonNotAYear, ""},
		{"年度", ReasonNotAYear, ""},
		{"西暦H25", ReasonNotAYear, ""},
	} {
		got, err := ParseFiscalYear(c.text)
		checkRefusal(t, c.text, got.Label(Western), err, c.reason, c.hint)
	}
	for y := FiscalYear(1868); y <= 2100; y++ {
		for _, text := range []string{y.Label(Era), y.Short(Era), y.Label(Western), y.Short(Western)} {
			if got, err := ParseFiscalYear(text); err != nil || got != y {
				t.Errorf("%q: %d, %v; want %d", text, got, err, y)
			}
		}
	}
}

func TestParseTime(t *testing.T) {
	for want, texts := range map[string][]string{
		"18:30": {"18:30", "18：30", "１８：３０", "1830", "１８３０", "18時30分", "18時半", "18時30", "午後6時半", "午後6時30分", "午後 6:30", "午後６：３０", "PM6:30", "6:30pm", "6:30 PM", "18:30:00", "十八時三十分", " 18:30 "},
		"18:00": {"18時", "１８時", "午後6時", "18:00", "1800"},
		"09:05": {"9:05", "09:05", "905", "0905", "9時5分", "午前9時5分"},
		"12:00": {"正午", "12:00", "12時", "午後0時"},
		"00:00": {"0:00", "午前0時", "0時"},
		"23:59": {"23:59", "午後11時59分"},
	} {
		for _, s := range texts {
			if got, err := ParseTime(s); err != nil || got != want {
				t.Errorf("ParseTime(%q) = %q, %v; want %q", s, got, err, want)
			}
		}
	}
	for _, c := range []struct {
		text   string
		reason Reason
		hint   string
	}{
		{"", ReasonEmpty, ""},
		{"18", ReasonNotATime, ""},
		{"午後6", ReasonNotATime, ""},
		{"18:5", ReasonNotATime, ""},
		{"18:300", ReasonNotATime, ""},
		{"018:30", ReasonNotATime, ""},
		{"18時頃", ReasonNotATime, ""},
		{"18:30～", ReasonNotATime, ""},
		{"正午過ぎ", ReasonNotATime, ""},
		{"夕方", ReasonNotATime, ""},
		{"24:00", ReasonNoSuchTime, ""},
		{"2530", ReasonNoSuchTime, ""},
		{"18:60", ReasonNoSuchTime, ""},
		{"午後13時", ReasonNoSuchTime, ""},
		{"午後12時半", ReasonNoSuchTime, "12:30"},
		{"午前12時", ReasonNoSuchTime, "00:00"},
	} {
		got, err := ParseTime(c.text)
		checkRefusal(t, c.text, got, err, c.reason, c.hint)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"R8.12.8", "令和元年5月1日(水)", "12/8", "1208", "㋿八年十二月八日", "46364", "2026 12 8", "午後6時半", "平成25年度"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s, today)
		if (err == nil) != d.Valid() {
			t.Fatalf("Parse(%q) = %q, %v", s, d, err)
		}
		if again, err := Parse(Era.Full(d), today); d != "" && again != d {
			t.Fatalf("%q was read as %s, which reads back as %q, %v", s, d, again, err)
		}
		if e := (*ParseError)(nil); errors.As(err, &e) && e.Hint != "" && !Date(e.Hint).Valid() {
			t.Fatalf("Parse(%q) hints at %q", s, e.Hint)
		}
		if c, err := ParseTime(s); err == nil {
			if p, bad := time.Parse("15:04", c); bad != nil || p.Format("15:04") != c {
				t.Fatalf("ParseTime(%q) = %q", s, c)
			}
		}
		if y, err := ParseFiscalYear(s); err == nil && y.Label(Western) == "" {
			t.Fatalf("ParseFiscalYear(%q) = %d", s, y)
		}
	})
}
