package paste_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data/datatest/spent"
	"jibun/data/paste"
)

// TestFile_services: what six services give, in every form in which it comes, is
// read alike. All people are invented; make.py wrote the files.
func TestFile_services(t *testing.T) {
	golden, err := filepath.Glob("testdata/services/*.golden")
	if err != nil || len(golden) != 6 && !*update {
		t.Fatal(golden, err)
	}
	files, err := filepath.Glob("testdata/services/*.utf8.csv")
	if err != nil || len(files) != 6 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(f, ".utf8.csv")
		for _, form := range []string{".utf8.csv", ".bom.csv", ".cp932.csv", ".xlsx", ".clip.txt", ".clip.txt as text"} {
			path := name + strings.TrimSuffix(form, " as text")
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			r := paste.Parse(string(b))
			if !strings.HasSuffix(form, "text") {
				if r, err = (paste.Reader{}).File(t.Context(), "x"+filepath.Ext(path), b); err != nil {
					t.Fatal(err)
				}
			}
			got := show(r)
			if *update && form == ".utf8.csv" {
				if err := os.WriteFile(name+".golden", []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name + ".golden")
			if err != nil || got != string(want) {
				t.Errorf("%s: got\n%s\nwant\n%s%v", path, got, want, err)
			}
		}
	}
}

// TestFile_account: in Microsoft Forms 名前 and メール are of whoever is signed in; what
// was answered counts first.
func TestFile_account(t *testing.T) {
	const head = "ID,開始時刻,完了時刻,メール,名前,お名前を入力してください,ご連絡先のメールアドレス\n"
	for row, want := range map[string]string{
		"1,x,x,a@b.jp,山本 一郎,田中 太郎,t@b.jp\n":  "田中 太郎 t@b.jp",
		"1,x,x,a@b.jp,山本 一郎,,\n":             "山本 一郎 a@b.jp",
		"1,x,x,anonymous,anonymous,田中 太郎,\n": "田中 太郎 ",
		"1,x,x,anonymous,,田中 太郎,t@b.jp\n":    "田中 太郎 t@b.jp",
		"1,x,x,anonymous,anonymous,,\n":      "",
		"1,x,x,a@b.jp,jinji-kyoyu,,\n":       "jinji-kyoyu a@b.jp",
	} {
		r, err := paste.Reader{}.File(t.Context(), "forms.csv", []byte(head+row))
		got := ""
		if len(r.Entries) == 1 {
			got = r.Entries[0].Name + " " + r.Entries[0].Email
		}
		if err != nil || got != want {
			t.Errorf("%s: %q, want %q", row, got, want)
		}
	}
}

// TestFile_attends: whoever says that they do not come is no application, however the
// column is called.
func TestFile_attends(t *testing.T) {
	for heading, want := range map[string]string{"第5回セミナーへの参加": "withdraw false", "出欠": "withdraw false", "当日のセミナーに参加されますか？": "withdraw false", "ステータス": "withdraw false", "いかがでしょう": "apply true"} {
		r, err := paste.Reader{}.File(t.Context(), "x.csv", []byte("氏名,所属,"+heading+"\n鈴木 花子,市民課,欠席します\n田中 太郎,総務課,参加します\n"))
		if err != nil || len(r.Entries) != 2 {
			t.Fatal(heading, r.Entries, err)
		}
		e := &r.Entries[0]
		if got := fmt.Sprint(e.Wish, " ", e.HasDoubt(paste.FieldEntry)); got != want || r.Entries[1].Wish != paste.Apply || r.Entries[1].HasDoubt(paste.FieldEntry) {
			t.Errorf("%s: %s, want %s", heading, got, want)
		}
	}
}

// TestFile_mails: mails of every making, as files. The golden files stand here, the
// mails beside the package that opens them.
func TestFile_mails(t *testing.T) {
	files, err := filepath.Glob("../mail/testdata/*.[em][ms][lg]")
	if err != nil || len(files) < 14 {
		t.Fatal(len(files), err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		r, err := paste.Reader{}.File(t.Context(), filepath.Base(f), b)
		if err != nil {
			t.Fatal(err)
		}
		got := show(r)
		golden := filepath.Join("testdata/mails", strings.TrimSuffix(filepath.Base(f), filepath.Ext(f))+".golden")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || got != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s%v", f, got, want, err)
		}
		if filepath.Ext(f) == ".eml" { // its source, copied
			copied := paste.Parse(string(b))
			if len(copied.Entries) != len(r.Entries) {
				t.Errorf("%s copied: %s", f, show(copied))
			}
		}
	}
}

// TestFile_hostile: files that no service ever gave are refused, or read in part,
// within two seconds.
func TestFile_hostile(t *testing.T) {
	const big = 40 << 20
	again := func(s string) []byte { return bytes.Repeat([]byte(s), big/len(s)) }
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	for _, part := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
		w, err := z.Create(part)
		if err != nil {
			t.Fatal(err)
		}
		for range 300 {
			if _, err := w.Write(make([]byte, 1<<20)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	letter := "From: a <a@b.jp>\r\nMessage-ID: <1@b>\r\nSubject: x\r\n"
	for name, b := range map[string][]byte{
		"one line.txt": again("申し込みます。"), "commas.csv": again(","), "headings.csv": again("氏名,"), "rows.csv": append([]byte("氏名,所属\n"), again("田中 太郎,総務課\n")...), "quotes.csv": again("\"a\"\","),
		"tabs.txt": again("氏名\t"), "labels.txt": again("氏名：田中 太郎\n"), "broken.csv": again("\x82"), "zeros.csv": again("\x00"), "page.html": append([]byte("<html>"), again("<td>")...),
		"bomb.xlsx": bomb.Bytes(), "lines.eml": append([]byte(letter+"\r\n"), again("申し込みます。\r\n")...), "quoted.eml": append([]byte(letter+"\r\n"), again("> ")...),
		"table.eml":    append([]byte(letter+"Content-Type: text/html; charset=utf-8\r\n\r\n<table>"), again("<tr><td>氏名</td><td>所属</td></tr>")...),
		"attached.eml": append([]byte(letter+"Content-Type: multipart/mixed; boundary=b\r\n\r\n"), again("--b\r\nContent-Type: text/csv; name=a.csv\r\n\r\n氏名,所属\r\n田中 太郎,総務課\r\n")...),
	} {
		var r paste.Result
		var err error
		if took := spent.Least(2*limit, func() { r, err = paste.Reader{}.File(t.Context(), name, b) }); took > 2*limit || err != nil {
			t.Errorf("%s took %v, %v", name, took, err)
		}
		if len(r.Notes) == 0 && !r.Cut {
			t.Errorf("%s says nothing of what was not read: %d entries", name, len(r.Entries))
		}
		sound(t, r)
	}
}
