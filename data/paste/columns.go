package paste

import (
	"regexp"
	"strings"

	"jibun/data/table"
)

var counts = regexp.MustCompile(`^[0-9]{1,4}$`)

// guessColumns looks at the first rows of each column.
func guessColumns(s *table.Sheet) map[int]Field {
	const look = 200
	votes := map[int]map[Field]int{}
	for _, row := range s.Rows[:min(len(s.Rows), look)] {
		for _, c := range row.Cells {
			v := strings.TrimSpace(c.Text())
			if v == "" {
				continue
			}
			if votes[c.Column()] == nil {
				votes[c.Column()] = map[Field]int{}
			}
			votes[c.Column()][shape(v)]++
		}
	}
	out, taken := map[int]Field{}, map[Field]bool{}
	// The surest shapes first, each column and each field once.
	for _, f := range []Field{FieldEmail, FieldPhone, FieldName, lWho, FieldFrom, FieldPosition, FieldReading, FieldStaffNo, FieldParty} {
		best, most := -1, 0
		for c := range 100 {
			v := votes[c]
			all := 0
			for _, n := range v {
				all += n
			}
			if _, used := out[c]; used || v[f]*2 <= all || v[f] <= most {
				continue
			}
			best, most = c, v[f]
		}
		if best >= 0 && !taken[f] {
			out[best], taken[f] = f, true
		}
	}
	splitNames(out, votes)
	return out
}

// splitNames sees 姓 and 名 in two columns beside each other.
func splitNames(out map[int]Field, votes map[int]map[Field]int) {
	for c, f := range out {
		if f != FieldName {
			continue
		}
		next := votes[c+1]
		if _, used := out[c+1]; !used && next[FieldName] > 0 && next[FieldName]*10 >= votes[c][FieldName]*9 {
			out[c], out[c+1] = lFamily, lGiven
		}
		return
	}
}

// shape is what a value alone looks like.
func shape(v string) Field {
	half := fold(v)
	switch {
	case emailIn.MatchString(v):
		return FieldEmail
	case phoneAll.MatchString(half):
		return FieldPhone
	case staffAll.MatchString(half):
		return FieldStaffNo
	case counts.MatchString(half):
		return lCounter
	case isMark(v):
		return FieldParty
	case isTitle(v):
		return FieldPosition
	case isSection(lastWord(v)) || isOrg(v):
		return FieldFrom
	}
	p := readPerson(v)
	switch {
	case p.Name == "" || len(p.rest) > 0:
		return ""
	case p.From != "":
		return lWho
	case isKana(v):
		return FieldReading
	}
	return FieldName
}
