package fields

import (
	"regexp"
	"strings"

	"jibun/export/template"
)

// markIn is a mark in a text, with braces of either width.
var markIn = regexp.MustCompile(`(?:\{\{|｛｛)([^{}｛｝]*)(?:\}\}|｝｝)`)

// Fill writes items where their marks stand in a text that she wrote: {{講座}},
// {{開催日|m月d日(曜)}}. unknown are the marks that are none, and braces that are no mark's;
// they stay as they stand.
func Fill(text string, items map[string]template.Value) (filled string, unknown []string) {
	filled = markIn.ReplaceAllStringFunc(text, func(mark string) string {
		name, format, _ := strings.Cut(markIn.FindStringSubmatch(mark)[1], "|")
		v, ok := items[strings.TrimSpace(name)]
		if ok {
			if s, fits := template.ShownAs(v, format); fits {
				return s
			}
		}
		unknown = append(unknown, mark)
		return mark
	})
	rest := markIn.ReplaceAllString(text, "")
	for _, brace := range []string{"{{", "}}", "｛｛", "｝｝"} {
		if strings.Contains(rest, brace) {
			unknown = append(unknown, brace)
		}
	}
	return filled, unknown
}
