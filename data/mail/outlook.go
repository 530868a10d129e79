package mail

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"
)

// What a .msg calls its properties ([MS-OXPROPS]).
const (
	propClass       = "001A"
	propSubject     = "0037"
	propHeaders     = "007D"
	propSenderName  = "0C1A"
	propSenderAddr  = "0C1F"
	propBody        = "1000"
	propRTF         = "1009"
	propHTML        = "1013"
	propSenderSMTP  = "5D01"
	propSender2     = "5D02"
	propAttach      = "3701" // a file's bytes, or a mail in a storage of its own
	propAttachName  = "3707"
	propAttachShort = "3704"
	propDisplayName = "3001"

	attachStorage = "__attach_version1.0_#"
	streamPrefix  = "__substg1.0_"
	properties    = "__properties_version1.0"

	maxStream = 32 << 20
	maxMails  = 4 // mails within mails
)

// isOutlook: a compound file with the stream that only a mail has.
func isOutlook(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return false
	}
	var name []byte
	for _, u := range utf16.Encode([]rune(properties)) {
		name = binary.LittleEndian.AppendUint16(name, u)
	}
	return bytes.Contains(data, name)
}

// storage is a mail, or an attachment, of a .msg: its properties and what is in it.
type storage struct {
	props map[string][]byte // by tag and type: 0037001F
	fixed []byte            // properties of a few bytes
	in    map[string]*storage
	order []string
}

func (s *storage) child(name string) *storage {
	if s.in[name] == nil {
		s.in[name] = newStorage()
		s.order = append(s.order, name)
	}
	return s.in[name]
}

func newStorage() *storage { return &storage{props: map[string][]byte{}, in: map[string]*storage{}} }

// readOutlook reads a .msg.
func readOutlook(data []byte) (Message, error) {
	doc, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return Message{Notes: []Note{{Code: Unreadable}}}, nil
	}
	root, total := newStorage(), 0
	var m Message
	for n := 0; n < 20_000; n++ {
		f, err := doc.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			m.note(Truncated, "")
			break
		}
		at := root
		for _, p := range f.Path {
			at = at.child(p)
		}
		wanted, isProp := strings.CutPrefix(f.Name, streamPrefix)
		if !isProp && f.Name != properties || f.Size == 0 || f.FileInfo().IsDir() {
			continue
		}
		if total += int(min(f.Size, maxStream+1)); f.Size > maxStream || total > MaxBytes {
			m.note(Cut, "")
			continue
		}
		b, err := io.ReadAll(io.LimitReader(f, f.Size))
		if err != nil {
			m.note(Damaged, "")
		}
		if isProp {
			at.props[strings.ToUpper(wanted)] = b
		} else {
			at.fixed = b
		}
	}
	if len(root.props) == 0 {
		m.note(Unreadable, "")
		return m, nil
	}
	root.message(&m, 0)
	return m, nil
}

// message makes a mail of what is in a storage.
func (s *storage) message(m *Message, depth int) {
	charset := s.charset()
	m.Subject = s.text(propSubject, charset)
	m.From = s.sender(charset)
	m.Date = s.date()
	class := strings.ToUpper(s.text(propClass, charset))
	h, _ := readFields([]byte(s.text(propHeaders, charset)))
	m.Auto = automatic(h) || autoSubject.MatchString(m.Subject) || strings.HasPrefix(class, "REPORT.") || strings.Contains(class, "OOFTEMPLATE")
	if m.From == "" {
		m.From = DecodeHeader(h["from"])
	}
	m.Text = s.text(propBody, charset)
	if strings.TrimSpace(m.Text) == "" {
		m.Text = s.html(m)
	}
	if strings.TrimSpace(m.Text) == "" {
		if rtf := s.props[propRTF+"0102"]; len(rtf) > 0 {
			m.Text = rtfText(rtf)
		}
	}
	if len(m.Text) > maxText {
		m.Text = strings.ToValidUTF8(m.Text[:maxText], "")
		m.note(Cut, "")
	}
	for _, name := range s.order {
		if strings.HasPrefix(name, attachStorage) {
			s.in[name].attachment(m, charset, depth)
		}
	}
	if strings.TrimSpace(m.Text) == "" && len(m.Tables) == 0 && len(m.Messages) == 0 {
		m.note(NoText, "")
	}
}

func (s *storage) html(m *Message) string {
	b := s.props[propHTML+"0102"]
	charset := ""
	if len(b) == 0 {
		return Text(s.text(propHTML, ""))
	}
	if cp := s.number(0x3FDE0003); cp != 0 {
		charset = codepage(cp)
	}
	text, sure := Decode(b[:min(len(b), maxHTML)], charset)
	if !sure && high(b) && charset != "" {
		m.note(Charset, charset)
	}
	return Text(text)
}

func (s *storage) attachment(m *Message, charset string, depth int) {
	name := ""
	for _, p := range []string{propAttachName, propAttachShort, propDisplayName} {
		if name == "" {
			name = s.text(p, charset)
		}
	}
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	data := s.props[propAttach+"0102"]
	inner := s.in[streamPrefix+propAttach+"000D"]
	switch {
	case inner != nil && len(inner.props) > 0:
		if depth >= maxMails {
			m.note(Nested, "")
			return
		}
		var in Message
		inner.message(&in, depth+1)
		m.Messages = append(m.Messages, in)
	case IsTableName(name):
		m.Tables = append(m.Tables, Attachment{name, data})
	case Is(data):
		if depth >= maxMails {
			m.note(Nested, "")
			return
		}
		in, err := Read(data)
		if err != nil {
			m.note(Unreadable, name)
		}
		m.Messages = append(m.Messages, in...)
	case isPicture(name) && s.text("3712", charset) != "": // stands in the text
	default:
		m.note(Attached, name)
	}
}

func isPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".bmp":
		return true
	}
	return false
}

// text is a property of letters.
func (s *storage) text(tag, charset string) string {
	if b := s.props[tag+"001F"]; len(b) > 1 {
		units := make([]uint16, len(b)/2)
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(b[2*i:])
		}
		return strings.TrimRight(string(utf16.Decode(units)), "\x00")
	}
	text, _ := Decode(bytes.TrimRight(s.props[tag+"001E"], "\x00"), charset)
	return text
}

// sender is whoever wrote, with an address of the internet if there is one: within
// a house Exchange has only its own.
func (s *storage) sender(charset string) string {
	name := s.text(propSenderName, charset)
	for _, tag := range []string{propSenderSMTP, propSender2, propSenderAddr} {
		if a := s.text(tag, charset); strings.Contains(a, "@") {
			if a == name || name == "" {
				return a
			}
			return fmt.Sprintf("%s <%s>", name, a)
		}
	}
	return name
}

// number is a property of four bytes. Before the list of them stand 32 bytes at
// the top, 24 in a mail within, 8 in an attachment; the tag tells where they are.
func (s *storage) number(tag uint32) int {
	if at := s.fixedAt(tag); at >= 0 {
		return int(binary.LittleEndian.Uint32(s.fixed[at+8:]))
	}
	return 0
}

func (s *storage) fixedAt(tag uint32) int {
	for at := 8; at+16 <= len(s.fixed); at += 8 {
		if binary.LittleEndian.Uint32(s.fixed[at:]) == tag {
			return at
		}
	}
	return -1
}

// date is when it was sent, or came in.
func (s *storage) date() time.Time {
	for _, tag := range []uint32{0x00390040, 0x0E060040} {
		if at := s.fixedAt(tag); at >= 0 {
			const since1601 = 116444736000000000 // of 1970, in 100 ns
			if t := int64(binary.LittleEndian.Uint64(s.fixed[at+8:])); t > since1601 {
				return time.Unix(0, 0).Add(time.Duration((t-since1601)/10_000_000) * time.Second)
			}
		}
	}
	return time.Time{}
}

// charset is the encoding of properties that are not Unicode.
func (s *storage) charset() string {
	if cp := s.number(0x3FFD0003); cp != 0 {
		return codepage(cp)
	}
	return codepage(s.number(0x3FDE0003))
}

func codepage(n int) string {
	switch n {
	case 932:
		return "shift_jis"
	case 65001:
		return "utf-8"
	case 50220, 50221, 50222:
		return "iso-2022-jp"
	case 51932, 20932:
		return "euc-jp"
	case 20127, 28591, 1252:
		return "iso-8859-1"
	}
	return ""
}
