package papers

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export"
)

// A Kind is a paper one can choose.
type Kind struct {
	ID    int64
	Key   string
	Label string // what it is called
	Group string // what it is about, in a word
	Of    Subject
	Past  bool // of an evening that was: what it says is known afterwards
	Make  func(context.Context, *data.Store, Request) (Paper, error)
}

// A Subject is what a paper is about.
type Subject int

const (
	OfEvening Subject = iota
	OfYear
	OfPerson
)

// A Request says which paper is wanted. What it leaves open is as the office has it (asOffice).
type Request struct {
	Year            wareki.FiscalYear
	Series          int64 // of a year's paper: 0 = the main one, or data.AllSeries
	Seminar, Person int64
	Order           data.SignInOrder    // of the 受付名簿; "" = as the office has it
	Columns         []report.DoorColumn // of the 受付名簿; nil = as the office has it
	WalkIns         int                 // 受付名簿: free lines for 当日参加, at most report.MostWalkIns; 0 = as the office has it, -1 = none
	Letter          report.LetterKind   // of the 講師依頼書
	History         *bool               // 年次報告書: with 受講履歴
	A3              *bool               // 出席簿: on A3; else A4
	Together        *bool               // 講師依頼書 to lecturers: one letter for all of them of the evening
	ThanksTogether  *bool               // 礼状: likewise

	Certificate report.CertificateKind // which of the certificates; "" = 受講証明書 of Seminar; 修了証 is of Series and Year
	Least       int                    // 修了証: how many evenings of 出席 it takes; 0 = as the office has it
	People      []int64                // certificates, 講師依頼書, 礼状: for whom of Receivers; nil = for all of them

	BadgeSheet  int     // 名札: on a sheet, 10 or 8; 0 = as the office has it
	Blank       int     // 名札: cards without a name at the end
	Each        bool    // 当日の一式: an アンケート用紙 for everybody on the list; else one, to be copied
	Frames      bool    // 名札: the edges are drawn, to try where the cards lie
	Moved       bool    // 名札: Right and Down count and are kept; false = as they were kept
	Right, Down float64 // 名札: millimetres that all cards are moved on the sheet

	Upright *bool // 机上札: written from top to bottom
	Large   *bool // 封筒: 角形2号; else 長形3号
	Heads   bool  // 封筒: to the heads of the lecturers' sections
}

// Kinds lists the papers, grouped by what they are about.
func Kinds() []Kind {
	evening, year, person := lang.X("papers.evening", "各回"), lang.X("papers.year", "年度"), lang.X("papers.person", "個人")
	return []Kind{
		{1, "signin", lang.X("paper.signin", "受付名簿"), evening, OfEvening, false, func(ctx context.Context, s *data.Store, r Request) (Paper, error) {
			return SignIn(ctx, s, r)
		}},
		{2, "party", lang.X("paper.party", "懇親会名簿"), evening, OfEvening, false, func(ctx context.Context, s *data.Store, r Request) (Paper, error) {
			return Party(ctx, s, r.Seminar)
		}},
		{3, "letter", lang.X("paper.letter", "講師依頼書"), evening, OfEvening, false, func(ctx context.Context, s *data.Store, r Request) (Paper, error) {
			return Letter(ctx, s, r)
		}},
		{4, "certificate", lang.X("paper.certificate", "受講証明書・修了証"), evening, OfEvening, true, Certificates},
		{10, "badges", lang.X("paper.badges", "名札"), evening, OfEvening, false, Badges},
		{11, "tents", lang.X("paper.tents", "机上札"), evening, OfEvening, false, Tents},
		{12, "envelope", lang.X("paper.envelope", "封筒"), evening, OfEvening, false, Envelopes},
		{14, "survey", lang.X("paper.survey", "アンケート用紙"), evening, OfEvening, false, Survey},
		{15, "tally", lang.X("paper.tally", "アンケート集計表"), evening, OfEvening, true, SurveyTally},
		{9, "attended", lang.X("paper.attended", "出席確認済み名簿"), evening, OfEvening, true, Attended},
		{13, "thanks", lang.X("paper.thanks", "礼状"), evening, OfEvening, true, Thanks},
		{5, "annual", lang.X("paper.annual", "年次報告書"), year, OfYear, false, func(ctx context.Context, s *data.Store, r Request) (Paper, error) {
			return Annual(ctx, s, r)
		}},
		{6, "book", lang.X("paper.book", "出席簿"), year, OfYear, false, func(ctx context.Context, s *data.Store, r Request) (Paper, error) {
			return Book(ctx, s, r)
		}},
		{8, "case", lang.X("paper.case", "取組事例"), year, OfYear, false, func(ctx context.Context, s *data.Store, r Request) (Paper, error) {
			return Case(ctx, s, r.Series, r.Year)
		}},
		{7, "person", lang.X("paper.person", "受講履歴"), person, OfPerson, false, func(ctx context.Context, s *data.Store, r Request) (Paper, error) {
			return Person(ctx, s, r.Person)
		}},
		{16, "disclosure", lang.X("paper.disclosure", "開示用記録"), person, OfPerson, false, Disclosure},
	}
}

// About is what a paper is about as it is asked for: 修了証 are of a year.
func (k Kind) About(r Request) Subject {
	if k.Key == "certificate" && r.Certificate == report.Completion {
		return OfYear
	}
	return k.Of
}

// FormKinds are those of which there is a form.
func FormKinds() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return k.Formless() != "" })
}

// Formless is why there is no form of a paper, in words; "" if there is one.
func (k Kind) Formless() string {
	for _, l := range export.Layouts() {
		if l.Key == k.Key {
			return l.Formless
		}
	}
	return ""
}

// KindOf is the paper of a key, the 受付名簿 if there is none.
func KindOf(key string) Kind {
	if key == setKey {
		return Set()
	}
	for _, k := range Kinds() {
		if k.Key == key {
			return k
		}
	}
	return Kinds()[0]
}

// EveningFor is the seminar that a paper is wanted for today: the next one, or for a paper of
// what was, the one that was last; 0 if there is none.
func EveningFor(ctx context.Context, s *data.Store, k Kind) (int64, error) {
	if k.Past {
		list, err := s.Seminars(ctx, data.SeminarFilter{})
		if err != nil {
			return 0, err
		}
		today := s.Today()
		for _, m := range list { // the latest first
			if m.Date != "" && m.Date <= today && !m.State.CalledOff() {
				return m.ID, nil
			}
		}
	}
	return NextEvening(ctx, s)
}

// NextEvening is the seminar that comes next, or, with none to come, the last one
// whose sheet could still be wanted; 0 if there is none.
func NextEvening(ctx context.Context, s *data.Store) (int64, error) {
	list, err := s.Seminars(ctx, data.SeminarFilter{})
	if err != nil {
		return 0, err
	}
	today, next := s.Today(), int64(0)
	for _, m := range list { // the latest first
		if m.Date < today {
			break
		}
		if m.State != data.SeminarCancelled && m.State != data.SeminarPostponed {
			next = m.ID
		}
	}
	if next == 0 && len(list) > 0 {
		next = list[0].ID
	}
	return next, nil
}
