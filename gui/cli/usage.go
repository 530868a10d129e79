package cli

import (
	"reflect"
	"slices"
	"strings"
)

// usage is the help.
const usage = `じぶん — 職員の自主セミナーの台帳

使い方:
  jibun [台帳]                                            画面で開く(名前の終わりは .jibun でなくてもよい)
  jibun new 台帳 [--office 呉市] [--section 人事課]       空の台帳を作る(あるファイルには書かない)
  jibun demo 台帳 [--today 2026-11-22]                    見本の台帳を作る
  jibun import people 台帳 名簿 [--on 2026-04-01] [--retire] [--dry-run] [--json]
                                                          名簿(CSV・xlsx)を取り込む。--on は発令日、
                                                          --retire は名簿にいない方を退職にする
  jibun import ledger 台帳 ブック.xlsx [--series 講座] [--dry-run] [--json]
                                                          今までのExcel台帳を取り込む
  jibun import applications 台帳 申込… --number N [--series 講座] [--dry-run] [--json]
                                                          第N回の申込(メール .eml・.msg、申込の表 CSV・xlsx、文章。- は標準入力)を取り込む。
                                                          確かな方と新しい外部の方だけを加え、残したものを言う
  jibun figures 台帳 [--year 2013] [--series 講座]        数字をJSONで出す(年度なしは全年度)
  jibun report annual 台帳 --year 2013 --out 報告.xlsx [--series 講座] [--history] [--password-stdin]
                                                          年次報告書。--history は受講履歴も付ける(--no-history は付けない)
  jibun report book 台帳 --year 2013 --out 出席簿.xlsx [--series 講座] [--paper a4|a3] [--password-stdin]
                                                          出席簿。--paper a3 はA3の紙
  jibun report case 台帳 --year 2013 --out 取組事例.xlsx [--series 講座]
                                                          取組事例(文は画面の帳票で書く)
  jibun report signin 台帳 --number 100 --out 名簿.xlsx [--series 講座] [--order kana|department]
                      [--columns position,reading,sign,leave,party,remark] [--walk-ins 10]
                                                          受付名簿。--columns は載せる列(職名・ふりがな・署名・退室・
                                                          懇親会と会費・備考)、--walk-ins は当日参加の空いた行(0〜30)
  jibun report party 台帳 --number 100 --out 名簿.xlsx [--series 講座]
                                                          懇親会名簿
  jibun report letter 台帳 --number 100 --out 依頼書.xlsx [--series 講座] [--to lecturer|head|memo] [--speaker 氏名|番号]
                                                          講師依頼書(あて先は本人・所属長・事務連絡)。
                                                          --speaker は一人だけに(書かなければ講師全員に一通ずつ)
                                                          --together は全員へ一通
  jibun report certificate 台帳 --number 100|--year 2013 [--least 回数] --out 証明書.xlsx|.pdf [--person 氏名]
                                                          受講証明書(その回に出席した方)・修了証(その年度に --least 回以上
                                                          出席した方)。番号を付けて台帳に残す
  jibun report attended 台帳 --number 100 --out 名簿.xlsx|.pdf [--order kana|department]
                                                          出席確認済み名簿(決裁・供覧の欄つき)
  jibun report badges 台帳 --number 100 --out 名札.pdf [--sheet 10|8] [--order kana|department] [--spare 5] [--frames] [--move 0.5,-1]
                                                          名札。--spare は名前のない札の数、--frames は枠つきの試し刷り、
                                                          --move は右と下へのずれ(mm。次からも使う)
  jibun report tents 台帳 --number 100 --out 机上札.pdf [--upright]
                                                          講師の机上札(半分に折る。--upright は縦書き)
  jibun report envelope 台帳 --number 100 --out 封筒.pdf [--large] [--heads]
                                                          講師への封筒(長形3号。--large は角形2号、--heads は所属長あて)
  jibun report thanks 台帳 --number 100 --out 礼状.xlsx|.pdf [--together]
                                                          礼状(--together は全員へ一通)
  jibun report survey 台帳 --number 100 --out 用紙.pdf    アンケート用紙
  jibun report tally 台帳 --number 100 --out 集計.xlsx    アンケート集計表
  jibun report person 台帳 --person 氏名|職員番号 --out 履歴.xlsx
                                                          受講履歴(同姓同名は「氏名 所属」でも選べる)
  jibun report disclosure 台帳 --person 氏名|職員番号 --out 記録.pdf
                                                          開示用記録(その方について台帳にある記録の全部)
  並び順・列・行の数・一枚の面数・修了の回数・用紙・縦書き・封筒・一通・受講履歴は、書かなければ台帳に残っている課の決めのとおり。
  書けばその一回だけ変わる(--no-upright のように no- を付けると、しない)
  どの report も --out X.pdf なら印刷するとおりのPDFにする
  jibun print annual|book|case|signin|party|letter|certificate|attended|badges|tents|envelope|thanks|survey|tally|person|disclosure 台帳 …
                    [--printer 名前] [--copies 2] [--pages 2-3,5] [--sides one|long|short]
                                                          report と同じ帳票を印刷する(プリンターを書かなければ、通常使うもの)。
                                                          証明書は、印刷するページの方だけに番号が付く
  どの report・print にも --form 様式.xlsx|名前|標準 [--blank]   課のExcelの様式に書き込む(--blank は知らない項目を空白に)。
                                                          指定しなければ、form use で決めた様式に書き込む
  jibun form add 台帳 様式.xlsx --kind 帳票 [--name 名前] [--use] [--replace]
                                                          様式を台帳に入れる。--use はこれからその帳票に使う、
                                                          --replace は同じ名前の様式を差し替える
  jibun form list 台帳 [--json] ・ jibun form remove 台帳 名前
                                                          台帳にある様式の一覧・様式の削除(undo で戻せる)
  jibun form use 台帳 帳票 名前|標準                      その帳票に使う様式を決める
  jibun form get 台帳 名前 --out 様式.xlsx                様式のファイルを取り出す
  jibun form check 様式.xlsx [--ledger 台帳 --year N|--number N [--speaker 氏名]|--person 氏名|職員番号 [--series 講座]] [--json]
                                                          様式を調べる(知らない項目があれば終了コード 1)
  jibun form learn 台帳 去年.xlsx --year 2012 [--number N] --out 様式.xlsx [--json]
                                                          去年の書き込み済みのファイルから様式を作る
  jibun form export annual|book|signin|party|letter|certificate|person|case --out X.xlsx
                                                          ひな形: 標準の帳票を、直して使える様式として書き出す
  jibun form fields [--out 一覧.xlsx] [--json]            様式に差し込める項目の一覧
  jibun read-sheets 台帳 スキャン… [--no-show] [--unseen-blank] [--handed 40] [--add|--replace]
                   [--dry-run] [--json]
                                                          署名した受付名簿のスキャン(PDF・TIFF・JPEG・PNG)から出欠を入れる。
                                                          判定できない行や足りないページがあれば、何も入れずに言う。
                                                          --no-show は印のない方を無断欠席にする。
                                                          --unseen-blank は、薄い字の写らない白黒のページで空いて見える行を
                                                          空欄とする(紙を見て確かめたあとに)。
                                                          アンケート用紙(受付名簿と混ざっていてよい)は設問ごとに数えて入れる。
                                                          --handed は配布した枚数、--add は前の集計に足す、--replace は入れ替える
  jibun list people|seminars|applicants 台帳 [--number N] [--series 講座] [--find 文字] [--json]
  jibun history 台帳 [--json]                             履歴
  jibun undo 台帳 ・ jibun redo 台帳                      元に戻す・やり直す
  jibun check 台帳                                        壊れていないか調べる
  jibun backup 台帳 フォルダー                            控えを取る
  jibun restore 控え 台帳                                 控えから新しい台帳を作る

form の帳票は annual・book・case・signin・party・letter・certificate・person のどれかです。
--series は講座の名称か番号です。figures・report annual・report book・report case・list seminars では「すべて」も使えます。
同じ回が二つの講座にあるときは、--series で選びます。
どの命令にも --today 2026-04-01 を付けると、その日の作業として扱います。
終了コード: 0 できた  1 できなかった  2 使い方の誤り
`

// commandNames are the words that a command line may begin with.
func commandNames() (names []string) {
	t := reflect.TypeFor[commands]()
	for i := range t.NumField() {
		f := t.Field(i)
		if _, is := f.Tag.Lookup("cmd"); !is {
			continue
		}
		name := f.Tag.Get("name")
		if name == "" {
			name = strings.ToLower(f.Name)
		}
		names = append(names, name)
	}
	return names
}

// isCommand reports whether a word is the name of a command, which it is before it is
// that of a file.
func isCommand(word string) bool { return slices.Contains(commandNames(), strings.ToLower(word)) }

// usageOf is the help for a command line: that of its command alone, of its kind of
// paper if it has one, and what holds for all; the whole help if it has no command.
func usageOf(args []string) string {
	var words []string
	for _, a := range args {
		if !strings.HasPrefix(a, "-") && a != "help" {
			words = append(words, strings.ToLower(a))
		}
	}
	if len(words) == 0 || !isCommand(words[0]) {
		return usage
	}
	head, rest, _ := strings.Cut(usage, "\n\n")
	all, last, _ := strings.Cut(rest, "\n\n")
	title, all, _ := strings.Cut(all, "\n")
	parts := usageParts(all)
	of := func(command, kind string) (out []string) {
		for _, p := range parts {
			if says(p, command, kind) {
				out = append(out, p)
			}
		}
		return out
	}
	kind := ""
	if len(words) > 1 && (len(of(words[0], words[1])) > 0 || words[0] == "print" && len(of("report", words[1])) > 0) {
		kind = words[1]
	}
	chosen := of(words[0], kind)
	switch words[0] {
	case "print": // of which all but the printer is said with report
		chosen = append(of("print", ""), of("report", kind)...)
		fallthrough
	case "report":
		for _, p := range parts {
			if !strings.HasPrefix(p, "  jibun ") {
				chosen = append(chosen, p)
			}
		}
	}
	return head + "\n\n" + title + "\n" + strings.Join(chosen, "\n") + "\n\n" + last
}

// usageParts are the commands of the help, each with the lines that explain it, and
// what is said of several.
func usageParts(all string) (parts []string) {
	for _, line := range strings.Split(all, "\n") {
		if n := len(parts); n > 0 && strings.HasPrefix(line, "    ") {
			parts[n-1] += "\n" + line
		} else {
			parts = append(parts, line)
		}
	}
	return parts
}

// says reports whether a part of the help is of a command and, if one is named, its kind.
func says(part, command, kind string) bool {
	for _, one := range strings.Split(part, "jibun ")[1:] {
		f := strings.Fields(one)
		if len(f) > 0 && f[0] == command && (kind == "" || len(f) > 1 && slices.Contains(strings.Split(f[1], "|"), kind)) {
			return true
		}
	}
	return false
}
