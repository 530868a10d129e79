package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// paperOptions are the choices beside a paper. They take effect at once.
type paperOptions struct {
	d       *desk
	kind    string          // whose own options are shown
	asked   []papers.Option // those
	own     *kit.Form       // they
	refill  []func()        // shows in the fields what the ledger keeps
	numbers map[string]*kit.NumberEntry
	office  data.Office       // as it was when the paper was made
	passing map[string]int    // what was chosen of those that are not kept
	lock    *kit.Check        // a password is wanted
	secret  *kit.Entry        //
	series  *seriesChoice     // of the papers of a year
	forms   *kit.Select       // 標準, and the forms that the paper can go into
	formIDs []int64           //
	form    *kit.Form         // what all have
	rest    *kit.Form         // the password
	changed func()            //
	seat    *fyne.Container   // where own stands
	root    fyne.CanvasObject //
}

func newPaperOptions(d *desk, changed func(), useForm func(id int64), arrange func()) *paperOptions {
	o := &paperOptions{d: d, form: aboveForm(), rest: aboveForm(), secret: kit.NewEntry(), passing: map[string]int{}, changed: changed, seat: kit.Col(0)}
	o.secret.Password = true
	o.series = newSeriesChoice(d, false, 220*scale(), changed)
	o.forms = kit.NewSelect(nil)
	o.forms.Width = 208
	o.forms.OnChanged = func(i int) { useForm(o.formIDs[i]) }
	o.form.Add("series", lang.X("seminar.series", "講座"), o.series.choice, "")
	o.form.Add("form", lang.X("papers.form", "様式"), kit.Flow(12, o.forms, kit.NewLink(lang.X("papers.forms", "様式を整える…"), arrange)), "")
	o.lock = kit.NewCheck(lang.X("papers.lock", "Excelにパスワードを付ける"), func(on bool) {
		o.rest.Mark(nil)
		o.rest.SetVisible("password", on)
		o.root.Refresh()
		if on {
			d.win.Canvas().Focus(o.secret)
		}
	})
	o.rest.Add("lock", "", o.lock, "")
	o.rest.Add("password", lang.X("papers.password", "パスワード"), o.secret, lang.X("papers.password.hint", "開くときに聞かれます。ちょっとした盗み見を防ぐ程度のものです。"))
	o.rest.SetVisible("password", false)
	o.root = upTo(520*scale(), kit.Col(10, o.seat, o.form.Object(), o.rest.Object()))
	return o
}

// aboveForm is a form whose labels stand above its fields: the column is narrow.
func aboveForm() *kit.Form {
	f := kit.NewForm()
	f.Above, f.EnterMoves = true, false
	return f
}

// chosen is what was chosen of an option.
func (o *paperOptions) chosen(x papers.Option) int {
	if !x.Passing() {
		return x.Kept(o.office)
	}
	if v, chosen := o.passing[x.Key]; chosen || x.Begins == nil {
		return v
	}
	return x.Begins(o.office)
}

// choose keeps what is chosen of one, and makes the paper anew.
func (o *paperOptions) choose(x papers.Option, v int) {
	if x.Passing() {
		o.passing[x.Key] = v
		o.changed()
		return
	}
	x.Keep(&o.office, v)
	about := papers.KindOf(o.kind).Label + " " + x.Name()
	o.d.actOr(func(ctx context.Context) error {
		return o.d.store.WantPapers(ctx, about, func(f *data.Office) { x.Keep(f, v) })
	}, nil, nil)
}

// ask puts what was chosen for a paper into what is asked for.
func (o *paperOptions) ask(k papers.Kind, r *papers.Request) {
	for _, x := range papers.OptionsOf(k) {
		if _, chosen := o.passing[x.Key]; x.Passing() && (chosen || x.Begins == nil) {
			x.Set(r, o.chosen(x))
		}
	}
}

// build makes the fields of the options of a kind, or writes into them what the ledger
// keeps now.
func (o *paperOptions) build(k papers.Kind) {
	if o.kind == k.Key && o.own != nil {
		for _, refill := range o.refill {
			refill()
		}
		return
	}
	o.rest.Mark(nil) // it was about another paper
	o.kind, o.asked, o.own, o.refill = k.Key, papers.OptionsOf(k), aboveForm(), nil
	o.numbers = map[string]*kit.NumberEntry{}
	for _, x := range o.asked {
		field, refill := o.field(x)
		o.own.Add(x.Key, x.Label, field, x.Hint)
		if !x.Passing() {
			freeze(o.d, field)
		}
		if !x.Passing() || x.Begins != nil {
			o.refill = append(o.refill, refill)
		}
	}
	o.seat.Objects = nil
	if len(o.asked) > 0 {
		o.seat.Objects = []fyne.CanvasObject{o.own.Object()}
	}
	o.seat.Refresh()
}

// field is how an option is asked for; refill shows in it what is chosen.
func (o *paperOptions) field(x papers.Option) (field fyne.CanvasObject, refill func()) {
	switch x.Ask {
	case papers.YesNo:
		c := kit.NewCheck(x.Choices[0], func(on bool) { o.choose(x, bit(on, 0)) })
		field, refill = c, func() { c.SetChecked(o.chosen(x) == 1) }
	case papers.Count, papers.Tenths:
		n := kit.NewNumberEntry("")
		n.Min, n.Max, n.Tenths = x.Least, x.Most, x.Ask == papers.Tenths
		n.SetValue(o.chosen(x))
		o.numbers[x.Key] = n
		shown := n.Text
		n.OnChanged = func(v int) {
			shown = n.Text
			o.choose(x, v)
		}
		field, refill = n, func() {
			if n.Text == shown { // she is not typing another
				n.SetValue(o.chosen(x))
				shown = n.Text
			}
		}
	case papers.SeveralOf:
		all := kit.FlowClose(12)
		for i, text := range x.Choices {
			all.Add(kit.NewCheck(text, func(on bool) { o.choose(x, o.chosen(x)&^(1<<i)|bit(on, i)) }))
		}
		field, refill = all, func() {
			for i, c := range all.Objects {
				c.(*kit.Check).SetChecked(o.chosen(x)&(1<<i) != 0)
			}
		}
	default:
		s := kit.NewSelect(x.Choices)
		s.OnChanged = func(i int) { o.choose(x, i) }
		field, refill = s, func() { s.SetIndex(o.chosen(x)) }
	}
	refill()
	return field, refill
}

// bit is the bit i if on.
func bit(on bool, i int) int {
	if on {
		return 1 << i
	}
	return 0
}

// show offers what fits the paper; what the program's own paper alone has is hidden where
// it goes into a form.
func (o *paperOptions) show(k papers.Kind, r papers.Request, office data.Office, forms []data.Form, used int64) {
	o.office = office
	o.build(k)
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
	able(o.forms, o.d.writable())
	o.form.SetVisible("form", k.Formed())
	o.rest.SetVisible("lock", at == 0 && k.Formed())
	o.rest.SetVisible("password", at == 0 && k.Formed() && o.lock.Checked)
	o.series.refresh()
	o.form.SetVisible("series", k.About(r) == papers.OfYear && o.d.several())
	for _, x := range o.asked {
		o.own.SetVisible(x.Key, (at == 0 || !x.Own) && (x.For == nil || x.For(r)))
	}
}

// wrong says what stands in an option that cannot be taken, "" for nothing: the paper would be
// another than what is read beside it.
func (o *paperOptions) wrong() string {
	for _, x := range o.asked {
		if n, ok := o.numbers[x.Key]; ok {
			if _, why := n.Value(); why != "" { // which stands beside the field
				return lang.X("papers.option.wrong", "「{{.Option}}」に入れられない数が入っています。直してから、もう一度押してください。", map[string]any{"Option": x.Name()})
			}
		}
	}
	return ""
}

// password locks the file, "" for none. Where one is wanted and was not typed, that is said at
// its field, and ok is false: a file without it would lie open.
func (o *paperOptions) password() (password string, ok bool) {
	switch {
	case !o.lock.Checked:
		return "", true
	case o.secret.Text == "":
		o.rest.Mark(map[string]string{"password": lang.X("papers.password.none", "パスワードがまだ入っていないので、保存していません。入れるか、印を外してください。")})
		o.root.Refresh()
		return "", false
	}
	return o.secret.Text, true
}
