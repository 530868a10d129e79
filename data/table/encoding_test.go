package table

import (
	"errors"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
)

// encodings are the ways in which a text of characters that all of them have may
// come, with the name that File.Encoding gives them.
var encodings = map[string]func(string) []byte{
	EncodingUTF8:      func(s string) []byte { return []byte(s) },
	EncodingUTF8BOM:   func(s string) []byte { return []byte(bomUTF8 + s) },
	EncodingCP932:     encoded(japanese.ShiftJIS),
	EncodingEUCJP:     encoded(japanese.EUCJP),
	EncodingISO2022JP: encoded(japanese.ISO2022JP),
	EncodingUTF16LE:   func(s string) []byte { return units(s, false) },
	EncodingUTF16BE:   func(s string) []byte { return units(s, true) },
}

func encoded(e encoding.Encoding) func(string) []byte {
	return func(s string) []byte {
		b, err := e.NewEncoder().Bytes([]byte(s))
		if err != nil {
			panic(err)
		}
		return b
	}
}

// units are UTF-16 without a BOM.
func units(s string, big bool) (b []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			u = u<<8 | u>>8
		}
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

const (
	familyNames = "佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水"
	givenNames  = "太郎 花子 一郎 美智子 翔太 陽子 健二 早紀 七海 浩"
	kanaNames   = "サトウ スズキ タカハシ タナカ ワタナベ イトウ ヤマモト ナカムラ コバヤシ カトウ"
)

// rosterText is a roster of some people, without the long vowel of wave dashes and
// other characters that are not the same in all encodings.
func rosterText(r *rand.Rand, people int, reading bool) string {
	f, g, k := strings.Fields(familyNames), strings.Fields(givenNames), strings.Fields(kanaNames)
	var b strings.Builder
	b.WriteString("職員番号,氏名,フリガナ,所属\r\n")
	for i := 0; i < people; i++ {
		kana := ""
		if reading {
			kana = k[r.Intn(len(k))]
		}
		fmt.Fprintf(&b, "%06d,%s　%s,%s,総務部人事課\r\n", i+1, f[r.Intn(len(f))], g[r.Intn(len(g))], kana)
	}
	return b.String()
}

// Files of every encoding and length are read as what they are.
func TestDecode_all(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	for name, encode := range encodings {
		for _, people := range []int{1, 2, 3, 10, 100, 3000} {
			text := rosterText(r, people, people%2 == 0)
			f := mustRead(t, encode(text))
			if want := mustRead(t, []byte(bomUTF8+text)); f.Encoding != name || dump(f.Sheets[0]) != dump(want.Sheets[0]) || len(f.Problems) > 0 || len(f.AlsoEncoding) > 0 {
				t.Errorf("%s, %d people: read as %s, also %v, %d problems: %.80q", name, people, f.Encoding, f.AlsoEncoding, len(f.Problems), dump(f.Sheets[0]))
			}
		}
	}
}

// Bytes that mean something in two encodings are read as one, and the other is named.
func TestDecode_doubtful(t *testing.T) {
	for name, c := range map[string]struct {
		data     []byte
		encoding string
		also     []string
	}{
		"half-width names that are kanji of EUC": {encoded(japanese.ShiftJIS)("1,ｻｳﾅﾄ\n"), EncodingEUCJP, []string{EncodingCP932}},
		"a name in EUC that is half-width":       {encoded(japanese.EUCJP)("1,山田\n"), EncodingEUCJP, []string{EncodingCP932}},
		"accents that are katakana":              {[]byte("1,Café\n"), EncodingUTF8, []string{EncodingCP932, EncodingEUCJP}},
		"half-width, an odd number":              {encoded(japanese.ShiftJIS)("1,ｻｳﾅ\n"), EncodingCP932, nil},
		"plain kanji in CP932":                   {encoded(japanese.ShiftJIS)("1,山田\n"), EncodingCP932, nil},
		"plain kanji in UTF-8":                   {[]byte("1,山田\n"), EncodingUTF8, nil},
	} {
		if f := mustRead(t, c.data); f.Encoding != c.encoding || !reflect.DeepEqual(f.AlsoEncoding, c.also) {
			t.Errorf("%s: %s, also %v", name, f.Encoding, f.AlsoEncoding)
		}
	}
}

// What the real CP932 files say must not change because EUC-JP is weighed too.
func TestDecode_realCP932(t *testing.T) {
	for _, name := range []string{"localgovjp-sjis.csv", "syukujitsu.csv"} {
		data, err := os.ReadFile("testdata/real/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if encoding, also := japaneseOf(data); encoding != EncodingCP932 || also != nil {
			t.Errorf("%s: %s, also %v", name, encoding, also)
		}
	}
}

// A lost byte or escape is said; the rows after it are not gibberish in silence.
func TestDecode_lost(t *testing.T) {
	text := rosterText(rand.New(rand.NewSource(3)), 50, true)
	jis, wide := encodings[EncodingISO2022JP](text), encodings[EncodingUTF16LE](text)
	i := strings.Index(string(jis[100:]), "\x1b$B") + 100
	if f := mustRead(t, append(jis[:i:i], jis[i+1:]...)); len(f.Problems) == 0 {
		t.Error("an escape that lost its first byte is not noticed")
	}
	i = strings.Index(string(jis[100:]), "\x1b(B") + 100
	if f := mustRead(t, append(jis[:i:i], jis[i+3:]...)); len(f.Problems) == 0 {
		t.Error("a lost escape is not noticed")
	}
	if r := refusal(t, append([]byte(bomUTF16LE), append(wide[:601:601], wide[602:]...)...)); r.Reason != Damaged {
		t.Errorf("a lost byte of UTF-16: %v", r)
	}
	refusal(t, append(wide[:601:601], wide[602:]...))
}

// Every encoding damaged: no panic, no row or field that goes without a word.
func TestDamage_encodings(t *testing.T) {
	r := rand.New(rand.NewSource(20261122))
	names := []string{EncodingCP932, EncodingEUCJP, EncodingISO2022JP, EncodingUTF16LE, EncodingUTF16BE, EncodingUTF8}
	counts := map[outcome]int{}
	for i := 0; i < damageRounds(); i++ {
		name := names[i%len(names)]
		bad := flip(r, encodings[name](rosterText(r, 40, i%4 == 0)))
		if i%3 == 0 {
			k := r.Intn(len(bad))
			bad = append(bad[:k], bad[k+1:]...)
		}
		n, problems, err := ours(bad)
		o := whole
		var refusal *Refused
		switch {
		case errors.As(err, &refusal) && refusal.Reason != ReaderBug:
			o = refused
		case err != nil:
			t.Errorf("file %d: %v", i, err)
		case problems > 0:
			o = reported
		case n != 41:
			t.Errorf("file %d (%s): %d rows of 41, and no problem", i, name, n)
		}
		counts[o]++
	}
	t.Logf("whole %d, refused %d, reported %d", counts[whole], counts[refused], counts[reported])
	if counts[reported] == 0 || counts[whole] == 0 {
		t.Errorf("the damage is of one kind only: %v", counts)
	}
}

func TestReadFile_ownerFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "~$名簿.xlsx")
	if err := os.WriteFile(path, append([]byte("\x04Taro"), make([]byte, 160)...), 0o600); err != nil {
		t.Fatal(err)
	}
	var r *Refused
	if _, err := ReadFile(t.Context(), path, Limits{}); !errors.As(err, &r) || r.Reason != OwnerFile {
		t.Errorf("%v", err)
	}
	if _, err := ReadFile(t.Context(), filepath.Join(t.TempDir(), "~$gone.xlsx"), Limits{}); !errors.As(err, &r) || r.Reason != OwnerFile {
		t.Errorf("what Excel locks cannot be opened: %v", err)
	}
}
