package paste

import (
	"regexp"
	"strings"
	"unicode"
)

// person reads what stands in one line about one person: 「0123 総務課 主任 田中 太郎
// (たなか たろう)」, 「田中 太郎(総務課)」. rest is what it could not place.
type person struct {
	Entry
	rest    []string // words that are nothing known
	marked  bool     // began with a number or a bullet
	listNo  bool     // … with a number
	choices []string // ○, 参加, 欠席
}

var (
	emailIn  = regexp.MustCompile(`(?:mailto:)?([A-Za-z0-9０-９Ａ-Ｚａ-ｚ._%+\-]+[@＠][A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+)`)
	phoneSay = regexp.MustCompile(`(?i)(tel|電話|☎|携帯|内線|直通|phone)(?:番号)?[)）]?[:：.は\s　]*((?:[+＋]?[0-9０-９]{1,4}[-‐－ー()（） 　]{1,2}){0,3}[0-9０-９]{3,11})`)
	phoneAll = regexp.MustCompile(`^[+＋]?(?:[0-9０-９]{1,5}[-‐－ー()（） 　]{1,2}){1,3}[0-9０-９]{3,4}$|^0[0-9]{8,10}$`)
	staffAll = regexp.MustCompile(`^(?:No\.?|№|職員番号[:：]?)?([A-Za-z]{0,2}[0-9]{3,9})$`)
	inside   = regexp.MustCompile(`[(（\[［〔【<＜「『]([^()（）\[\]［］〔〕【】<>＜＞「」『』]*)[)）\]］〕】>＞」』]`)
	gaps     = regexp.MustCompile(`[\s　]+|[、,，;；|｜／/]+`)
)

func readPerson(text string) person {
	var p person
	t := strings.TrimSpace(text)
	if r := firstRune(t); strings.ContainsRune("○◯〇◎×✕✖△", r) && runes(t) > 2 { // ○田中太郎
		p.choices = append(p.choices, string(r))
		t = strings.TrimSpace(t[len(string(r)):])
		p.marked = true
	}
	if b := bullet.FindString(t); b != "" && b != t {
		t = t[len(b):]
		p.marked, p.listNo = true, strings.ContainsFunc(fold(b), unicode.IsDigit)
	}
	if m := emailIn.FindStringSubmatchIndex(t); m != nil {
		p.Email = fold(t[m[2]:m[3]])
		t = strings.TrimSpace(t[:m[0]] + " " + t[m[1]:])
	}
	if m := phoneSay.FindStringSubmatchIndex(t); m != nil {
		p.Phone = phoneText(t[m[2]:m[3]], t[m[4]:m[5]])
		t = strings.TrimSpace(t[:m[0]] + " " + t[m[1]:])
	}
	if cut := honorific.FindString(t); cut != "" {
		t = strings.TrimSuffix(t, cut)
	}
	t = p.brackets(t)
	p.words(t)
	return p
}

// phoneText keeps that a number is an extension.
func phoneText(say, number string) string {
	number = strings.Trim(fold(number), " ")
	if strings.Contains(say, "内線") {
		return "内線" + number
	}
	return number
}

// brackets takes out what stands in brackets: a reading, a section, a remark.
func (p *person) brackets(t string) string {
	for range 6 {
		m := inside.FindStringSubmatchIndex(t)
		if m == nil {
			break
		}
		what := strings.TrimSpace(t[m[2]:m[3]])
		before := strings.TrimSpace(t[:m[0]])
		t = t[:m[0]] + " " + t[m[1]:]
		p.bracket(what, before)
	}
	return strings.TrimSpace(t)
}

func (p *person) bracket(what, before string) {
	choice, chosen := choose(what)
	switch {
	case what == "":
	case isKana(what) && before != "" && !commonKana[what]:
		p.Reading = what
	case partyWord.MatchString(what) && chosen:
		p.Party = &choice
	case stateOf(what) == Wait:
		p.Wish = Wait
	case withdraws(what):
		p.Wish = Withdraw
	case staffAll.MatchString(fold(what)):
		p.StaffNo = staffAll.FindStringSubmatch(fold(what))[1]
	case isTitle(what):
		p.Position = what
	case isSection(lastWord(what)) || isOrg(what):
		p.addFrom(what)
	case strings.ContainsAny(what, " 　") && isTitle(lastWord(what)): // (総務課 主任)
		q := readPerson(what)
		p.addFrom(q.From)
		p.Position = q.Position
	case notNames[what] && chosen:
		p.choices = append(p.choices, what)
	case what == "株" || what == "有" || what == "代":
		p.rest = append(p.rest, "("+what+")")
	default:
		p.addRemark(what)
	}
}

func lastWord(s string) string {
	f := strings.FieldsFunc(s, unicode.IsSpace)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

func (p *person) addFrom(s string) {
	if s = strings.TrimSpace(s); s == "" || strings.Contains(p.From, s) {
		return
	}
	p.From = strings.TrimSpace(p.From + " " + s)
}

func (e *Entry) addRemark(s string) {
	if s = strings.TrimSpace(s); s == "" || strings.Contains(e.Remark, s) {
		return
	}
	if e.Remark != "" && !hasSuffix(e.Remark, "。", "、", "?", "？") {
		e.Remark += "、"
	}
	e.Remark += s
}

// words places the words of the line.
func (p *person) words(t string) {
	var names []span
	at := 0
	for at < len(t) {
		loc := gaps.FindStringIndex(t[at:])
		end, next := len(t), len(t)
		if loc != nil {
			end, next = at+loc[0], at+loc[1]
		}
		if end > at {
			p.word(span{at, end}, t, &names)
		}
		at = next
	}
	p.nameOf(t, names)
}

type span struct{ from, to int }

func (s span) of(t string) string { return t[s.from:s.to] }

func (p *person) word(s span, t string, names *[]span) {
	w := strings.Trim(s.of(t), "・:：.．")
	half := fold(w)
	switch {
	case w == "":
	case p.StaffNo == "" && staffAll.MatchString(half) && !phoneAll.MatchString(half):
		p.StaffNo = staffAll.FindStringSubmatch(half)[1]
	case phoneAll.MatchString(half):
		p.Phone = half
	case isTitle(w):
		p.title(w)
	case isSection(w) || isOrg(w):
		p.addFrom(w)
	case isMark(w):
		p.choices = append(p.choices, w)
	case runes(w) <= 14 && partyWord.MatchString(w) && p.joins(w):
	case strings.Contains(w, "・") && p.dotted(s, t, names):
	case nameWord(honorific.ReplaceAllString(w, "")):
		*names = append(*names, s)
	case p.glued(s, t, names):
	default:
		p.rest = append(p.rest, w)
	}
}

// joins reads 懇親会○ and 懇親会欠席.
func (p *person) joins(w string) bool {
	yes, known := choose(partyWord.ReplaceAllString(w, ""))
	if known {
		p.Party = &yes
	}
	return known
}

// title takes 総務課長 apart: it is the 課長 of 総務課.
func (p *person) title(w string) {
	before, title := titleOf(w)
	if section := strings.TrimSuffix(w, "長"); section != w && isSection(section) && !isSection(before) { // 総務課長
		p.addFrom(section)
		w = title
	}
	if before != "" && isSection(before) {
		p.addFrom(before)
		w = title
	}
	if p.Position == "" {
		p.Position = w
	} else {
		p.Position += " " + w
	}
}

// dotted reads 総務課・田中太郎.
func (p *person) dotted(s span, t string, names *[]span) bool {
	i := strings.Index(t[s.from:s.to], "・")
	left, right := t[s.from:s.from+i], strings.TrimSpace(t[s.from+i+len("・"):s.to])
	switch {
	case isSection(left) || isOrg(left) || isTitle(left):
		p.word(span{s.from, s.from + i}, t, names)
		p.word(span{s.from + i + len("・"), s.to}, t, names)
		return true
	case isSection(right) || isOrg(right):
		p.word(span{s.from, s.from + i}, t, names)
		p.addFrom(right)
		return true
	}
	return false
}

// glued reads 総務課田中太郎, 課長田中太郎 and 田中課長.
func (p *person) glued(s span, t string, names *[]span) bool {
	w := s.of(t)
	cut := -1
	for _, end := range sectionEnds {
		if i := strings.LastIndex(w, end); i > 0 {
			i += len(end)
			if n := runes(w[i:]); n >= 2 && n <= 7 && nameWord(w[i:]) && isSection(w[:i]) && i > cut {
				cut = i
			}
		}
	}
	if cut > 0 {
		p.addFrom(w[:cut])
		*names = append(*names, span{s.from + cut, s.to})
		p.doubt(FieldName, Split)
		return true
	}
	return false
}

// nameOf makes the name of its words: one or two, three in letters; what is kana
// behind a name in kanji is its reading.
func (p *person) nameOf(t string, names []span) {
	names, reading := p.reading(t, names)
	if reading != "" && p.Reading == "" {
		p.Reading = reading
	}
	if len(names) == 0 {
		return
	}
	n := 2
	if latin := firstRune(names[0].of(t)); latin < 0x250 {
		n = 3
	}
	last := 0
	for last+1 < len(names) && last+1 < n && strings.TrimFunc(t[names[last].to:names[last+1].from], unicode.IsSpace) == "" {
		last++
	}
	if runes(names[0].of(t)) >= 4 && last > 0 && firstRune(t[names[0].from:]) > 0x2fff { // 田中太郎 鈴木花子
		last = 0
	}
	p.Name = honorific.ReplaceAllString(strings.Trim(t[names[0].from:names[last].to], "・:："), "")
	if before, title := titleOf(p.Name); title != "" && before != "" && last == 0 && p.Position == "" && !notNames[title] {
		p.Name, p.Position = strings.TrimSpace(before), title
	}
	for _, s := range names[last+1:] {
		p.rest = append(p.rest, s.of(t))
		p.doubt(FieldName, TwoNames)
	}
	if last == 0 && runes(p.Name) <= 2 && !isKana(p.Name) {
		p.doubt(FieldName, SurnameOnly)
	}
}

// reading takes the words that are a reading off the end: 田中 太郎 たなか たろう.
// A given name in kana stays: 田中 さくら.
func (p *person) reading(t string, names []span) (rest []span, reading string) {
	k := len(names)
	for k > 0 && isKana(names[k-1].of(t)) {
		k--
	}
	if k == 0 || k == len(names) { // all kana, or none
		return names, ""
	}
	behind := len(names) - k
	switch {
	case k == 1 && behind == 1 && runes(names[0].of(t)) <= 3: // 田中 さくら
		return names, ""
	case k == 1 && behind >= 2 && strings.HasSuffix(kanaKey(names[len(names)-1].of(t)), kanaKey(names[1].of(t))):
		k = 2 // 田中 さくら たなか さくら
	}
	return names[:k], t[names[k].from:names[len(names)-1].to]
}
