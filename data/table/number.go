package table

import (
	"math"
	"strconv"
	"strings"

	"jibun/data/wareki"
)

// number reads the <v> of a numeric cell under a format. ok is false if it is no
// number at all; bad tells that the format asks for a day that does not exist.
func (w *workbook) number(raw []byte, f numberFormat) (text []byte, kind Kind, bad, ok bool) {
	if f.kind == formatGeneral && smallInteger(raw) {
		return raw, Number, false, true
	}
	v, err := strconv.ParseFloat(string(raw), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || !numeric(raw) {
		return nil, Empty, false, false
	}
	switch f.kind {
	case formatDate, formatDateTime:
		if text, kind, ok := w.day(v, f.kind == formatDateTime); ok {
			return text, kind, false, true
		}
		bad = v != 0 // an empty date that a formula looked up is 0
	case formatTime:
		if v >= 0 && v <= maxSerial {
			return clock(nil, secondsOf(v-math.Floor(v))%86400), Time, false, true
		}
	case formatDuration:
		if v >= 0 && v <= maxSerial {
			return clock(nil, secondsOf(v)), Time, false, true
		}
	case formatZeros:
		if v >= 0 && v < 1e15 && v == math.Floor(v) {
			return fillZeros(strconv.FormatInt(int64(v), 10), f.zeros), Number, false, true
		}
	}
	return general(raw, v), Number, bad, true
}

// numeric: ParseFloat also takes hexadecimal, underscores, "inf" and "nan".
func numeric(raw []byte) bool {
	for _, c := range raw {
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return false
		}
	}
	return true
}

func smallInteger(raw []byte) bool {
	if len(raw) == 0 || len(raw) > 15 || raw[0] == '0' && len(raw) > 1 {
		return false
	}
	for _, c := range raw {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// general shows a number as General does, except that integers stay exact and
// plain up to 20 digits: Excel holds 15 digits, and 0.1+0.2 is 0.3.
func general(raw []byte, v float64) []byte {
	if len(raw) <= 20 && strings.Trim(string(raw), "0123456789") == "" && raw[0] != '0' {
		return raw
	}
	if v == 0 {
		return []byte("0")
	}
	if a := math.Abs(v); a >= 1e20 || a < 1e-9 {
		return []byte(strconv.FormatFloat(v, 'E', -1, 64))
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 14, 64), 64)
	if err != nil {
		rounded = v
	}
	return strconv.AppendFloat(nil, rounded, 'f', -1, 64)
}

const maxSerial = 2958466 // 10000-01-01

func secondsOf(days float64) int { return int(math.Round(days * 86400)) }

// day turns a serial number into a day, with the time if the format shows it.
// In the 1900 calendar day 60 does not exist and lies before day 61 all the same.
func (w *workbook) day(serial float64, withTime bool) ([]byte, Kind, bool) {
	if serial < 0 || serial >= maxSerial {
		return nil, Empty, false
	}
	whole := math.Floor(serial)
	seconds := secondsOf(serial - whole)
	if seconds == 86400 {
		whole, seconds = whole+1, 0
	}
	if !withTime {
		whole = math.Floor(serial)
	}
	n := int(whole)
	epoch := wareki.Date("1899-12-30")
	switch {
	case w.date04:
		epoch = "1904-01-01"
	case n == 0 && withTime && seconds > 0:
		return clock(nil, seconds), Time, true
	case n == 0 || n == 60:
		return nil, Empty, false
	case n < 60:
		epoch = "1899-12-31"
	}
	d := epoch.AddDays(n)
	if d == "" {
		return nil, Empty, false
	}
	text := []byte(d)
	if withTime && seconds > 0 {
		text = clock(append(text, ' '), seconds)
	}
	return text, Date, true
}

// clock appends "18:30", with seconds only if there are any.
func clock(b []byte, seconds int) []byte {
	two := func(b []byte, n int) []byte {
		if n < 10 {
			b = append(b, '0')
		}
		return strconv.AppendInt(b, int64(n), 10)
	}
	b = two(b, seconds/3600)
	b = two(append(b, ':'), seconds/60%60)
	if s := seconds % 60; s != 0 {
		b = two(append(b, ':'), s)
	}
	return b
}

// fillZeros puts digits into a pattern such as "000-0000" or "S-00000", from the
// right; digits that find no place stand before the first zero.
func fillZeros(digits, pattern string) []byte {
	out := make([]byte, 0, len(pattern)+len(digits))
	room := strings.Count(pattern, "0")
	extra := max(0, len(digits)-room)
	digits = strings.Repeat("0", max(0, room-len(digits))) + digits
	first := true
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '0' {
			out = append(out, pattern[i])
			continue
		}
		n := 1
		if first {
			n, first = 1+extra, false
		}
		out = append(out, digits[:n]...)
		digits = digits[n:]
	}
	return out
}
