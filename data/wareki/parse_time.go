package wareki

import "fmt"

// ParseTime reads a time of day as people type it and returns it as "18:30":
// 18:30, 1830, 18時, 18時30分, 18時半, 午後6時半, PM 6:30, 正午.
//
// An hour alone (18) is refused, and so is 12 with 午前 or 午後: 午後12時半 is
// half past noon to most and half past midnight to the law. Every error is a
// *ParseError.
func ParseTime(s string) (string, error) {
	r := newReader(s)
	if r.empty() {
		return "", &ParseError{Text: s, Reason: ReasonEmpty}
	}
	if r.take("正午") != "" && r.end() {
		return "12:00", nil
	}
	half := r.take("午前", "午後", "AM", "PM")
	h, m, ok := r.clock()
	r.space()
	if half == "" {
		half = r.take("AM", "PM")
	}
	if !ok || !r.end() {
		return "", &ParseError{Text: s, Reason: ReasonNotATime}
	}
	clock := func(h int) string { return fmt.Sprintf("%02d:%02d", h, m) }
	if h > 23 || m > 59 || half != "" && h > 12 {
		return "", &ParseError{Text: s, Reason: ReasonNoSuchTime}
	}
	pm := half == "午後" || half == "PM"
	switch {
	case half != "" && h == 12:
		if !pm {
			h = 0
		}
		return "", &ParseError{Text: s, Reason: ReasonNoSuchTime, Hint: clock(h)}
	case pm:
		h += 12
	}
	return clock(h), nil
}

// clock reads the hour and the minute.
func (r *reader) clock() (h, m int, ok bool) {
	r.space()
	hour, ok := r.number()
	if !ok {
		return 0, 0, false
	}
	r.space()
	if hour.digits <= 2 && r.take("時") != "" {
		return r.minuteAfterHour(hour.value)
	}
	if hour.digits <= 2 && r.take(":") != "" {
		minute, ok := r.number()
		r.take(":00") // Excel shows seconds nobody typed
		return hour.value, minute.value, ok && minute.digits == 2
	}
	return hour.value / 100, hour.value % 100, hour.digits == 3 || hour.digits == 4
}

func (r *reader) minuteAfterHour(h int) (int, int, bool) {
	r.space()
	if r.take("半") != "" {
		return h, 30, true
	}
	minute, ok := r.number()
	if !ok {
		return h, 0, true
	}
	r.space()
	r.take("分")
	return h, minute.value, minute.digits <= 2
}
