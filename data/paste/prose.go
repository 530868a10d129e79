package paste

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	wants   = regexp.MustCompile(`申し?込みは?(?:したい|希望)|キャンセル待ち(?:を|で|に|希望)|申し?込み?(?:ます|ませて|たい|を?(?:いたし|致し|させ|お願い|希望|します|したい)|。|です|の(?:連絡|メール|件)|をし)|お?申し?込み(?:いた|致|し|させ|を|です|の)|申し?込(?:む|んで)|参加(?:し(?:ます|たい|たく)|いたします|致します|いたしたく|致したく|希望|させて|を?(?:希望|お願い|申|ご?連絡)|で(?:お願い|き)|予定|可能|です|したいと|の(?:旨|連絡|申)|しようと|いたしたい|。|でお願い|出来ます|登録)|出席(?:し(?:ます|たい|たく)|いたします|致します|させて|を?希望|予定|です|で(?:お願い|き))|受講(?:し(?:ます|たい)|いたし|希望|を?(?:希望|お願い)|させて)|エントリー|聴講し|行きます|伺います|伺いたい|聞きたい|聴きたい|追加で|加えて(?:ください|下さい)|入れて(?:ください|下さい)`)
	answers = regexp.MustCompile(`(?:お)?申し?込み?(?:を)?(?:いただ|頂|ありがとう|有難う|くだ|下さ|受け付け|受付|承り|の方法|方法|先|期限|締切|フォーム|は.{0,12}まで|ください|下さい)|承りました|承知(?:いた|致|し)ました|受け付け(?:まし|いた|させ)|受付(?:いた|しま|けま)|ご?参加(?:ください|下さい|いただ|頂|を?お待ち|ありがとう|の皆)|お待ちして(?:おり|い)ます|募集(?:し|い|中|致)|開催(?:し|いた|致|のご案内)|ご案内(?:し|いた|致|申)|ご参加の(?:方|皆)|申込者(?:は|が)|申し?込んで(?:ください|下さい|いただ|頂)|参加を?ご?希望(?:される|する|の)方`)
	polite  = regexp.MustCompile(`お世話|お疲れ|おつかれ|いつも|はじめまして|初めまして|初めて|こんにちは|おはよう|こんばんは|よろしく|宜しく|お願い(?:いた|致|し|申)|ありがとう|有難う|失礼|恐れ入|恐縮|^以上|ご担当|各位|御中|様[、。]?$|さん[、。]?$|拝啓|敬具|取り急ぎ|とりいそぎ|ご連絡(?:いた|致|し|まで)|申し上げ|https?://|Sent from|から送信|^※|楽しみに|ご確認|ご案内|件名|掲示板|拝見|見まし|知りまし|転送(?:し|いた|致)`)
	counted = regexp.MustCompile(`([0-9]{1,2})\s*(?:名|人)(?:で|の|、|分|を|が|参加|申|とも|です|$)`)
	askMore = regexp.MustCompile(`遅れ|遅刻|早退|途中(?:で|から|参加|退席)|車い?す|車椅子|手話|筆記|託児|子連れ|子ども(?:を|と|も)|子供(?:を|と|も)|アレルギー|オンライン|録画|資料(?:だけ|のみ|を)|キャンセル待ち|駐車|欠席の場合|補聴|前の方の席|[?？]$`)
	introOf = regexp.MustCompile(`(?:^|[、。\s　]|お世話になっております。?|お疲れ様です。?)([^\s　。、]{2,24}?)の([^\s　。、の]{1,7}(?:[\s　][^\s　。、の]{1,5})?(?:[\s　]?[(（][\p{Hiragana}\p{Katakana}ー\s　]{2,24}[)）])?)(?:です|と申します|ともうします|でございます|より)`)
	introBe = regexp.MustCompile(`^(?:私は?、?|わたくし、?)?([^。、]{2,30}?)(?:です|と申します|ともうします|でございます)[。、]?$`)
	nameIs  = regexp.MustCompile(`(?:氏名|名前|申込者|参加者)は、?([^。、]{2,24}?)(?:です|になります|となります|でございます)`)
)

var (
	// Asks whether one may come, and does not say that one will.
	mayI = regexp.MustCompile(`(?:参加|出席|受講|聴講|申し?込み?)(?:する|し|させて(?:いただ|頂)く)?(?:こと|の)?(?:は|が|も)?(?:でき|出来|可能|め)(?:る|ます|ません)?(?:もの|の)?(?:でしょう|です)?か(?:[?？。]|$)|(?:参加|出席|受講|申し?込ん|申し?込み)(?:し|させて(?:いただい|頂い))?(?:て|で)も?(?:いい|よい|良い|よろしい|宜しい|大丈夫|構わない|かまわない)(?:でしょう|です)か`)
	asks = regexp.MustCompile(`[?？]$|(?:でしょう|です|ます|ません)か$|教えて(?:ください|下さい|いただ|頂|ほしい|欲しい)|お(?:尋ね|たずね|聞き|伺い)(?:し|いた|致|で)|問い?合わせ(?:です|し|いた|致|の件)|質問(?:が|です|し|いた|致|させ)`)
	// What the office writes to those who applied.
	officeSays = regexp.MustCompile(`お待ちして|受け付け(?:まし|いた|させ)|受付(?:いた|しま)|承りました|お申し?込み?(?:を)?(?:いただ|頂|ありがとう|有難う)|ご参加(?:ください|下さい|いただ|頂)`)
	// A subject that is about applications, and is none.
	aboutIt = regexp.MustCompile(`質問|問い?合わせ|お礼|御礼|について(?:の|お)|方法|状況`)
	says    = regexp.MustCompile(`ありがとう|有難う|有り難う|感謝|助かりま|お?礼(?:を申|まで|申し)|楽しみに|承知(?:いた|致|し)ました|了解(?:いた|致|し|です)|かしこまりました`)
)

// intends reports whether a sentence asks for a place.
func intends(s string) bool {
	s = fold(s)
	if mayI.MatchString(s) {
		return false
	}
	if i := partyWord.FindStringIndex(s); i != nil && !wants.MatchString(ofSeminar(s, i)) && !containsAny(s, "にも", "会も") {
		return false // it is about the gathering alone
	}
	return wants.MatchString(answers.ReplaceAllString(s, ""))
}

// sentence keeps a line of prose. A line that is nearly full goes on in the next.
func (b *body) sentence(l line) {
	const full = 28 // characters: mail programs wrap at about 35
	if n := len(b.prose); n > 0 {
		last, at := b.prose[n-1], b.proseAt[n-1]
		if at.n+strings.Count(last, "\n")+1 == l.n && runes(last) >= full && !strings.ContainsAny(last[len(last)-3:], "。！？") && runes(last) < 300 {
			b.prose[n-1] = last + "\n" + strings.TrimSpace(l.text)
			return
		}
	}
	b.prose, b.proseAt = append(b.prose, strings.TrimSpace(l.text)), append(b.proseAt, l)
}

// said is what the sentences of a message said about everybody in it.
type said struct {
	party   *bool
	parties []string // the sentences that say it
	numbers []int
	remarks []string
	intro   person
	unclear bool
	all     bool
	phone   string
	back    []string // sentences that take something back
	also    []string // … of which another object may be meant: 「懇親会も欠席で」
	applies bool     // a sentence applies, here and now: 「申し込みます」

	strangers bool // the line at hand names another writer than the one above
}

func (b *body) sentences() {
	s := &said{}
	for i, p := range b.prose {
		p = strings.ReplaceAll(p, "\n", "")
		understood := false
		s.strangers = false
		for _, x := range strings.FieldsFunc(p, func(r rune) bool { return r == '。' || r == '！' || r == '!' }) {
			if x = strings.TrimSpace(x); x != "" && b.one(s, x) {
				understood = true
			}
			b.thanks = b.thanks || says.MatchString(fold(x))
			b.office = b.office || officeSays.MatchString(fold(x))
			if asks.MatchString(fold(x)) {
				b.asks, b.questions = true, append(b.questions, x)
			}
		}
		if s.strangers || !understood && !polite.MatchString(fold(p)) && !saysList.MatchString(fold(p)) {
			b.ignored = append(b.ignored, b.proseAt[i])
		}
	}
	if !s.applies {
		s.back = append(s.back, s.also...)
	}
	subject := prefixes.ReplaceAllString(b.subject, "")
	if subject == b.subject && !b.auto { // of an answer, somebody else may have written it
		if withdraws(subject) && !partyWord.MatchString(subject) {
			s.back = append(s.back, subject)
		}
		b.intent = b.intent || intends(subject) || containsAny(subject, "申込", "申し込み", "参加希望") && !answers.MatchString(subject) && !aboutIt.MatchString(subject) && (!b.asks || len(b.prose) == 0)
	}
	if n := numbers(subject, false); len(n) > 0 {
		s.numbers = append(n, s.numbers...)
	}
	if b.auto {
		b.intent, s.back, s.intro = false, nil, person{}
	}
	b.apply(s)
}

// one takes one sentence; false if it said nothing that was understood.
func (b *body) one(s *said, x string) bool {
	half := fold(x)
	understood := false
	if n := numbers(x, false); len(n) > 0 {
		s.numbers, understood = append(s.numbers, n...), true
	}
	rest := half
	if at := partyWord.FindStringIndex(half); at != nil {
		understood = b.aboutParty(s, half, at) || understood
		rest = ofSeminar(half, at)
		if both.MatchString(half) {
			rest = half
		} else if alike.MatchString(half) {
			s.also = append(s.also, x)
		}
	}
	switch {
	case withdraws(rest) && elsewhere.MatchString(rest):
		s.also, understood = append(s.also, x), true
		b.intent = b.intent || intends(x)
		s.applies = s.applies || intends(x)
	case withdraws(rest):
		s.back, understood = append(s.back, x), true
	case intends(x) || rest != half && attends(rest) && !asks.MatchString(half):
		b.intent, understood = true, true
		s.applies = s.applies || !applied.MatchString(half)
	}
	if m := counted.FindStringSubmatch(half); m != nil && !partyWord.MatchString(half) && (b.intent || saysList.MatchString(half)) {
		b.count, understood = atoi(m[1]), true
	}
	if m := phoneSay.FindStringSubmatch(x); m != nil && !answers.MatchString(half) && s.phone == "" {
		s.phone, understood = phoneText(m[1], m[2]), true
	}
	if b.intent && b.namesIn(half, x) {
		understood = true
	}
	if askMore.MatchString(half) && !answers.MatchString(half) {
		s.remarks, understood = append(s.remarks, x), true
	}
	if other := (said{}); s.intro.Name == "" {
		understood = b.introduces(s, x) || understood
	} else if b.introduces(&other, x) {
		same := sameName(s.intro.Name, other.intro.Name)
		understood = understood || same
		s.strangers = s.strangers || !same && other.intro.From != ""
	}
	return understood
}

var listedIn = regexp.MustCompile(`^(.{5,80}?)の(?:計)?([0-9]{1,2})(?:名|人)(?:で|が|、|を|分)`)

// namesIn reads 「…から坂本 竜也、近藤 勇気、土方 俊の3人で参加します」.
func (b *body) namesIn(half, x string) bool {
	m := listedIn.FindStringSubmatch(half)
	if m == nil || len(b.drafts) > 0 {
		return false
	}
	end := strings.Index(x, "の"+m[2])
	if end < 0 {
		end = len(x)
	}
	parts := strings.FieldsFunc(x[:end], func(r rune) bool { return strings.ContainsRune("、，,と・", r) })
	n := atoi(m[2])
	if len(parts) < n || n < 2 {
		return false
	}
	parts = parts[len(parts)-n:]
	if i := strings.LastIndexAny(parts[0], "らはにの"); i >= 0 {
		_, size := utf8.DecodeRuneInString(parts[0][i:])
		parts[0] = parts[0][i+size:]
	}
	var people []person
	for _, t := range parts {
		p := readPerson(t)
		if runes(p.Name) < 3 || len(p.rest) > 0 {
			return false
		}
		people = append(people, p)
	}
	for _, p := range people {
		d := b.begin(line{n: b.line0()})
		d.take(p)
		d.doubt(FieldName, FromText)
	}
	return true
}

var (
	// Sentences in which the seminar shares the fate of the gathering.
	both = regexp.MustCompile(`(?:とも(?:に)?|両方|いずれも|どちらも|(?:セミナー|本会|講座|講演会?)も.{0,8}会も|会も.{0,4}(?:セミナー|本会|講座|講演会?)も).{0,12}(?:欠席|キャンセル|取り?消|不参加|辞退)`)
	// … or may share it, if nobody applies: 「懇親会も欠席でお願いします」.
	alike = regexp.MustCompile(`(?:会|食事)も.{0,12}(?:欠席|キャンセル|取り?消|不参加|辞退)`)
	// The gathering alone is what the words before it are said of: 「欠席は懇親会のみです」.
	absentIs = regexp.MustCompile(`(?:欠席|不参加)(?:なの|するの|の)?は、?$`)
	// What is said of the gathering, and of the seminar behind it: 「懇親会不参加で申し込みます」.
	without = regexp.MustCompile(`^(?:の(?:方|ほう|参加))?(?:は|には|を|に|も|へは)?、?(?:不参加|欠席|なし|無し|抜き|辞退)(?:にて|で|とし|し)(?:て)?、?`)
	seminar = regexp.MustCompile(`セミナー|本会|講座|講演`)
	// 「セミナーは参加、」 before what is said of the gathering.
	attendsIt = regexp.MustCompile(`(?:セミナー|本会|講座|講演会?)(?:には|にも|のみ|だけ|は|に|を|も|の)?(?:ご)?(?:参加|出席|受講)(?:し|で|、|,|$)`)
	// 「セミナーと」 before the gathering: one thing is said of the two.
	joined = regexp.MustCompile(`(?:セミナー|本会|講座|講演会?)(?:と|及び|および|並びに|・|、|も|&)(?:その後の|終了後の)?$`)
	// Absence from something else: 「会議を欠席して参加します」.
	elsewhere = regexp.MustCompile(`(?:会議|打ち?合わ?せ|授業|朝礼|定例会|(?:別の|他の|ほかの)[^、]{1,8})(?:は|を|も|に|には)、?(?:欠席|不参加|キャンセル|辞退|取り?やめ)`)
	// An application that was made before.
	applied = regexp.MustCompile(`申し?込(?:み?まし|んで(?:い|お)|んだ|み?(?:を)?(?:し|いたし|致し)(?:て(?:い|お)|まし)|み?済)|(?:予定|つもり)(?:でし|だっ)た`)
)

// attends reports whether the words beside a gathering say that the seminar itself
// is attended: 「セミナーは参加、」, but not 「先日のセミナーに参加し、」.
func attends(rest string) bool {
	return attendsIt.MatchString(rest) && !answers.MatchString(rest) && !ofOther(rest)
}

// ofSeminar is what a sentence with a gathering in it says of the seminar: what
// stands before the gathering, and what names the seminar behind it.
func ofSeminar(x string, at []int) string {
	if joined.MatchString(x[:at[0]]) && !strings.Contains(x, "うち") {
		return x
	}
	before, behind := absentIs.ReplaceAllString(x[:at[0]], ""), x[at[1]:]
	if i := turn(behind); i >= 0 {
		return before + behind[i:]
	}
	return before
}

// turn is where the words behind a gathering turn to the seminar, -1 = they do not.
func turn(behind string) int {
	if m := without.FindStringIndex(behind); m != nil && wants.MatchString(behind[m[1]:]) {
		return m[1]
	}
	i := strings.LastIndex(behind, "、")
	if i < 0 {
		return -1
	}
	if m := seminar.FindStringIndex(behind[i:]); m == nil || m[0] > len("、")+len("わたしは") {
		return -1
	}
	return i
}

// aboutParty reads whether the gathering is joined.
func (b *body) aboutParty(s *said, x string, at []int) bool {
	behind := x[at[1]:]
	if i := turn(behind); i > 0 {
		behind = behind[:i]
	}
	if i := strings.IndexAny(behind, "?？"); i >= 0 || hasSuffix(x, "か") {
		s.remarks = append(s.remarks, x)
		return true
	}
	yes, known := choose(clause(behind))
	if absentIs.MatchString(x[:at[0]]) {
		yes, known = false, true
	}
	if !known {
		if before := x[:at[0]]; wants.MatchString(before) && containsAny(behind, "も") {
			yes, known = true, true
		}
	}
	if maybe.MatchString(behind) {
		s.unclear = true
		s.remarks = append(s.remarks, x)
		return true
	}
	if !known {
		return false
	}
	s.parties = append(s.parties, x)
	if s.party == nil {
		s.party = &yes
	} else if *s.party != yes {
		s.unclear = true
	}
	s.all = s.all || everybody.MatchString(x)
	if strings.Contains(behind, "のみ") || strings.HasPrefix(behind, "だけ") {
		if yes {
			s.unclear = true
			s.remarks = append(s.remarks, x)
		}
	}
	return true
}

// clause cuts a sentence where it turns to something else: 「懇親会は欠席しますが、
// セミナーには参加します」.
func clause(s string) string {
	for _, w := range []string{"が、", "けれど", "けど、"} {
		if i := strings.Index(s, w); i > 0 {
			s = s[:i] + strings.TrimRight(w, "が、けれど")
		}
	}
	return s
}

// introduces reads 「総務課の田中です」.
func (b *body) introduces(s *said, x string) bool {
	if m := nameIs.FindStringSubmatch(x); m != nil {
		if p := readPerson(m[1]); p.Name != "" && len(p.rest) == 0 {
			s.intro = p
			return true
		}
	}
	for _, m := range introOf.FindAllStringSubmatch(x, 4) {
		name := readPerson(m[2])
		place := readPerson(m[1])
		if name.Name != "" && len(name.rest) == 0 && name.From == "" && place.From != "" && place.Name == "" {
			s.intro = name
			s.intro.addFrom(place.From)
			return true
		}
	}
	if m := introBe.FindStringSubmatch(strings.TrimRight(lastClause(x), "。")); m != nil {
		p := readPerson(anybody.ReplaceAllString(m[1], ""))
		if p.Name != "" && len(p.rest) == 0 && (p.From != "" || runes(p.Name) >= 2 && !isKana(p.Name)) && !wants.MatchString(x) && !strings.ContainsAny(p.Name, "はがをに") {
			s.intro = p
			return true
		}
	}
	return false
}

// anybody is what people call themselves who belong nowhere.
var anybody = regexp.MustCompile(`^.{0,8}(?:市民|一般|会社員|主婦|学生|個人|在住|自営業|フリーランス)の`)

func lastClause(x string) string {
	x = strings.TrimRight(x, "、")
	if i := strings.LastIndex(x, "、"); i >= 0 {
		return x[i+len("、"):]
	}
	return x
}

func atoi(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}
