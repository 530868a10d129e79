package paste

import (
	"net/mail"
	"regexp"
	"strconv"
	"strings"
	"time"

	"jibun/data/wareki"
)

// office is the clock by which a time is meant that names none.
var office = time.FixedZone("JST", 9*60*60)

var (
	timeOfDay = regexp.MustCompile(`(?i)((?:午前|午後|[ap]\.?m\.?)?[ \t]*[0-9]{1,2}(?::[0-9]{2}|時(?:[0-9]{1,2}分|半)?)(?:[ \t]*[ap]\.?m\.?)?)((?::|[0-9]{1,2}秒)[0-9.]*)?([ \t]*[ap]\.?m\.?)?`)
	monthDay  = regexp.MustCompile(`^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$`) // as forms in English write it
	relative  = regexp.MustCompile(`[(（][^()（）]*前[)）]`)                      // (2 日前)
)

// sentLayouts are how mail programs in English write when something was sent.
var sentLayouts = []string{time.RFC3339, "Monday, January 2, 2006 3:04 PM", "Monday, 2 January 2006 15:04", "Monday, January 2, 2006 3:04:05 PM", "January 2, 2006 3:04 PM", "Jan 2, 2006, 3:04 PM"}

// moment reads when something was sent or filled in; the beginning of the day where
// no time is said. Zero if it cannot be read for certain, as where the year is missing.
func moment(v string) time.Time {
	v = strings.TrimSpace(relative.ReplaceAllString(fold(v), ""))
	if len(v) > 80 {
		return time.Time{}
	}
	for _, l := range sentLayouts {
		if at, err := time.ParseInLocation(l, strings.ToUpper(v[:min(len(v), 1)])+v[min(len(v), 1):], office); err == nil {
			return at
		}
	}
	if at, err := mail.ParseDate(v); err == nil {
		return at
	}
	day, clock := v, "0:00"
	if at := timeOfDay.FindStringSubmatchIndex(v); at != nil {
		day, clock = v[:at[0]], v[at[2]:at[3]]
		if at[6] >= 0 {
			clock += v[at[6]:at[7]]
		}
	}
	day = strings.Trim(day, " ,、T")
	if m := monthDay.FindStringSubmatch(day); m != nil {
		month, _ := strconv.Atoi(m[1])
		of, _ := strconv.Atoi(m[2])
		if month > 12 || of > 31 {
			return time.Time{}
		}
		day = m[3] + "/" + m[1] + "/" + m[2]
	}
	d, err := wareki.Parse(day, "")
	if err != nil {
		return time.Time{}
	}
	t, err := wareki.ParseTime(clock)
	if err != nil {
		return time.Time{}
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", string(d)+" "+t, office)
	if err != nil {
		return time.Time{}
	}
	return at
}
