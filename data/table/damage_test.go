package table

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"jibun/data/datatest/soak"
)

const damageRows = 300

// damageBook is a workbook as Excel writes it, with every part the reader uses.
func damageBook() book {
	var rows, shared strings.Builder
	for i := 1; i <= damageRows; i++ {
		fmt.Fprintf(&rows, `<row r="%d" spans="1:4"><c r="A%d" s="1"><v>%d</v></c><c r="B%d" t="s"><v>%d</v></c><c r="C%d" s="2"><v>%d</v></c><c r="D%d" t="str"><f>B%d</f><v>x%d</v></c></row>`,
			i, i, 1000+i, i, i-1, i, 41000+i, i, i, i)
		fmt.Fprintf(&shared, `<si><t>山田%d</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh></si>`, i)
	}
	return newBook(rows.String()).shared(shared.String()).formats("General", "00000", "yyyy/m/d")
}

// outcome of one damaged file.
type outcome int

const (
	whole    outcome = iota // all rows
	refused                 // a *Refused
	reported                // fewer rows, but a problem says so
	silent                  // fewer rows, and nobody is told
)

type readerUnderTest func(data []byte) (rows int, problems int, err error)

func ours(data []byte) (int, int, error) {
	f, err := Read(context.Background(), "damaged", data, Limits{})
	if err != nil {
		return 0, 0, err
	}
	n := 0
	for _, s := range f.Sheets {
		for _, r := range s.Rows {
			if len(r.Cells) > 0 {
				n++
			}
		}
	}
	return n, len(f.Problems), nil
}

func judge(read readerUnderTest, data []byte, want int) (outcome, error) {
	n, problems, err := read(data)
	switch {
	case err != nil:
		return refused, err
	case n == want:
		return whole, nil
	case problems > 0:
		return reported, nil
	}
	return silent, nil
}

func flip(r *rand.Rand, b []byte) []byte {
	b = bytes.Clone(b)
	for k := 0; k <= r.Intn(4); k++ {
		b[r.Intn(len(b))] ^= byte(1 + r.Intn(255))
	}
	return b
}

func damageRounds() int { return soak.Rounds(300, 3000) }

// tally damages files and counts what a reader makes of them: bytes of the
// container, and bytes of the XML in a container zipped anew around them.
func tally(t *testing.T, read readerUnderTest, rounds int, log func(string, ...any)) map[outcome]int {
	r := rand.New(rand.NewSource(20081205))
	b := damageBook()
	data := b.zip()
	if o, err := judge(read, data, damageRows); o != whole {
		t.Fatalf("the sound file: %v %v", o, err)
	}
	parts := []string{sheetOne, "xl/sharedStrings.xml", sheetOne, "xl/workbook.xml", sheetOne, "xl/_rels/workbook.xml.rels", "xl/styles.xml", "_rels/.rels"}
	counts := map[outcome]int{}
	for i := 0; i < rounds; i++ {
		var bad []byte
		if i%2 == 0 {
			bad = flip(r, data)
		} else {
			part := parts[i/2%len(parts)]
			sound := b[part]
			b[part] = string(flip(r, []byte(sound)))
			bad = b.zip()
			b[part] = sound
		}
		o, err := judge(read, bad, damageRows)
		var refusal *Refused
		if o == refused && !errors.As(err, &refusal) || refusal != nil && refusal.Reason == ReaderBug {
			t.Errorf("file %d: %v", i, err)
		}
		if o == silent {
			log("file %d lost rows silently", i)
		}
		counts[o]++
	}
	return counts
}

// Promise 1.8: an import drops no row silently.
func TestDamage_noSilentLoss(t *testing.T) {
	counts := tally(t, ours, damageRounds(), t.Logf)
	t.Logf("whole %d, refused %d, reported %d, silent %d", counts[whole], counts[refused], counts[reported], counts[silent])
	if counts[silent] > 0 {
		t.Errorf("%d files lost rows silently", counts[silent])
	}
	if counts[refused] == 0 || counts[whole] == 0 {
		t.Errorf("the damage is of one kind only: %v", counts)
	}
}

// The control: a reader that stops at broken XML without a word, as excelize does,
// is found out.
func TestDamage_controlIsFoundOut(t *testing.T) {
	lossy := func(data []byte) (int, int, error) {
		a, err := openArchive(context.Background(), data, DefaultLimits())
		if err != nil {
			return 0, 0, err
		}
		x, err := a.scan(sheetOne)
		if err != nil {
			return 0, 0, err
		}
		n := 0
		for {
			kind, err := x.next()
			if err != nil || kind == xmlEOF {
				return n, 0, nil
			}
			if kind == xmlStart && string(x.local) == "row" {
				n++
			}
		}
	}
	if counts := tally(t, lossy, 300, func(string, ...any) {}); counts[silent] < 20 {
		t.Errorf("the control lost rows silently in %d of 300 files only: the test sees nothing", counts[silent])
	}
}

// The same for text files: every row is there with all its fields, or a problem
// tells that some row is not what it was.
func TestDamage_csv(t *testing.T) {
	var b strings.Builder
	b.WriteString("\"職員番号\",\"氏名\",\"所属\",\"備考\"\r\n")
	for i := 1; i < damageRows; i++ {
		fmt.Fprintf(&b, "\"%05d\",\"山田　太郎%d\",\"総務部人事課\",\"二行の\r\n備考\"\r\n", i, i)
	}
	r := rand.New(rand.NewSource(1))
	counts := map[outcome]int{}
	for i := 0; i < damageRounds(); i++ {
		bad := flip(r, []byte(b.String()))
		if i%3 == 0 { // lost bytes are what editors and transfers do
			k := r.Intn(len(bad))
			bad = append(bad[:k], bad[k+1:]...)
		}
		f, err := Read(context.Background(), "damaged", bad, Limits{})
		if err != nil {
			counts[refused]++
			continue
		}
		o := whole
		for _, row := range f.Sheets[0].Rows {
			if row.Width != 4 {
				o = reported
			}
		}
		if len(f.Sheets[0].Rows) != damageRows {
			o = reported
		}
		if o == reported && len(f.Problems) == 0 {
			t.Errorf("file %d lost rows or fields silently", i)
		}
		counts[o]++
	}
	t.Logf("whole %d, refused %d, reported %d", counts[whole], counts[refused], counts[reported])
	if counts[reported] == 0 {
		t.Error("the damage broke no row")
	}
}
