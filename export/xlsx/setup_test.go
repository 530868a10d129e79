package xlsx

import (
	"strings"
	"testing"

	"jibun/export/sheet"
)

func TestSheetName(t *testing.T) {
	for in, want := range map[string]string{
		"第1回[A]:*?/\\": "第1回(A)-・--", "'a'": "a", "": "シート", "[]": "()", strings.Repeat("𠮷", 20): strings.Repeat("𠮷", 15), "a\nb": "a b",
	} {
		if got := sheetName(in); got != want {
			t.Errorf("sheetName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRunning_TooLong(t *testing.T) {
	r := sheet.Running{Size: 9, Left: []sheet.Piece{{Text: "R&D " + strings.Repeat("市&", 200)}},
		Centre: []sheet.Piece{{Mark: sheet.PageMark}, {Text: " / "}, {Mark: sheet.PagesMark}, {Text: " ページ"}}, Right: []sheet.Piece{{Text: "令和元年5月1日(水) 作成"}}}
	f := running(r, "BIZ UDゴシック")
	if utf16Len(f) > 255 {
		t.Errorf("%d units", utf16Len(f))
	}
	if strings.Contains(strings.ReplaceAll(f, "&&", ""), "&D") || !strings.Contains(f, "&P / &N ページ") || !strings.HasPrefix(f, `&L&"BIZ UDゴシック,Regular"&9R&&D 市&&`) {
		t.Errorf("footer %q", f)
	}
	if got := written([]sheet.Piece{{Text: "9課&係"}}, 9); got != " 9課&&係" {
		t.Errorf("written = %q", got)
	}
	sized := []sheet.Piece{{Text: "印 1", Size: 7}, {Mark: sheet.BreakMark}, {Text: "2026年"}, {Text: "1", Size: 7}, {Text: "2"}}
	if got := written(sized, 9); got != "&7印 1&9\n2026年&7 1&9 2" {
		t.Errorf("written = %q", got)
	}
}
