package paste

import (
	"context"
	"testing"
	"time"
)

func TestMoment(t *testing.T) {
	for text, want := range map[string]string{
		"2026/11/20 10:12:33":       "2026-11-20T10:12:00+09:00",
		"2026-11-20 10:12":          "2026-11-20T10:12:00+09:00",
		"2026-11-20T10:12:33+09:00": "2026-11-20T10:12:33+09:00",
		"2026年11月20日(金) 10:12":      "2026-11-20T10:12:00+09:00",
		"２０２６年１１月２０日（金）　１０：１２":               "2026-11-20T10:12:00+09:00",
		"2026年11月20日金曜日 10:12":               "2026-11-20T10:12:00+09:00",
		"2026年11月20日 午後3:05":                 "2026-11-20T15:05:00+09:00",
		"2026年11月20日 15時05分":                 "2026-11-20T15:05:00+09:00",
		"令和8年11月20日":                         "2026-11-20T00:00:00+09:00",
		"R8.11.20 9:00":                      "2026-11-20T09:00:00+09:00",
		"Fri, 20 Nov 2026 10:12:00 +0900":    "2026-11-20T10:12:00+09:00",
		"Fri, 20 Nov 2026 01:12:00 GMT":      "2026-11-20T10:12:00+09:00",
		"Friday, November 20, 2026 10:12 AM": "2026-11-20T10:12:00+09:00",
		"11/20/2026 10:12:33":                "2026-11-20T10:12:00+09:00",
		"2026/11/20 3:05:10 PM":              "2026-11-20T15:05:00+09:00",
		"2026年11月20日(金) 10:12 (2 日前)":        "2026-11-20T10:12:00+09:00",
		// Not for certain: no year, another day of the week, no day.
		"11月20日(金) 10:12":     "",
		"2026年11月20日(月) 9:00": "",
		"20/11/2026 10:12":    "",
		"昨日":                  "",
		"10:12":               "",
		"26/11/20 10:12":      "",
		"":                    "",
	} {
		got := ""
		if at := moment(text); !at.IsZero() {
			got = at.In(office).Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// When somebody applied is said by the header of a mail, by the file it is kept in, by
// the column of a form and by the label of a notice; the nearest counts.
func TestParse_whenApplied(t *testing.T) {
	const mail = "From: =?UTF-8?B?55Sw5LitIOWkqumDjg==?= <tanaka@example.jp>\r\nTo: jinji@example.jp\r\nSubject: application\r\nDate: Fri, 20 Nov 2026 10:12:00 +0900\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n"
	for _, x := range []struct {
		name, text string
		want       []string
	}{
		{"mail", mail + "総務課の田中太郎です。申し込みます。\r\n", []string{"11-20 10:12"}},
		{"notice in a mail", mail + "氏名：田中 太郎\r\n所属：総務課\r\n申込日時：2026/11/18 8:00\r\n", []string{"11-18 08:00"}},
		{"table in a mail", mail + "氏名\t所属\r\n田中 太郎\t総務課\r\n佐藤 花子\t市民課\r\n", []string{"11-20 10:12", "11-20 10:12"}},
		{"copied", "差出人: 田中 太郎 <tanaka@example.jp>\n送信日時: 2026年11月20日 10:12\n宛先: 人事課\n件名: 申込み\n\n総務課の田中太郎です。申し込みます。\n", []string{"11-20 10:12"}},
		{"copied from a page", "田中 太郎 <tanaka@example.jp>\n2026年11月20日(金) 10:12\nTo 自分\n\n総務課の田中太郎です。申し込みます。\n", []string{"11-20 10:12"}},
		{"forwarded", "差出人: 佐藤 花子 <sato@example.jp>\n送信日時: 2026年11月21日 9:00\n件名: FW: 申込み\n\n---------- Forwarded message ---------\nFrom: 田中 太郎 <tanaka@example.jp>\nDate: 2026年11月20日(金) 10:12\nSubject: 申込み\nTo: 佐藤\n\n総務課の田中太郎です。申し込みます。\n", []string{"11-20 10:12"}},
		{"form", "タイムスタンプ\t氏名\t所属\n2026/11/20 10:12:33\t田中 太郎\t総務課\n2026/11/19 23:59:59\t佐藤 花子\t市民課\n", []string{"11-20 10:12", "11-19 23:59"}},
		{"unsaid", "氏名\t所属\n田中 太郎\t総務課\n", []string{""}},
	} {
		r := Parse(x.text)
		if len(r.Entries) != len(x.want) {
			t.Errorf("%s: %d entries: %+v", x.name, len(r.Entries), r.Entries)
			continue
		}
		for i, e := range r.Entries {
			got := ""
			if !e.At.IsZero() {
				got = e.At.In(office).Format("01-02 15:04")
			}
			if got != x.want[i] {
				t.Errorf("%s: %s applied %q, want %q", x.name, e.Name, got, x.want[i])
			}
			if e.Name == "" || e.Wish != Apply {
				t.Errorf("%s: %+v", x.name, e)
			}
		}
	}
	if r, err := (Reader{}).File(context.Background(), "a.eml", []byte(mail+"総務課の田中太郎です。申し込みます。")); err != nil || len(r.Entries) != 1 || r.Entries[0].At.IsZero() {
		t.Errorf("%+v %v", r.Entries, err)
	}
}
