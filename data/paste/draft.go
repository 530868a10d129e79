package paste

import (
	"regexp"
	"strings"
	"unicode"
)

// draft is an entry while its labels are read.
type draft struct {
	Entry
	said   map[Field]string // by label
	first  Field            // which label came first: when it comes again, somebody else begins
	others []person         // further people that one label named
	all    bool             // 「2名とも」: the party of everybody
	lines  []line
}

func newDraft(n int) *draft { return &draft{Entry: Entry{Line: n}, said: map[Field]string{}} }

func (d *draft) has(f Field) bool { return d.said[f] != "" }

// isWho reports whether a label names somebody.
func isWho(f Field) bool { return f == FieldName || f == lWho || f == lList || f == lFamily }

// set takes what a label says.
func (d *draft) set(p pair) {
	value := strings.TrimSpace(p.value)
	if value == "" || p.field == lSkip || p.field == lCounter {
		return
	}
	if p.field == FieldAt {
		if at := moment(value); d.At.IsZero() {
			d.At = at
		}
		return
	}
	if d.first == "" {
		d.first = p.field
	}
	if old := d.said[p.field]; old != "" {
		if p.field == FieldRemark {
			d.addRemark(value)
		} else if fold(old) != fold(value) {
			d.doubt(shown(p.field), TwoValues)
		}
		return
	}
	d.said[p.field] = value
	switch p.field {
	case FieldName, lWho, lList:
		d.who(value)
	case FieldReading:
		d.Reading = strings.Trim(value, "()（）")
	case FieldFrom:
		d.from(value)
	case FieldPosition:
		d.Position = value
	case FieldStaffNo:
		d.StaffNo = strings.Trim(fold(value), " .番")
	case FieldEmail:
		d.email(value)
	case FieldPhone:
		d.Phone = phoneText(p.label, value)
	case lContact:
		d.contact(value)
	case FieldAffiliation:
		d.Affiliation = affiliation(value)
		if d.Affiliation == "" && !strings.Contains(value, "職員") {
			d.addRemark(value)
		}
	case lSeminar, FieldNumber:
		if n := numbers(value, true); len(n) > 0 {
			d.Number = n[0]
		}
	case FieldParty:
		d.party(value)
	case lAttend:
		d.attends(value)
	case lSlot:
		d.slot(value)
	case lCancelled:
		d.cancelled(value)
	case FieldRemark:
		if !saysNothing(value) {
			d.addRemark(value)
		}
	}
}

// finish joins what stood in several columns.
func (d *draft) finish() {
	if d.Name == "" && (d.has(lFamily) || d.has(lGiven)) {
		d.Name = strings.TrimSpace(d.said[lFamily] + "　" + d.said[lGiven])
	}
	if d.Name == "" && d.has(lAccount) {
		if d.who(d.said[lAccount]); !fullName(d.Name) {
			d.Name = d.said[lAccount]
			d.doubt(FieldName, FromAccount)
		}
	}
	if d.Reading == "" && (d.has(lReadingFamily) || d.has(lReadingGiven)) {
		d.Reading = strings.TrimSpace(d.said[lReadingFamily] + "　" + d.said[lReadingGiven])
	}
	for _, f := range []Field{lDivision, lSection} {
		if part := d.said[f]; part != "" && !strings.Contains(d.From, part) {
			d.From = strings.TrimSpace(d.From + " " + part)
		}
	}
}

// who takes what stands where a name is asked for: more than a name, at times.
func (d *draft) who(value string) {
	people := manyPeople(value)
	p := people[0]
	if p.Name == "" { // nothing that looks like a name: it was said to be one
		p.Name = strings.TrimSpace(honorific.ReplaceAllString(value, ""))
		if runes(p.Name) > 40 || saysNothing(p.Name) || strings.ContainsAny(fold(p.Name), "。@0123456789") {
			p.Name = ""
		}
	} else if len(p.rest) > 0 {
		d.addRemark(strings.Join(p.rest, " "))
		if len(people) == 1 && !hasCode(p.Doubts, TwoNames) {
			p.doubt(FieldName, TwoNames)
		}
	}
	d.take(p)
	d.others = people[1:]
	if len(people) > 1 {
		d.doubt(FieldName, TwoNames)
	}
}

func hasCode(ds []Doubt, c Code) bool {
	for _, d := range ds {
		if d.Code == c {
			return true
		}
	}
	return false
}

// take fills what is not said yet from what a line says of a person.
func (d *draft) take(p person) {
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	fill(&d.Name, p.Name)
	fill(&d.Reading, p.Reading)
	fill(&d.From, p.From)
	fill(&d.Position, p.Position)
	fill(&d.StaffNo, p.StaffNo)
	fill(&d.Email, p.Email)
	fill(&d.Phone, p.Phone)
	if d.Party == nil {
		d.Party = p.Party
	}
	d.wishes(p.Wish)
	d.addRemark(p.Remark)
	for _, x := range p.Doubts {
		d.doubt(x.Field, x.Code)
	}
	for _, c := range p.choices {
		if w := stateOf(c); w == Wait {
			d.wishes(w)
		} else if yes, known := choose(c); known && !yes {
			d.Wish = Withdraw
		}
	}
}

// manyPeople reads 「田中太郎、鈴木花子」; at least one person comes back.
func manyPeople(value string) []person {
	whole := readPerson(value)
	if len(whole.rest) == 0 && !hasCode(whole.Doubts, TwoNames) && !strings.ContainsAny(value, "\n") {
		return []person{whole}
	}
	parts := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune("、，,\n;；／/＆&", r) })
	if len(parts) == 1 && strings.Count(value, "・") >= 1 {
		parts = strings.Split(value, "・")
	}
	var out []person
	for _, part := range parts {
		p := readPerson(part)
		if p.Name == "" || len(p.rest) > 0 && len(out) == 0 {
			if len(out) > 0 && p.From == "" && p.Email == "" {
				out[len(out)-1].addRemark(strings.TrimSpace(part))
				continue
			}
			return []person{whole}
		}
		out = append(out, p)
	}
	if len(out) == 0 {
		return []person{whole}
	}
	return out
}

// from: 総務課 主任 says a title too, 総務課 田中太郎 a name.
func (d *draft) from(value string) {
	p := readPerson(value)
	switch {
	case p.From != "" && p.Position != "" && p.Name == "" && len(p.rest) == 0:
		d.From = p.From
		if d.Position == "" {
			d.Position = p.Position
		}
	case strings.HasSuffix(value, ")") && p.From != "" && p.Name == "" && p.Remark != "":
		d.From = value
	default:
		d.From = strings.ReplaceAll(value, "\n", " ")
	}
	if saysNothing(value) {
		d.From = ""
	}
}

func (d *draft) email(value string) {
	if m := emailIn.FindStringSubmatch(value); m != nil {
		d.Email = fold(m[1])
	}
}

func (d *draft) contact(value string) {
	d.email(value)
	rest := strings.TrimSpace(emailIn.ReplaceAllString(value, ""))
	if m := phoneSay.FindStringSubmatch(rest); m != nil && d.Phone == "" {
		d.Phone = phoneText(m[1], m[2])
	} else if rest = strings.Trim(rest, " /／、"); d.Phone == "" && phoneAll.MatchString(fold(rest)) {
		d.Phone = fold(rest)
	}
}

var everybody = regexp.MustCompile(`全員|両名|[0-9]+名とも|[0-9]+人とも|二人とも|ふたりとも|三人とも|いずれも|皆`)

func (d *draft) party(value string) {
	yes, known := choose(value)
	if !known {
		d.doubt(FieldParty, Unclear)
		if _, _, both := chosen(fold(value)); !both { // a form with no answer chosen says nothing
			d.addRemark("懇親会: " + value)
		}
		return
	}
	d.Party = &yes
	d.all = everybody.MatchString(fold(value))
}

// attends takes what is said of the seminar itself. 「セミナー: 第431回」 says which.
func (d *draft) attends(value string) {
	if n := numbers(value, false); len(n) > 0 && d.Number == 0 {
		d.Number = n[0]
	}
	if partyWord.MatchString(value) { // 「セミナー・懇親会ともに参加」
		if yes, known := choose(value); known {
			d.Party = &yes
			if !yes {
				d.Wish = Withdraw
			}
			if strings.Contains(value, "のみ") {
				d.doubt(FieldParty, Unclear)
			}
		}
		return
	}
	if w := stateOf(value); w != "" {
		d.wishes(w)
		return
	}
	yes, known := choose(value)
	if known && !yes || withdraws(value) {
		d.Wish = Withdraw
	}
}

// wishes takes what another place says is wanted: a withdrawal outweighs all else.
func (d *draft) wishes(w Wish) {
	if w != "" && w != Apply && d.Wish != Withdraw {
		d.Wish = w
	}
}

// fullName reports whether a name is 姓 and 名 in kanji, and no 「たなか@広島」.
func fullName(name string) bool {
	han := 0
	for _, r := range name {
		if unicode.In(r, unicode.Han, unicode.Co) { // Co: 外字
			han++
		}
	}
	return han >= 2 && runes(name) >= 3 && runes(name) <= 10 && !strings.ContainsAny(fold(name), "@(){}[]#_/0123456789")
}

// slot takes what part of an evening somebody has a place for.
func (d *draft) slot(value string) {
	switch {
	case partyWord.MatchString(value):
		yes := !regexpNot.MatchString(value)
		d.Party = &yes
	case waits.MatchString(fold(value)):
		d.wishes(Wait)
	}
	if n := numbers(value, false); len(n) > 0 && d.Number == 0 {
		d.Number = n[0]
	}
}

var regexpNot = regexp.MustCompile(`なし|無し|不参加|欠席|しない|別途`)

// cancelled takes a column that is filled if somebody cancelled: with a day, or ○.
func (d *draft) cancelled(value string) {
	switch strings.ToLower(fold(value)) {
	case "no", "false", "0", "-", "ー", "×", "なし", "無", "いいえ", "未", "n":
		return
	}
	if stateOf(value) == Wait {
		d.wishes(Wait)
		return
	}
	d.Wish = Withdraw
}

// saysNothing reports whether an answer is 「なし」.
func saysNothing(v string) bool {
	switch strings.Trim(fold(v), " 。.ー-") {
	case "", "なし", "無し", "無", "特になし", "特に無し", "特になしです", "特にありません", "ありません", "なしです", "n/a", "無所属":
		return true
	}
	return false
}

// affiliation is the code of 区分, "" if it is none of them.
func affiliation(v string) string {
	v = fold(v)
	for _, a := range []struct {
		code  string
		words []string
	}{
		{"npo", []string{"NPO", "ＮＰＯ"}}, {"university", []string{"大学", "研究機関", "学生", "教員"}}, {"municipality", []string{"自治体", "他市", "市町村", "官公庁", "行政", "公務員"}},
		{"company", []string{"企業", "会社", "民間", "自営"}}, {"citizen", []string{"市民", "一般", "個人", "住民"}}, {"group", []string{"団体", "組合", "協会"}},
	} {
		if containsAny(v, a.words...) {
			return a.code
		}
	}
	return ""
}
