package fields

import (
	"fmt"
	"strings"
)

// aside are the items that the standard papers are made of and that say, for most, what
// others say as well, or the words of a letter: a form that is learned from last year's
// file is made of the others.
var aside = func() map[string]bool {
	all := map[string]bool{}
	for _, name := range strings.Fields(`途中 途中の基準日 在籍数 職員の参加率 上位10%の参加延べ 氏名の分かる参加延べ 無断欠席率の分子 無断欠席率の分母
		キャンセル率の分子 キャンセル率の分母 充足率の分子 充足率の分母 前年度充足率の分子 前年度充足率の分母 職層の参加延べ 懇親会のあった年度 懇親会のあった回
		目次の目的と成果 出席簿のセミナー 人数のみの回 出席簿の出席率 事例の現在 所属なし その他の参加 事例の年度別 人数のみの年度 アンケート 目的と成果
		セミナー.備考欄 セミナー.回名 セミナー.テーマと注記 セミナー.内訳の計 セミナー.新規率 開催.備考欄 開催.回名 開催.テーマと注記 開催.内訳の計 開催.新規率
		年度別.前年比 年度別.充足率の分子 年度別.充足率の分母 部.最終参加日 懇親会待ち人数 懇親会待ちの氏名 懇親会希望人数 懇親会希望の氏名
		ふりがなのない方の人数 ふりがなのない方の氏名 講師の氏名 講師の所属 講師の職名 役割 内諾 外部講師 差出人 懇親会の案内 電話 メール
		懇親会名簿.会費の額 懇親会待ち.会費の額 懇親会希望.会費の額`) {
		all[name] = true
	}
	for _, list := range []string{"名簿", "職員", "外部", "待ち"} {
		all[list+".会費欄"], all[list+".備考欄"] = true, true
	}
	for i := range max(stampBoxes, analysedYears) {
		for _, name := range []string{"決裁欄", "分類の年度", "分類.回数", "分類.参加"} {
			all[fmt.Sprintf("%s%d", name, i+1)] = true
		}
	}
	return all
}()

// unlike are the items that say what another says of a marked value and not of every
// one: a paper is made of the other.
var unlike = map[string]bool{"部.課.課等": true, "部.課.部見出し": true, "部.課.部名": true, "分類.回数": true, "分類.参加": true}
