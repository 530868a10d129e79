package export

import (
	"strings"
	"testing"

	"jibun/data/wareki"
)

func day(s string) wareki.Date { return wareki.Date(s) }

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"髙橋 﨑 𠮷田 葛󠄀": "髙橋 﨑 𠮷田 葛󠄀", "a\x00b\x0bc\x1f": "abc", "a\r\nb\rc": "a\nb\nc", "a\tb": "a b",
		"\uFFFEx\uFFFF": "x", "a\xff\xfeb": "ab", "ａ１（）": "ａ１（）", "": "", "=1+1": "=1+1", "\ud7ff\ue000": "\ud7ff\ue000",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
	if got := clean(strings.Repeat("𠮷", 20000)); utf16Len(got) != 32766 {
		t.Errorf("%d units", utf16Len(got))
	}
	if got := clean(strings.Repeat("あ", 32767)); utf16Len(got) != 32767 {
		t.Errorf("%d units", utf16Len(got))
	}
}

func TestSheetName(t *testing.T) {
	for in, want := range map[string]string{
		"第1回[A]:*?/\\": "第1回 A", "'a'": "a", "": "シート", "[]": "シート", strings.Repeat("𠮷", 20): strings.Repeat("𠮷", 15), "a\nb": "a b",
	} {
		if got := sheetName(in); got != want {
			t.Errorf("sheetName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWidth(t *testing.T) {
	for in, want := range map[string]int{"": 0, "abc": 3, "漢字": 4, "ｱｲ": 2, "𠮷": 2, "葛\U000E0100": 2, "か\u3099": 2, "№①": 4} {
		if got := width(in); got != want {
			t.Errorf("width(%q) = %d, want %d", in, got, want)
		}
	}
	if got := clip("あいうえお", 6); got != "あい…" {
		t.Errorf("clip = %q", got)
	}
	if got := lines("あいうえお", 3.53*3+1.7, 10); got != 2 {
		t.Errorf("lines = %d", got)
	}
}

func TestFooter(t *testing.T) {
	s := &sheet{workbook: &workbook{}}
	s.head.Office, s.head.Made = "R&D "+strings.Repeat("市&", 200), "2019-05-01"
	f := s.footer()
	if utf16Len(f) > 255 {
		t.Errorf("%d units", utf16Len(f))
	}
	if strings.Contains(strings.ReplaceAll(f, "&&", ""), "&D") || !strings.Contains(f, "&P / &N ページ") {
		t.Errorf("footer %q", f)
	}
	if got := inFooter("9課&係"); got != " 9課&&係" {
		t.Errorf("inFooter = %q", got)
	}
}

func TestSerial(t *testing.T) {
	for d, want := range map[string]int{"1900-03-01": 61, "2019-04-30": 43585, "2019-05-01": 43586, "2020-01-01": 43831} {
		if got := serial(day(d)); got != want {
			t.Errorf("serial(%s) = %d, want %d", d, got, want)
		}
	}
}
