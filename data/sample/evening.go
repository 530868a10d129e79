package sample

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"jibun/data"
	"jibun/data/wareki"
)

// evening is one seminar of the sample.
type evening struct {
	series, number int
	year           int // the fiscal year
	day            wareki.Date
	phase          phase
	live           bool // entered step by step
	present        int  // how many come

	title    string
	category int
	venue    string
	capacity int
	crowded  bool // full: others wait
	reason   string
	joint    bool
	alone    string // the lecturer is known only as a text
	counted  bool   // only the number of those who came is known
	speakers []speech
	entries  []*entry
	party    *data.Party
	texts    *data.Retrospect

	id int64
}

type speech struct {
	p     *person
	role  data.Role
	state data.AssignmentState
	id    int64
}

// entry is one application with what becomes of it.
type entry struct {
	p          *person
	state      data.RegistrationState
	attendance data.Attendance
	channel    data.Channel
	waitlist   data.WaitlistState
	queue      int
	at         time.Time
	reason     string
	party      bool
	id         int64
}

// number of the evening in the dice: several may fall on one day.
func (e *evening) dice(kind int) *rand.Rand {
	return dice(kind, e.day.DaysSince("2000-01-01"), e.number*2+e.series)
}

// stage decides what an evening is about, who speaks and who comes.
func (o *office) stage(e *evening) {
	r := e.dice(diceEvening)
	o.theme(r, e)
	e.venue = venues[r.IntN(len(venues))]
	o.lecturer(r, e)
	covid := e.day > "2020-02-20" && e.day < "2022-10-01"
	e.counted = e.year == 2009 && e.phase == past && e.number == 8
	if e.counted {
		e.speakers, e.alone = nil, oldLecturers[0]
	}
	if e.series == 0 && !covid && e.phase < calledOff && r.Float64() < 0.55 {
		e.party = &data.Party{Venue: partyVenues[r.IntN(len(partyVenues))], Start: "20:15", Fee: 3000 + 500*r.IntN(4)}
	}
	if e.phase >= calledOff {
		e.reason = reasonOf(e.day.Year(), e.day.Month(), r.IntN(3))
	}
	o.crowd(e.dice(diceCrowd), e)
	if e.phase == past && r.Float64() < 0.65 {
		e.texts = o.retrospect(r, e)
	}
}

// theme finds a title that has not been used, or that was used longest ago.
func (o *office) theme(r *rand.Rand, e *evening) {
	if e.series == 1 {
		e.category, e.title = 5, o.fresh(seminarThemes, r.IntN(len(seminarThemes)))
		return
	}
	if e.joint = e.year >= 2011 && e.day.Month() == 2 && e.phase == past && e.day.Day() < 18; e.joint {
		e.category, e.title = 10, "行政ゼミナール合同 "+o.fresh(jointThemes, e.year)
		return
	}
	sum := 0
	for c, w := range categoryWeights {
		if categorySince[c] <= e.year {
			sum += w
		}
	}
	k := r.IntN(sum)
	for c, w := range categoryWeights {
		if categorySince[c] > e.year {
			continue
		}
		if k -= w; k < 0 {
			e.category = c
			break
		}
	}
	e.title = o.fresh(themes[e.category], r.IntN(len(themes[e.category])))
}

// fresh chooses a theme, from the one at k on; a second time it gets a number.
func (o *office) fresh(list []string, k int) string {
	best := list[k%len(list)]
	for i := range list {
		if t := list[(k+i)%len(list)]; o.usedThemes[t] < o.usedThemes[best] {
			best = t
		}
	}
	o.usedThemes[best]++
	if n := o.usedThemes[best]; n > 1 {
		return fmt.Sprintf("%s その%d", best, n)
	}
	return best
}

// lecturer chooses who speaks: mostly colleagues.
func (o *office) lecturer(r *rand.Rand, e *evening) {
	roles := []data.Role{data.Lecturer}
	switch {
	case strings.HasPrefix(e.title, "ビブリオバトル"):
		roles = []data.Role{data.Presenter, data.Presenter, data.Presenter, data.Presenter, data.Facilitator}
	case e.joint:
		roles = []data.Role{data.Chair, data.Speaker, data.Speaker}
	case e.category == 3 || e.category == 10:
		roles = []data.Role{data.Facilitator, data.Speaker}
	case r.IntN(6) == 0:
		roles = []data.Role{data.Lecturer, data.Chair}
	}
	fromOutside := (e.category == 5 && r.IntN(10) < 7) || ((e.category == 7 || e.category == 4) && r.IntN(10) < 4)
	if fromOutside && e.year < 2012 {
		e.alone = oldLecturers[r.IntN(len(oldLecturers))]
		return
	}
	if fromOutside {
		e.speak(o.visitors[r.IntN(len(o.visitors))], data.Lecturer)
		roles = roles[1:]
	}
	for i, p := range o.draw(r, e, o.staff, len(roles)+1, lecturing) {
		switch {
		case i < len(roles):
			e.speak(p, roles[i])
		case r.IntN(12) == 0 && e.phase < calledOff:
			e.speakers = append(e.speakers, speech{p: p, role: data.Lecturer, state: data.Refused})
		}
	}
}

func (e *evening) speak(p *person, role data.Role) {
	e.speakers = append(e.speakers, speech{p: p, role: role, state: data.Thanked})
}

// comments are some of what the アンケート said in words.
func (o *office) comments(e *evening) string {
	r := e.dice(diceComments)
	list := slices.Clone(saidInWords)
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return strings.Join(list[:2+r.IntN(4)], "\n")
}

// retrospect writes what the clerk wrote afterwards.
func (o *office) retrospect(r *rand.Rand, e *evening) *data.Retrospect {
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	t := &data.Retrospect{Aim: pick(aims[e.category]), Result: fmt.Sprintf(pick(results), e.present), Findings: pick(findings), Next: pick(nexts)}
	if e.live {
		t.Comments = o.comments(e)
	}
	if more := pick(findings); r.IntN(3) == 0 && more != t.Findings {
		t.Findings += more
	}
	return t
}

// seminar is the row of an evening.
func (o *office) seminar(e *evening) data.Seminar {
	m := data.Seminar{SeriesID: o.series[e.series], Number: e.number, Title: e.title, CategoryID: o.categories[e.category], Date: e.day,
		Start: "18:30", End: "20:00", Venue: e.venue, Capacity: e.capacity, SpeakerText: e.alone, State: data.SeminarSettled, Policy: data.FirstCome}
	if e.phase == calledOff {
		m.State, m.StateReason = data.SeminarCancelled, e.reason
	}
	if e.counted {
		m.Counted, m.CountedApplied = e.present, e.present+3
		m.Note = "参加者名簿が残っていない"
	}
	if e.series == 1 {
		m.Start, m.End = "17:30", "19:00"
	}
	return m
}
