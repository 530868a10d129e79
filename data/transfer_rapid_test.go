package data

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jibun/data/kana"
	"jibun/data/roster"
	"jibun/data/table"
)

// rosterRow is one row before it is damaged; all of them are the staff as the ledger
// has it, or newcomers.
type rosterRow struct {
	no, name, reading, division, section, position string
	newcomer                                       bool
}

// drawn is a ledger and a roster of the same staff.
type drawn struct {
	t        *rapid.T
	r        *rand.Rand
	rows     []rosterRow
	state    *staffState
	numbers  bool
	text     []string // the rows as CSV
	hit      map[int]bool
	readings bool
	ruined   map[string]bool // rows with a comma more, or cut: as they have become
	torn     bool            // rows may be lost, and with them what another row is told by
}

var (
	drawnFamilies = strings.Fields("佐藤,さとう 鈴木,すずき 髙橋,たかはし 田中,たなか 伊藤,いとう 渡邉,わたなべ 山本,やまもと 中村,なかむら 小林,こばやし 加藤,かとう 吉田,よしだ 山田,やまだ 佐々木,ささき 松本,まつもと 井上,いのうえ 木村,きむら 林,はやし 齋藤,さいとう 清水,しみず 山﨑,やまさき")
	drawnGivens   = strings.Fields("太郎,たろう 花子,はなこ 一郎,いちろう 恵,めぐみ 健,けん 翔太,しょうた 美咲,みさき 直樹,なおき 由美,ゆみ 誠,まこと 愛,あい 純一,じゅんいち 葵,あおい 大輔,だいすけ 裕子,ゆうこ 拓也,たくや 久美子,くみこ 蓮,れん 陽菜,ひな 浩,ひろし")
	drawnWords    = strings.Fields("総務 市民 福祉 都市 産業 土木 教育 消防 税務 環境 文化 水道 保険 高齢 観光")
)

func draw(t *rapid.T, numbers bool) *drawn {
	d := &drawn{t: t, r: rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)), numbers: numbers, state: newStaffState(), hit: map[int]bool{}, ruined: map[string]bool{}}
	n := rapid.IntRange(50, 2000).Draw(t, "rows")
	width, first, step := 3+d.r.IntN(3), 1+d.r.IntN(50), 1+d.r.IntN(4)
	d.readings = d.r.IntN(2) == 0
	departments := 2 + d.r.IntN(min(40, n/8))
	for i := range departments {
		division := drawnWords[i%len(drawnWords)] + "部"
		section := fmt.Sprintf("%s第%d課", drawnWords[(i*7+3)%len(drawnWords)], i)
		switch i % 9 {
		case 7:
			section = ""
			division = fmt.Sprintf("会計%d課", i)
		case 8:
			division = ""
		}
		d.state.departments = append(d.state.departments, Department{ID: int64(i + 1), Division: division, Section: section, Position: (i + 1) * 10})
	}
	for i := range n + d.r.IntN(1+n/30) {
		p := rosterRow{no: fmt.Sprintf("%0*d", width+2, first+i*step), position: []string{"主事", "主任", "係長", "課長"}[d.r.IntN(4)], newcomer: i >= n}
		family, given := d.of(drawnFamilies), d.of(drawnGivens)
		p.name, p.reading = family[0]+"　"+given[0], family[1]+"　"+given[1]
		if !d.readings {
			p.reading = ""
		}
		at := d.state.departments[i*departments/n%departments]
		p.division, p.section = at.Division, at.Section
		d.rows = append(d.rows, p)
		if p.newcomer {
			continue
		}
		m := &staffMember{Person: Person{ID: int64(i + 1), StaffNo: p.no, Name: p.name, Reading: p.reading}, fold: kana.Fold(p.name),
			postings: []Posting{{ID: int64(i + 1), DepartmentID: at.ID, Position: p.position}}}
		d.state.add(m)
		d.state.byName[m.fold] = append(d.state.byName[m.fold], PersonHit{ID: m.ID, Name: m.Name, StaffNo: m.StaffNo})
	}
	d.state.place()
	switch d.r.IntN(3) { // by number; by department, newcomers in their places; in any order
	case 1:
		slices.SortStableFunc(d.rows, func(a, b rosterRow) int { return d.position(a) - d.position(b) })
	case 2:
		d.r.Shuffle(len(d.rows), func(i, j int) { d.rows[i], d.rows[j] = d.rows[j], d.rows[i] })
	}
	return d
}

func (d *drawn) of(list []string) []string { return strings.Split(list[d.r.IntN(len(list))], ",") }

func (d *drawn) position(p rosterRow) int {
	return slices.IndexFunc(d.state.departments, func(x Department) bool { return x.Division == p.division && x.Section == p.section })
}

func (d *drawn) sameDepartment(i, j int) bool {
	return d.rows[i].division == d.rows[j].division && d.rows[i].section == d.rows[j].section
}

// row is one that has no fault yet: what two faults make of one row nobody can read.
func (d *drawn) row() int {
	for {
		if i := d.r.IntN(len(d.rows)); !d.hit[i] {
			d.hit[i] = true
			return i
		}
	}
}

// write makes the CSV, in one of the shapes that rosters have.
func (d *drawn) write() string {
	two := d.r.IntN(2) == 0
	d.text = []string{}
	head := "氏名,ふりがな,所属,職名"
	if two {
		head = "氏名,ふりがな,部,課,職名"
	}
	for _, p := range d.rows {
		from := strings.TrimSpace(p.division + " " + p.section)
		if two {
			from = p.division + "," + p.section
		}
		line := strings.Join([]string{p.name, p.reading, from, p.position}, ",")
		if d.numbers {
			line = p.no + "," + line
		}
		d.text = append(d.text, line)
	}
	if d.numbers {
		head = "職員番号," + head
	}
	return "令和8年度 職員名簿\n" + head + "\n"
}

// numberFaults are what becomes of one number.
var numberFaults = map[string]func(no string) string{
	"#N/A": func(string) string { return "#N/A" }, "1.23E+03": func(string) string { return "1.23E+03" }, "empty": func(string) string { return "" },
	"brackets": func(no string) string { return "(" + no + ")" }, "inner space": func(no string) string { return no[:2] + " " + no[2:] },
	"zero width": func(no string) string { return no[:2] + "\u200b" + no[2:] }, ".0": func(no string) string { return strings.TrimLeft(no, "0") + ".0" },
	"star": func(no string) string { return "*" + no }, "minus": func(no string) string { return "-" + no },
	"zeros lost": func(no string) string { return strings.TrimLeft(no, "0") }, "full width": func(no string) string { return strings.Replace(no, "0", "０", 1) },
	"a figure more": func(no string) string { return no[:2] + "9" + no[2:] }, "a figure less": func(no string) string { return no[:2] + no[3:] },
	"another": func(no string) string { return "9" + no[1:] },
}

// nameFaults are what becomes of one name.
var nameFaults = map[string]func(name string) string{
	"name #N/A": func(string) string { return "#N/A" }, "no name": func(string) string { return "" }, "long name": func(n string) string { return strings.Repeat(n, 20) },
	"〓": func(n string) string { return "〓" + string([]rune(n)[1:]) }, "no space": func(n string) string { return strings.ReplaceAll(n, "　", "") },
	"lines": func(n string) string { return `"` + n + "\n" + n + "\n" + n + "\n" + n + `"` },
}

// damage adds one fault to the rows.
func (d *drawn) damage(kind string) {
	if f := numberFaults[kind]; f != nil {
		if d.numbers {
			i := d.row()
			d.rows[i].no = f(d.rows[i].no)
		}
		return
	}
	if f := nameFaults[kind]; f != nil {
		i := d.row()
		d.rows[i].name = f(d.rows[i].name)
		return
	}
	switch kind {
	case "number of another":
		d.rows[d.row()].no = d.rows[d.row()].no
	case "two rows change numbers":
		i, j := d.row(), d.row()
		if of := d.rows[i].newcomer || d.rows[j].newcomer; !(of && (d.torn || d.sameDepartment(i, j))) && kana.Fold(d.rows[i].name) != kana.Fold(d.rows[j].name) { // of namesakes nobody could know that they have not changed places
			d.rows[i].no, d.rows[j].no = d.rows[j].no, d.rows[i].no
		}
	case "a newcomer's number": // of the same given name, as if one had married
		i, j := d.row(), slices.IndexFunc(d.rows, func(p rosterRow) bool { return p.newcomer })
		if j < 0 || d.hit[j] || d.torn || !d.numbers {
			return
		}
		before, given, _ := strings.Cut(d.rows[i].name, "　")
		if family, _, _ := strings.Cut(d.rows[j].name, "　"); family != before && !d.sameDepartment(i, j) { // else nobody could know
			d.hit[j] = true
			if d.rows[j].name = family + "　" + given; d.readings {
				_, at, _ := strings.Cut(d.rows[i].reading, "　")
				of, _, _ := strings.Cut(d.rows[j].reading, "　")
				d.rows[j].reading = of + "　" + at
			}
			d.rows[i].no, d.rows[j].no = d.rows[j].no, d.rows[i].no
		}
	case "department #N/A":
		i := d.row()
		d.rows[i].division, d.rows[i].section = "#N/A", ""
	case "half a department #N/A":
		d.rows[d.row()].section = "#N/A"
	case "no department":
		i := d.row()
		d.rows[i].division, d.rows[i].section = "", ""
	case "all zeros lost":
		for i := range d.rows {
			d.rows[i].no = strings.TrimLeft(d.rows[i].no, "0")
		}
	case "all .0":
		for i := range d.rows {
			if no := strings.TrimLeft(d.rows[i].no, "0"); no != "" && strings.Trim(no, "0123456789") == "" {
				d.rows[i].no = no + ".0"
			}
		}
	case "names slipped":
		if d.numbers {
			first := d.rows[0].name
			for i := 1; i < len(d.rows); i++ {
				d.rows[i-1].name = d.rows[i].name
			}
			d.rows[len(d.rows)-1].name = first
		}
	case "a section only":
		at := d.rows[0]
		d.rows = slices.DeleteFunc(d.rows, func(p rosterRow) bool { return p.division != at.division || p.section != at.section })
	}
}

// tear damages the text.
func (d *drawn) tear(kind string) {
	at := func() int { return d.r.IntN(len(d.text)) }
	switch kind {
	case "quotes":
		i := at()
		j := min(len(d.text)-1, i+1+d.r.IntN(60))
		if i != j {
			for k, line := range []int{i, j} {
				cells := strings.Split(d.text[line], ",")
				c := d.r.IntN(len(cells))
				cells[c] = []string{`"` + cells[c], cells[c] + `"`}[k]
				d.text[line] = strings.Join(cells, ",")
			}
		}
	case "a comma more":
		i := at()
		if d.ruined[d.text[i]] {
			return
		}
		cells := strings.Split(d.text[i], ",")
		d.text[i] = strings.Join(slices.Insert(cells, d.r.IntN(len(cells)), ""), ",")
		d.ruined[d.text[i]] = true
	case "row twice":
		i := at()
		d.text = slices.Insert(d.text, at(), d.text[i])
	case "blank rows":
		d.text = slices.Insert(d.text, at(), "", ",,,,")
	case "sum":
		d.text = slices.Insert(d.text, at(), ",小計,,"+fmt.Sprint(len(d.text))+"名")
	case "cut": // by more than the usual change; amid a row, too
		var last []rune
		keep := len(d.text) * (20 + d.r.IntN(65)) / 100
		d.text, last = d.text[:keep:keep], []rune(d.text[keep])
		if !d.ruined[string(last)] {
			cut := string(last[:d.r.IntN(len(last)+1)])
			d.text, d.ruined[cut] = append(d.text, cut), true
		}
	}
}

var (
	rowFaults  = append(keys(numberFaults), append(keys(nameFaults), "number of another", "two rows change numbers", "a newcomer's number", "department #N/A", "half a department #N/A", "no department", "all zeros lost", "all .0", "names slipped", "a section only")...)
	textFaults = []string{"quotes", "a comma more", "row twice", "blank rows", "sum", "cut"}
)

func keys[V any](m map[string]V) (out []string) {
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// A roster of 50 to 2,000 rows with one to five faults retires nobody, adds nobody whom
// the ledger has, renames and moves nobody, and every row of it is accounted for.
func TestTransfer_faults(t *testing.T) { rapid.Check(t, func(t *rapid.T) { checkFaults(t, true) }) }
func TestTransfer_namesAndFaults(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkFaults(t, false) })
}

func checkFaults(t *rapid.T, numbers bool) {
	d := draw(t, numbers)
	kinds := rapid.SliceOfN(rapid.SampledFrom(append(slices.Clone(rowFaults), textFaults...)), 1, 5).Draw(t, "faults")
	// What befalls all rows comes before what befalls one, or, of numbers, after it.
	when := map[string]int{"a section only": -2, "names slipped": -1, "all zeros lost": 1, "all .0": 2}
	slices.SortStableFunc(kinds, func(a, b string) int { return when[a] - when[b] })
	d.torn = slices.ContainsFunc(kinds, func(k string) bool { return slices.Contains(textFaults, k) })
	var torn []string
	for _, kind := range kinds {
		if slices.Contains(textFaults, kind) {
			torn = append(torn, kind)
		} else if len(d.rows) > len(d.hit)+4 {
			d.damage(kind)
		}
	}
	newcomers := map[string]bool{}
	for _, p := range d.rows {
		if p.newcomer {
			newcomers[kana.Fold(p.name)] = true
		}
	}
	head := d.write()
	for _, kind := range torn {
		d.tear(kind)
	}
	p, rows, err := planOf(head+strings.Join(d.text, "\n")+"\n", d.state)
	if err != nil {
		t.Skip(err)
	}
	last := 0
	for i := range p.Lines {
		last = max(last, p.Lines[i].Line)
	}
	in := map[int]int{}
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Line > 0 {
			in[l.Line]++
		}
		if l.Skip {
			continue
		}
		if l.Has(CaseLeft) {
			t.Errorf("%s %s would be retired: %s %s, gaps %+v", l.StaffNo, l.Old.Name, l.Proof, l.Doubt, p.Gaps)
		}
		if l.Has(CaseNew) && !newcomers[kana.Fold(l.New.Name)] {
			t.Errorf("line %d: %s %s would be added", l.Line, l.StaffNo, l.New.Name)
		}
		// A newcomer of a name that was cut away, in a list without numbers, is nobody else
		// to anybody.
		if (l.Has(CaseRenamed) || l.Has(CaseMoved) || l.Has(CaseRetitled)) && (numbers || l.Line < last && !newcomers[kana.Fold(l.New.Name)]) {
			t.Errorf("line %d: %s %v: %+v → %+v", l.Line, l.StaffNo, l.Cases, l.Old, l.New)
		}
	}
	for _, x := range p.Unreadable {
		in[x.Line]++
	}
	for _, x := range p.Skipped {
		in[x.Line]++
	}
	if len(in) != rows || p.Rows != rows {
		t.Errorf("%d rows, %d accounted for, %d said", rows, len(in), p.Rows)
	}
	if len(p.Departments) > 0 {
		t.Errorf("new departments %v", p.Departments)
	}
}

// planOf reads a CSV and compares it with a ledger.
func planOf(text string, st *staffState) (p *Plan, rows int, err error) {
	file, err := table.Read(context.Background(), "名簿.csv", []byte(text), table.Limits{})
	if err != nil {
		return nil, 0, err
	}
	l, err := roster.Guess(file.Sheets, nil)
	if err != nil {
		return nil, 0, err
	}
	for i := range file.Sheets[l.Sheet].Rows {
		if file.Sheets[l.Sheet].Rows[i].Line > l.LastLine {
			rows++
		}
	}
	p, err = planTransfer(context.Background(), Roster{Layout: l, Result: roster.Read(file, l, "2026-12-01")}, st, "2026-12-01", "2026-12-01")
	return p, rows, err
}
