package paste_test

import (
	"testing"

	"jibun/data/paste"
)

// TestAbsence_ofWhat reads who stays away from what. Absence from the gathering
// takes no application back; absence from the seminar does, whatever was said of
// the application before. What only asks, or gives thanks, applies for nothing.
func TestAbsence_ofWhat(t *testing.T) {
	const yes, no, silent = "yes", "no", ""
	for _, c := range []struct {
		text  string
		wish  paste.Wish
		party string
	}{
		{"セミナーに申し込みます。懇親会も欠席でお願いします。", paste.Apply, no},
		{"セミナーに申し込みます。懇親会も参加でお願いします。", paste.Apply, yes},
		{"セミナーに申し込みます。懇親会は欠席でお願いします。", paste.Apply, no},
		{"セミナーに申し込みます。懇親会には欠席します。", paste.Apply, no},
		{"セミナーに申し込みます。懇親会の方は欠席します。", paste.Apply, no},
		{"セミナーに申し込みます。懇親会のほうも不参加です。", paste.Apply, no},
		{"セミナーに申し込みます。懇親会へは参加できません。", paste.Apply, no},
		{"セミナーに申し込みます。懇親会を欠席します。", paste.Apply, no},
		{"セミナーに申し込みます。懇親会、欠席。", paste.Apply, no},
		{"セミナーに申し込みます。二次会は欠席します。", paste.Apply, no},
		{"セミナーに申し込みます。交流会も不参加でお願いします。", paste.Apply, no},
		{"セミナーに申し込みます。食事会も欠席でお願いします。", paste.Apply, no},
		{"セミナーに申し込みます。欠席は懇親会のみです。", paste.Apply, no},
		{"セミナーに申し込みます。不参加なのは懇親会だけです。", paste.Apply, no},
		{"懇親会も欠席でお願いします。セミナーには申し込みます。", paste.Apply, no},
		{"懇親会は欠席しますが、セミナーには参加します。", paste.Apply, no},
		{"セミナーは参加、懇親会は不参加でお願いします。", paste.Apply, no},
		{"セミナーは参加、懇親会は不参加。", paste.Apply, no},
		{"セミナー参加、懇親会不参加", paste.Apply, no},
		{"懇親会は不参加、セミナーは参加します。", paste.Apply, no},
		{"懇親会不参加で申し込みます。", paste.Apply, no},
		{"懇親会は欠席で、セミナーに申し込みます。", paste.Apply, no},
		{"懇親会なしで参加します。", paste.Apply, no},
		{"セミナーに参加します。懇親会の参加は辞退します。", paste.Apply, no},
		{"セミナーと懇親会に参加します。", paste.Apply, yes},
		{"セミナー、懇親会ともに参加します。", paste.Apply, yes},
		{"懇親会は、欠席します。セミナーに申し込みます。", paste.Apply, no},
		{"セミナーに参加を希望します。都合により、懇親会も不参加とさせてください。", paste.Apply, no},
		{"当日は別の会議を欠席して参加します。懇親会も参加します。", paste.Apply, yes},
		{"前回は欠席しましたが、今回は参加します。懇親会も欠席です。", paste.Apply, no},
		{"先日のセミナーに参加し、懇親会でお話しした件、ありがとうございました。", paste.None, silent},
		{"セミナーの参加、懇親会の参加、まだ間に合いますか。", paste.Question, silent},
		{"セミナーの参加、まだ間に合いますか。", paste.Question, silent},
		{"セミナーと懇親会に参加できますか。", paste.Question, silent},
		{"セミナーのみ参加します。懇親会も欠席です。", paste.Apply, no},

		{"セミナーに申し込んでいましたが欠席します。", paste.Withdraw, silent},
		{"申し込みましたが、都合により欠席します。", paste.Withdraw, silent},
		{"先日申し込みましたが、欠席します。", paste.Withdraw, silent},
		{"先日セミナーに申し込みましたが、懇親会も欠席します。", paste.Withdraw, no},
		{"参加する予定でしたが、行けなくなりました。懇親会も欠席します。", paste.Withdraw, no},
		{"セミナーと懇親会を欠席します。", paste.Withdraw, no},
		{"セミナーも、終了後の懇親会も欠席します。", paste.Withdraw, no},
		{"急用のため欠席します。", paste.Withdraw, silent},
		{"懇親会は参加しますが、本会は都合により欠席します。", paste.Withdraw, yes},
		{"セミナーに申し込みましたが、懇親会ともども欠席します。", paste.Withdraw, no},
		{"セミナーも懇親会も欠席します。", paste.Withdraw, no},
		{"セミナーを欠席します。懇親会も欠席でお願いします。", paste.Withdraw, no},
		{"参加できなくなりました。懇親会も欠席でお願いします。", paste.Withdraw, no},
		{"都合により欠席します。懇親会も欠席します。", paste.Withdraw, no},
		{"セミナー、懇親会ともに欠席します。", paste.Withdraw, no},
		{"懇親会もセミナーも欠席します。", paste.Withdraw, no},
		{"セミナーは欠席し、懇親会は参加します。", paste.Withdraw, yes},
		{"懇親会には参加しますが、セミナーは欠席します。", paste.Withdraw, yes},
		{"セミナーに申し込みます。とお送りしましたが、キャンセルします。懇親会も欠席します。", paste.Withdraw, no},
	} {
		t.Run(c.text, func(t *testing.T) {
			r := paste.Parse("From: 渡邉 太郎 <staff04@city.example.jp>\nSubject: Re: 申込\n\n都市計画課の渡邉太郎です。" + c.text + "\n")
			if len(r.Entries) != 1 {
				t.Fatalf("%d entries: %+v", len(r.Entries), r.Entries)
			}
			e, party := r.Entries[0], silent
			if e.Party != nil {
				party = map[bool]string{true: yes, false: no}[*e.Party]
			}
			if e.Wish != c.wish || party != c.party {
				t.Errorf("wish %q, party %q; want %q, %q", e.Wish, party, c.wish, c.party)
			}
		})
	}
}

// TestIntroduction_ofOrganisation reads who writes, beside the name in the header.
func TestIntroduction_ofOrganisation(t *testing.T) {
	const asks = "次回のセミナーに参加したいです。電話 0823-11-2222\n"
	for _, c := range []struct{ from, text, name, reading, org string }{
		{"市民 太郎 <taro@example.com>", "はじめまして。NPO法人くれ読書会の市民太郎(しみんたろう)と申します。", "市民 太郎", "しみんたろう", "NPO法人くれ読書会"},
		{"taro@example.com", "はじめまして。NPO法人くれ読書会の市民太郎(しみんたろう)と申します。", "市民太郎", "しみんたろう", "NPO法人くれ読書会"},
		{"taro@example.com", "はじめまして。NPO法人くれ読書会の市民太郎（しみん たろう）です。", "市民太郎", "しみん たろう", "NPO法人くれ読書会"},
		{"市民 太郎 <taro@example.com>", "はじめまして。", "市民 太郎", "", ""},
		{"鈴木 直樹 <staff09@city.example.jp>", "健康増進課の鈴木直樹です。", "鈴木 直樹", "", "健康増進課"},
		{"taro@example.com <taro@example.com>", "はじめまして。", "", "", ""},
	} {
		t.Run(c.from+c.text, func(t *testing.T) {
			r := paste.Parse("From: " + c.from + "\nSubject: セミナー参加希望\n\n" + c.text + asks)
			if len(r.Entries) != 1 {
				t.Fatalf("%d entries: %+v", len(r.Entries), r.Entries)
			}
			if e := r.Entries[0]; e.Name != c.name || e.Reading != c.reading || e.From != c.org {
				t.Errorf("name %q, reading %q, from %q", e.Name, e.Reading, e.From)
			}
		})
	}
}
