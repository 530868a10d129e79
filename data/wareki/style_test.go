package wareki

import "testing"

func TestStyle(t *testing.T) {
	for _, c := range []struct {
		date                       Date
		full, day, monthDay, short string
		western, westernShort      string
	}{
		{"2026-04-01", "令和8年4月1日(水)", "令和8年4月1日", "4月1日(水)", "R8.4.1", "2026年4月1日(水)", "2026/4/1"},
		{"2019-05-01", "令和元年5月1日(水)", "令和元年5月1日", "5月1日(水)", "R元.5.1", "2019年5月1日(水)", "2019/5/1"},
		{"2019-04-30", "平成31年4月30日(火)", "平成31年4月30日", "4月30日(火)", "H31.4.30", "2019年4月30日(火)", "2019/4/30"},
		{"1989-01-08", "平成元年1月8日(日)", "平成元年1月8日", "1月8日(日)", "H元.1.8", "1989年1月8日(日)", "1989/1/8"},
		{"1989-01-07", "昭和64年1月7日(土)", "昭和64年1月7日", "1月7日(土)", "S64.1.7", "1989年1月7日(土)", "1989/1/7"},
		{"1926-12-25", "昭和元年12月25日(土)", "昭和元年12月25日", "12月25日(土)", "S元.12.25", "1926年12月25日(土)", "1926/12/25"},
		{"1926-12-24", "大正15年12月24日(金)", "大正15年12月24日", "12月24日(金)", "T15.12.24", "1926年12月24日(金)", "1926/12/24"},
		{"1912-07-30", "大正元年7月30日(火)", "大正元年7月30日", "7月30日(火)", "T元.7.30", "1912年7月30日(火)", "1912/7/30"},
		{"1912-07-29", "明治45年7月29日(月)", "明治45年7月29日", "7月29日(月)", "M45.7.29", "1912年7月29日(月)", "1912/7/29"},
		{"1868-01-25", "明治元年1月25日(土)", "明治元年1月25日", "1月25日(土)", "M元.1.25", "1868年1月25日(土)", "1868/1/25"},
		{"1868-01-24", "1868年1月24日(金)", "1868年1月24日", "1月24日(金)", "1868/1/24", "1868年1月24日(金)", "1868/1/24"},
		{"", "", "", "", "", "", ""},
		{"2026-13-01", "2026-13-01", "2026-13-01", "2026-13-01", "2026-13-01", "2026-13-01", "2026-13-01"},
	} {
		for what, p := range map[string][2]string{
			"Era.Full":         {Era.Full(c.date), c.full},
			"Era.Day":          {Era.Day(c.date), c.day},
			"Era.MonthDay":     {Era.MonthDay(c.date), c.monthDay},
			"Era.Short":        {Era.Short(c.date), c.short},
			"Western.Full":     {Western.Full(c.date), c.western},
			"Western.MonthDay": {Western.MonthDay(c.date), c.monthDay},
			"Western.Short":    {Western.Short(c.date), c.westernShort},
		} {
			if p[0] != p[1] {
				t.Errorf("%s(%q) = %q, want %q", what, c.date, p[0], p[1])
			}
		}
	}
	if got := Western.Day("2026-04-01"); got != "2026年4月1日" {
		t.Errorf("Western.Day = %q", got)
	}
}

func TestFiscalYear_names(t *testing.T) {
	for _, c := range []struct {
		year         FiscalYear
		label, short string
	}{
		{2026, "令和8年度", "R8"},
		{2019, "令和元年度", "R元"},
		{2018, "平成30年度", "H30"},
		{2013, "平成25年度", "H25"},
		{2008, "平成20年度", "H20"},
		{1989, "平成元年度", "H元"},
		{1988, "昭和63年度", "S63"},
		{1927, "昭和2年度", "S2"},
		{1926, "大正15年度", "T15"},
		{1912, "大正元年度", "T元"},
		{1911, "明治44年度", "M44"},
		{1868, "明治元年度", "M元"},
		{1867, "1867年度", "1867"},
		{0, "", ""},
	} {
		if got := c.year.Label(Era); got != c.label {
			t.Errorf("%d.Label = %q, want %q", c.year, got, c.label)
		}
		if got := c.year.Short(Era); got != c.short {
			t.Errorf("%d.Short = %q, want %q", c.year, got, c.short)
		}
	}
	if l, s := FiscalYear(2013).Label(Western), FiscalYear(2013).Short(Western); l != "2013年度" || s != "2013" {
		t.Errorf("western: %q %q", l, s)
	}
	if FiscalYear(0).Label(Western) != "" {
		t.Error("no year has a label")
	}
}

func TestEraOf(t *testing.T) {
	eras := Eras()
	for i, g := range eras {
		if got, n, ok := EraOf(g.First); !ok || n != 1 || got != g {
			t.Errorf("EraOf(%s) = %v %d", g.First, got, n)
		}
		if i > 0 {
			if got, _, _ := EraOf(g.First.AddDays(-1)); got != eras[i-1] {
				t.Errorf("the day before %s is in %s", g.Name, got.Name)
			}
		}
	}
	eras[0].Name = "x"
	if Eras()[0].Name != "明治" {
		t.Error("Eras hands out the table itself")
	}
}

// The form of tables is the short one with its day of the week, and that without its year.
func TestStyle_Column(t *testing.T) {
	for _, c := range []struct {
		date                             Date
		era, eraDay, western, westernDay string
	}{
		{"2026-12-01", "R8.12.1(火)", "12.1(火)", "2026/12/1(火)", "12/1(火)"},
		{"2019-05-01", "R元.5.1(水)", "5.1(水)", "2019/5/1(水)", "5/1(水)"},
		{"1860-03-24", "1860/3/24(土)", "3/24(土)", "1860/3/24(土)", "3/24(土)"},
		{"", "", "", "", ""},
		{"2026-13-01", "2026-13-01", "2026-13-01", "2026-13-01", "2026-13-01"},
	} {
		for _, x := range [][2]string{{Era.Column(c.date), c.era}, {Era.ColumnDay(c.date), c.eraDay}, {Western.Column(c.date), c.western}, {Western.ColumnDay(c.date), c.westernDay}} {
			if x[0] != x[1] {
				t.Errorf("%q: %q, want %q", c.date, x[0], x[1])
			}
		}
	}
}
