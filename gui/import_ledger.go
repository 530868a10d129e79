package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/oldledger"
	"jibun/data/table"
	"jibun/data/wareki"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// ledgerImport is 今ある台帳(Excel)の取込み: the evenings and marks of former years.
type ledgerImport struct {
	d    *desk
	w    *wizard
	file *importFile
	list *takeoverLists
	end  *importEnd
	into *seriesPick
	done func()

	path string
	plan *data.Takeover
	last wareki.Date // of the evenings taken in
}

func newLedgerImport(d *desk, done func()) *ledgerImport {
	i := &ledgerImport{d: d, done: done}
	i.end = newImportEnd(d, lang.X("import.seminars", "セミナーを見る"), i.seeSeminars)
	i.file = newImportFile(d, lang.X("import.ledger.heading", "今まで使っていた台帳(Excel)を選んでください"),
		lang.X("import.ledger.text", "開催の一覧(回、開催日、テーマなど)と、出席の表(人 × 回に ○ などの印)を読みます。年度ごとにシートが分かれていても構いません。\n職員名簿を先に取り込んでおくと、出席の印が名簿の方につながります。"),
		lang.X("import.ledger.ask", "今までの台帳を選ぶ"), i.open)
	i.into = newSeriesPick(d, i.intoOther)
	i.file.asks.Add(i.into.root)
	i.list = newTakeoverLists(d)
	i.w = newWizard(d, []wizardStep{
		{label: lang.X("import.step.file", "ファイル"), content: i.file.root, verb: lang.X("import.next", "次へ ›"), ready: func() bool { return i.plan != nil }, on: func() { i.w.show(1) },
			focus: func() fyne.Focusable {
				if i.plan == nil {
					return i.file.choose
				}
				return nil
			}},
		{label: lang.X("import.step.found", "見つかったもの"), content: i.list.side.root, verb: lang.X("import.apply", "取り込む"), about: i.summary, ready: i.canApply, on: i.apply,
			focus: func() fyne.Focusable { return i.list.side.grid }},
		{label: lang.X("import.step.done", "完了"), content: i.end.root, focus: func() fyne.Focusable { return i.end.first }},
	})
	return i
}

func (i *ledgerImport) kind() string { return "ledger" }

func (i *ledgerImport) title() string {
	return lang.X("import.ledger.title", "今ある台帳(Excel)の取込み")
}
func (i *ledgerImport) wizard() *wizard { return i.w }
func (i *ledgerImport) help() []string  { return nil }

// kinds: a plan is of the ledger as it was.
func (i *ledgerImport) kinds() data.Kinds {
	if i.w.at == 1 {
		return data.KindPeople | data.KindOffice | data.KindSeminars
	}
	return 0
}

// replan compares the old ledger with this one anew.
func (i *ledgerImport) replan() load {
	if i.plan == nil {
		return nothing()
	}
	series, l := i.plan.SeriesID, i.plan.Ledger
	return func(ctx context.Context) (func(), error) {
		p, err := i.d.store.PlanTakeover(ctx, series, l)
		return func() {
			if i.w.at == 1 {
				i.plan = p
				i.list.showTakeover(p)
				i.w.refresh()
			}
		}, err
	}
}

// intoOther compares the old ledger with the series chosen.
func (i *ledgerImport) intoOther(series int64) {
	if i.plan == nil {
		return
	}
	l := i.plan.Ledger
	i.d.read(func(ctx context.Context) (func(), error) {
		p, err := i.d.store.PlanTakeover(ctx, series, l)
		return func() {
			if i.plan != nil && i.into.id() == series {
				i.plan = p
				i.list.showTakeover(p)
				i.file.found.SetText(i.summary())
				i.w.refresh()
			}
		}, err
	})
}

// open reads a file. What is wrong with it is said in the page.
func (i *ledgerImport) open(path string) {
	series := i.into.id()
	var read *table.File
	var plan *data.Takeover
	var wrong error
	i.d.reads(lang.X("import.reading", "ファイルを読んでいます"), func(ctx context.Context, _ data.Progress) error {
		if read, wrong = table.ReadFile(ctx, path, oldledger.Limits()); wrong != nil {
			return canceled(wrong)
		}
		var l oldledger.Ledger
		if l, wrong = oldledger.Read(read, i.d.store.Today()); wrong == nil {
			plan, wrong = i.d.store.PlanTakeover(ctx, series, l)
		}
		return canceled(wrong)
	}, func() {
		if wrong != nil {
			i.plan = nil
			i.file.wrong(path, wrong)
		} else {
			i.understood(path, read, plan)
		}
		i.w.refresh()
		i.w.focus()
	})
}

func (i *ledgerImport) understood(path string, read *table.File, plan *data.Takeover) {
	i.path, i.plan = path, plan
	preview, names := fyne.CanvasObject(kit.NewMuted("")), []string{}
	show := func(n int) fyne.CanvasObject {
		first := 0
		for _, a := range plan.Ledger.Accounts {
			if a.Sheet == read.Sheets[n].Name {
				first = a.HeadingLine
			}
		}
		return rawTable(&read.Sheets[n], first, first)
	}
	at := 0
	for n, s := range read.Sheets {
		names = append(names, s.Name)
		if len(plan.Ledger.Accounts) > 0 && s.Name == plan.Ledger.Accounts[0].Sheet {
			at = n
		}
	}
	if len(read.Sheets) > 0 {
		preview = show(at)
	}
	var notes []string
	if plan.Renumber {
		notes = append(notes, lang.X("takeover.renumber", "回の番号が年度ごとに振り直されているため、開催日の順に通算回を付けます。"))
	}
	i.list.showTakeover(plan)
	i.into.refresh(plan.SeriesID)
	i.file.asks.Hidden = !i.d.several()
	i.file.right(path, i.summary(), notes, preview)
	i.file.offerSheets(names, at, func(n int) {
		i.file.body.Objects = []fyne.CanvasObject{show(n)}
		i.file.body.Refresh()
	})
}

func (i *ledgerImport) summary() string {
	if i.plan == nil {
		return ""
	}
	c := words.CountTakeover(i.plan)
	text := lang.X("takeover.summary", "セミナー {{.New}}回(すでにあるもの {{.Old}}回)  出欠の印 {{.Marks}}件  {{.People}}名(うち新しく加わる方 {{.Added}}名)",
		map[string]any{"New": c.Seminars, "Old": c.Existing, "Marks": thousands(c.Marks), "People": thousands(len(i.plan.People)), "Added": thousands(c.Added)})
	if i.plan.InSeries == "" {
		return text
	}
	return lang.X("takeover.summary.series", "{{.Series}}: {{.Summary}}", map[string]any{"Series": i.plan.InSeries, "Summary": text})
}

// seeSeminars shows the list of the last year that was taken in.
func (i *ledgerImport) seeSeminars() {
	if i.last.Valid() {
		i.d.setYear(i.last.FiscalYear())
		i.d.program.loadYears()
	}
	i.d.goRoom("seminars")
}

func (i *ledgerImport) canApply() bool {
	if i.plan == nil || !i.d.writable() {
		return false
	}
	c := words.CountTakeover(i.plan)
	return c.Seminars+c.Marks > 0
}

// apply enters the old ledger, after a backup.
func (i *ledgerImport) apply() {
	p, c := i.plan, words.CountTakeover(i.plan)
	sentences := []string{lang.X("takeover.done", "セミナー {{.Seminars}}回、出欠の印 {{.Marks}}件を取り込みました。新しく加わった方は{{.Added}}名です。",
		map[string]any{"Seminars": c.Seminars, "Marks": thousands(c.Marks), "Added": thousands(c.Added)})}
	for _, m := range p.Seminars {
		i.last = max(i.last, m.Date)
	}
	var made, second bool
	i.d.task(lang.X("import.applying.ledger", "今までの台帳を取り込んでいます"), func(ctx context.Context, progress data.Progress) (err error) {
		if made, second, err = i.d.safely(ctx, progress); err != nil {
			return err
		}
		return i.d.store.ApplyTakeover(ctx, p, progress)
	}, func() {
		i.plan = nil
		i.end.showResult(sentences, made, second)
		i.w.show(2)
		i.d.program.frame.status.loadBackup()
		i.done()
	})
}
