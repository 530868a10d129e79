package oldledger

import (
	"slices"
	"strings"

	"jibun/data/table"
	"jibun/data/text"
)

// lecturers reads who spoke, and the text by which a paper names them. Several lines of a
// cell are several people, and the lines of 所属・職名 beside them are theirs.
func (sr *sheetReader) lecturers(row *table.Row) ([]Lecturer, string) {
	names, posts := sr.lines(row, fSpeaker), sr.lines(row, fPost)
	if len(filled(names)) == 0 {
		names, posts = posts, nil // no name: what stands in the other column is all there is
	}
	if len(posts) == 0 {
		names = onePerLecturer(names)
	}
	var unclaimed []string
	switch {
	case len(filled(names)) == 1 && len(names) != len(posts):
		names, posts = filled(names), []string{strings.Join(filled(posts), "　")} // one person, whose post needs two lines
	case len(names) != len(posts):
		names = filled(names)
		if posts = filled(posts); len(posts) > 0 && len(names) != len(posts) {
			unclaimed, posts = posts, nil
			_, column := sr.cell(row, fSpeaker)
			sr.note(Note{Sheet: sr.sheet.Name, Line: row.Line, Column: column, Code: LecturersUnpaired, Stated: len(unclaimed), Counted: len(names), Text: strings.Join(names, "、")})
		}
	}
	var out []Lecturer
	var texts []string
	for i, name := range names {
		l := Lecturer{Name: name}
		if i < len(posts) {
			l.Post = posts[i]
		}
		if l.Name == "" && l.Post == "" {
			continue
		}
		if l.Name == "" { // a post whose bearer is not named is all that is known
			l = Lecturer{Name: l.Post}
		}
		texts = append(texts, strings.TrimSpace(l.Post+" "+l.Name))
		if before, inside, ok := bracketed(l.Name); ok && l.Post == "" {
			l = Lecturer{Name: before, Post: inside}
		}
		out = append(out, l)
	}
	speech := strings.Join(texts, "、")
	if len(unclaimed) > 0 {
		speech = strings.Join(unclaimed, "、") + "　" + speech
	}
	if code, bad := unfit(fSpeaker, speech); bad {
		_, column := sr.cell(row, fSpeaker)
		sr.cellProblem(row, column, code, text.Excerpt(speech))
		return nil, ""
	}
	return out, speech
}

// lines are the lines of a cell, blank ones too: where both cells have as many, they
// belong to each other line by line. A cell that says "none" has none.
func (sr *sheetReader) lines(row *table.Row, field string) []string {
	if dash(sr.text(row, field)) {
		return nil
	}
	cell, _ := sr.cell(row, field)
	var out []string
	for _, l := range strings.Split(cell.Text(), "\n") {
		parts := strings.FieldsFunc(l, func(r rune) bool { return r == '、' || r == '，' || r == ',' })
		if len(parts) == 0 {
			parts = []string{""}
		}
		for _, p := range parts {
			out = append(out, clean(text.Speakers.Tidy(p)))
		}
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

func filled(lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return l == "" })
}

// onePerLecturer joins lines of which one names a place or a title and the next the
// person: 人事課 over 山田. Only where that explains all lines.
func onePerLecturer(lines []string) []string {
	lines = filled(lines)
	if len(lines)%2 != 0 {
		return lines
	}
	var out []string
	for i := 0; i < len(lines); i += 2 {
		if !placeOrTitle(lines[i]) || placeOrTitle(lines[i+1]) {
			return lines
		}
		out = append(out, lines[i]+"　"+lines[i+1])
	}
	return out
}

func placeOrTitle(s string) bool {
	for _, end := range []string{"課", "部", "局", "室", "係", "所", "館", "校", "園", "署", "会", "社", "学", "院", "団", "センター", "銀行", "組合", "協議会", "長", "主任", "主事", "主査", "教授", "講師", "職員", "代表", "市民"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// bracketed splits 鈴木一（広島大学）.
func bracketed(s string) (before, inside string, ok bool) {
	s = strings.NewReplacer("（", "(", "）", ")").Replace(s)
	before, inside, ok = strings.Cut(strings.TrimSuffix(s, ")"), "(")
	before, inside = clean(before), clean(inside)
	return before, inside, ok && strings.HasSuffix(s, ")") && before != "" && inside != "" && !strings.ContainsAny(inside, "()")
}
