package gui

import (
	"context"
	"errors"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/roster"
	"jibun/data/table"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// rosterImport is 名簿の取込み(人事異動).
type rosterImport struct {
	d       *desk
	w       *wizard
	file    *importFile
	columns *importColumns
	plan    *importPlan
	end     *importEnd
	done    func()

	path    string
	read    *table.File
	guessed roster.Layout // as the program understood the headings
	roster  data.Roster   // as it is read now
	planned *data.Plan
}

func newRosterImport(d *desk, done func()) *rosterImport {
	r := &rosterImport{d: d, done: done}
	r.file = newImportFile(d, lang.X("import.roster.heading", "人事の名簿を選んでください"),
		lang.X("import.roster.text", "ExcelブックかCSVで、氏名の列があれば読めます。職員番号がない座席表や電話帳は、氏名と所属で見分けます。題名の行や合計の行、2段の見出しがあっても構いません。\n今の名簿と比べて、転入・異動・改姓・退職などを一覧にします。確かめてから取り込みます。"),
		lang.X("import.roster.ask", "名簿のファイルを選ぶ"), r.open)
	r.columns = newImportColumns(d, r.reread)
	r.plan = newImportPlan(d, func() { r.w.refresh() })
	r.end = newImportEnd(d, lang.X("import.people", "名簿を見る"), func() { d.goRoom("people") })
	r.w = newWizard(d, []wizardStep{
		{label: lang.X("import.step.file", "ファイル"), content: r.file.root, verb: lang.X("import.next", "次へ ›"), ready: func() bool { return r.read != nil }, on: r.toColumns,
			focus: func() fyne.Focusable {
				if r.read == nil {
					return r.file.choose
				}
				return nil
			}},
		{label: lang.X("import.step.columns", "列の意味"), content: r.columns.root, verb: lang.X("import.next", "次へ ›"), about: r.columns.summary, ready: r.columns.ready, on: r.toPlan,
			focus: r.columns.focus},
		{label: lang.X("import.step.plan", "変わること"), content: r.plan.root, verb: lang.X("import.apply", "取り込む"), about: r.plan.summary, ready: r.canApply, on: r.apply,
			focus: func() fyne.Focusable { return r.plan.side.grid }},
		{label: lang.X("import.step.done", "完了"), content: r.end.root, focus: func() fyne.Focusable { return r.end.first }},
	})
	return r
}

func (r *rosterImport) kind() string { return "roster" }

func (r *rosterImport) title() string {
	return lang.X("import.roster.title", "名簿の取込み(人事異動)")
}
func (r *rosterImport) wizard() *wizard { return r.w }

func (r *rosterImport) help() []string {
	return []string{lang.X("import.help.tick", "スペース\t選んだ行を取り込む・除く")}
}

// kinds: a plan is of the people and departments as they were.
func (r *rosterImport) kinds() data.Kinds {
	if r.w.at == 2 {
		return data.KindPeople | data.KindOffice
	}
	return 0
}

// open reads a file. What is wrong with it is said in the page.
func (r *rosterImport) open(path string) {
	var f rosterFile
	var wrong error
	r.d.reads(lang.X("import.reading", "ファイルを読んでいます"), func(ctx context.Context, _ data.Progress) error {
		f, wrong = r.d.readRosterFile(ctx, path)
		return canceled(wrong)
	}, func() {
		if wrong != nil {
			r.read = nil
			r.file.wrong(path, wrong)
		} else {
			r.show(f)
		}
		r.w.refresh()
		r.w.focus()
	})
}

// canceled is the error if it is that she stopped the work, else nil: all others
// are about the file.
func canceled(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// show shows what was found in a file, and lets her choose another sheet of it.
func (r *rosterImport) show(f rosterFile) {
	l := f.roster.Layout
	r.path, r.read, r.roster, r.guessed = f.path, f.read, f.roster, l
	r.guessed.Columns = maps.Clone(l.Columns)
	sheet := &f.read.Sheets[l.Sheet]
	r.file.right(f.path, r.foundText(), readSentences(l, f.read), rawTable(sheet, l.FirstLine, l.LastLine))
	r.file.offerSheets(sheetNames(f.read), l.Sheet, func(i int) { r.turnTo(f, i) })
	r.columns.showSheet(sheet, l)
	r.plan.forget()
	r.columns.dayKnown = false
}

// turnTo takes the roster from another sheet; if none is there, the one there was
// stays.
func (r *rosterImport) turnTo(f rosterFile, sheet int) {
	today := r.d.store.Today()
	r.d.read(func(context.Context) (func(), error) {
		wrong := f.understand(f.read.Sheets[sheet:sheet+1], sheet, today)
		return func() {
			if wrong != nil {
				r.file.say([]string{words.Error(wrong)}, kit.ToneBad)
				r.file.sheet.SetIndex(r.roster.Layout.Sheet)
			} else {
				r.show(f)
			}
			r.w.refresh()
		}, nil
	})
}

func (r *rosterImport) foundText() string {
	l := r.roster.Layout
	lines := lang.X("import.heading.one", "見出し {{.First}}行目", map[string]any{"First": l.FirstLine})
	if l.LastLine > l.FirstLine {
		lines = lang.X("import.heading.more", "見出し {{.First}}〜{{.Last}}行目", map[string]any{"First": l.FirstLine, "Last": l.LastLine})
	}
	return lang.X("import.found", "{{.Encoding}}  {{.Heading}}  読めた人 {{.N}}名  読めない行 {{.Bad}}行  飛ばした行 {{.Skipped}}行", map[string]any{
		"Encoding": words.Encoding(r.read.Encoding), "Heading": lines, "N": thousands(len(r.roster.People)), "Bad": len(r.roster.Problems), "Skipped": len(r.roster.Skipped)})
}

func (r *rosterImport) toColumns() {
	if r.columns.dayKnown {
		r.w.show(1)
		return
	}
	r.d.read(func(ctx context.Context) (func(), error) {
		on, err := r.d.store.DefaultTransferDay(ctx)
		return func() {
			r.columns.setDay(on, &r.read.Sheets[r.roster.Layout.Sheet])
			r.columns.showResult(r.roster.Result, r.roster.Layout)
			r.w.show(1)
		}, err
	})
}

// reread reads the rows with other columns; a later choice overtakes this one.
func (r *rosterImport) reread(l roster.Layout, serial int) {
	read, today := r.read, r.d.store.Today()
	r.d.read(func(context.Context) (func(), error) {
		result := roster.Read(read, l, today)
		return func() {
			if serial != r.columns.serial || read != r.read {
				return
			}
			r.roster.Layout, r.roster.Result = l, result
			r.file.found.SetText(r.foundText())
			r.columns.showResult(result, l)
			r.plan.forget()
			r.w.refresh()
		}, nil
	})
}

// toPlan compares the roster with the ledger.
func (r *rosterImport) toPlan() {
	day, ok := r.columns.day()
	if !ok {
		return
	}
	if r.planned != nil && r.planned.On == day && r.plan.known() {
		r.w.show(2)
		return
	}
	var p *data.Plan
	ros := r.roster
	r.d.reads(lang.X("import.comparing", "今の名簿と比べています"), func(ctx context.Context, _ data.Progress) (err error) {
		p, err = r.d.store.Plan(ctx, ros, day)
		return err
	}, func() {
		r.showPlan(p)
		r.w.show(2)
	})
}

func (r *rosterImport) showPlan(p *data.Plan) {
	r.planned = p
	r.plan.showPlan(r.roster, p)
}

// replan plans anew, with the ticks as she set them.
func (r *rosterImport) replan() load {
	if r.planned == nil {
		return nothing()
	}
	ros, on := r.roster, r.planned.On
	return func(ctx context.Context) (func(), error) {
		p, err := r.d.store.Plan(ctx, ros, on)
		return func() {
			if r.w.at == 2 {
				r.plan.carry(p)
				r.showPlan(p)
				r.w.refresh()
			}
		}, err
	}
}

func (r *rosterImport) canApply() bool {
	return r.d.writable() && r.planned != nil && r.plan.changes() > 0
}

// ignored are the headings that she said are not wanted although the program
// would read them: next year they are not read either.
func (r *rosterImport) ignored() map[string]string {
	out := map[string]string{}
	for _, column := range r.guessed.Columns {
		l := r.roster.Layout
		if used := slices.Contains(slices.Collect(maps.Values(l.Columns)), column); !used && column < len(l.Headings) && l.Headings[column] != "" {
			out[roster.Normalize(l.Headings[column])] = string(roster.Ignore)
		}
	}
	return out
}

// apply enters the plan, after a backup.
func (r *rosterImport) apply() {
	p, ignored := r.planned, r.ignored()
	sentences := r.plan.doneSentences()
	var made, second bool
	r.d.task(lang.X("import.applying", "名簿を取り込んでいます"), func(ctx context.Context, progress data.Progress) (err error) {
		if made, second, err = r.d.safely(ctx, progress); err != nil {
			return err
		}
		if len(ignored) > 0 { // before the import, so that one undo takes back the import
			if err = r.d.store.RememberColumns(ctx, data.RosterTable, ignored); err != nil {
				return err
			}
		}
		return r.d.store.ApplyTransfer(ctx, p, progress)
	}, func() {
		r.planned = nil
		r.end.showResult(sentences, made, second)
		r.w.show(3)
		r.d.program.frame.status.loadBackup()
		r.done()
	})
}
