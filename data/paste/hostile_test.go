package paste_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"jibun/data/datatest/spent"
	"jibun/data/paste"
)

// limit is what a paste may cost.
const limit = time.Second * spent.Slower

// TestParse_hostile: what no mail program ever wrote is read within a second.
func TestParse_hostile(t *testing.T) {
	const size = 10 << 20
	type text struct{ first, again, last string }
	for name, x := range map[string]text{
		"no newlines":         {again: "氏名：田中 太郎 "},
		"one letter":          {again: "a"},
		"newlines":            {again: "\n"},
		"labels":              {again: "氏名：田中 太郎\n"},
		"empty labels":        {again: "氏名：\n"},
		"names":               {again: "総務課 田中 太郎(たなか たろう)\n"},
		"headers":             {again: "差出人: 田中 <a@b.jp>\n件名: 申込\n宛先: x\n\n"},
		"headers within":      {again: "From: a\n"},
		"senders":             {again: "田中 太郎 <a@b.jp>\n"},
		"quoting":             {again: ">"},
		"deep quoting":        {again: strings.Repeat("> ", 900) + "x\n"},
		"stairs":              {first: stairs()},
		"original messages":   {again: "-----Original Message-----\n"},
		"rows":                {first: "氏名\t所属\t懇親会\n", again: "田中 太郎\t総務課\t○\n"},
		"rows, no heading":    {again: "田中 太郎\t総務課\t○\n"},
		"quotes":              {again: "\"\t\""},
		"tabs":                {again: "\t"},
		"commas":              {again: ","},
		"brackets":            {again: "("},
		"closed brackets":     {again: "(田)"},
		"rules":               {again: "----\n"},
		"sentences":           {again: "懇親会は欠席しますが、セミナーには参加します。"},
		"sentences in lines":  {again: "第431回に参加します。懇親会は欠席します。\n"},
		"long sentences":      {again: "懇親会にも参加したいと思っているのですがどうなりますでしょうか教えてほしいのですが\n"},
		"colons":              {again: "："},
		"blanks and labels":   {again: "氏 名　"},
		"broken bytes":        {again: "\xff\xfe"},
		"nothing":             {again: "\x00"},
		"voicing marks":       {again: "か\u3099"},
		"accents":             {first: "田", again: "\u0301"},
		"emails":              {again: "a@b.jp "},
		"digits":              {again: "0123456789"},
		"digits and strokes":  {again: "0-1-2-"},
		"withdrawals":         {again: "キャンセルの場合は"},
		"withdrawals, lines":  {again: "キャンセルの場合は参加できなくなり\n"},
		"numbers":             {again: "第1回"},
		"encoded words":       {first: "From: ", again: "=?UTF-8?B?55Sw?= ", last: "\nTo: x\n"},
		"table with strokes":  {again: "|a|b|\n"},
		"a table of one line": {again: "田中\t"},
		"many are meant":      {first: "参加します。", again: "田中太郎、"},
	} {
		t.Run(name, func(t *testing.T) {
			text := x.first
			if x.again != "" {
				text += strings.Repeat(x.again, size/len(x.again))
			}
			text += x.last
			var r paste.Result
			if took := spent.Least(limit, func() { r = paste.Parse(text) }); took > limit {
				t.Errorf("took %v", took)
			}
			if !r.Cut && len(text) > 1<<20 && strings.TrimSpace(strings.Trim(text, "\x00")) != "" {
				t.Error("it was cut, and does not say so")
			}
			sound(t, r)
		})
	}
}

// stairs is a text that is quoted once more on every line.
func stairs() string {
	var b strings.Builder
	for i := range 900 {
		b.WriteString(strings.Repeat(">", i) + " From: a\n" + strings.Repeat(">", i) + " To: b\n" + strings.Repeat(">", i) + " 氏名：田中\n")
	}
	return b.String()
}

// sound checks what is true of every result.
func sound(t *testing.T, r paste.Result) {
	t.Helper()
	if len(r.Entries) > 2000 || len(r.Ignored) > 100 {
		t.Error(len(r.Entries), "entries,", len(r.Ignored), "ignored")
	}
	for i, e := range r.Entries {
		if e.Name == "" && e.StaffNo == "" && e.Email == "" && e.Wish != paste.Question && e.Wish != paste.None || e.Line < 1 || len(e.Piece) > 2000 {
			t.Errorf("entry %d: %+v", i, e)
		}
		for _, s := range []string{e.Name, e.Reading, e.From, e.Position, e.StaffNo, e.Email, e.Phone, e.Remark, e.Piece} {
			if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
				t.Errorf("entry %d: %q", i, s)
			}
		}
		seen := map[paste.Doubt]bool{}
		for _, d := range e.Doubts {
			if d.Field == "" || d.Code == "" || seen[d] {
				t.Errorf("entry %d: doubts %v", i, e.Doubts)
			}
			seen[d] = true
		}
	}
}

// FuzzParse: no text makes it fail, and what it says of a text does not change.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := paste.Parse(text)
		sound(t, r)
		if again := show(paste.Parse(text)); again != show(r) {
			t.Errorf("first\n%s\nthen\n%s", show(r), again)
		}
	})
}
