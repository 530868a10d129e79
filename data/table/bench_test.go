package table

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"
)

const benchRows = 20_000

// BenchmarkRead reads rosters of 20,000 rows of 12 columns.
func BenchmarkRead(b *testing.B) {
	var csv, rows, shared strings.Builder
	for i := 1; i <= benchRows; i++ {
		fmt.Fprintf(&csv, "%07d,山田　太郎%d,ヤマダ　タロウ,%03d,総務部人事課,主事,1980/1/1,2003/4/1,s%d@city.example.jp,%d,在職,―\r\n", i, i, i%200, i, i%9000)
		fmt.Fprintf(&shared, "<si><t>山田　太郎%d</t></si>", i)
		fmt.Fprintf(&rows, `<row r="%d">`, i)
		for c := 0; c < 11; c++ {
			fmt.Fprintf(&rows, `<c r="%s%d" t="s"><v>%d</v></c>`, ColumnName(c), i, (i+c*1000)%benchRows)
		}
		fmt.Fprintf(&rows, `<c r="L%d" s="1"><v>%d</v></c></row>`, i, 30000+i%9000)
	}
	sjis, err := japanese.ShiftJIS.NewEncoder().String(csv.String())
	if err != nil {
		b.Fatal(err)
	}
	for name, data := range map[string][]byte{"cp932": []byte(sjis), "xlsx": newBook(rows.String()).shared(shared.String()).formats("General", "yyyy/m/d").zip()} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f, err := Read(context.Background(), "bench", data, Limits{})
				if err != nil || len(f.Sheets[0].Rows) != benchRows {
					b.Fatal(err)
				}
			}
		})
	}
}
