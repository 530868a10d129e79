package paste_test

import (
	"strings"
	"testing"

	"jibun/data/paste"
)

// TestPaste_letters: of bodies of mails pasted below each other nobody is lost. Where it
// is plain they are taken apart; else who is not taken stands among what was not read.
func TestPaste_letters(t *testing.T) {
	const tanaka, sasaki = "総務課の田中太郎です。\n第5回セミナーに参加します。\n", "健康増進課の佐々木恵です。\n"
	for name, c := range map[string]struct{ text, want string }{
		"two apply": {"お世話になっております。" + tanaka + "\nお世話になっております。" + sasaki + "セミナーに申し込みます。\n",
			"田中太郎 apply, 佐々木恵 apply"},
		"one takes it back": {tanaka + "\nお疲れ様です。" + sasaki + "申し込んでいましたが欠席します。\n",
			"田中太郎 apply, 佐々木恵 withdraw"},
		"a form and a letter": {"氏名：田中 太郎\n所属：総務課\n\n" + sasaki + "都合によりキャンセルいたします。\n",
			"田中 太郎 apply, 佐々木恵 withdraw"},
		"whom they address, and signatures": {"人事課 ご担当者様\n\n" + tanaka + "--\n総務課 田中 太郎\n内線 1234\n\n人事課 ご担当者様\n\n" + sasaki + "申し込みます。\n--\n健康増進課 佐々木 恵\n内線 1235\n",
			"田中 太郎 apply, 佐々木 恵 apply"},
		"three":                  {tanaka + "\n" + sasaki + "申し込みます。\n\n市民課の高橋健です。\n参加希望です。\n", "田中太郎 apply, 佐々木恵 apply, 高橋健 apply"},
		"one in two paragraphs":  {tanaka + "\n総務課の田中です。\n懇親会にも参加します。\n", "田中太郎 apply"},
		"one who only is named":  {tanaka + "\n" + sasaki + "ご担当の方によろしくお伝えください。\n", "田中太郎 apply, [健康増進課の佐々木恵です。]"},
		"not below a blank line": {tanaka + sasaki + "セミナーに申し込みます。\n", "田中太郎 apply, [健康増進課の佐々木恵です。]"},
	} {
		t.Run(name, func(t *testing.T) {
			r := paste.Parse(c.text)
			var got []string
			for _, e := range r.Entries {
				got = append(got, e.Name+" "+string(e.Wish))
			}
			for _, l := range r.Ignored {
				got = append(got, "["+l+"]")
			}
			if got := strings.Join(got, ", "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
