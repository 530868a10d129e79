package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"jibun/data"
)

// The days on which the clerk sits down.
const (
	spring  = "2026-04-02"
	autumn  = "2026-11-24"
	evening = "2026-12-08"
	morning = "2026-12-09"
	april   = "2027-04-01"
)

const capacity = 28

var year = []story{
	{"first start", firstStart},
	{"the roster", takeRoster},
	{"a new seminar", newSeminar},
	{"its lecturer", lecturer},
	{"thirty applications by telephone", thirty},
	{"ten steps back, and again forward", tenBack},
	{"three e-mails", threeMails},
	{"a cancellation, and who moves up", moveUp},
	{"the sign-in sheet from a cold start", signInSheet},
	{"the evening", reception},
	{"the morning after", morningAfter},
	{"the signed sheet, scanned", signedSheet},
	{"the annual report", annualReport},
	{"April", transfers},
}

// seminar is the one evening of the stories.
func seminar(ctx context.Context, s *data.Store) (data.Seminar, error) {
	return s.SeminarByNumber(ctx, 0, 1)
}

// states counts the registrations of the evening by state.
func states(ctx context.Context, s *data.Store) (map[data.RegistrationState]int, []data.Applicant, error) {
	m, err := seminar(ctx, s)
	if err != nil {
		return nil, nil, err
	}
	list, err := s.Applicants(ctx, m.ID)
	n := map[data.RegistrationState]int{}
	for _, a := range list {
		n[a.State]++
	}
	return n, list, err
}

func firstStart(s *stage) {
	s.begin("--today", spring)
	s.shot("01-first-start")
	s.key("Return") // 台帳を作る
	s.wait()
	s.text("呉市")
	s.key("Return")
	s.text("人事課")
	s.shot("01-new-ledger")
	s.key("ctrl+Return")
	s.ledger = filepath.Join(s.folder, "home", "data", "jibun", "台帳.jibun")
	s.expect("the office", func(ctx context.Context, st *data.Store) error {
		o, err := st.Office(ctx)
		if err != nil {
			return err
		}
		return is("office", o.Name+o.Section, "呉市人事課")
	})
	s.shot("01-home-empty")
}

func newSeminar(s *stage) {
	s.end()
	s.begin("--today", autumn, s.ledger)
	s.count()
	s.key("ctrl+n")
	s.wait()
	s.text("ヒット商品から学ぶマーケティング")
	s.key("Return")
	s.letters("12/8")
	s.key("Return")
	s.letters("1830")
	s.key("Return")
	s.letters("2000")
	s.key("Return")
	s.text("つばき会館 302")
	s.key("Return")
	s.letters(strconv.Itoa(capacity))
	s.shot("03-new-seminar")
	s.key("ctrl+Return")
	s.expect("the seminar", func(ctx context.Context, st *data.Store) error {
		list, err := st.Seminars(ctx, data.SeminarFilter{})
		if err != nil || len(list) != 1 {
			return fmt.Errorf("%d seminars: %v", len(list), err)
		}
		m := list[0]
		return is("seminar", fmt.Sprint(m.Title, m.Date, m.Start, m.End, m.Venue, m.Capacity), fmt.Sprint("ヒット商品から学ぶマーケティング", evening, "18:30", "20:00", "つばき会館 302", capacity))
	})
	s.shot("03-seminar-made")
}

func lecturer(s *stage) {
	s.tab("講師")
	s.letters(number(20))
	s.wait()
	s.key("Return")
	s.expect("a lecturer", func(ctx context.Context, st *data.Store) error { return speakerState(ctx, st, data.Candidate) })
	s.shot("04-lecturer")
	s.tab("講師")
	for _, step := range []string{"打診した", "内諾をもらった", "正式に依頼した", "承諾をもらった"} {
		s.press(step)
		s.wait()
	}
	s.expect("the lecturer accepted", func(ctx context.Context, st *data.Store) error { return speakerState(ctx, st, data.Accepted) })
	s.shot("04-lecturer-accepted")
	s.press("募集を始める")
	s.expect("the seminar is open", func(ctx context.Context, st *data.Store) error {
		m, err := seminar(ctx, st)
		if err != nil {
			return err
		}
		return is("state", m.State, data.SeminarOpen)
	})
}

func speakerState(ctx context.Context, st *data.Store, want data.AssignmentState) error {
	list, err := st.Seminars(ctx, data.SeminarFilter{})
	if err != nil || len(list) != 1 {
		return fmt.Errorf("%d seminars: %v", len(list), err)
	}
	sp, err := st.Speakers(ctx, list[0].ID)
	if err != nil || len(sp) != 1 {
		return fmt.Errorf("%d speakers: %v", len(sp), err)
	}
	return is("lecturer", sp[0].State, want)
}

func thirty(s *stage) {
	s.tab("申込者")
	s.count()
	var strokes, want []string
	for i := range 30 {
		want = append(want, number(30+i*3))
		strokes = append(strokes, "type", "--args", "1", "--delay", "3", want[i], "key", "Return")
		s.keys += len(want[i]) + 1
	}
	s.must("xdotool", strokes...) // without a pause, as a barcode reader does
	s.expect("thirty applications", func(ctx context.Context, st *data.Store) error {
		n, list, err := states(ctx, st)
		if err != nil {
			return err
		}
		if err := is("confirmed, waiting", [2]int{n[data.Confirmed], n[data.Waiting]}, [2]int{capacity, 30 - capacity}); err != nil {
			return err
		}
		slices.SortFunc(list, func(a, b data.Applicant) int { return int(a.ID - b.ID) })
		var typed []string
		for _, a := range list {
			typed = append(typed, a.StaffNo)
		}
		return is("in the order in which they were typed", fmt.Sprint(typed), fmt.Sprint(want))
	})
	s.told("30 applications", 30*(len(number(0))+2))
	s.shot("05-thirty-applications")
}

// tenBack goes ten steps back at once, and again forward.
func tenBack(s *stage) {
	for _, step := range []struct {
		key  string
		left int
	}{{"ctrl+z", 20}, {"ctrl+y", 30}} {
		s.must("xdotool", "key", "--delay", "3", step.key, step.key, step.key, step.key, step.key, step.key, step.key, step.key, step.key, step.key)
		s.expect("ten times "+step.key, func(ctx context.Context, st *data.Store) error {
			n, _, err := states(ctx, st)
			if err != nil {
				return err
			}
			return is("applications", n[data.Confirmed]+n[data.Waiting], step.left)
		})
		s.shot("05-ten-times-" + step.key)
	}
}

func threeMails(s *stage) {
	s.tab("申込者")
	s.clipboard(mails)
	s.key("ctrl+v")
	s.find("村上 健一", "") // it has been read
	s.shot("06-paste")
	s.key("space", "Down", "space") // the two from outside, whom the ledger does not know
	s.shot("06-paste-ticked")
	s.key("Return")
	s.expect("three more", func(ctx context.Context, st *data.Store) error {
		n, list, err := states(ctx, st)
		if err != nil {
			return err
		}
		if err := is("waiting", n[data.Waiting], 30-capacity+3); err != nil {
			return err
		}
		for _, name := range []string{"岡田 美紀", "村上 健一"} {
			if !slices.ContainsFunc(list, func(a data.Applicant) bool { return a.Name == name && a.Outside }) {
				return fmt.Errorf("%s is not there", name)
			}
		}
		return nil
	})
	s.shot("06-pasted")
}

func moveUp(s *stage) {
	s.tab("申込者")
	// Which rows are seen unasked depends on how fast the list was filled. She is not one
	// of the twenty who will arrive.
	s.key("ctrl+f")
	s.text("花子")
	s.press(name(90))
	s.key("Delete")
	s.expect("a cancellation", func(ctx context.Context, st *data.Store) error {
		n, _, err := states(ctx, st)
		if err != nil {
			return err
		}
		return is("withdrawn", n[data.Withdrawn], 1)
	})
	s.shot("07-a-seat-is-free")
	s.key("alt+u")
	s.expect("somebody moved up", func(ctx context.Context, st *data.Store) error {
		n, _, err := states(ctx, st)
		if err != nil {
			return err
		}
		return is("confirmed, waiting", [2]int{n[data.Confirmed], n[data.Waiting]}, [2]int{capacity, 30 - capacity + 2})
	})
	s.shot("07-moved-up")
}

func signInSheet(s *stage) {
	s.end()
	printed := s.tray()
	s.count()
	s.keys++ // starting the program
	s.begin("--today", evening, s.ledger)
	s.key("ctrl+p")
	s.wait()
	s.shot("08-print")
	s.key("Return")
	s.printed = printed.got(s, "受付名簿(")
	s.told("sign-in sheet from a cold start to the printer", 4)
	s.wait()
	s.shot("08-printed")
	s.key("ctrl+e") // as Excel too
	s.wait()
	s.shot("08-save")
	s.key("Return")
	path := s.file("home/**/*_受付名簿.xlsx", "home/*_受付名簿.xlsx", "home/*/*_受付名簿.xlsx")
	s.shot("08-saved")
	s.opens(path)
}

func reception(s *stage) {
	s.key("ctrl+1")
	s.wait()
	s.key("Return") // 受付を始める
	s.wait()
	s.shot("09-reception")
	for i := range 20 {
		s.letters(number(30 + i*3))
		s.must("xdotool", "key", "Return")
		time100()
	}
	s.expect("twenty arrived", func(ctx context.Context, st *data.Store) error {
		n, err := present(ctx, st)
		if err != nil {
			return err
		}
		return is("present", n, 20)
	})
	s.shot("09-twenty-arrived")
	for i := range 2 { // walk-ins
		s.letters(number(300 + i))
		s.wait()
		s.key("Return")
		s.wait()
	}
	s.expect("two walk-ins", func(ctx context.Context, st *data.Store) error {
		n, err := present(ctx, st)
		if err != nil {
			return err
		}
		return is("present", n, 22)
	})
	s.shot("09-walk-ins")
}

// present counts who came.
func present(ctx context.Context, st *data.Store) (int, error) {
	_, list, err := states(ctx, st)
	n := 0
	for _, a := range list {
		if a.Attendance.Present() {
			n++
		}
	}
	return n, err
}

func morningAfter(s *stage) {
	s.end()
	s.begin("--today", morning, s.ledger)
	s.shot("10-home-the-morning-after")
	s.key("Return") // 出欠を入力する
	s.wait()
	s.shot("10-sheet")
	free, err := unknown(s)
	if err != nil {
		panic(failure{err})
	}
	s.count()
	s.letters(fmt.Sprintf("%d-%d", free[0], free[len(free)-1]-1))
	s.key("Return", "Return", "Return")
	s.letters(strconv.Itoa(free[len(free)-1]))
	s.shot("10-sheet-typed")
	s.key("ctrl+Return")
	s.expect("everybody is known", func(ctx context.Context, st *data.Store) error {
		left, err := unknown(s)
		if err != nil {
			return err
		}
		return is("unknown", len(left), 0)
	})
	s.told("attendance from paper", 25)
	s.shot("10-all-known")
	s.pressBeside("実績を確定する", "受付名簿")
	s.expect("settled", func(ctx context.Context, st *data.Store) error {
		m, err := seminar(ctx, st)
		if err != nil {
			return err
		}
		return is("state", m.State, data.SeminarSettled)
	})
	s.shot("10-settled")
}

// unknown are the numbers of the paper whose attendance nobody typed.
func unknown(s *stage) (free []int, err error) {
	err = s.read(func(ctx context.Context, st *data.Store) (err error) {
		free, err = unknownOf(ctx, st)
		return err
	})
	return free, err
}

func unknownOf(ctx context.Context, st *data.Store) (free []int, err error) {
	m, err := seminar(ctx, st)
	if err != nil {
		return nil, err
	}
	list, err := st.SheetNumbers(ctx, m.ID)
	for _, a := range list {
		if a.Attendance == data.Unknown {
			free = append(free, a.SheetNo)
		}
	}
	slices.Sort(free)
	return free, err
}

func annualReport(s *stage) {
	s.end()
	s.count()
	s.keys++ // starting the program
	s.begin("--today", morning, s.ledger)
	s.key("ctrl+e")
	s.wait()
	s.shot("12-papers")
	s.key("Return")
	path := s.file("home/*_年次報告書.xlsx", "home/*/*_年次報告書.xlsx")
	s.told("annual report", 5)
	s.shot("12-saved")
	s.opens(path)
	if err := s.sameFigures(path); err != nil {
		panic(failure{err})
	}
	if err := os.Rename(path, filepath.Join(s.folder, "december.xlsx")); err != nil {
		panic(failure{err})
	}
}

// sameFigures compares the year's row of the workbook with `jibun figures`.
func (s *stage) sameFigures(path string) error {
	out, err := s.run(s.program, "figures", s.ledger, "--year", "2026", "--today", morning)
	if err != nil {
		return err
	}
	var f struct{ Seminars, Applications, Attendances, People int }
	if err := json.Unmarshal([]byte(out), &f); err != nil {
		return err
	}
	row, err := yearRow(path, "令和8年度")
	if err != nil {
		return err
	}
	// 年度 | 開催回数 | 定員計 | 申込延べ | 参加延べ | 実人数
	return is("figures of the workbook", [4]string{row[1], row[3], row[4], row[5]},
		[4]string{strconv.Itoa(f.Seminars), strconv.Itoa(f.Applications), strconv.Itoa(f.Attendances), strconv.Itoa(f.People)})
}
