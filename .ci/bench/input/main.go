// Command input writes what the benchmarks read: the same bytes every time.
//
// usage: input workbook ATTENDANCES OUT.tsv
//
//	input list PEOPLE OUT.tsv
//	input roster PEOPLE OUT.tsv OUT.csv
//
// The first is an annual workbook of seven sheets, in the form that ../workbook
// reads. The second is what a form is filled with: number, department, title, name,
// reading, minutes. The third is a city's roster of twelve columns, once in the form of
// the first (to become xlsx) and once as CSV in CP932.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 3 {
		return fmt.Errorf("usage: input workbook|list|roster N OUT.tsv [OUT.csv]")
	}
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	if args[0] == "workbook" {
		return write(args[2], func(w io.Writer) { workbook(w, n) })
	}
	if args[0] == "list" {
		return write(args[2], func(w io.Writer) { list(w, n) })
	}
	if err := write(args[2], func(w io.Writer) { rosterSheet(w, n) }); err != nil {
		return err
	}
	return write(args[3], func(w io.Writer) { rosterCSV(w, n) })
}

func write(path string, fill func(io.Writer)) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fill(w)
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// dice is a small generator whose numbers never change.
type dice uint64

func roll(seed int) *dice {
	d := dice(seed)*0x9E3779B97F4A7C15 + 1
	d.n(9)
	return &d
}

func (d *dice) n(k int) int {
	*d = *d*6364136223846793005 + 1442695040888963407
	return int(uint64(*d)>>33) % k
}

var (
	surnames = strings.Fields("佐藤/サトウ 鈴木/スズキ 高橋/タカハシ 田中/タナカ 伊藤/イトウ 渡邊/ワタナベ 山本/ヤマモト 中村/ナカムラ 小林/コバヤシ 加藤/カトウ 吉田/ヨシダ 山田/ヤマダ 佐々木/ササキ 山口/ヤマグチ 松本/マツモト 井上/イノウエ 木村/キムラ 林/ハヤシ 斎藤/サイトウ 清水/シミズ 山崎/ヤマザキ 森/モリ 池田/イケダ 橋本/ハシモト 阿部/アベ 石川/イシカワ 前田/マエダ 藤田/フジタ 後藤/ゴトウ 岡田/オカダ 長谷川/ハセガワ 村上/ムラカミ 近藤/コンドウ 石井/イシイ 坂本/サカモト 遠藤/エンドウ 青木/アオキ 藤井/フジイ 西村/ニシムラ 福田/フクダ")
	given    = strings.Fields("翔太/ショウタ 大輔/ダイスケ 健一/ケンイチ 誠/マコト 直樹/ナオキ 哲也/テツヤ 美咲/ミサキ 陽子/ヨウコ 恵子/ケイコ 由美/ユミ 真由美/マユミ 智子/トモコ 裕子/ユウコ 香織/カオリ 愛/アイ 拓也/タクヤ 和也/カズヤ 亮/リョウ 隆/タカシ 浩二/コウジ 幸子/サチコ 久美子/クミコ 純/ジュン 葵/アオイ 陽菜/ヒナ 蓮/レン 悠真/ユウマ 結衣/ユイ 凛/リン 大和/ヤマト")
	bureaus  = strings.Fields("総務部 企画部 財政部 税務部 市民部 福祉部 こども未来部 健康部 環境部 産業部 都市整備部 建設部 上下水道局 消防本部 教育委員会 会計課 議会事務局 選挙管理委員会 監査事務局 市立病院")
	sections = strings.Fields("総務課 人事課 管理課 計画課 調整課 推進課 支援課 相談課 整備課 指導課")
	titles   = strings.Fields("主事 主任 係長 主査 課長補佐 課長")
	themes   = strings.Fields("論語勉強会 英会話 ビブリオバトル 読書会 郷土の歴史 子育てと仕事 防災 まちづくり 地域経済 偉人を学ぶ")
	marks    = strings.Fields("出席 欠席 遅刻")
)

type person struct {
	no, name, kana, department, title string
	code, born, hired                 int
}

func someone(i int) person {
	d := roll(i + 7)
	s, m := strings.Split(surnames[d.n(len(surnames))], "/"), strings.Split(given[d.n(len(given))], "/")
	k := d.n(len(bureaus) * len(sections))
	return person{fmt.Sprintf("%07d", 1000000+i), s[0] + "　" + m[0], s[1] + "　" + m[1],
		bureaus[k/len(sections)] + sections[k%len(sections)], titles[d.n(len(titles))], k + 1, 25000 + d.n(14000), 36000 + d.n(9000)}
}
