package mail_test

import (
	"encoding/base64"
	"fmt"
	"mime/quotedprintable"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"

	"jibun/data/mail"
)

const text = "人事課 ご担当者様\n\n第431回に参加します。懇親会も参加します。\n\n総務課 田中 太郎"

func encoded(e encoding.Encoding, s string) []byte {
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		panic(err)
	}
	return b
}

func b64(b []byte) string {
	s := base64.StdEncoding.EncodeToString(b)
	var out strings.Builder
	for len(s) > 76 {
		out.WriteString(s[:76] + "\r\n")
		s = s[76:]
	}
	return out.String() + s + "\r\n"
}

func quoted(b []byte) string {
	var out strings.Builder
	w := quotedprintable.NewWriter(&out)
	_, _ = w.Write(b)
	_ = w.Close()
	return out.String()
}

const head = "From: =?ISO-2022-JP?B?GyRCRURDZhsoQiAbJEJCQE86GyhC?= <tanaka@city.kure.example.jp>\r\nTo: jinji@city.kure.example.jp\r\nSubject: =?UTF-8?B?55Sz6L6844G/?=\r\nDate: Fri, 20 Nov 2026 10:12:00 +0900\r\nMIME-Version: 1.0\r\n"

func part(kind, how, body string) string {
	return "Content-Type: " + kind + "\r\nContent-Transfer-Encoding: " + how + "\r\n\r\n" + body
}

// TestRead: the same mail, however it is wrapped.
func TestRead(t *testing.T) {
	htm := `<html><head><style>p{color:red}</style></head><body><p>人事課&nbsp;ご担当者様</p><p><br></p><div>第431回に<b>参加</b>します。懇親会も参加します。</div><br>総務課 田中 太郎</body></html>`
	mixed := "Content-Type: multipart/mixed; boundary=\"=_x\"\r\n\r\npreamble\r\n--=_x\r\n" + part("multipart/alternative; boundary=y", "7bit", "--y\r\n"+part("text/plain; charset=iso-2022-jp", "7bit", string(encoded(japanese.ISO2022JP, text)))+
		"\r\n--y\r\n"+part("text/html; charset=utf-8", "base64", b64([]byte(htm)))+"\r\n--y--\r\n") + "\r\n--=_x\r\n" +
		"Content-Type: application/pdf; name=\"a.pdf\"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0x\r\n--=_x--\r\n"
	for name, x := range map[string]struct {
		source string
		notes  string
	}{
		"7bit JIS":                {head + part("text/plain; charset=ISO-2022-JP", "7bit", string(encoded(japanese.ISO2022JP, text))), ""},
		"base64 UTF-8":            {head + part("text/plain; charset=utf-8", "base64", b64([]byte(text))), ""},
		"base64 JIS":              {head + part("text/plain; charset=iso-2022-jp", "base64", b64(encoded(japanese.ISO2022JP, text))), ""},
		"quoted-printable UTF-8":  {head + part("text/plain; charset=utf-8; format=flowed", "quoted-printable", quoted([]byte(text))), ""},
		"quoted-printable CP932":  {head + part("text/plain; charset=Shift_JIS", "Quoted-Printable", quoted(encoded(japanese.ShiftJIS, text))), ""},
		"EUC-JP":                  {head + part("text/plain; charset=EUC-JP", "8bit", string(encoded(japanese.EUCJP, text))), ""},
		"HTML only":               {head + part("text/html; charset=utf-8", "base64", b64([]byte(htm))), ""},
		"HTML only, in parts":     {head + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n" + part("text/html; charset=iso-2022-jp", "7bit", string(encoded(japanese.ISO2022JP, htm))) + "\r\n--b--", ""},
		"multipart":               {head + mixed, "attached a.pdf"},
		"no encoding named":       {head + part("text/plain", "8bit", text), ""},
		"a wrong encoding":        {head + part("text/plain; charset=us-ascii", "8bit", string(encoded(japanese.ShiftJIS, text))), "charset us-ascii"},
		"another wrong encoding":  {head + part("text/plain; charset=utf-8", "8bit", string(encoded(japanese.ShiftJIS, text))), "charset utf-8"},
		"an unknown encoding":     {head + part("text/plain; charset=x-klingon", "8bit", text), "charset x-klingon"},
		"JIS that calls itself 8": {head + part("text/plain; charset=iso-8859-1", "7bit", string(encoded(japanese.ISO2022JP, text))), "charset iso-8859-1"},
		"broken base64":           {head + part("text/plain; charset=utf-8", "base64", strings.Replace(b64([]byte(text)), "5", "5!*", 1)), "damaged "},
		"no last boundary":        {head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + part("text/plain; charset=utf-8", "base64", b64([]byte(text))), "truncated "},
		"an unquoted boundary":    {head + "Content-Type: multipart/mixed; boundary==_b?c\r\n\r\n--=_b?c\r\n" + part("text/plain; charset=utf-8", "base64", b64([]byte(text))) + "--=_b?c--", ""},
		"of a mbox":               {"From - Fri Nov 20 10:12:00 2026\r\n" + head + part("text/plain; charset=utf-8", "base64", b64([]byte(text))), ""},
		"Outlook":                 {string(outlook("田中 太郎", "tanaka@city.kure.example.jp", "申込み", text)), ""},
		"Outlook, CP932": {string(compound([]file{narrow("0037", encoded(japanese.ShiftJIS, "申込み")), narrow("0C1A", encoded(japanese.ShiftJIS, "田中 太郎")), narrow("5D01", []byte("tanaka@city.kure.example.jp")),
			narrow("1000", encoded(japanese.ShiftJIS, text)), fixed(32, map[uint32]uint64{0x3FFD0003: 932, 0x00390040: 134_100_000_000_000_000})})), ""},
		"Outlook, HTML only": {string(compound([]file{prop("0037", "申込み"), prop("0C1A", "田中 太郎"), prop("5D01", "tanaka@city.kure.example.jp"), binaryProp("1013", []byte(htm)), fixed(32, map[uint32]uint64{0x3FDE0003: 65001, 0x00390040: 134_100_000_000_000_000})})), ""},
		"Outlook, RTF only":  {string(compound([]file{prop("0037", "申込み"), prop("0C1A", "田中 太郎"), prop("5D01", "tanaka@city.kure.example.jp"), binaryProp("1009", rtf(text)), fixed(32, map[uint32]uint64{0x00390040: 134_100_000_000_000_000})})), ""},
		"Outlook, long":      {string(outlook("田中 太郎", "tanaka@city.kure.example.jp", "申込み", text+strings.Repeat("\n", 5000))), ""},
	} {
		t.Run(name, func(t *testing.T) {
			if !mail.Is([]byte(x.source)) {
				t.Fatal("is no mail")
			}
			ms, err := mail.Read([]byte(x.source))
			if err != nil || len(ms) != 1 {
				t.Fatal(len(ms), err)
			}
			m := ms[0]
			if m.From != "田中 太郎 <tanaka@city.kure.example.jp>" || m.Subject != "申込み" || m.Date.IsZero() || m.Auto {
				t.Errorf("%q %q %v %v", m.From, m.Subject, m.Date, m.Auto)
			}
			if got := strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(m.Text, "\r", ""), "\u00a0", " ")); got != text {
				t.Errorf("%q", got)
			}
			if got := notes(m); got != x.notes {
				t.Errorf("notes %q, want %q", got, x.notes)
			}
		})
	}
}

func notes(m mail.Message) string {
	var out []string
	for _, n := range m.Notes {
		out = append(out, fmt.Sprintf("%s %s", n.Code, n.What))
	}
	return strings.Join(out, ", ")
}

// rtf is a body that is stored uncompressed, its letters as code points.
func rtf(text string) []byte {
	var b strings.Builder
	b.WriteString(`{\rtf1\ansi\ansicpg932{\fonttbl{\f0 MS Gothic;}}\uc1 `)
	for _, r := range text {
		switch {
		case r == '\n':
			b.WriteString(`\par` + "\r\n")
		case r < 0x80:
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\u%d?`, int16(uint16(r)))
		}
	}
	b.WriteString("}")
	out := make([]byte, 16)
	out[4], out[5] = byte(b.Len()), byte(b.Len()>>8)
	copy(out[8:], "MELA")
	return append(out, b.String()...)
}

// TestRead_inside: mails and tables that are attached.
func TestRead_inside(t *testing.T) {
	inner := head + part("text/plain; charset=utf-8", "base64", b64([]byte(text)))
	csv := b64(encoded(japanese.ShiftJIS, "氏名,所属\r\n田中 太郎,総務課\r\n"))
	for name, source := range map[string][]byte{
		"eml": []byte(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + part("text/plain; charset=utf-8", "8bit", "転送します。") + "\r\n--b\r\n" + part("message/rfc822", "7bit", inner) +
			"\r\n--b\r\nContent-Type: application/octet-stream; name=\"=?ISO-2022-JP?B?GyRCTD5KbBsoQi5jc3Y=?=\"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n" + csv + "--b--\r\n"),
		"msg": outlook("山口 太", "yamaguchi@city.kure.example.jp", "Fw", "転送します。",
			file{name: "__attach_version1.0_#00000000", in: []file{{name: "__substg1.0_3701000D", in: outlookFiles("田中 太郎", "tanaka@city.kure.example.jp", "申込み", text)}, fixed(8, nil)}},
			file{name: "__attach_version1.0_#00000001", in: []file{prop("3707", "名簿.csv"), binaryProp("3701", encoded(japanese.ShiftJIS, "氏名,所属\r\n田中 太郎,総務課\r\n")), fixed(8, nil)}}),
	} {
		ms, err := mail.Read(source)
		if err != nil || len(ms) != 1 || len(ms[0].Messages) != 1 || len(ms[0].Tables) != 1 {
			t.Fatalf("%s: %+v %v", name, ms, err)
		}
		m := ms[0]
		if in := m.Messages[0]; in.From != "田中 太郎 <tanaka@city.kure.example.jp>" || strings.TrimSpace(strings.ReplaceAll(in.Text, "\r", "")) != text || strings.TrimSpace(m.Text) != "転送します。" {
			t.Errorf("%s: %+v", name, m)
		}
		if a := m.Tables[0]; !strings.HasSuffix(a.Name, ".csv") || len(a.Data) == 0 {
			t.Errorf("%s: %+v", name, a)
		}
	}
}

// TestRead_automatic: what a machine answers is none of a person; what a form
// sends is.
func TestRead_automatic(t *testing.T) {
	for _, x := range []struct {
		header string
		auto   bool
	}{
		{"Auto-Submitted: auto-replied", true}, {"Auto-Submitted: auto-replied (vacation)", true}, {"Auto-Submitted: no", false}, {"Auto-Submitted: auto-generated", false},
		{"X-Autoreply: yes", true}, {"X-Autoreply: no", false}, {"X-Autorespond: 不在", true}, {"Precedence: auto_reply", true}, {"Precedence: bulk", false},
		{"Subject: =?UTF-8?B?6Ieq5YuV6L+U5L+h77ya44GK55Sz6L6844G/44GC44KK44GM44Go44GG?=", true}, {"Subject: Automatic reply: x", true}, {"Subject: Undeliverable: x", true}, {"Subject: 【自動返信】x", true}, {"Subject: x", false},
	} {
		ms, err := mail.Read([]byte("From: a@b.jp\r\nMessage-ID: <1@b.jp>\r\n" + x.header + "\r\n\r\nx"))
		if err != nil || ms[0].Auto != x.auto {
			t.Errorf("%s: %v %v", x.header, ms[0].Auto, err)
		}
	}
}

// TestText: HTML as a person would copy it.
func TestText(t *testing.T) {
	for _, x := range []struct{ html, want string }{
		{"<p>a</p><p>b</p>", "a\nb"},
		{"<table><tr><th>氏名</th><td><p>田中 太郎</p></td></tr><tr><td>所属</td><td>総務課</td></tr></table>", "氏名\t田中 太郎\n所属\t総務課"},
		{"<table><tr><td><table><tr><td>氏名</td><td>田中</td></tr></table></td></tr></table>", "氏名\t田中"},
		{"<table><tr><td><div>一行目</div><div>二行目</div></td></tr></table>", "一行目\n二行目"},
		{"参加します。<blockquote>氏名：<br>所属：</blockquote>", "参加します。\n> 氏名：\n> 所属："},
		{"<div>a<br>b</div><ul><li>c<li>d</ul>", "a\nb\n・c\n・d"},
		{"a\n  b&amp;c&nbsp;d<script>x</script>", "a b&c d"},
		{"<pre>a\n b</pre>", "a\n b"},
	} {
		if got := mail.Text(x.html); got != x.want {
			t.Errorf("%s: %q", x.html, got)
		}
	}
}

func TestIs(t *testing.T) {
	for _, s := range []string{"", "氏名,所属\n田中,総務課", "差出人: 田中\n件名: 申込\n\nx", "From: tanaka@b.jp\nTo: jinji\nSubject: x\n\nx", "PK\x03\x04", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook", "Content-Type: x\n\n"} {
		if mail.Is([]byte(s)) {
			t.Errorf("%q is no mail", s)
		}
		if _, err := mail.Read([]byte(s)); err == nil {
			t.Errorf("%q was read", s)
		}
	}
}
