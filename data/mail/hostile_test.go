package mail_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"

	"jibun/data/datatest/spent"
	"jibun/data/mail"
)

// limit is what a file of mails may cost.
const limit = 2 * time.Second * spent.Slower

// TestRead_hostile: what no mail program ever wrote is refused, or read in part with
// a note, within two seconds.
func TestRead_hostile(t *testing.T) {
	const big = 50 << 20
	nested := func(n int) string {
		var b strings.Builder
		b.WriteString(head)
		for i := range n {
			fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
		}
		b.WriteString("Content-Type: text/plain; charset=utf-8\r\n\r\n申し込みます。\r\n")
		for i := n - 1; i >= 0; i-- {
			fmt.Fprintf(&b, "--b%d--\r\n", i)
		}
		return b.String()
	}
	mailsIn := func(n int) string {
		return strings.Repeat(head+"Content-Type: message/rfc822\r\n\r\n", n) + "x"
	}
	for name, x := range map[string]struct {
		source string
		note   string // of the mail or one in it; "" = it is read without one
	}{
		"50 MB of text":         {head + part("text/plain; charset=utf-8", "8bit", strings.Repeat("申し込みます。\r\n", big/24)), "cut"},
		"50 MB of base64":       {head + part("text/plain; charset=utf-8", "base64", strings.Repeat("AAAA", big/4)), "cut"},
		"50 MB of HTML":         {head + part("text/html; charset=utf-8", "8bit", strings.Repeat("<b>", big/3)), "cut"},
		"50 MB attached":        {head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n申し込みます。\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + strings.Repeat("QUJDREVGR0hJSktM\r\n", big/18) + "--b--", "attached"},
		"nested 1000 deep":      {nested(1000), "nested"},
		"nested, and big":       {strings.Replace(nested(12), "申し込みます。", strings.Repeat("申し込みます。\r\n", big/24), 1), "cut"},
		"mails in mails":        {mailsIn(1000), "nested"},
		"100,000 parts":         {head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\n\r\nx\r\n", 100_000) + "--b--", "cut"},
		"a header without end":  {head + strings.Repeat("X-A: b\r\n", big/8), "cut"},
		"a long header":         {head + "X-A: " + strings.Repeat("a", big) + "\r\n\r\nx", ""},
		"a folded header":       {head + "X-A: b\r\n" + strings.Repeat(" c\r\n", big/5), "cut"},
		"deep tables":           {head + part("text/html; charset=utf-8", "8bit", strings.Repeat("<table><tr><td>", 30_000)+"x"), ""},
		"deep quoting":          {head + part("text/html; charset=utf-8", "8bit", strings.Repeat("<blockquote>", 400)+strings.Repeat("x<br>", 50_000)), ""},
		"deep divisions":        {head + part("text/html; charset=utf-8", "8bit", strings.Repeat("<div>", 80_000)+"x"), ""},
		"one long row":          {head + part("text/html; charset=utf-8", "8bit", "<table><tr>"+strings.Repeat("<td>x</td>", 40_000)), ""},
		"open formatting":       {head + part("text/html; charset=utf-8", "8bit", strings.Repeat("<p><b><i><a>", 40_000)+"x"), ""},
		"broken base64":         {head + part("text/plain; charset=utf-8", "base64", "****"), "damaged"},
		"broken quoting":        {head + part("text/plain; charset=utf-8", "quoted-printable", "=E7=94=B3=XX\x00\xff=\r\n="), "damaged"},
		"boundary of nothing":   {head + "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\nx", "no_text"},
		"no parts":              {head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n申し込みます。", "truncated"},
		"JIS without end":       {head + part("text/plain; charset=iso-2022-jp", "7bit", "\x1b$B"+strings.Repeat("\xff", 1<<20)), "charset"},
		"encoded words":         {"Subject: " + strings.Repeat("=?UTF-8?B?55Sw?= ", 3000) + "\r\n" + head + "\r\nx", ""},
		"a mail over the limit": {head + "\r\n" + strings.Repeat("x", mail.MaxBytes), "refused"},
		"Outlook, cut":          {string(outlook("a", "a@b.jp", "s", text)[:1500]), "refused"},
		"Outlook, mails in it":  {string(matryoshka(30)), "nested"},
	} {
		t.Run(name, func(t *testing.T) {
			var ms []mail.Message
			var err error
			if took := spent.Least(limit, func() { ms, err = mail.Read([]byte(x.source)) }); took > limit {
				t.Errorf("took %v", took)
			}
			got := "refused"
			if err == nil {
				got = strings.Join(codes(ms), " ")
			}
			if (x.note == "") != (got == "") || !strings.Contains(got, x.note) {
				t.Errorf("%v: notes %q, want %q", err, got, x.note)
			}
			sound(t, ms)
		})
	}
}

func matryoshka(n int) []byte {
	in := outlookFiles("a", "a@b.jp", "s", text)
	for range n {
		in = outlookFiles("a", "a@b.jp", "s", text, file{name: "__attach_version1.0_#00000000", in: []file{{name: "__substg1.0_3701000D", in: in}}})
	}
	return compound(in)
}

func codes(ms []mail.Message) (out []string) {
	for _, m := range ms {
		for _, n := range m.Notes {
			out = append(out, string(n.Code))
		}
		out = append(out, codes(m.Messages)...)
	}
	return out
}

func sound(t *testing.T, ms []mail.Message) {
	t.Helper()
	for _, m := range ms {
		if !utf8.ValidString(m.Text) || !utf8.ValidString(m.From) || !utf8.ValidString(m.Subject) || len(m.Text) > 2<<20 || len(m.Notes) > 50 {
			t.Errorf("%.200q %.200q %d %d", m.From, m.Subject, len(m.Text), len(m.Notes))
		}
		sound(t, m.Messages)
	}
}

// TestRead_damaged: mails of both kinds with a few bytes changed, or the end cut off.
func TestRead_damaged(t *testing.T) {
	eml := head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + part("text/plain; charset=iso-2022-jp", "7bit", string(encoded(japanese.ISO2022JP, text))) + "\r\n--b\r\n" + part("text/html; charset=utf-8", "base64", b64([]byte(text))) + "\r\n--b--\r\n"
	r := rand.New(rand.NewPCG(1, 2))
	start := spent.Now()
	n := 0
	for _, whole := range [][]byte{[]byte(eml), matryoshka(2), compound([]file{prop("0037", "x"), binaryProp("1009", rtf(text))})} {
		for spent.Since(start) < 2*time.Second && n < 6000 {
			n++
			b := bytes.Clone(whole)
			for range 1 + r.IntN(8) {
				b[r.IntN(len(b))] = byte(r.IntN(256))
			}
			if r.IntN(3) == 0 {
				b = b[:r.IntN(len(b))]
			}
			took := spent.Least(limit, func() {
				if ms, err := mail.Read(b); err == nil {
					sound(t, ms)
				}
			})
			if took > limit {
				t.Fatalf("took %v", took)
			}
		}
		start, n = spent.Now(), 0
	}
}

// FuzzRead: no bytes make it fail.
func FuzzRead(f *testing.F) {
	f.Add([]byte(head + part("text/html; charset=utf-8", "base64", b64([]byte("<p>x")))))
	f.Add(outlook("a", "a@b.jp", "s", text))
	f.Add(compound([]file{prop("0037", "x"), binaryProp("1009", rtf(text))}))
	f.Fuzz(func(t *testing.T, data []byte) {
		ms, err := mail.Read(data)
		if err == nil {
			sound(t, ms)
		}
		sound(t, []mail.Message{{Text: strings.ToValidUTF8(mail.Text(string(data)), "")}})
	})
}
