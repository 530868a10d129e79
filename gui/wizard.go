package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
)

// wizard is work in steps on one page: where one is above, what belongs to the
// step in the middle, back and on below. Going back loses nothing.
type wizard struct {
	d      *desk
	list   []wizardStep
	at     int
	steps  *kit.Steps
	body   *fyne.Container
	back   *kit.Button
	next   *kit.Button
	about  *kit.Text
	foot   *fyne.Container
	bottom *fyne.Container
	root   *fyne.Container
}

// wizardStep is one of them.
type wizardStep struct {
	label   string
	content fyne.CanvasObject
	verb    string                // of the button that goes on, "" = none
	about   func() string         // what stands beside the buttons
	ready   func() bool           // whether one can go on
	on      func()                // goes on; it calls wizard.go when it may
	enter   func()                // the step is shown
	focus   func() fyne.Focusable // where work begins, nil = the button
}

func newWizard(d *desk, list []wizardStep) *wizard {
	w := &wizard{d: d, list: list, body: container.NewStack(), about: kit.NewMuted("").Shortens()}
	var labels []string
	for _, s := range list {
		labels = append(labels, s.label)
	}
	w.steps = kit.NewSteps(labels, 0)
	w.back = kit.NewButton(lang.X("wizard.back", "‹ 前へ"), func() { w.step(-1) })
	w.next = kit.NewPrimary("", func() { w.forward() })
	w.foot = kit.Pad(10, 24, 10, 24, kit.Border(nil, nil, nil, kit.Row(8, w.back, w.next), w.about))
	w.bottom = container.NewVBox(kit.Rule(), w.foot)
	w.root = kit.Border(kit.Pad(0, 24, 12, 24, kit.Left(w.steps)), w.bottom, nil, nil, kit.Pad(0, 24, 12, 24, w.body))
	w.showStep()
	return w
}

// forward is what the primary button does.
func (w *wizard) forward() {
	s := w.list[w.at]
	if s.verb != "" && (s.ready == nil || s.ready()) {
		s.on()
	}
}

// step goes on or back by one.
func (w *wizard) step(by int) { w.show(w.at + by) }

// show shows a step.
func (w *wizard) show(i int) {
	if i < 0 || i >= len(w.list) {
		return
	}
	w.at = i
	w.showStep()
	if f := w.list[i].enter; f != nil {
		f()
	}
	w.focus()
}

func (w *wizard) showStep() {
	w.steps.SetAt(w.at)
	w.body.Objects = []fyne.CanvasObject{w.list[w.at].content}
	w.body.Refresh()
	w.refresh()
}

// refresh shows again whether one can go on.
func (w *wizard) refresh() {
	s := w.list[w.at]
	w.back.Hidden = w.at == 0
	w.bottom.Hidden = w.last()
	w.next.Hidden = s.verb == ""
	w.next.SetText(s.verb)
	able(w.next, s.ready == nil || s.ready())
	text := ""
	if s.about != nil {
		text = s.about()
	}
	w.about.SetText(text)
	w.foot.Refresh() // widths have changed
	if w.last() {
		w.root.Refresh()
	}
}

// last reports whether all is done.
func (w *wizard) last() bool { return w.at == len(w.list)-1 }

// focus puts the keyboard where the step begins.
func (w *wizard) focus() {
	c := w.d.win.Canvas()
	if f := w.list[w.at].focus; f != nil {
		if o := f(); o != nil {
			c.Focus(o)
			return
		}
	}
	if !w.next.Hidden && !w.next.Disabled() {
		c.Focus(w.next)
	}
}
