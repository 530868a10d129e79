package kit

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// calendarRenderer paints the month: heading with the buttons, weekdays, six
// weeks, and the day that is spoken of.
type calendarRenderer struct {
	c        *calendar
	month    *canvas.Text
	today    *canvas.Text
	back, on *canvas.Image
	spot     *canvas.Rectangle // under the mouse in the heading
	week     [7]*canvas.Text
	cells    [calendarCells]*canvas.Text
	grounds  [calendarCells]*canvas.Rectangle
	line     *canvas.Rectangle
	told     *canvas.Text
	holiday  *canvas.Text
	objects  []fyne.CanvasObject
}

func newCalendarRenderer(c *calendar) *calendarRenderer {
	r := &calendarRenderer{c: c, month: plainText(), today: plainText(), told: plainText(), holiday: plainText(),
		back: canvas.NewImageFromResource(nil), on: canvas.NewImageFromResource(nil),
		spot: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent)}
	r.month.Alignment = fyne.TextAlignCenter
	r.today.Alignment = fyne.TextAlignCenter
	r.holiday.Alignment = fyne.TextAlignTrailing
	r.objects = []fyne.CanvasObject{r.spot, r.month, r.today, r.back, r.on, r.line, r.told, r.holiday}
	for i := range r.week {
		r.week[i] = plainText()
		r.week[i].Alignment = fyne.TextAlignCenter
		r.objects = append(r.objects, r.week[i])
	}
	for i := range r.cells {
		r.cells[i], r.grounds[i] = plainText(), canvas.NewRectangle(color.Transparent)
		r.cells[i].Alignment = fyne.TextAlignCenter
		r.objects = append(r.objects, r.grounds[i], r.cells[i])
	}
	r.paint()
	return r
}

func plainText() *canvas.Text { return canvas.NewText("", color.Transparent) }

func (r *calendarRenderer) Destroy()                     {}
func (r *calendarRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *calendarRenderer) MinSize() fyne.Size {
	last := cellPosition(calendarCells - 1).Add(calendarCell())
	return fyne.NewSize(last.X+calendarPad(), last.Y+calendarPad()+r.footHeight())
}

func (r *calendarRenderer) footHeight() float32 { return Size(SizeRowTight) }

func (r *calendarRenderer) Layout(fyne.Size) {
	pad, head, cell := calendarPad(), calendarHead(), calendarCell()
	width := 7 * cell.Width
	move(r.month, pad, pad, width, head)
	spots := headSpots()
	move(r.today, spots[partToday][0], pad, spots[partToday][1], head)
	side := Size(theme.SizeNameInlineIcon)
	for image, part := range map[*canvas.Image]calendarPart{r.back: partBack, r.on: partOn} {
		move(image, spots[part][0]+(spots[part][1]-side)/2, pad+(head-side)/2, side, side)
	}
	if at, ok := spots[r.c.part]; ok {
		move(r.spot, at[0], pad+2, at[1], head-4)
	}
	for i, t := range r.week {
		move(t, pad+float32(i)*cell.Width, pad+head, cell.Width, calendarWeek())
	}
	for i := range r.cells {
		at := cellPosition(i)
		move(r.cells[i], at.X, at.Y, cell.Width, cell.Height)
		move(r.grounds[i], at.X+2, at.Y+2, cell.Width-4, cell.Height-4)
	}
	foot := cellPosition(calendarCells-1).Y + cell.Height + pad/2
	move(r.line, pad, foot, width, 1)
	move(r.told, pad+pad/2, foot+1, width, r.footHeight())
	move(r.holiday, pad, foot+1, width-pad/2, r.footHeight())
}

func (r *calendarRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *calendarRenderer) paint() {
	c := r.c
	styleText(r.month, c.days.month(c.cursor.Year(), int(c.cursor.Month())), SizeBody, ColorText, true)
	styleText(r.today, todayWord(), SizeSecondary, ColorAccent, false)
	r.back.Resource = theme.NewColoredResource(theme.NavigateBackIcon(), ColorMuted)
	r.on.Resource = theme.NewColoredResource(theme.NavigateNextIcon(), ColorMuted)
	r.back.FillMode, r.on.FillMode = canvas.ImageFillContain, canvas.ImageFillContain
	r.spot.FillColor, r.spot.CornerRadius, r.spot.Hidden = Color(theme.ColorNameHover), Size(theme.SizeNameInputRadius), c.part == partNone
	r.line.FillColor = Color(ColorLine)
	for i, word := range weekdayWords() {
		styleText(r.week[i], word, SizeSecondary, weekdayColor(time.Weekday(i), false), false)
	}
	today := c.days.today()
	for i := range r.cells {
		r.paintCell(i, c.cell(i), today)
	}
	told := c.told()
	styleText(r.told, c.days.format(told), SizeSecondary, ColorText, false)
	holiday := c.days.holiday(told)
	if holiday == "" && told == today {
		styleText(r.holiday, todayWord(), SizeSecondary, ColorMuted, false)
	} else {
		styleText(r.holiday, holiday, SizeSecondary, ColorBad, false)
	}
}

// paintCell fills the chosen day, rings today, and frames the day of the keys.
func (r *calendarRenderer) paintCell(i int, t time.Time, today string) {
	c, day, ground := r.c, t.Format(isoDay), r.grounds[i]
	name := weekdayColor(t.Weekday(), c.days.holiday(day) != "")
	if t.Month() != c.cursor.Month() {
		name = theme.ColorNameDisabled
	}
	ground.FillColor, ground.StrokeColor, ground.StrokeWidth = color.Transparent, color.Transparent, 0
	ground.CornerRadius = Size(theme.SizeNameInputRadius)
	if i == c.hover {
		ground.FillColor = Color(theme.ColorNameHover)
	}
	if day == today {
		ground.StrokeColor, ground.StrokeWidth = Color(ColorText), 1
	}
	if t.Equal(c.cursor) {
		ground.FillColor = Color(ColorTint)
		ground.StrokeColor, ground.StrokeWidth = Color(ColorAccent), 2
	}
	if day == c.chosen {
		ground.FillColor = Color(ColorAccent)
		name = theme.ColorNameForegroundOnPrimary
	}
	styleText(r.cells[i], strconv.Itoa(t.Day()), SizeBody, name, day == today)
}

// weekdayColor: Sundays and holidays red, Saturdays in the accent, as every
// calendar on a wall in Japan; the heading says the weekday too.
func weekdayColor(w time.Weekday, holiday bool) fyne.ThemeColorName {
	switch {
	case holiday || w == time.Sunday:
		return ColorBad
	case w == time.Saturday:
		return ColorAccent
	}
	return ColorText
}

// styleText sets a text and its looks.
func styleText(t *canvas.Text, text string, size fyne.ThemeSizeName, name fyne.ThemeColorName, bold bool) {
	t.Text, t.TextSize, t.Color = text, Size(size), Color(name)
	t.TextStyle.Bold = bold
}
