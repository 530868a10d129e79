package numfmt

import "testing"

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		code string
		v    float64
		want string
	}{
		{"General", 1234.5, "1234.5"}, {"General", 0.1 + 0.2, "0.3"}, {"General", -12, "-12"}, {"General", 123456789012, "1.23457E+11"}, {"General", 1.0 / 3, "0.333333333"},
		{"0", 2.5, "3"}, {"0.0", 0.25, "0.3"}, {"0.00", 1.005, "1.01"}, {"0.00", 12.345, "12.35"}, {"#,##0", 1234567, "1,234,567"}, {"#,##0", 0, "0"}, {"#,###", 0, ""},
		{"#,##0;-#,##0", -1234, "-1,234"}, {"0%", 0.126, "13%"}, {"0.0%", 0.1234, "12.3%"}, {"00000", 42, "00042"}, {"000-0000", 1001701, "100-1701"},
		{"0.0,", 12345, "12.3"}, {`"約"#,##0"名"`, 815, "約815名"}, {"0", -0.2, "0"}, {"0;(0)", -5, "(5)"}, {"0;0;\"-\"", 0, "-"}, {"0.###", 1.5, "1.5"}, {"0.00E+00", 12345, "1.23E+04"},
		{"##0.0E+0", 12345, "12.3E+3"}, {"# ?/?", 1.5, "1 1/2"}, {"?/?", 0.75, "3/4"}, {`"△" #,##0;"▲" #,##0`, -3, "▲ 3"}, {"[<100]0.0;0", 42, "42.0"}, {"[<100]0.0;0", 142, "142"},
		{"[DBNum1]General", 1234, "千二百三十四"}, {"[DBNum1]0", 1234, "一二三四"}, {"[DBNum3]0", 42, "４２"}, {"G/標準\"人\"", 12, "12人"}, {"@", 12, "12"},
		{"yyyy/m/d", 43586, "2019/5/1"}, {`[$-411]ggge"年"m"月"d"日";@`, 43586, "令和元年5月1日"}, {`[$-411]ggge"年"m"月"d"日";@`, 43585, "平成31年4月30日"}, {"[$-411]ge.m.d;@", 43586, "R1.5.1"},
		{"yyyy/m/d(aaa)", 43586, "2019/5/1(水)"}, {"aaaa", 43586, "水曜日"}, {"dddd", 43586, "Wednesday"}, {`m"月"d"日"`, 41615, "12月7日"}, {"h:mm", 0.770833333333, "18:30"}, {"[h]:mm", 1.5, "36:00"},
		{"h:mm AM/PM", 0.770833333333, "6:30 PM"}, {"mm:ss.0", 0.0000115741, "00:01.0"}, {"yyyy/m/d h:mm", 43586.75, "2019/5/1 18:00"}, {`[DBNum1][$-411]ggge"年"m"月"d"日"`, 41616, "平成二十五年十二月八日"},
		{"0.0", 1e-20, "0.0"}, {"0", 1e20, "100000000000000000000"}, {"yyyy", 60, "1900"}, {"[$-F800]dddd, mmmm dd, yyyy", 40968, "2012年2月29日"},
	} {
		if got := Of(c.code).Number(c.v).Text; got != c.want {
			t.Errorf("%s of %v is %q, want %q", c.code, c.v, got, c.want)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range [][3]string{{"@", "あ", "あ"}, {"0", "あ", "あ"}, {`0;0;0;@"様"`, "田中", "田中様"}, {`General;@"御中"`, "係", "係御中"}, {`"第"@"号"`, "3", "第3号"}, {"0;0;0;", "消える", ""}} {
		if got := Of(c[0]).String(c[1]).Text; got != c[2] {
			t.Errorf("%s of %s is %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestBad(t *testing.T) {
	if !Of("yyyy/m/d").Number(-1).Bad || !Of("yyyy/m/d").Number(3e6).Bad || !Of("[>10]0;[<5]0").Number(7).Bad {
		t.Error("what cannot be shown is shown")
	}
	if s := Of("[Red]0").Number(1); s.Color != "FF0000" {
		t.Errorf("red is %q", s.Color)
	}
	if s := Of(`"¥"* #,##0`).Number(5); s.Fill != " " || s.Text[:s.At] != "¥" || s.Text[s.At:] != "5" {
		t.Errorf("%+v", s)
	}
}

// FuzzShow: no code and no number is too odd.
func FuzzShow(f *testing.F) {
	for _, c := range known {
		f.Add(c, 43586.5)
	}
	f.Add(`[$-411]ggge"年"m"月"d"日";@`, -1.0)
	f.Add("[", 1e300)
	f.Add("0/", 0.5)
	f.Add("E+0", 1e-300)
	f.Fuzz(func(_ *testing.T, code string, v float64) {
		x := Parse(code)
		s := x.Number(v)
		if s.At > len(s.Text) {
			panic("fill behind the end")
		}
		x.String("あ")
	})
}
