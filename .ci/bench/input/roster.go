package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/transform"
)

var rosterHeadings = strings.Fields("職員番号 氏名 カナ 所属コード 所属 役職 生年月日 採用日 メール 内線 在職区分 備考")

func rosterRow(i int) []string {
	p := someone(i)
	note := "―"
	if i%17 == 0 {
		note = fmt.Sprintf("育児休業中、令和%d年復帰予定", 6+i%3)
	}
	return []string{"S" + p.no, "S" + p.name, "S" + p.kana, fmt.Sprintf("S%03d", p.code), "S" + p.department, "S" + p.title, fmt.Sprintf("D%d", p.born), fmt.Sprintf("D%d", p.hired),
		fmt.Sprintf("Sshokuin%d@city.example.jp", i), fmt.Sprintf("N%d", 2000+i%7000), "S在職", "S" + note}
}

func list(w io.Writer, people int) {
	for i := range people {
		p := someone(i)
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%d\n", p.no, p.department, p.title, p.name, p.kana, 30+i*7%12*30)
	}
}

func rosterSheet(w io.Writer, people int) {
	fmt.Fprintf(w, "!sheet\t職員名簿\t%s\n", strings.TrimSuffix(strings.Repeat("14,", len(rosterHeadings)), ","))
	fmt.Fprintf(w, "H%s\n", strings.Join(rosterHeadings, "\tH"))
	for i := range people {
		fmt.Fprintln(w, strings.Join(rosterRow(i), "\t"))
	}
}

func rosterCSV(out io.Writer, people int) {
	w := transform.NewWriter(out, japanese.ShiftJIS.NewEncoder())
	defer w.Close()
	fmt.Fprintf(w, "%s\r\n", strings.Join(rosterHeadings, ","))
	for i := range people {
		row := rosterRow(i)
		for k, c := range row {
			v := c[1:]
			if c[0] == 'D' {
				var days int
				fmt.Sscan(v, &days)
				v = time.Date(1899, 12, 30+days, 0, 0, 0, 0, time.UTC).Format("2006/1/2")
			}
			if strings.Contains(v, "、") {
				v = `"` + v + `"`
			}
			row[k] = v
		}
		fmt.Fprintf(w, "%s\r\n", strings.Join(row, ","))
	}
}
