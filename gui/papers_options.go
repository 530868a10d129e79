package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/report"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// paperOptions are the choices beside a paper.
type paperOptions struct {
	orders  *kit.Select
	letters *kit.Select
	history *kit.Check
	lock    *kit.Check // a password is wanted
	secret  *kit.Entry
	series  *seriesChoice // of the papers of a year
	forms   *kit.Select   // 標準, and the forms that the paper can go into
	formIDs []int64
	form    *kit.Form
	root    fyne.CanvasObject
}

func newPaperOptions(d *desk, changed func(), useForm func(id int64), arrange func()) *paperOptions {
	o := &paperOptions{form: kit.NewForm(), secret: kit.NewEntry()}
	o.orders = kit.NewSelect([]string{lang.X("order.kana", "五十音順"), lang.X("order.department", "所属順(建制順)")})
	o.orders.SetIndex(d.prefs.Int("signin.order"))
	o.orders.OnChanged = func(i int) { d.prefs.SetInt("signin.order", i); changed() }
	o.letters = kit.NewSelect([]string{lang.X("letter.lecturer", "講師あて"), lang.X("letter.head", "所属長あて"), lang.X("letter.memo", "庁内文書")})
	o.letters.SetIndex(0)
	o.letters.OnChanged = func(int) { changed() }
	o.history = kit.NewCheck(lang.X("papers.history", "受講履歴も付ける"), func(on bool) { d.prefs.SetBool("annual.history", on); changed() })
	o.history.SetChecked(d.prefs.Bool("annual.history"))
	o.secret.Password = true
	o.series = newSeriesChoice(d, false, 260*scale(), changed)
	o.forms = kit.NewSelect(nil)
	o.forms.Width = 208
	o.forms.OnChanged = func(i int) { useForm(o.formIDs[i]) }
	o.form.Add("form", lang.X("papers.form", "様式"), kit.Flow(12, o.forms, kit.NewLink(lang.X("papers.forms", "様式を整える…"), arrange)), "")
	o.form.Add("series", lang.X("seminar.series", "講座"), o.series.choice, "")
	o.lock = kit.NewCheck(lang.X("papers.lock", "パスワードを付ける"), func(on bool) {
		o.form.SetVisible("password", on)
		o.root.Refresh()
		if on {
			d.win.Canvas().Focus(o.secret)
		}
	})
	o.form.Add("order", lang.X("papers.order", "並び順"), o.orders, "")
	o.form.Add("letter", lang.X("papers.letter", "あて先"), o.letters, "")
	o.form.Add("history", "", o.history, lang.X("papers.history.hint", "ひとりひとりの記録で、報告書の多くのページを占めます。"))
	o.form.Add("lock", "", o.lock, "")
	o.form.Add("password", lang.X("papers.password", "パスワード"), o.secret, lang.X("papers.password.hint", "開くときに聞かれます。ちょっとした盗み見を防ぐ程度のものです。"))
	o.form.SetVisible("password", false)
	o.root = upTo(520*scale(), o.form.Object())
	return o
}

// show offers what fits the paper; what the program's own paper alone has is hidden where
// it goes into a form.
func (o *paperOptions) show(k papers.Kind, forms []data.Form, used int64) {
	names, at := []string{lang.X("papers.form.standard", "標準")}, 0
	o.formIDs = []int64{0}
	for _, f := range forms {
		if papers.SubjectOf(f.Kind) != k.Of {
			continue
		}
		if f.ID == used {
			at = len(names)
		}
		names, o.formIDs = append(names, f.Name), append(o.formIDs, f.ID)
	}
	o.forms.SetOptions(names)
	o.forms.SetIndex(at)
	able(o.forms, o.series.d.writable())
	o.form.SetVisible("lock", at == 0)
	o.form.SetVisible("password", at == 0 && o.lock.Checked)
	o.series.refresh()
	o.form.SetVisible("series", k.Of == papers.OfYear && o.series.d.several())
	o.form.SetVisible("order", k.Key == "signin")
	o.form.SetVisible("letter", k.Key == "letter")
	o.form.SetVisible("history", k.Key == "annual" && at == 0)
}

func (o *paperOptions) order() data.SignInOrder {
	if o.orders.Index() == 1 {
		return data.ByDepartment
	}
	return data.ByKana
}

func (o *paperOptions) letter() report.LetterKind { return report.LetterKind(o.letters.Index()) }

// password locks the file, "" for none.
func (o *paperOptions) password() string {
	if !o.lock.Checked {
		return ""
	}
	return o.secret.Text
}
