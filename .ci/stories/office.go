package main

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/transform"
)

// staffCount is how many people the roster of the stories has.
const staffCount = 400

var (
	families = []string{"田中 たなか", "佐藤 さとう", "髙橋 たかはし", "山﨑 やまさき", "渡辺 わたなべ", "中村 なかむら", "濵田 はまだ", "大西 おおにし", "松井 まつい"}
	givens   = []string{"太郎 たろう", "花子 はなこ", "一郎 いちろう", "美咲 みさき", "由美 ゆみ", "翔太 しょうた", "直樹 なおき", "恵 めぐみ", "純一 じゅんいち"}
	sections = []string{"総務部 人事課", "総務部 総務課", "総務部 財政課", "市民部 市民窓口課", "福祉保健部 高齢者支援課", "都市部 都市計画課", "産業部 商工振興課", "土木部 土木整備課"}
)

// number is the staff number of the i-th.
func number(i int) string { return fmt.Sprintf("%05d", 10000+i*7) }

// name is the name of the i-th before April, as the roster writes it.
func name(i int) string {
	return strings.Fields(families[i%len(families)])[0] + "　" + strings.Fields(givens[i/len(families)%len(givens)])[0]
}

// roster writes the staff as the personnel system of a city does: CP932, a title
// above, a heading with a line break, a sum at the end. In April eight are gone, five
// are new, six have another name and every seventh works elsewhere.
func roster(path string, april bool) error {
	rnd := rand.New(rand.NewPCG(7, 7))
	day := "令和8年4月1日現在"
	if april {
		day = "令和9年4月1日現在"
	}
	rows := [][]string{{"職員名簿", "", "", "", "", ""}, {day, "", "", "", "", ""}, {"職員\n番号", "氏　名", "ふりがな", "部", "課", "職　名"}}
	people := 0
	add := func(no, family, given, section string) {
		f, g, d := strings.Fields(family), strings.Fields(given), strings.Fields(section)
		rows = append(rows, []string{no, f[0] + "　" + g[0], f[1] + " " + g[1], d[0], d[1], []string{"主事", "主任", "係長", "課長"}[rnd.IntN(4)]})
		people++
	}
	for i := range staffCount {
		family, given, section := families[i%len(families)], givens[i/len(families)%len(givens)], sections[i*len(sections)/staffCount]
		if april {
			switch {
			case i%50 == 49:
				continue
			case i%60 == 3 && i < 360:
				family = "山口 やまぐち"
			case i%7 == 1:
				section = sections[(i+3)%len(sections)]
			}
		}
		add(number(i), family, given, section)
	}
	if april {
		for i := range 5 {
			add(fmt.Sprintf("%05d", 90000+i), "新田 にった", givens[i], sections[i])
		}
	}
	rows = append(rows, []string{"", "合計", "", "", "", fmt.Sprint(people, "人")})
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	c := csv.NewWriter(transform.NewWriter(f, japanese.ShiftJIS.NewEncoder()))
	c.UseCRLF = true
	if err := c.WriteAll(rows); err != nil {
		return err
	}
	return f.Close()
}

// mails are three e-mails as they are copied from a mail program.
const mails = `差出人: 岡田 美紀 <okada@npo-setouchi.example.jp>
送信日時: 2026年11月20日 10:12
宛先: 人事課
件名: じぶん投資セミナー 第1回 参加申込

呉市人事課 御中

お世話になっております。NPO法人せとうちの岡田です。
下記のとおり参加を申し込みます。

氏名: 岡田 美紀
ふりがな: おかだ みき
所属: NPO法人せとうち
懇親会: 参加

差出人: 村上 健一 <murakami@hiroshima-u.example.ac.jp>
送信日時: 2026年11月20日 15:40
宛先: 人事課
件名: 第1回セミナー申込

人事課 ご担当者様

お名前：村上 健一
フリガナ：ムラカミ ケンイチ
所属：広島大学 地域連携センター
懇親会：不参加

よろしくお願いいたします。

差出人: 田中 太郎 <tanaka.taro@city.example.jp>
送信日時: 2026年11月21日 9:01
宛先: 人事課
件名: セミナー申込み

お疲れさまです。総務部人事課の田中太郎です。
第1回のセミナーに参加します。懇親会も参加します。

職員番号 10000
氏名 田中 太郎
`
