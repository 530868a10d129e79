package kit

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// Form is rows of a label and its field, with what is to know (a hint) and what
// is wrong (an error) below the field.
//
// Enter goes to the next field and in the last one submits, Shift+Enter goes
// back, Ctrl+Enter submits from every field. A field says itself what it cannot
// read; the office's rules come through Mark.
type Form struct {
	// EnterMoves: Enter goes to the next field. False: it submits everywhere.
	EnterMoves bool
	OnSubmit   func()           // every field could be read
	OnChanged  func()           // the content of a field changed
	OnFocus    func(key string) // the keyboard came to the field with this key
	// Awaits is, for a form with a button, what Unsaved says of content that was typed
	// and not taken yet: a whole sentence. Empty: such content is nobody's loss.
	Awaits string
	// Above: labels stand above their fields, for texts of a sentence and more. Set it
	// before the first row.
	Above bool
	// Least is how narrow a wide field may become, at 100 % text; 0: 240. Set it before
	// the first row.
	Least float32

	rows    []*formRow
	seats   []*seat
	general *remark // errors of no field
	box     *fyne.Container
	layout  *formLayout
	column  int // where the next row stands
	scroll  *container.Scroll
	clean   []string
	live    func()
}

// Part is one thing of a row with several: a field, or a word between fields.
type Part struct {
	key    string
	object fyne.CanvasObject
	word   *remark
}

// Field is a field of a row with several.
func Field(key string, o fyne.CanvasObject) Part { return Part{key: key, object: o} }

// Word is a word between fields: 〜, から.
func Word(text string) Part {
	w := newRemark(SizeBody, ColorText, false)
	w.SetText(text)
	return Part{word: w}
}

// Valued is a widget of a page whose content Changed compares.
type Valued interface{ FormValue() string }

// MaxWidthed is a widget that does not want all of the 560 a form gives.
type MaxWidthed interface{ MaxWidth() float32 }

// NewForm makes a form without rows.
func NewForm() *Form {
	f := &Form{EnterMoves: true, general: newRemark(SizeBody, ColorBad, true)}
	f.layout = &formLayout{f: f}
	f.box = container.New(f.layout, f.general)
	return f
}

// Add adds a row: a label, a field and a hint, which may be empty. The errors of
// Mark find the field by its key.
func (f *Form) Add(key, label string, w fyne.CanvasObject, hint string) {
	f.AddRow(label, Field(key, w))
	f.SetHint(key, hint)
}

// AddRow adds a row of several fields beside each other. A hint is given with
// SetHint under the key of one of them.
func (f *Form) AddRow(label string, parts ...Part) {
	row := &formRow{label: newRemark(SizeBody, ColorText, false), hint: newRemark(SizeSecondary, ColorMuted, false), err: newRemark(SizeSecondary, ColorBad, true), parts: parts}
	row.label.right, row.above = !f.Above, f.Above
	row.label.SetText(label)
	f.add(row)
}

// AddWide adds a row as wide as the form.
func (f *Form) AddWide(o fyne.CanvasObject) {
	f.add(&formRow{wide: true, parts: []Part{{object: o}}, err: newRemark(SizeSecondary, ColorBad, true), hint: newRemark(SizeSecondary, ColorMuted, false)})
}

// Column puts the rows that follow into the left (1) or right (2) of two columns, which
// stand below the rows before; where there is no room for two, all stand below each other.
func (f *Form) Column(n int) { f.column = n }

// Heading adds a heading over the rows that follow.
func (f *Form) Heading(text string) {
	h := newRemark(SizeHeading, ColorText, false)
	h.bold = true
	h.SetText(text)
	f.add(&formRow{heading: h})
}

func (f *Form) add(row *formRow) {
	row.least = f.least()
	row.column = f.column
	f.rows = append(f.rows, row)
	for _, p := range row.parts {
		if p.object != nil {
			f.seat(row, p.key, p.object)
		}
	}
	for _, o := range row.objects() {
		f.box.Add(o)
	}
}

// seat gives o, or what can have the focus in it, its place in the order.
func (f *Form) seat(row *formRow, key string, o fyne.CanvasObject) {
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			before := len(f.seats)
			f.seat(row, key, child)
			if len(f.seats) > before {
				key = "" // the first one has it
			}
		}
		return
	}
	s := &seat{form: f, row: row, key: key, object: o}
	s.focus, _ = o.(fyne.Focusable)
	if h, ok := o.(interface{ Focusable() fyne.Focusable }); ok { // a SearchEntry
		s.focus = h.Focusable()
	}
	s.field, _ = o.(field)
	_, valued := o.(Valued)
	if s.focus == nil && !valued && key == "" {
		return
	}
	if s.field != nil {
		s.field.sit(s)
	}
	f.seats = append(f.seats, s)
	f.clean = append(f.clean, s.value())
}

// SetHint changes the hint of the row with this key; empty takes it away.
func (f *Form) SetHint(key, hint string) {
	if s := f.find(key); s != nil && s.row.hint.text != hint {
		s.row.hint.SetText(hint)
		f.relayout()
	}
}

// SetVisible shows or hides the row with this key.
func (f *Form) SetVisible(key string, visible bool) {
	s := f.find(key)
	if s == nil || s.row.hidden == !visible {
		return
	}
	s.row.hidden = !visible
	for _, o := range s.row.objects() {
		if visible {
			o.Show()
		} else {
			o.Hide()
		}
	}
	f.relayout()
}

// Object is the form to be shown, as high as its rows.
func (f *Form) Object() fyne.CanvasObject { return f.box }

// Scroll is the form in a scroll of its own, for one that may be long: the field
// with the focus is always in sight, and the wheel works over the fields too.
// Use it instead of Object, with the same edges: it keeps room for its bar.
func (f *Form) Scroll() *container.Scroll {
	if f.scroll == nil {
		pad := Size(theme.SizeNamePadding)
		f.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(pad, pad, pad, 4*pad), f.box))
	}
	return f.scroll
}

// First is the first field, nil without one.
func (f *Form) First() fyne.Focusable {
	for _, s := range f.seats {
		if s.focusable() {
			return s.focus
		}
	}
	return nil
}

// Live makes the form one without a button: save is called when a field is left
// whose form has changed, and when a choice was made or a box ticked. It takes the
// values, and calls Clean when they are kept.
func (f *Form) Live(save func()) { f.live = save }

// Mark shows errors (key → sentence) at their fields instead of those that were
// shown, and puts the focus on the first. The key "scores" means the fields "scores.0",
// "scores.1" and so on, see standsAt. An error with a key of no field that is shown stands
// above the form. None: everything is well.
func (f *Form) Mark(errors map[string]string) {
	general, at := "", map[*seat]string{}
	for _, key := range slices.Sorted(maps.Keys(errors)) {
		if s := f.standsAt(key); errors[key] == "" {
			continue
		} else if s != nil {
			at[s] = joinLines(at[s], errors[key])
		} else {
			general = joinLines(general, errors[key])
		}
	}
	var first *seat
	for _, s := range f.seats {
		s.setError(at[s])
		if first == nil && at[s] != "" && s.focusable() {
			first = s
		}
	}
	f.general.SetText(general)
	f.relayout()
	switch { // a live form is being left: the focus is elsewhere, and so are her eyes
	case f.live != nil:
	case first != nil:
		focus(first.focus)
	case general != "" && f.scroll != nil:
		f.scroll.ScrollToTop()
	}
}

// standsAt is where an error with a key is shown: at its field, or, for the key of several
// fields together, at the last of them that was changed, else at the last. Nil: at none.
func (f *Form) standsAt(key string) *seat {
	at := f.find(key)
	for i, s := range f.seats {
		if key != "" && strings.HasPrefix(s.key, key+".") && (at == nil || f.differs(i) || !f.differs(slices.Index(f.seats, at))) {
			at = s
		}
	}
	if at != nil && at.row.hidden {
		return nil
	}
	return at
}

// forgive takes away what was said against values that stand as they were kept, and what
// was said of the form as a whole.
func (f *Form) forgive() {
	f.general.SetText("")
	for i, s := range f.seats {
		if s.err != "" && !f.differs(i) && (s.field == nil || s.field.unreadable() == "") {
			s.setError("")
		}
	}
	f.relayout()
}

// differs reports whether the field at i was changed since it was kept.
func (f *Form) differs(i int) bool { return f.seats[i].value() != f.clean[i] }

// Complaints are the fields that cannot be read, as key → sentence.
func (f *Form) Complaints() map[string]string {
	out := map[string]string{}
	for _, s := range f.seats {
		if s.field == nil || s.row.hidden {
			continue
		}
		if text := s.field.unreadable(); text != "" {
			key := s.key
			if key == "" {
				key = text
			}
			out[key] = text
		}
	}
	return out
}

// Readable marks the fields that cannot be read and says whether there were
// none. Ask it before taking the values; Submit does.
func (f *Form) Readable() bool {
	c := f.Complaints()
	if len(c) > 0 {
		f.Mark(c)
	}
	return len(c) == 0
}

// Submit is what Enter in the last field and Ctrl+Enter do: OnSubmit, if every
// field can be read.
func (f *Form) Submit() {
	if f.OnSubmit != nil && f.Readable() {
		f.OnSubmit()
	}
}

// Changed says whether a field has another value than at the last Clean, or than
// when it was added.
func (f *Form) Changed() bool { return !slices.Equal(f.clean, f.values()) }

// Clean takes the present values as unchanged: after the form has been filled,
// after it has been saved.
func (f *Form) Clean() { f.clean = f.values() }

// Kept returns what takes the values of now as unchanged, later: when they have been
// saved. What is typed until then counts as changed.
func (f *Form) Kept() func() {
	was := f.values()
	return func() {
		f.clean = was
		f.forgive()
	}
}

func (f *Form) values() []string {
	var out []string
	for _, s := range f.seats {
		out = append(out, s.value())
	}
	return out
}

func (f *Form) find(key string) *seat {
	for _, s := range f.seats {
		if s.key == key && key != "" {
			return s
		}
	}
	return nil
}

func (f *Form) relayout() {
	f.box.Refresh()
	if f.scroll != nil {
		f.scroll.Refresh()
	}
}

func joinLines(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n" + b
}
