package paste

import (
	"regexp"
	"strings"
	"time"

	"jibun/data/mail"
)

// header is what stands above an e-mail.
type header struct {
	from    person // sender: a name if one can be read, the address
	subject string
	line    int // first line, 0 = there is none
	text    string
	auto    bool // an answering machine wrote it
	at      time.Time
}

var (
	headerLine = regexp.MustCompile(`(?i)^[\s　]*\**(差出人|送信者|送信元|発信者|from|送信日時|受信日時|日時|日付|date|sent|宛先|to|受信者|cc|bcc|件名|subject|題名|返信先|reply-to|添付ファイル|添付|attachments?|重要度|importance|message-id|mime-version|content-type|content-transfer-encoding|return-path|received|user-agent|x-[a-z-]+)\**[\s　]*[:：][\s　]*\**(.*)$`)
	headerTab  = regexp.MustCompile(`^(差出人|送信者|送信日時|日付|宛先|件名)\t+(.*)$`)
	webSender  = regexp.MustCompile(`^(.{0,60}?)[\s　]*[<＜]([^<>＜＞\s]+@[^<>＜＞\s]+)[>＞][\s　]*(.{0,40})$`)
	dateLine   = regexp.MustCompile(`(?:[0-9]{4}[年/.-][0-9]{1,2}[月/.-][0-9]{1,2}|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}:[0-9]{2}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),)`)
	original   = regexp.MustCompile(`(?i)^[\s　]*-{2,}[\s　]*(original message|original appointment|元のメッセージ|元のメール)[\s　]*-{2,}[\s　]*$`)
	forwarded  = regexp.MustCompile(`(?i)^[\s　]*(?:-{2,}[\s　]*(?:forwarded message|forwarded by.*|転送されたメッセージ|転送メッセージ|転送元メッセージ)[\s　]*-{0,}|begin forwarded message:|.{0,12}(?:以下|下記).{0,6}転送.{0,12})[\s　]*$`)
	// 「2026年11月20日(金) 10:12 人事課 <jinji@example.jp>:」 above a quoted part
	quoteIntro = regexp.MustCompile(`(?i)(?:^on .{0,120} wrote:$|(?:[0-9]{4}[年/.-]|[0-9]{1,2}月).{0,120}(?:[>＞]|さん|様|氏)?[\s　]*(?:のメール|は(?:メールを)?書きました|が書きました|さんのメッセージ|wrote)?[:：]$|^.{1,80}(?:さん|様|氏|[>＞])(?:は|が)?(?:メールを)?(?:書きました|wrote)[:：]?$)`)
	prefixes   = regexp.MustCompile(`(?i)^(?:[\s　]*(?:re|fw|fwd|返信|転送)[\s　]*[:：][\s　]*)+`)
)

// headerField is what a line of a header says.
func headerField(t string) (key, value string) {
	m := headerLine.FindStringSubmatch(t)
	if m == nil {
		if m = headerTab.FindStringSubmatch(t); m == nil {
			return "", ""
		}
	}
	switch key := strings.ToLower(m[1]); key {
	case "差出人", "送信者", "送信元", "発信者", "from":
		return "from", m[2]
	case "件名", "subject", "題名":
		return "subject", m[2]
	case "宛先", "to", "受信者":
		return "to", m[2]
	case "送信日時", "受信日時", "日時", "日付", "date", "sent":
		return "date", m[2]
	default:
		return "other " + key, m[2]
	}
}

// headerAt reads a header that begins at the first line; n is how many lines it
// has, 0 if there is none.
func headerAt(ls []line) (h header, n int) {
	key, _ := headerField(ls[0].text)
	if key == "" {
		return webHeader(ls)
	}
	seen := map[string]string{}
	for n < len(ls) && n < 40 && ls[n].quote == ls[0].quote {
		key, value := headerField(ls[n].text)
		switch {
		case key != "":
			if _, twice := seen[key]; twice && (key == "from" || key == "subject") {
				return header{}, 0
			}
			seen[key] = value
		case n > 0 && !ls[n].blank() && (strings.HasPrefix(ls[n].text, " ") || strings.HasPrefix(ls[n].text, "\t") || strings.HasSuffix(strings.TrimSpace(ls[n-1].text), ";") || strings.HasSuffix(strings.TrimSpace(ls[n-1].text), ",")):
		default:
			return makeHeader(seen, ls, n)
		}
		n++
	}
	return makeHeader(seen, ls, n)
}

func makeHeader(seen map[string]string, ls []line, n int) (header, int) {
	from, hasFrom := seen["from"]
	subject, hasSubject := seen["subject"]
	_, hasTo := seen["to"]
	date, hasDate := seen["date"]
	if !hasFrom && !(hasSubject && (hasTo || hasDate)) || len(seen) < 2 {
		return header{}, 0
	}
	return header{from: sender(from), subject: strings.TrimSpace(mail.DecodeHeader(subject)), line: ls[0].n, text: piece(ls[:n]), at: moment(date)}, n
}

// webHeader reads what is copied out of a mail page: 「田中 太郎 <t@example.jp>」, then
// the day or the addressee.
func webHeader(ls []line) (h header, n int) {
	m := webSender.FindStringSubmatch(strings.TrimSpace(ls[0].text))
	if m == nil || strings.ContainsAny(m[1], ":：。") {
		return h, 0
	}
	n, known := 1, dateLine.MatchString(m[3])
	h.at = moment(m[3])
	if m[3] != "" && !known {
		return h, 0
	}
	for n < len(ls) && n < 5 {
		t := strings.TrimSpace(ls[n].text)
		key, value := headerField(t)
		toMe := strings.HasPrefix(t, "To ") || strings.HasPrefix(t, "宛先 ") || t == "自分" || t == "To 自分"
		if key == "" && !toMe && (!dateLine.MatchString(t) || runes(t) > 40) {
			break
		}
		if key == "subject" {
			h.subject = value
		}
		if h.at.IsZero() {
			h.at = moment(t)
		}
		known = true
		n++
	}
	if !known {
		return header{}, 0
	}
	h.from, h.line, h.text = sender(m[1]+" <"+m[2]+">"), ls[0].n, piece(ls[:n])
	return h, n
}

// rareSurname are senders whose surname is a word of lists and forms elsewhere.
var rareSurname = regexp.MustCompile(`^(?:市民|金|木|土|月|水)[\s　]+[\p{Han}\p{Hiragana}\p{Katakana}]{1,4}$`)

// sender reads 「田中 太郎(総務課) <tanaka@example.jp>」.
func sender(v string) person {
	v = mail.DecodeHeader(v)
	v = strings.NewReplacer(`"`, " ", "'", " ", "[mailto:", "<", "＜", "<", "＞", ">", "via Google フォーム", "", "　<", " <").Replace(v)
	name, _, _ := strings.Cut(v, "<")
	name = strings.TrimSpace(name)
	p := readPerson(name)
	if rareSurname.MatchString(name) {
		if q := readPerson(gaps.ReplaceAllString(name, "")); q.Name != "" && len(q.rest) == 0 {
			p, p.Name = q, name
		}
	}
	if m := emailIn.FindStringSubmatch(v); m != nil {
		p.Email = fold(m[1])
	}
	if len(p.rest) > 0 || strings.Contains(p.Name, "@") {
		p.Name, p.Reading = "", ""
	}
	return p
}

// hasHeader reports whether an e-mail's header stands in the text.
func hasHeader(ls []line) bool {
	for i := range ls {
		if key, _ := headerField(ls[i].text); key == "" && !strings.Contains(ls[i].text, "@") {
			if original.MatchString(ls[i].text) {
				return true
			}
			continue
		}
		if _, n := headerAt(ls[i:]); n > 0 {
			return true
		}
	}
	return false
}
