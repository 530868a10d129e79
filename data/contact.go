package data

import (
	"cmp"
	"context"
	"slices"

	"jibun/data/text"
	"jibun/data/wareki"
)

var noticeNoun = Noun{Table: "notices", Label: "連絡", Kinds: KindRegistrations,
	// What people knew before is no news to those who read the history: without words.
	Columns: []Column{{Name: "seminar_id", As: AsRow}, {Name: "person_id", As: AsRow}, derived("part"), derived("source"), derived("standing"), derived("evening"),
		derived("day"), derived("starts"), derived("ends"), {Name: "venue", Holds: text.Derived},
		{Name: "told_on", Word: "連絡した日", As: AsDay}, {Name: "way", Word: "連絡の方法", Codes: codes(ContactWays()...)}},
	Acts:   []Acts{{"registration", "contact.tell", []Act{{Key: "contact.tell", Word: "連絡済の記録", tells: tellsNobody}}}},
	refers: map[string]refer{"seminar_id": {delete: goesAlong}, "person_id": {merge: handOver}},
}

// telling says of an operation whether people must be told of what it does to their
// evening. A test asks it of every operation that does something to it.
type telling int

const (
	_              telling = iota
	tellsThem              // they are told, and stand in Contacts until they are
	knowThemselves         // it is done at their own wish, or by asking them: they know
	tellsNobody            // it changes nothing for them
)

// Way is how somebody was told.
type Way string

// The ways of telling.
const (
	ByEmail  Way = "email"
	ByPhone  Way = "phone"
	InOffice Way = "inhouse" // 庁内: the board, internal post
	Spoken   Way = "spoken"
)

// ContactWays are all of them, the usual one first.
func ContactWays() []Way { return []Way{ByEmail, ByPhone, InOffice, Spoken} }

// Label is how the screen writes it.
func (w Way) Label() string {
	return map[Way]string{ByEmail: "メール", ByPhone: "電話", InOffice: "庁内", Spoken: "口頭"}[w]
}

// ContactKind is what somebody has to be told.
type ContactKind string

// What people are told.
const (
	TellNothing   ContactKind = ""
	TellCancelled ContactKind = "cancelled" // 中止
	TellPostponed ContactKind = "postponed" // 延期, the day not known yet
	TellNewDay    ContactKind = "new_day"   // another day
	TellResumed   ContactKind = "resumed"   // it takes place after all
	TellChanged   ContactKind = "changed"   // another time or place
	TellSeat      ContactKind = "seat"      // 参加確定: moved up, or drawn
	TellWaiting   ContactKind = "waiting"   // キャンセル待ち: not drawn, or the seat was an error
	TellDeclined  ContactKind = "declined"  // お断り
	TellRevoked   ContactKind = "revoked"   // 取消
)

// contactKinds are in the order in which they are listed.
var contactKinds = []ContactKind{TellCancelled, TellPostponed, TellNewDay, TellResumed, TellChanged, TellSeat, TellWaiting, TellDeclined, TellRevoked}

// Known is what somebody knows of an evening, or what is to be known.
type Known struct {
	Standing   string // confirmed, waiting, offered, received, declined, revoked, speaker; others = not concerned
	Evening    string // on, cancelled, postponed
	Day        wareki.Date
	Start, End string
	Venue      string
}

// Contact is somebody who has to be told something, or was.
type Contact struct {
	SeminarID, PersonID int64
	Speaker             bool
	Name, Reading, From string // From: 所属・団体
	Email, Phone        string
	Outside             bool
	Kind                ContactKind // TellNothing: they know
	Was, Is             Known
	ToldOn              wareki.Date // when they were told last, "" = never
	Way                 Way

	Evening Seminar // as it is now
}

func (k Known) live() bool {
	return slices.Contains([]string{"received", "confirmed", "waiting", "offered", "speaker"}, k.Standing)
}

// news is what somebody who knows k has to be told, if it is so now; nothing any more
// when it is over.
func (k Known) news(is Known, over bool) ContactKind {
	switch {
	case over, is.Evening == "over":
		return TellNothing
	case k == is:
		return TellNothing
	case is.Standing == "declined" && k.live():
		return TellDeclined
	case is.Standing == "revoked" && k.live():
		return TellRevoked
	case !is.live():
		return TellNothing
	case is.Evening == "cancelled" && k.Evening != "cancelled":
		return TellCancelled
	case is.Evening == "postponed" && k.Evening != "postponed":
		return TellPostponed
	case is.Evening != "on":
		return TellNothing
	case k.Evening != "on" && k.Day == is.Day:
		return TellResumed
	case k.Day != is.Day:
		return TellNewDay
	}
	if k.Standing != is.Standing {
		switch is.Standing {
		case "confirmed":
			return TellSeat
		case "waiting":
			return TellWaiting
		}
	}
	switch {
	case k.Start != is.Start, k.End != is.End, k.Venue != is.Venue:
		if is.Standing == "speaker" && (k.Start == "" || k.Start == is.Start) && (k.End == "" || k.End == is.End) && (k.Venue == "" || k.Venue == is.Venue) {
			return TellNothing // what was open when they were asked is settled with them
		}
		return TellChanged
	}
	return TellNothing
}

// Contacts lists who has to be told what of an evening (0 = of all that are to come),
// and who was told already, whose Kind is TellNothing: first the speakers, then in the
// order of their readings.
func (s *Store) Contacts(ctx context.Context, seminar int64) (_ []Contact, err error) {
	defer wrap(&err, "Contacts(%v)", seminar)
	list, err := s.contacts(ctx, s.read, seminar)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	x, err := s.peopleNow(ctx)
	if err != nil {
		return nil, err
	}
	keys := map[int64]string{}
	list = slices.DeleteFunc(list, func(c Contact) bool { return x.at[c.PersonID] == nil })
	for i := range list {
		c, e := &list[i], x.at[list[i].PersonID]
		c.Name, c.Reading, c.From, c.Email, c.Phone, c.Outside = e.Name, e.Reading, e.place(), e.Email, e.Phone, e.Outside
		keys[c.PersonID] = e.sortKey
	}
	slices.SortStableFunc(list, func(a, b Contact) int {
		return cmp.Or(cmp.Compare(a.Evening.Date, b.Evening.Date), cmp.Compare(a.SeminarID, b.SeminarID), boolFirst(a.Speaker, b.Speaker),
			compareKeys(keys[a.PersonID], keys[b.PersonID]), cmp.Compare(a.PersonID, b.PersonID))
	})
	return list, nil
}

// ContactKinds are the kinds of what people are told, in the order in which they are listed.
func ContactKinds() []ContactKind { return slices.Clone(contactKinds) }

// Told notes that people were told how things stand with the evening, on a day and by a
// way. Who has nothing to be told is left alone. Invalid: day (day, future), way (code).
func (s *Store) Told(ctx context.Context, seminar int64, people []int64, on wareki.Date, by Way) error {
	v := Invalid{}
	switch {
	case !on.Valid():
		v["day"] = "day"
	case on > s.Today():
		v["day"] = "future"
	}
	if by.Label() == "" {
		v["way"] = "code"
	}
	if err := v.orNil(); err != nil {
		return err
	}
	return s.write(ctx, "contact.tell", func(t *tx) error {
		m, err := t.seminar(ctx, seminar)
		if err != nil {
			return err
		}
		list, err := s.contacts(ctx, t, seminar)
		if err != nil {
			return err
		}
		told := map[int64]bool{}
		for _, c := range list {
			if c.Kind == TellNothing || !slices.Contains(people, c.PersonID) {
				continue
			}
			told[c.PersonID] = true
			r := c.Is.row(seminar, c.PersonID, "told")
			r["told_on"], r["way"] = string(on), string(by)
			if _, err := t.Add(ctx, "notices", r); err != nil {
				return err
			}
		}
		t.About = seatsAbout(m, len(told))
		return nil
	})
}

// contacts finds evenings of which people are not told.
func (f *todoFinder) contacts(ctx context.Context) error {
	list, err := f.s.Contacts(ctx, 0)
	if err != nil {
		return err
	}
	at := map[int64]int{}
	for _, c := range list {
		if c.Kind == TellNothing {
			continue
		}
		i, ok := at[c.SeminarID]
		if !ok {
			i = len(f.out)
			at[c.SeminarID] = i
			f.out = append(f.out, Todo{Code: TodoTell, SeminarID: c.SeminarID, Number: c.Evening.Number, Title: c.Evening.Title, InSeries: c.Evening.InSeries, Day: c.Evening.Date, Name: c.Name})
		}
		f.out[i].N++
	}
	return nil
}
