package data_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// sixty is the roster of an office of sixty in three departments, in order of its
// numbers 001000 to 001059.
func sixty(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/roster/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(b), "\r\n", "\n")
}

// withSixty is an office whose staff came from that roster.
func withSixty(t *testing.T) *data.Store {
	t.Helper()
	s := datatest.New(t)
	apply(t, s, plan(t, s, sixty(t, "base.csv"), ""))
	return s
}

func gaps(p *data.Plan) string {
	var out []string
	for _, g := range p.Gaps {
		out = append(out, string(g.Code))
	}
	return strings.Join(out, " ")
}

// accounted: every row of the roster stands in the plan once.
func accounted(t interface{ Errorf(string, ...any) }, p *data.Plan) {
	seen := map[int]int{}
	for i := range p.Lines {
		if p.Lines[i].Line > 0 {
			seen[p.Lines[i].Line]++
		}
	}
	for _, x := range p.Unreadable {
		seen[x.Line]++
	}
	for _, x := range p.Skipped {
		seen[x.Line]++
	}
	for line, n := range seen {
		if n != 1 {
			t.Errorf("line %d stands in the plan %d times", line, n)
		}
	}
	if len(seen) != p.Rows {
		t.Errorf("%d rows in the roster, %d in the plan", p.Rows, len(seen))
	}
}

func staffOf(t *testing.T, s *data.Store) (working, all int) {
	t.Helper()
	no := false
	people, err := s.People(t.Context(), data.PersonFilter{Outside: &no, WithLeft: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		if p.LeftOn == "" {
			working++
		}
	}
	return working, len(people)
}

// One row that is damaged, or a whole roster that is, retires nobody and adds nobody
// a second time.
func TestTransfer_damagedRosters(t *testing.T) {
	row := func(change string) func(string) string { // of 伊藤 太郎, 001005
		return func(s string) string {
			return strings.Replace(s, "001005,伊藤 太郎,,市民部 市民課,主事", change, 1)
		}
	}
	number := func(no string) func(string) string { return row(no + ",伊藤 太郎,,市民部 市民課,主事") }
	lines := func(s string, from, to int) string {
		l := strings.SplitAfter(s, "\n")
		return l[0] + strings.Join(l[from:to], "")
	}
	every := func(pattern, with string) func(string) string {
		return func(s string) string { return regexp.MustCompile(pattern).ReplaceAllString(s, with) }
	}
	for name, c := range map[string]struct {
		damage     func(string) string
		unreadable int
		asked      int
		gaps       string
		zeros      int
	}{
		"as it was":              {damage: func(s string) string { return s }},
		"number #N/A":            {damage: number("#N/A"), unreadable: 1, gaps: "unreadable"},
		"number 1.23E+03":        {damage: number("1.23E+03"), unreadable: 1, gaps: "unreadable"},
		"number empty":           {damage: number(""), unreadable: 1, gaps: "unreadable"},
		"number in brackets":     {damage: number("(001005)"), unreadable: 1, gaps: "unreadable"},
		"number with a space":    {damage: number("001 005"), unreadable: 1, gaps: "unreadable"},
		"number starred":         {damage: number("*001005"), unreadable: 1, gaps: "unreadable"},
		"number negative":        {damage: number("-001005"), unreadable: 1, gaps: "unreadable"},
		"number 1005.0":          {damage: number("1005.0"), zeros: 1},
		"one number's zeros":     {damage: number("1005"), zeros: 1},
		"a slip of the hand":     {damage: number("001505"), asked: 1},
		"somebody's number":      {damage: number("001006"), unreadable: 2, gaps: "unreadable"},
		"another number":         {damage: number("777777"), asked: 1},
		"name #N/A":              {damage: row("001005,#N/A,,市民部 市民課,主事"), unreadable: 1, gaps: "unreadable"},
		"name of lines":          {damage: row("001005,\"伊藤\n太郎\n001006\n次郎\",,市民部 市民課,主事"), unreadable: 1, gaps: "unreadable"},
		"name without end":       {damage: row("001005," + strings.Repeat("伊藤", 40) + ",,市民部 市民課,主事"), unreadable: 1, gaps: "unreadable"},
		"number and name":        {damage: row("#N/A,伊〓 太郎,,市民部 市民課,主事"), unreadable: 1, gaps: "unreadable"},
		"a comma too many":       {damage: row("001005,伊藤, 太郎,,市民部 市民課,主事"), unreadable: 1, gaps: "unreadable"},
		"twice":                  {damage: row("001005,伊藤 太郎,,市民部 市民課,主事\n001005,伊藤 太郎,,市民部 市民課,主事"), unreadable: 1},
		"a second post":          {damage: row("001005,伊藤 太郎,,会計課,課長\n001005,伊藤 太郎,,市民部 市民課,主事"), unreadable: 1},
		"two change numbers":     {damage: func(s string) string { return strings.NewReplacer("001005", "001006", "001006", "001005").Replace(s) }},
		"cut amid the last word": {damage: func(s string) string { return strings.TrimSuffix(lines(s, 1, 46), "事\n") + "\n" }, gaps: "fewer cut"},
		"twice, once no zeros":   {damage: row("001005,伊藤 太郎,,市民部 市民課,主事\n1005,伊藤 太郎,,市民部 市民課,主事")},
		"all zeros lost":         {damage: every(`(?m)^00`, ""), zeros: 60},
		"all numbers 1000.0":     {damage: every(`(?m)^00(\d+)`, "$1.0"), zeros: 60},
		"all numbers in 8":       {damage: every(`(?m)^00`, "0000")},
		"two stray quotes": {damage: func(s string) string {
			return strings.Replace(strings.Replace(s, "001010,", "001010,\"", 1), "佐藤 一郎", "佐藤 一郎\"", 1)
		}, unreadable: 2, gaps: "unreadable"},
		"quotes, a row apart": {damage: func(s string) string {
			return strings.Replace(strings.Replace(s, "001010,", "001010,\"", 1), "鈴木 花子", "鈴木 花子\"", 1)
		}, unreadable: 2, gaps: "unreadable"},
		"cut at 75 %":           {damage: func(s string) string { return lines(s, 1, 46) }, gaps: "fewer cut"},
		"cut by one":            {damage: func(s string) string { return lines(s, 1, 60) }, gaps: "cut"},
		"cut amid a row":        {damage: func(s string) string { return s[:strings.Index(s, ",会計課,主事\n001059")+1] }, unreadable: 1, gaps: "cut unreadable"},
		"the end only":          {damage: func(s string) string { return lines(s, 20, 61) }, gaps: "fewer"},
		"one department":        {damage: every(`(?m)^.*(市民課|会計課).*\n`, ""), gaps: "fewer department"},
		"another house's":       {damage: func(string) string { return "職員番号,氏名,所属\n900001,他市 花子,総務部 人事課\n" }, gaps: "nobody department"},
		"all names of the next": {damage: shiftNames, gaps: "mixed"},
		"fifty numbers #N/A":    {damage: every(`(?m)^0010[0-4]\d`, "#N/A"), unreadable: 50, gaps: "unreadable"},
		"all numbers #N/A":      {damage: every(`(?m)^\d{6}`, "#N/A"), gaps: "no_numbers"},
	} {
		t.Run(name, func(t *testing.T) {
			s := withSixty(t)
			p := plan(t, s, c.damage(sixty(t, "base.csv")), "2026-12-01")
			accounted(t, p)
			if len(p.Unreadable) != c.unreadable || p.Count(data.CaseAsked) != c.asked || gaps(p) != c.gaps || len(p.ZerosLost) != c.zeros {
				t.Errorf("unreadable %d (%+v), asked %d, gaps %q, zeros %d", len(p.Unreadable), p.Unreadable, p.Count(data.CaseAsked), gaps(p), len(p.ZerosLost))
			}
			for i := range p.Lines {
				l := &p.Lines[i]
				if l.Has(data.CaseLeft) && l.Proof == "" && l.Doubt == "" {
					t.Errorf("%s is proposed without proof or doubt", l.Old.Name)
				}
				if !l.Skip && (l.Has(data.CaseRenamed) || l.Has(data.CaseMoved) || l.Has(data.CaseRetitled)) {
					t.Errorf("%v: %+v → %+v", l.Cases, l.Old, l.New)
				}
				// Whoever a row names is there, so that nobody is even thought to have left.
				if l.Has(data.CaseLeft) && (gaps(p) == "" || gaps(p) == "unreadable" || gaps(p) == "mixed") {
					t.Errorf("%s may have left: %s", l.Old.Name, l.Doubt)
				}
			}
			_, before := staffOf(t, s)
			apply(t, s, p)
			working, all := staffOf(t, s)
			if strings.Contains(name, "another house") {
				all, working = all-1, working-1
			}
			if working != 60 || all != before {
				t.Errorf("%d work, %d people, there were %d", working, all, before)
			}
		})
	}
}

// shiftNames: one column was sorted without the others.
func shiftNames(s string) string {
	l := strings.Split(strings.TrimSpace(s), "\n")
	names := make([]string, len(l))
	for i := range l {
		names[i] = strings.Split(l[i], ",")[1]
	}
	for i := 1; i < len(l); i++ {
		f := strings.Split(l[i], ",")
		f[1] = names[1+i%(len(l)-1)]
		l[i] = strings.Join(f, ",")
	}
	return strings.Join(l, "\n") + "\n"
}

// Who is not in a roster that is plainly whole has left; who is stated to have left
// has, in any roster.
func TestTransfer_leavingWithProof(t *testing.T) {
	s := withSixty(t)
	base := sixty(t, "base.csv")
	p := plan(t, s, strings.Replace(base, "001005,伊藤 太郎,,市民部 市民課,主事\n", "", 1), "2026-12-01")
	if p.Count(data.CaseLeft) != 1 || !p.Whole() || p.Lines[len(p.Lines)-1].Proof != data.ProofAbsent {
		t.Errorf("gaps %+v, %+v", p.Gaps, p.Lines[len(p.Lines)-1])
	}
	p = plan(t, s, "職員番号,氏名,所属,在職区分\n001005,伊藤 太郎,市民部 市民課,退職\n001006,別人 一郎,市民部 市民課,退職\n", "2026-12-01")
	if p.Whole() || p.Count(data.CaseLeft) != 1 || p.Lines[0].Proof != data.ProofStated || p.Lines[1].Doubt != data.DoubtReused {
		t.Errorf("gaps %+v, %+v", p.Gaps, p.Lines[:2])
	}
	if n := p.LeaveOut(data.CaseLeft); n == 0 || p.Count(data.CaseLeft) != 0 {
		t.Errorf("%d left out, %d stay", n, p.Count(data.CaseLeft))
	}
}

// How many leave in a usual year is told by the ledger's own past, if it has one.
func TestTransfer_usualYear(t *testing.T) {
	s := withSixty(t)
	missing := func(n int) string { // from the front, of all departments
		l := strings.SplitAfter(sixty(t, "base.csv"), "\n")
		return l[0] + strings.Join(l[1+n:], "")
	}
	if p := plan(t, s, missing(6), "2026-12-01"); gaps(p) != "" {
		t.Errorf("6 of 60 without a past: %q", gaps(p))
	}
	if p := plan(t, s, missing(7), "2026-12-01"); gaps(p) != "fewer" || p.Gaps[0].N != 7 || p.Gaps[0].Usual != 6 {
		t.Errorf("7 of 60 without a past: %+v", p.Gaps)
	}
	for i := range 8 { // 8 of 60 have left in 令和7年度
		p, err := s.PersonByStaffNo(t.Context(), fmt.Sprintf("%06d", 1050+i))
		if err != nil {
			t.Fatal(err)
		}
		p.LeftOn = "2026-03-31"
		if err := s.SavePerson(t.Context(), &p); err != nil {
			t.Fatal(err)
		}
	}
	if p := plan(t, s, missing(11), "2026-12-01"); gaps(p) != "" { // 8/60 × 1.5 of 52
		t.Errorf("11 of 52 where 8 of 60 have left before: %+v", p.Gaps)
	}
	if p := plan(t, s, missing(12), "2026-12-01"); gaps(p) != "fewer" {
		t.Errorf("12 of 52 where 8 of 60 have left before: %+v", p.Gaps)
	}
}

// Lost zeros are given back: to those whom the ledger knows, to newcomers, and to the
// ledger itself, if it was the one that had lost them.
func TestTransfer_zeros(t *testing.T) {
	s := withSixty(t)
	lost := regexp.MustCompile(`(?m)^00`).ReplaceAllString(sixty(t, "base.csv"), "")
	apply(t, s, plan(t, s, lost+"1060,新人 花,,会計課,主事\n", "2026-12-01"))
	if _, err := s.PersonByStaffNo(t.Context(), "001060"); err != nil {
		t.Error(err)
	}
	s = datatest.New(t)
	apply(t, s, plan(t, s, lost, ""))
	p := plan(t, s, sixty(t, "base.csv"), "2026-12-01")
	if p.Count(data.CaseCompleted) != 60 || p.Count(data.CaseNew)+p.Count(data.CaseLeft) != 0 {
		t.Errorf("%d completed, %d new, %d left", p.Count(data.CaseCompleted), p.Count(data.CaseNew), p.Count(data.CaseLeft))
	}
	apply(t, s, p)
	if _, err := s.PersonByStaffNo(t.Context(), "001005"); err != nil {
		t.Error(err)
	}
	if working, all := staffOf(t, s); working != 60 || all != 60 {
		t.Errorf("%d of %d", working, all)
	}
	if _, err := s.PersonByStaffNo(t.Context(), "1005"); !errors.Is(err, data.ErrNotFound) {
		t.Error("the number without zeros is still there", err)
	}
}

// A number of somebody who has left, given to somebody else, does not bring back the
// one who left under another's name.
func TestTransfer_numberOfOneWhoLeft(t *testing.T) {
	s := withSixty(t)
	base := sixty(t, "base.csv")
	apply(t, s, plan(t, s, strings.Replace(base, "001005,伊藤 太郎,,市民部 市民課,主事\n", "", 1), "2026-12-01"))
	p := plan(t, s, strings.Replace(base, "001005,伊藤 太郎", "001005,東山 葵", 1), "2027-04-01")
	for i := range p.Lines {
		if l := &p.Lines[i]; l.StaffNo == "001005" && (!l.Skip || l.Doubt != data.DoubtReused) {
			t.Errorf("%+v", l)
		}
	}
	p = plan(t, s, base, "2027-04-01")
	if p.Count(data.CaseNew) != 1 {
		t.Errorf("%d came back", p.Count(data.CaseNew))
	}
	apply(t, s, p)
	if who, err := s.PersonByStaffNo(t.Context(), "001005"); err != nil || who.LeftOn != "" {
		t.Errorf("%+v %v", who, err)
	}
}

// 会計課, once as a 部 of its own and once as a 課, is one department, and nobody has
// moved; so is 総務部 人事課 in one column or two.
func TestTransfer_oneDepartment(t *testing.T) {
	for _, order := range [][2]string{{"base.csv", "base_two_columns.csv"}, {"base_two_columns.csv", "base.csv"}} {
		s := datatest.New(t)
		apply(t, s, plan(t, s, sixty(t, order[0]), ""))
		p := plan(t, s, sixty(t, order[1]), "2026-12-01")
		if p.Count(data.CaseMoved) != 0 || len(p.Departments)+len(p.Closing) != 0 {
			t.Errorf("%v: %d moved, new %v, closing %v", order, p.Count(data.CaseMoved), p.Departments, p.Closing)
		}
	}
	s := withSixty(t)
	mixed := strings.Replace(sixty(t, "base_two_columns.csv"), ",会計課,,", ",,会計課,", 7)
	if p := plan(t, s, mixed, "2026-12-01"); p.Count(data.CaseMoved) != 0 || len(p.Departments) != 0 {
		t.Errorf("both in one roster: %d moved, new %v", p.Count(data.CaseMoved), p.Departments)
	}
	sections := regexp.MustCompile(`(総務部|市民部) `).ReplaceAllString(sixty(t, "base.csv"), "")
	if p := plan(t, s, sections, "2026-12-01"); p.Count(data.CaseMoved) != 0 || len(p.Departments) != 0 {
		t.Errorf("課 only: %d moved, new %v", p.Count(data.CaseMoved), p.Departments)
	}
}

func TestPlan_canceled(t *testing.T) {
	s := withSixty(t)
	r, err := s.ReadRoster(t.Context(), rosterFile(t, sixty(t, "base.csv")))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Plan(ctx, r, "2026-12-01"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
