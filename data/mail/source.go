package mail

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"path"
	"regexp"
	"strings"
)

// fields of a header, lower case.
type fields map[string]string

var (
	fieldLine = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9-]{0,60})[ \t]*:(.*)$`)
	// What tells the source of a mail from a text that somebody copied out of one.
	telling = []string{"mime-version", "content-type", "content-transfer-encoding", "received", "message-id", "return-path"}
)

// readFields reads the header and says where the body begins. Lines that are no
// fields are passed over.
func readFields(data []byte) (h fields, body []byte) {
	h = fields{}
	last := ""
	for n := 0; len(data) > 0 && n < 2000; n++ {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		text := strings.TrimRight(string(line[:min(len(line), 16<<10)]), "\r")
		if strings.TrimSpace(text) == "" {
			return h, rest
		}
		if text[0] == ' ' || text[0] == '\t' {
			if last != "" && len(h[last]) < 32<<10 {
				h[last] += " " + strings.TrimSpace(text)
			}
		} else if m := fieldLine.FindStringSubmatch(text); m != nil {
			last = strings.ToLower(m[1])
			if _, twice := h[last]; twice && last != "content-type" {
				last = ""
			} else {
				h[last] = strings.TrimSpace(m[2])
			}
		} else {
			last = ""
		}
		data = rest
	}
	return h, data
}

// isSource tells whether a text is the source of a mail: its header alone shows it.
func isSource(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), "\r\n")
	first, _, _ := bytes.Cut(data[:min(len(data), 4096)], []byte("\n"))
	if !fieldLine.Match(bytes.TrimRight(first, "\r")) && !bytes.HasPrefix(first, []byte("From ")) {
		return false
	}
	h, _ := readFields(data[:min(len(data), 256<<10)])
	if h["from"] == "" && h["to"] == "" && h["subject"] == "" {
		return false
	}
	for _, k := range telling {
		if h[k] != "" {
			return true
		}
	}
	return false
}

// reader reads one mail with all that is in it.
type reader struct {
	parts  int
	copied int // bytes of parts, those within others counted again
	files  int // bytes of attachments
}

func (r *reader) message(data []byte, depth int) Message {
	h, body := readFields(data)
	m := Message{From: DecodeHeader(h["from"]), Subject: DecodeHeader(h["subject"]), Auto: automatic(h)}
	if at, err := mail.ParseDate(h["date"]); err == nil {
		m.Date = at
	}
	var b bodies
	r.part(&m, &b, h, body, depth)
	m.Text = b.text(&m)
	return m
}

var autoSubject = regexp.MustCompile(`(?i)^[\s　]*[\[【(（]?(?:自動(?:返信|応答)|不在(?:通知|連絡|の?お知らせ|時|応答)|automatic reply|auto[- ]?reply|out of (?:the )?office|undeliver|delivery (?:status|failure)|mail delivery|returned mail|配信(?:不能|できません|エラー)|送信できませんでした)`)

// automatic: an answering machine, not a form that sends what somebody filled in.
func automatic(h fields) bool {
	v := strings.ToLower(h["auto-submitted"])
	return strings.HasPrefix(v, "auto-replied") || said(h["x-autoreply"]) || said(h["x-autorespond"]) || said(h["x-autoresponder"]) || h["x-failed-recipients"] != "" ||
		strings.Contains(h["content-type"], "report-type=delivery-status") || strings.EqualFold(h["precedence"], "auto_reply") || autoSubject.MatchString(DecodeHeader(h["subject"]))
}

func said(v string) bool { return v != "" && !strings.EqualFold(v, "no") }

// bodies are the texts of a mail, plain and HTML.
type bodies struct{ plain, html strings.Builder }

// text is what to read: the plain one, unless it is missing or only says that
// there is HTML.
func (b *bodies) text(m *Message) string {
	plain := strings.TrimSpace(b.plain.String())
	if b.html.Len() > 0 && len(plain) < 20 {
		if t := Text(b.html.String()); len(t) > len(plain) {
			return t
		}
	}
	if plain == "" && b.html.Len() == 0 && len(m.Tables) == 0 && len(m.Messages) == 0 {
		m.note(NoText, "")
	}
	return b.plain.String()
}

// mediaType reads a Content-Type, also a broken one.
func mediaType(v string) (kind string, params map[string]string) {
	kind, params, err := mime.ParseMediaType(v)
	if err == nil && kind != "" {
		return kind, params
	}
	kind, rest, _ := strings.Cut(v, ";")
	params = map[string]string{}
	for _, p := range strings.Split(rest, ";") {
		if k, v, ok := strings.Cut(p, "="); ok {
			params[strings.ToLower(strings.TrimSpace(k))] = strings.Trim(strings.TrimSpace(v), `"'`)
		}
	}
	return strings.ToLower(strings.TrimSpace(kind)), params
}

func (r *reader) part(m *Message, b *bodies, h fields, body []byte, depth int) {
	if r.parts++; r.parts > maxParts {
		m.note(Cut, "")
		return
	}
	kind, params := mediaType(h["content-type"])
	if kind == "" || !strings.Contains(kind, "/") {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		if depth >= maxDepth {
			m.note(Nested, "")
			return
		}
		r.several(m, b, body, params["boundary"], depth+1)
		return
	}
	disposition, more := mediaType(h["content-disposition"])
	name := more["filename"]
	if name == "" {
		name = params["name"]
	}
	name = path.Base(strings.ReplaceAll(DecodeHeader(name), `\`, "/"))
	isText := strings.HasPrefix(kind, "text/") && kind != "text/calendar" && disposition != "attachment" && (name == "." || kind == "text/html")
	if isText {
		data, whole := unwrap(h["content-transfer-encoding"], body, maxText)
		if !whole {
			m.note(Damaged, "")
		}
		if len(data) >= maxText {
			m.note(Cut, "")
		}
		text, sure := Decode(data, params["charset"])
		if !sure && high(data) {
			m.note(Charset, params["charset"])
		}
		to := &b.plain
		if kind == "text/html" {
			to = &b.html
		}
		if to.Len() < maxText {
			to.WriteString(text)
			to.WriteString("\n")
		}
		return
	}
	r.attachment(m, kind, name, disposition, h["content-transfer-encoding"], body, depth)
}

// several reads the parts of a multipart.
func (r *reader) several(m *Message, b *bodies, body []byte, boundary string, depth int) {
	mr := multipart.NewReader(bytes.NewReader(body), boundary)
	for n := 0; ; n++ {
		p, err := mr.NextRawPart()
		if errors.Is(err, io.EOF) {
			if n == 0 {
				m.note(Truncated, "")
			}
			return
		}
		if err != nil {
			if n == 0 { // there are no parts: what stands there is the text
				r.part(m, b, fields{}, body, depth)
			}
			m.note(Truncated, "")
			return
		}
		h := fields{}
		for k, v := range p.Header {
			h[strings.ToLower(k)] = strings.Join(v, " ")
		}
		data, err := io.ReadAll(p)
		if r.copied += len(data); r.copied > maxCopied {
			m.note(Cut, "")
			return
		}
		if err != nil {
			m.note(Truncated, "")
		}
		r.part(m, b, h, data, depth)
		if err != nil || r.parts > maxParts {
			return
		}
	}
}

// attachment takes tables and mails; others are named, but for pictures that
// stand in the text.
func (r *reader) attachment(m *Message, kind, name, disposition, how string, body []byte, depth int) {
	ext := strings.ToLower(path.Ext(name))
	switch {
	case kind == "message/rfc822" || ext == ".eml" || ext == ".msg":
		if depth >= maxDepth {
			m.note(Nested, "")
			return
		}
		data, whole := unwrap(how, body, maxFiles-r.files)
		r.files += len(data)
		if !whole {
			m.note(Damaged, name)
		}
		if ext == ".msg" && isOutlook(data) {
			inner, err := readOutlook(data)
			if err != nil {
				m.note(Unreadable, name)
				return
			}
			m.Messages = append(m.Messages, inner)
			return
		}
		m.Messages = append(m.Messages, r.message(data, depth+1))
	case IsTableName(name):
		data, whole := unwrap(how, body, maxFiles-r.files)
		r.files += len(data)
		if !whole {
			m.note(Damaged, name)
		}
		m.Tables = append(m.Tables, Attachment{name, data})
	case disposition == "inline" && strings.HasPrefix(kind, "image/"), strings.HasPrefix(kind, "image/") && disposition == "":
	case kind == "message/delivery-status", strings.HasSuffix(kind, "/pkcs7-signature"), strings.HasSuffix(kind, "/pgp-signature"):
	default:
		if name == "." {
			name = kind
		}
		m.note(Attached, name)
	}
}

// IsTableName tells by its name whether an attachment may be a table.
func IsTableName(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv", ".xlsx", ".xlsm":
		return true
	}
	return false
}
