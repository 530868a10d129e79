package sheet

// codes are the number formats as workbooks write them.
var codes = map[Format]string{
	Verbatim:   "@",
	Count:      off(`#,##0`),
	Plain:      `0`,
	Average:    off(`#,##0.0`),
	Share:      off(`0.0%`),
	WesternDay: `yyyy"年"m"月"d"日"_ `,
	// Three sections by date: before Reiwa, its first year (written 元年), after.
	EraDay: `[<43586][$-411]ggge"年"m"月"d"日"_ ;[<43831]"令和元年"m"月"d"日"_ ;[$-411]ggge"年"m"月"d"日"_ `,
}

// off keeps a number, and a － in its place, off the line at the right by the width of
// a space.
func off(format string) string { return format + "_ ;-" + format + "_ ;" + format + "_ ;@_ " }

// Code is a format as workbooks write it, "" if there is none of that name.
func (f Format) Code() string { return codes[f] }

// NumberCode is the number format of a look as workbooks write it, "" if it has none.
func (l *Look) NumberCode() string {
	if l.Format == Coded {
		return l.Code
	}
	return l.Format.Code()
}
