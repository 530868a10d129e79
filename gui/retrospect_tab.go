package gui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// retrospectTab is ふり返り: what the evening was for, what came of it, and what the
// survey says.
type retrospectTab struct {
	d                           *desk
	id                          int64
	form                        *kit.Form
	aim, result, findings, next *kit.Entry
	handed, returned            *kit.NumberEntry
	scores                      [5]*kit.NumberEntry
	comments                    *kit.Entry
	rates                       *fyne.Container
	now                         data.Retrospect
	root                        fyne.CanvasObject
}

// scoreLabels are the answers of the survey, the best first.
func scoreLabels() [5]string {
	return [5]string{lang.X("score.5", "とても良い"), lang.X("score.4", "良い"), lang.X("score.3", "ふつう"), lang.X("score.2", "あまり"), lang.X("score.1", "良くない")}
}

func newRetrospectTab(d *desk, id int64) seminarTab {
	t := &retrospectTab{d: d, id: id, form: kit.NewForm(), aim: kit.NewArea(2), result: kit.NewArea(3), findings: kit.NewArea(3), next: kit.NewArea(2),
		handed: kit.NewNumberEntry(lang.X("unit.sheets", "枚")), returned: kit.NewNumberEntry(lang.X("unit.sheets", "枚")), comments: kit.NewArea(4), rates: kit.Flow(20)}
	f := t.form
	f.Column(1)
	f.Heading(lang.X("retrospect.review", "ふり返り"))
	f.Add("aim", lang.X("retrospect.aim", "狙い"), t.aim, "")
	f.Add("result", lang.X("retrospect.result", "結果"), t.result, "")
	f.Add("findings", lang.X("retrospect.findings", "気づき"), t.findings, "")
	f.Add("next", lang.X("retrospect.next", "次回"), t.next, "")
	f.Column(2)
	f.Heading(lang.X("retrospect.survey", "アンケート"))
	f.AddRow(lang.X("retrospect.handed", "配布"), kit.Field("handed", t.handed), kit.Word(lang.X("retrospect.returned", "回収")), kit.Field("returned", t.returned))
	for i, label := range scoreLabels() {
		t.scores[i] = kit.NewNumberEntry(lang.X("unit.answers", "件"))
		f.Add("scores."+strconv.Itoa(i), label, t.scores[i], "")
	}
	f.AddWide(t.rates)
	f.AddWide(kit.Row(0, kit.NewButton(lang.X("retrospect.scan", "アンケート用紙を読み取る…"), d.chooseSigned)))
	f.Add("comments", lang.X("retrospect.comments", "自由記述"), t.comments, lang.X("retrospect.comments.hint", "一行に一つ。名前は書かないでください。"))
	f.Live(t.save)
	freeze(d, f.Object())
	f.OnChanged = t.figures
	t.root = kit.Scrolled(upTo(1040*scale(), kit.Pad(6, 16, 12, 0, f.Object())))
	return t
}

// Content is the tab.
func (t *retrospectTab) Content() fyne.CanvasObject { return t.root }

// Kinds are those of the evening.
func (t *retrospectTab) Kinds() data.Kinds { return data.KindSeminars }

// Load reads the texts.
func (t *retrospectTab) Load() tabLoad {
	return func(ctx context.Context, _ data.SeminarSummary) (func(), error) {
		r, err := t.d.store.Retrospect(ctx, t.id)
		return func() { t.show(r) }, err
	}
}

func (t *retrospectTab) show(r data.Retrospect) {
	t.now = r
	t.form.Refill(func() { t.fill(r) })
	t.figures()
}

func (t *retrospectTab) fill(r data.Retrospect) {
	t.aim.SetText(r.Aim)
	t.result.SetText(r.Result)
	t.findings.SetText(r.Findings)
	t.next.SetText(r.Next)
	t.comments.SetText(r.Comments)
	number(t.handed, r.Handed)
	number(t.returned, r.Returned)
	for i, n := range r.Scores {
		number(t.scores[i], n)
	}
}

// number shows a count, nothing for zero.
func number(e *kit.NumberEntry, n int) {
	if n == 0 {
		e.Clear()
		return
	}
	e.SetValue(n)
}

// figures says the share that came back and the mean of the answers.
func (t *retrospectTab) figures() {
	r := t.now
	t.read(&r)
	var sum, count int
	for i, n := range r.Scores {
		sum += (5 - i) * n
		count += n
	}
	t.rates.Objects = nil
	if r.Handed > 0 {
		rate := lang.X("retrospect.rate", "{{.Rate}}%({{.N}}/{{.Of}})", map[string]any{"Rate": percent(r.Returned, r.Handed), "N": r.Returned, "Of": r.Handed})
		t.rates.Add(kit.NewCount(lang.X("retrospect.rate.label", "回収率"), rate))
	}
	if count > 0 {
		mean := lang.X("retrospect.mean", "{{.Mean}}({{.N}}件)", map[string]any{"Mean": strconv.FormatFloat(float64(sum)/float64(count), 'f', 2, 64), "N": count})
		t.rates.Add(kit.NewCount(lang.X("retrospect.mean.label", "平均(5点満点)"), mean))
	}
	t.rates.Refresh()
}

// percent is a share with one digit behind the point.
func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	return strconv.FormatFloat(100*float64(n)/float64(of), 'f', 1, 64)
}

// read puts what the fields say into a record; what cannot be read stays as it is.
func (t *retrospectTab) read(r *data.Retrospect) {
	r.SeminarID = t.id
	r.Aim, r.Result, r.Findings, r.Next, r.Comments = t.aim.Text, t.result.Text, t.findings.Text, t.next.Text, t.comments.Text
	get := func(e *kit.NumberEntry, n *int) {
		if v, complaint := e.Value(); complaint == "" {
			*n = v
		}
	}
	get(t.handed, &r.Handed)
	get(t.returned, &r.Returned)
	for i := range t.scores {
		get(t.scores[i], &r.Scores[i])
	}
}

func (t *retrospectTab) save() { t.d.queue.turn(t.saveNow) }

func (t *retrospectTab) saveNow() {
	if !t.d.writable() || !t.form.Changed() || !t.form.Readable() {
		return
	}
	r := t.now
	t.read(&r)
	kept := t.form.Kept()
	t.d.actOr(func(ctx context.Context) error { return t.d.store.SaveRetrospect(ctx, &r) }, func() {
		t.now = r
		kept()
	}, t.d.marks(t.form))
}

// Forms are its fields.
func (t *retrospectTab) Forms() []*kit.Form { return []*kit.Form{t.form} }

// Leave saves what is still in a field.
func (t *retrospectTab) Leave() {
	t.save()
}

// Focus begins with the first field.
func (t *retrospectTab) Focus() { t.d.win.Canvas().Focus(t.form.First()) }
