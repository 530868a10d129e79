package gui

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/kana"
	"jibun/gui/kit"
)

// officePart is 団体・所属: what stands at the head of papers.
type officePart struct {
	d                           *desk
	form                        *kit.Form
	name, section, phone, email *kit.Entry
	stamps, purpose             *kit.Entry
	circulation, walkIns, word  *kit.Entry
	style, numbers              *kit.Select
	now                         data.Office
	root                        fyne.CanvasObject
}

func newOfficePart(d *desk) *officePart {
	p := &officePart{d: d, form: kit.NewForm(), name: kit.NewEntry(), section: kit.NewEntry(), phone: kit.NewEntry(), email: kit.NewEntry(),
		stamps: kit.NewEntry(), purpose: kit.NewArea(3), circulation: kit.NewEntry(), walkIns: kit.NewEntry(), word: kit.NewEntry()}
	p.style = kit.NewSelect([]string{lang.X("style.era", "和暦(令和8年4月1日)"), lang.X("style.western", "西暦(2026年4月1日)")})
	p.numbers = kit.NewSelect([]string{lang.X("office.numbers.year", "年度ごとに1から"), lang.X("office.numbers.running", "年度をまたいで続ける")})
	f := p.form
	f.Add("name", lang.X("office.name", "団体名"), p.name, "")
	f.Add("section", lang.X("office.section", "所属"), p.section, "")
	f.Add("phone", lang.X("office.phone", "電話"), p.phone, "")
	f.Add("email", lang.X("office.email", "メール"), p.email, "")
	f.Add("style", lang.X("office.style", "日付の書き方"), p.style, "")
	f.Add("stamps", lang.X("office.stamps", "決裁欄"), p.stamps, lang.X("office.stamps.hint", "「、」で区切ります。空なら決裁欄を付けません。例: 部長、課長、課長補佐、係長、係"))
	f.Add("purpose", lang.X("office.purpose", "利用目的"), p.purpose, lang.X("office.purpose.hint", "受付名簿の下に載せます。空なら、いつもの文です。"))
	f.Add("circulation", lang.X("office.circulation", "供覧欄"), p.circulation, lang.X("office.circulation.hint", "出席確認済み名簿に付けます。空なら、課長、課長補佐、係長、係です。"))
	f.Add("walk_ins", lang.X("office.walkins", "当日参加の行"), p.walkIns, lang.X("office.walkins.hint", "受付名簿の終わりの空いた行です。0〜30。"))
	f.Add("certificate_word", lang.X("office.certificate", "証明書の番号の頭"), p.word, lang.X("office.certificate.hint", "例: 呉人研 → 呉人研第12号。空なら、令和8年度 第12号。"))
	f.Add("certificate_running", lang.X("office.numbers", "証明書の番号"), p.numbers, "")
	f.Live(p.save)
	freeze(d, f.Object())
	p.root = scrolled(upTo(640*scale(), f.Object()))
	return p
}

// Content is the part.
func (p *officePart) Content() fyne.CanvasObject { return p.root }

// Load reads the office.
func (p *officePart) Load() load {
	return func(ctx context.Context) (func(), error) {
		o, err := p.d.store.Office(ctx)
		return func() { p.show(o) }, err
	}
}

func (p *officePart) show(o data.Office) {
	p.now = o
	p.form.Refill(func() { p.fill(o) })
}

func (p *officePart) fill(o data.Office) {
	p.name.SetText(o.Name)
	p.section.SetText(o.Section)
	p.phone.SetText(o.Phone)
	p.email.SetText(o.Email)
	p.stamps.SetText(strings.Join(o.Stamps, "、"))
	p.purpose.SetText(o.Purpose)
	p.style.SetIndex(boolIndex(o.Western))
	p.circulation.SetText(strings.Join(o.Circulation, "、"))
	p.walkIns.SetText(strconv.Itoa(o.WalkIns))
	p.word.SetText(o.CertificateWord)
	p.numbers.SetIndex(boolIndex(o.CertificateRunning))
}

func boolIndex(b bool) int {
	if b {
		return 1
	}
	return 0
}

// save writes what was changed. The form calls it when a field is left.
func (p *officePart) save() { p.d.queue.turn(p.saveNow) }

func (p *officePart) saveNow() {
	if !p.d.writable() {
		return
	}
	o := p.now
	o.Name, o.Section, o.Phone, o.Email, o.Purpose = p.name.Text, p.section.Text, p.phone.Text, p.email.Text, p.purpose.Text
	o.Western, o.Stamps = p.style.Index() == 1, splitWords(p.stamps.Text)
	o.Circulation, o.CertificateWord, o.CertificateRunning = splitWords(p.circulation.Text), p.word.Text, p.numbers.Index() == 1
	if n, err := strconv.Atoi(strings.TrimSpace(kana.Fold(p.walkIns.Text))); err == nil {
		o.WalkIns = n
	} else {
		o.WalkIns = -1 // no number of lines
	}
	kept := p.form.Kept()
	p.d.actOr(func(ctx context.Context) error { return p.d.store.SaveOffice(ctx, &o) }, func() {
		p.now = o
		kept()
	}, p.d.marks(p.form))
}

// Forms are its fields.
func (p *officePart) Forms() []*kit.Form { return []*kit.Form{p.form} }

// Leave saves what is still in a field.
func (p *officePart) Leave() {
	if p.form.Changed() {
		p.save()
	}
}

// splitWords reads a list as people type it.
func splitWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、,，・/／ 　\n\t", r) })
}
