package gui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// sheetInput is あとで入力: the numbers of the paper, typed the morning after; what
// each row would become is seen before it is saved as one operation.
type sheetInput struct {
	d                             *desk
	id                            int64
	form                          *kit.Form
	attended, late, early, absent *kit.Entry
	rest                          *kit.Check
	save, scan                    *kit.Button
	count                         *kit.Text
	notYet                        *kit.Text // above the list: how many marks are only a preview
	notYetBar                     fyne.CanvasObject
	settled                       bool
	left                          *container.Scroll
	grid                          *kit.Grid[data.Applicant]
	list                          []data.Applicant
	changes                       map[int64]data.SheetMark
	asked                         int // counts previews, the newest counts
	root                          fyne.CanvasObject
}

func newSheetInput(d *desk, id int64) *sheetInput {
	s := &sheetInput{d: d, id: id, form: kit.NewForm(), attended: kit.NewEntry(), late: kit.NewEntry(), early: kit.NewEntry(), absent: kit.NewEntry(), count: kit.NewMuted(""), notYet: kit.NewText("").Shortens(), changes: map[int64]data.SheetMark{}}
	s.rest = kit.NewCheck(lang.X("sheet.rest", "残りは無断欠席"), func(bool) { s.preview() })
	s.save = kit.NewPrimary(lang.X("sheet.save", "記録する"), s.record)
	s.scan = kit.NewButton(lang.X("signed.choose", "用紙を読み取る…"), d.chooseSigned)
	f := s.form
	f.Least = 160
	hint := lang.X("sheet.numbers.hint", "名簿の№。例 1-12,15,18-20")
	f.Add("attended", data.Attended.Label(), s.attended, hint)
	f.Add("late", data.Late.Label(), s.late, "")
	f.Add("left_early", data.LeftEarly.Label(), s.early, "")
	f.Add("absent", lang.X("sheet.absent", "欠席(連絡あり)"), s.absent, "")
	f.Add("rest", "", s.rest, lang.X("sheet.rest.hint", "チェックしないと、番号を打たなかった方は今のままです。"))
	f.OnChanged = s.preview
	f.OnSubmit = s.record
	freeze(d, f.Object())
	s.grid = sheetGrid(d, func() bool { return s.settled }, s.mark)
	s.grid.OnOpen = func(a data.Applicant) { d.goPerson(a.PersonID) }
	s.grid.Strike = func(data.Applicant) bool { return false }
	s.grid.Empty = func() (string, string, string, func()) {
		return lang.X("sheet.none", "参加確定の方がいません"), lang.X("sheet.none.hint", "当日に来られた方は「受付(当日)」から加えます。"), "", nil
	}
	s.left = kit.Scrolled(kit.Pad(2, 14, 2, 2, kit.Col(12, f.Object(), container.New(layout.NewBorderLayout(nil, nil, s.scan, s.save), s.save, s.scan), s.count,
		kit.NewProse(lang.X("signed.offer", "署名した名簿をスキャンしたファイル(PDF・TIFF・JPEG・PNG)は、番号を打つ代わりに読み取れます。この窓に落としてもかまいません。")).Small())))
	s.root = container.New(besideLayout{width: 380 * scale(), share: 0.5, gap: 16}, s.left, s.right())
	return s
}

// right is the list, below what says that it shows more than the ledger has.
func (s *sheetInput) right() fyne.CanvasObject {
	s.notYet.SizeName = kit.SizeSecondary // beside the fields there is little room
	s.notYetBar = kit.Pad(0, 0, 8, 0, kit.Strip(kit.ToneWarn, s.notYet))
	s.notYetBar.Hide()
	return kit.Border(s.notYetBar, nil, nil, nil, s.grid)
}

// mark is the chip of a row: an outline as long as it is only a preview.
func (s *sheetInput) mark(a data.Applicant) kit.Chip {
	c := attendanceChip(a.Attendance)
	_, c.Open = s.changes[a.ID]
	return c
}

// Content is the way.
func (s *sheetInput) Content() fyne.CanvasObject { return s.root }

// Focus is the first field: the numbers of those who came; the list, where they are
// not asked.
func (s *sheetInput) Focus() {
	if s.attended.Disabled() {
		s.d.win.Canvas().Focus(s.grid)
		return
	}
	s.d.win.Canvas().Focus(s.attended)
}

func (s *sheetInput) show(m data.SeminarSummary, list []data.Applicant) {
	s.list = list
	s.settled = m.State == data.SeminarSettled
	for _, o := range []fyne.Disableable{s.attended, s.late, s.early, s.absent, s.rest, s.save, s.scan} {
		if s.settled || !s.d.writable() {
			o.Disable()
		} else {
			o.Enable()
		}
	}
	s.form.Awaits = lang.X("sheet.unsaved", "出欠の番号は、まだ記録していません。「記録する」で台帳に入ります。")
	if s.save.Disabled() {
		s.form.Awaits = "" // she could not
	}
	s.preview()
}

// showRows shows the list as it would become.
func (s *sheetInput) showRows() {
	rows := make([]data.Applicant, len(s.list))
	copy(rows, s.list)
	for i, a := range rows {
		if c, ok := s.changes[a.ID]; ok {
			rows[i].Attendance = c.To
		}
	}
	s.grid.SetRows(rows)
}

func (s *sheetInput) marks() data.SheetMarks {
	return data.SheetMarks{Attended: s.attended.Text, Late: s.late.Text, LeftEarly: s.early.Text, Absent: s.absent.Text, RestNoShow: s.rest.Checked}
}

// preview asks the ledger what the numbers would change; nothing, if none is typed.
func (s *sheetInput) preview() {
	s.asked++
	mine, in := s.asked, s.marks()
	if in == (data.SheetMarks{}) || s.save.Disabled() {
		s.previewed(nil, nil)
		return
	}
	s.d.read(func(ctx context.Context) (func(), error) {
		marks, err := s.d.store.PreviewSheet(ctx, s.id, in)
		var wrong data.Invalid
		if err != nil && !errors.As(err, &wrong) {
			return nil, err
		}
		return func() {
			if mine == s.asked {
				s.previewed(marks, wrong)
			}
		}, nil
	})
}

func (s *sheetInput) previewed(marks []data.SheetMark, wrong data.Invalid) {
	s.changes = map[int64]data.SheetMark{}
	for _, m := range marks {
		s.changes[m.RegistrationID] = m
	}
	s.count.SetText("")
	if wrong == nil && len(marks) > 0 {
		s.notYet.SetText(lang.X("sheet.notyet", "まだ記録していません({{.N}}名)", map[string]any{"N": len(marks)}))
		s.count.SetText(lang.X("sheet.changes", "{{.N}}名が変わります", map[string]any{"N": len(marks)}))
	}
	if wrong != nil {
		s.count.SetText(lang.X("sheet.wrong", "番号をお確かめください"))
		s.count.SetColor(kit.ColorBad)
	} else {
		s.count.SetColor(kit.ColorMuted)
	}
	if show := s.count.Text != "" && wrong == nil; show != s.notYetBar.Visible() {
		if show {
			s.notYetBar.Show()
		} else {
			s.notYetBar.Hide()
		}
		s.root.Refresh()
	}
	s.showRows()
}

// record saves what was typed as one operation. 無断欠席 is only written after
// asking, and it is only asked when all of the numbers can be recorded.
func (s *sheetInput) record() {
	if s.save.Disabled() {
		return
	}
	in := s.marks()
	if !in.RestNoShow {
		s.write(in)
		return
	}
	s.d.read(func(ctx context.Context) (func(), error) {
		marks, err := s.d.store.PreviewSheet(ctx, s.id, in)
		var wrong data.Invalid
		if err != nil && !errors.As(err, &wrong) {
			return nil, err
		}
		return func() {
			if wrong != nil {
				s.form.Mark(words.Fields(wrong))
				return
			}
			s.ask(in, marks)
		}, nil
	})
}

// ask asks about those who would be 無断欠席, if there are any, and writes.
func (s *sheetInput) ask(in data.SheetMarks, marks []data.SheetMark) {
	n := 0
	for _, c := range marks {
		if c.To == data.NoShow {
			n++
		}
	}
	write := func() { s.write(in) }
	if n == 0 {
		write()
		return
	}
	kit.Confirm(s.d.win, lang.X("sheet.noshow.title", "無断欠席の記録"), lang.X("sheet.noshow", "番号を打たなかった{{.N}}名を無断欠席にします。よろしいですか?", map[string]any{"N": n}), lang.X("sheet.noshow.do", "無断欠席にする"), false, write)
}

func (s *sheetInput) write(in data.SheetMarks) {
	s.d.actOr(func(ctx context.Context) error {
		_, err := s.d.store.MarkSheet(ctx, s.id, in)
		return err
	}, func() {
		for _, e := range []*kit.Entry{s.attended, s.late, s.early, s.absent} {
			e.SetText("")
		}
		s.rest.SetChecked(false)
		s.form.Clean()
		s.preview()
	}, s.d.marks(s.form))
}
