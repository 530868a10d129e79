package fields

import "jibun/export/template"

// Way is a way of writing a mark, beside its item.
type Way struct {
	Mark    string // as written: {{開催日|和暦}}
	Meaning string
	Example string // what stands there then
}

// Ways are the ways of writing a mark. What a format gives is computed as a form is filled.
func Ways() []Way {
	day := template.Date("2013-05-08")
	share, count := template.Share(785, 1000), template.Number(1247)
	name, reading := template.Text("見本 花子"), template.Text("みほん はなこ")
	var out []Way
	shown := func(item, format, meaning string, v template.Value) {
		s, _ := template.Shown(v, format)
		out = append(out, Way{"{{" + item + "|" + format + "}}", meaning, s})
	}
	said := func(mark, meaning, example string) { out = append(out, Way{mark, meaning, example}) }
	shown("開催日", "和暦", "元号の日付", day)
	shown("開催日", "和暦(曜)", "元号の日付と曜日", day)
	shown("開催日", "ge.m.d", "短い日付(yyyy、ggge、gge、ge、e、m、mm、d、dd、aaa、aaaa を組み合わせる)", day)
	shown("開催日", "m月d日(aaa)", "月日と曜日", day)
	shown("参加延べ", "#,##0", "三桁ごとの区切り", count)
	shown("参加延べ", "全角 #,##0", "全角の数字", count)
	shown("出席率", "0.0%", "百分率", share)
	shown("出席率", "切捨て 0%", "切り捨て(切上げ も)", share)
	shown("出席率", "百分率 0.0", "%の印のない百分率", share)
	shown("名簿.氏名", "姓", "姓だけ(名 も)", name)
	shown("名簿.氏名", "空白なし", "姓と名の間をあけない(半角空白、全角空白 も)", name)
	shown("名簿.ふりがな", "カタカナ 空白なし", "カタカナにする", reading)
	shown("講師氏名", "、区切り", "一人一行のものを一行につなぐ(・区切り なども)", template.Text("見本 太郎\n見本 花子"))
	shown("名簿.出欠", "○→出席 ×→欠席", "印を別の言葉や印にする", template.Text("○"))
	said("{{会場|なければ未定}}", "空白のときの言葉", "未定")
	if s, ok := template.Shown(template.Text("本庁舎"), "　会場　@"); ok {
		said("{{会場|　会場　@}}", "値のあるときだけ付く言葉", s)
	}
	if s, ok := template.Shown(template.Number(0), "待ち 0人;;なし"); ok {
		said("{{待ち人数|待ち 0人;;なし}}", "0のときの書き方", s)
	}
	said("{{名簿(ふりがな順).氏名}}", "一覧を並べ替える(ふりがな降順、ふりがな順空白先 も)", "")
	shown("開催回数", "漢数字", "漢数字", template.Number(22))
	said("{{開催.参加の累計}}", "その行までの合計(一覧の人数・回数の項目に付けられる)", "")
	said("{{開催.参加の構成比}} {{開催.参加の順位}}", "一覧の合計に占める割合、多い順の順位", "")
	said("{{参加延べの前年比}} {{参加延べの増減}} {{参加延べの増減率}}", "前年度と比べる(前年度の分かる人数・回数の項目に付けられる)", "")
	said("{{月.参加の平均}} {{参加延べの申込比}} {{参加延べの定員比}}", "1回あたり、申込に対する割合、定員に対する割合", "")
	said("{{開催(参加降順10まで).テーマ}}", "並べ替えたはじめの10行だけ", "")
	said("{{名簿.件数}}", "一覧が何行か", "")
	said("{{名簿1.氏名}} … {{名簿20.氏名}}", "決まった欄。足りなければ次の用紙に続く({{名簿*20.氏名}} と一つだけ書いてもよい)", "")
	said("{{開催(21から).テーマ}}", "21行めから。前の行に決まった欄があるとき、続きが下へ伸びる", "")
	said("{{→回.番号}}", "右へ伸びる一覧", "")
	said("{{↓部.課.部見出し}}", "下の空白のセル(同じ値のセルも)と結合する", "")
	said("{{#部}} … {{/部}}", "何行かをまとめて繰り返す", "")
	said("{{?備考}}", "空白なら、その行を隠す({{?→備考}} は列、シート名の {{備考があれば}} はシート)", "")
	said("{{枚}} {{枚数}}", "用紙の何枚め、全部で何枚", "2 3")
	return out
}
