package table

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

func TestRead_csv(t *testing.T) {
	for name, c := range map[string]struct {
		in, want string
		problems []Problem
	}{
		"plain":              {"a,b\r\n1,2\r\n", "1: A=a B=b\n2: A=1 B=2\n", nil},
		"no last line end":   {"a,b\n1,2", "1: A=a B=b\n2: A=1 B=2\n", nil},
		"lone CR":            {"a,b\r1,2\r", "1: A=a B=b\n2: A=1 B=2\n", nil},
		"two-line cell":      {"a,b\r\n\"x\r\ny\",2\r\n3,4\r\n", "1: A=a B=b\n2: A=x\ny B=2\n3: A=3 B=4\n", nil},
		"quotes":             {`"a","b ""c"" d"` + "\n" + `"",""` + "\n1,2\n", "1: A=a B=b \"c\" d\n2:\n3: A=1 B=2\n", nil},
		"tabs":               {"a\tb,c\n1\t2\n", "1: A=a B=b,c\n2: A=1 B=2\n", nil},
		"semicolons":         {"a;b;c\n1,5;2;3\n2,5;3;4\n", "1: A=a B=b C=c\n2: A=1,5 B=2 C=3\n3: A=2,5 B=3 C=4\n", nil},
		"named delimiter":    {"sep=;\r\na;b,c,d,e\r\n", "1: A=a B=b,c,d,e\n", nil},
		"kept zeros":         {"=\"0012\",\"=\"\"0013\"\"\"\n1,2\n", "1: A=0012 B=0013\n2: A=1 B=2\n", nil},
		"ragged":             {"a,b,c\n1,2\n1,2,3\n1,2,3,4\n", "1: A=a B=b C=c\n2: A=1 B=2\n3: A=1 B=2 C=3\n4: A=1 B=2 C=3 D=4\n", []Problem{{Line: 2, Column: -1, Code: Ragged}, {Line: 4, Column: -1, Code: Ragged}}},
		"blank tail":         {"a,b\n1,2\n,\n\n", "1: A=a B=b\n2: A=1 B=2\n", nil},
		"DOS end mark":       {"a,b\r\n1,2\r\n\x1a", "1: A=a B=b\n2: A=1 B=2\n", nil},
		"unclosed at end":    {"a,b\n1,2\n3,\"4\n5,6\n", "1: A=a B=b\n2: A=1 B=2\n3: A=3 B=\"4\n4: A=5 B=6\n", []Problem{{Line: 3, Column: 1, Code: UnclosedQuote}}},
		"unclosed in middle": {"\"a\",\"b\"\n\"1\",\"2\n\"3\",\"4\"\n\"5\",\"6\"\n", "1: A=a B=b\n2: A=1 B=\"2\n3: A=3 B=4\n4: A=5 B=6\n", []Problem{{Line: 2, Column: 1, Code: UnclosedQuote}}},
		"lost opening quote": {"\"a\",\"b\"\n1\",\"2\"\n", "1: A=a B=b\n2: A=1\" B=2\n", []Problem{{Line: 2, Column: 0, Code: StrayQuote}}},
		"text after quote":   {"\"a\"x,b\n1,2\n", "1: A=\"a\"x B=b\n2: A=1 B=2\n", []Problem{{Line: 1, Column: 0, Code: StrayQuote}}},
		"quote within":       {"a 5\" b,c\n1,2\n", "1: A=a 5\" b B=c\n2: A=1 B=2\n", nil},
		"blanks around":      {" a , b\n1,2\n", "1: A= a  B= b\n2: A=1 B=2\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			f := mustRead(t, []byte(c.in))
			if got := dump(f.Sheets[0]); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if !reflect.DeepEqual(f.Problems, c.problems) {
				t.Errorf("problems %v, want %v", f.Problems, c.problems)
			}
		})
	}
}

func TestRead_encodings(t *testing.T) {
	const text = "職員番号,氏名\r\n00123,髙﨑 ①㈱～\r\n"
	sjis, err := japanese.ShiftJIS.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	utf16le, utf16be := []byte(bomUTF16LE), []byte(bomUTF16BE)
	for _, u := range utf16.Encode([]rune(strings.ReplaceAll(text, ",", "\t"))) {
		utf16le = append(utf16le, byte(u), byte(u>>8))
		utf16be = append(utf16be, byte(u>>8), byte(u))
	}
	for encoding, data := range map[string][]byte{
		EncodingCP932: []byte(sjis), EncodingUTF8: []byte(text), EncodingUTF8BOM: []byte(bomUTF8 + text), EncodingUTF16LE: utf16le, EncodingUTF16BE: utf16be,
	} {
		f := mustRead(t, data)
		if f.Encoding != encoding || dump(f.Sheets[0]) != "1: A=職員番号 B=氏名\n2: A=00123 B=髙﨑 ①㈱～\n" || len(f.Problems) > 0 {
			t.Errorf("%s: read as %s: %q, problems %v", encoding, f.Encoding, dump(f.Sheets[0]), f.Problems)
		}
	}
}

func TestRead_badBytes(t *testing.T) {
	name, err := japanese.ShiftJIS.NewEncoder().String("番号,氏名,課\n1,山田太郎,人事課\n2,佐藤,総務課\n")
	if err != nil {
		t.Fatal(err)
	}
	// A broken lead byte before the comma, and a gaiji.
	broken := strings.Replace(name, "2,", "2\x81,\xf0\x40", 1)
	f := mustRead(t, []byte(broken))
	if want := "1: A=番号 B=氏名 C=課\n2: A=1 B=山田太郎 C=人事課\n3: A=2\uFFFD B=\ue000佐藤 C=総務課\n"; dump(f.Sheets[0]) != want {
		t.Errorf("got %q", dump(f.Sheets[0]))
	}
	want := []Problem{{Line: 3, Column: 0, Code: BadBytes}, {Line: 3, Column: 1, Code: Gaiji}}
	if !reflect.DeepEqual(f.Problems, want) {
		t.Errorf("problems %v", f.Problems)
	}
	// One broken byte does not turn UTF-8 into gibberish.
	f = mustRead(t, []byte("番号,氏名\n1,山田\xe5太郎と仲間たち\n"))
	if f.Encoding != EncodingUTF8 || len(f.Problems) != 1 || f.Problems[0] != (Problem{Line: 2, Column: 1, Code: BadBytes}) {
		t.Errorf("%s, problems %v", f.Encoding, f.Problems)
	}
	f = mustRead(t, append([]byte(bomUTF16LE), 'a', 0, 0, 0xd8, 'b', 0, '\n', 0, 'c'))
	if len(f.Problems) != 2 {
		t.Errorf("utf-16 problems %v", f.Problems)
	}
}

// Every pair of bytes decodes as x/text has it, except gaiji, which it loses.
func TestDecodeCP932_all(t *testing.T) {
	characters, gaijiFound := 0, 0
	for a := 0; a < 256; a++ {
		for b := 0; b < 256; b++ {
			in := []byte{byte(a), byte(b)}
			if a == 0x80 || b == 0x80 && !lead(byte(a)) {
				continue // a control character to x/text, a fault to us
			}
			got, faults, _ := decodeCP932(in)
			want, err := japanese.ShiftJIS.NewDecoder().Bytes(in)
			if err != nil {
				t.Fatal(err)
			}
			if r, _ := utf8.DecodeRuneInString(got); gaiji(r) {
				gaijiFound++
				continue
			}
			if bytes.ContainsRune(want, utf8.RuneError) != (faults > 0) {
				t.Errorf("% x: %q with %d faults, x/text %q", in, got, faults, want)
			}
			if faults == 0 && got != string(want) {
				t.Errorf("% x: %q, x/text %q", in, got, want)
			}
			if faults == 0 && utf8.RuneCountInString(got) == 1 {
				characters++
			}
		}
	}
	if characters < 7000 || gaijiFound != 1880 {
		t.Errorf("%d double-byte characters, %d gaiji", characters, gaijiFound)
	}
}

func TestRead_realCSV(t *testing.T) {
	for name, want := range map[string]struct{ rows, width int }{"localgovjp-sjis.csv": {1917, 9}, "syukujitsu.csv": {1068, 2}} {
		data, err := os.ReadFile("testdata/real/" + name)
		if err != nil {
			t.Fatal(err)
		}
		f := mustRead(t, data)
		if f.Encoding != EncodingCP932 || len(f.Sheets[0].Rows) != want.rows || f.Sheets[0].Rows[0].Width != want.width || len(f.Problems) > 0 {
			t.Errorf("%s: %s, %d rows of %d, %v", name, f.Encoding, len(f.Sheets[0].Rows), f.Sheets[0].Rows[0].Width, f.Problems)
		}
	}
}
