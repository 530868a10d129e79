package papers

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/report"
	"jibun/export"
	"jibun/export/fields"
	"jibun/export/page"
	"jibun/export/sheet"
)

// standard is a paper of an evening that comes from a value as it stands; chosen makes it
// another one, see variant.
func standard[T any](ctx context.Context, s *data.Store, seminar int64, name, about string, chosen []string, value T,
	write func(context.Context, io.Writer, T, export.Options) error, layout func(T, export.Measure) *sheet.Paper) (Paper, error) {
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return Paper{}, err
	}
	label := evening(m)
	p := Paper{About: label + " " + name + about, File: eveningFile(m, variant(name, chosen...)) + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return write(ctx, w, value, o) }, Pages: laid(layout, value)}
	p.warnCalledOff(m)
	return p, nil
}

func people(n int) string { return fmt.Sprintf("(%d名)", n) }

// nobodySpeaks is a paper for lecturers where there are none.
func nobodySpeaks() Paper {
	return Paper{Warnings: []string{lang.X("paper.letter.none", "この回の講師がまだ決まっていません。セミナーの「講師」で加えられます。")}}
}

// Badges are the 名札 of a seminar. Saving them keeps how far they were moved.
func Badges(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	q, err := q.asOffice(ctx, s)
	if err != nil {
		return Paper{}, err
	}
	r, err := s.Badges(ctx, q.Seminar)
	if err != nil {
		return Paper{}, err
	}
	r.Blank, r.Frames, r.Sheet = q.Blank, q.Frames, q.BadgeSheet
	if q.Moved {
		r.Right, r.Down = q.Right, q.Down
	}
	chosen := []string{fmt.Sprintf("%d面", q.BadgeSheet), listed(q.Order), ifSo(q.Blank > 0, fmt.Sprintf("名前なし%d枚", q.Blank)), ifSo(q.Frames, "試し刷り")}
	p, err := standard(ctx, s, q.Seminar, "名札", people(len(r.All)), chosen, r, export.Badges, export.BadgesPaper)
	if q.Moved {
		p.Before = func(ctx context.Context) error {
			return s.WantPapers(ctx, "名札 位置", func(o *data.Office) {
				o.BadgeRight, o.BadgeDown = int(math.Round(q.Right*10)), int(math.Round(q.Down*10))
			})
		}
	}
	if len(r.All) == 0 && r.Blank == 0 {
		p.Warnings = append(p.Warnings, lang.X("paper.signin.empty", "参加確定の方がまだいません。"))
	}
	return p, err
}

// Tents are the 机上札 of the lecturers of a seminar.
func Tents(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	q, err := q.asOffice(ctx, s)
	if err != nil {
		return Paper{}, err
	}
	r, err := s.Tents(ctx, q.Seminar)
	if err != nil || len(r.All) == 0 {
		return nobodySpeaks(), err
	}
	r.Upright = *q.Upright
	p, err := standard(ctx, s, q.Seminar, "机上札", people(len(r.All)), []string{ifSo(r.Upright, "縦書き")}, r, export.Tents, export.TentsPaper)
	p.Pages = func(context.Context) (*page.Document, error) {
		f, err := Faces()
		if err != nil {
			return nil, err
		}
		return export.TentsDocument(r, f), nil
	}
	return p, err
}

// Envelopes are those to the lecturers of a seminar.
func Envelopes(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	q, err := q.asOffice(ctx, s)
	if err != nil {
		return Paper{}, err
	}
	r, err := s.Envelopes(ctx, q.Seminar)
	if err != nil || len(r.All) == 0 {
		return nobodySpeaks(), err
	}
	r.Large, r.Heads = *q.Large, q.Heads
	size := "長形3号"
	if r.Large {
		size = "角形2号"
	}
	return standard(ctx, s, q.Seminar, "封筒", people(len(r.All)), []string{size, ifSo(q.Heads, report.LetterToHead.Label())}, r, export.Envelopes, export.EnvelopesPaper)
}

// Survey is the アンケート用紙 of a seminar.
func Survey(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	r, err := s.SurveySheet(ctx, q.Seminar)
	if err != nil {
		return Paper{}, err
	}
	return standard(ctx, s, q.Seminar, "アンケート用紙", "", nil, r, export.Survey, export.SurveyPaper)
}

// SurveyTally is the アンケート集計表 of a seminar.
func SurveyTally(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	r, err := s.SurveyTally(ctx, q.Seminar)
	if err != nil {
		return Paper{}, err
	}
	p, err := standard(ctx, s, q.Seminar, "アンケート集計表", "", nil, r, export.SurveyTally, export.SurveyTallyPaper)
	if r.Returned == 0 {
		p.Warnings = append(p.Warnings, lang.X("paper.tally.empty", "アンケートがまだ入力されていません。"))
	}
	return p, err
}

// Attended is the 出席確認済み名簿 of a seminar.
func Attended(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	q, err := q.asOffice(ctx, s)
	if err != nil {
		return Paper{}, err
	}
	r, err := s.Attended(ctx, q.Seminar, q.Order)
	if err != nil {
		return Paper{}, err
	}
	p, err := standard(ctx, s, q.Seminar, "出席確認済み名簿", people(len(r.Staff)+len(r.Outside)), []string{listed(q.Order)}, r, export.Attended, export.AttendedPaper)
	if r.Unknown > 0 {
		p.Warnings = append(p.Warnings, lang.X("paper.attended.unknown", "出欠が未確認の方が{{.N}}名います。", map[string]any{"N": r.Unknown}))
	}
	return p, err
}

// Thanks are the 礼状 of a seminar: to each lecturer, to those of Request.People, to the one
// of Request.Person, or one letter to all.
func Thanks(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	q, err := q.asOffice(ctx, s)
	if err != nil {
		return Paper{}, err
	}
	q.Together = q.ThanksTogether
	to, err := asked(ctx, s, q)
	if err != nil {
		return Paper{}, err
	}
	var ids []int64
	for _, x := range to {
		ids = append(ids, x.PersonID)
	}
	r, err := s.Thanks(ctx, q.Seminar, ids...)
	if err != nil || len(r.All) == 0 {
		return nobodySpeaks(), err
	}
	r.Together = *q.Together && len(r.All) > 1
	var names []string
	for _, x := range r.All {
		names = append(names, x.Lecturer)
	}
	chosen := []string{ifSo(r.Together, "全員へ一通"), whom(ids, names)}
	p, err := standard(ctx, s, q.Seminar, "礼状", people(len(r.All)), chosen, r, export.Thanks, export.ThanksPaper)
	p.warnMarks(fields.ThanksMarks(r))
	if p.Text = data.TextThanks; r.All[0].Outside || r.Together && slices.ContainsFunc(r.All, func(x report.RequestLetter) bool { return x.Outside }) {
		p.Text = data.TextGuestThanks
	}
	return p, err
}

// certificateWish is what a request wishes for.
func certificateWish(q Request) data.CertificateWish {
	w := data.CertificateWish{Kind: q.Certificate, Seminar: q.Seminar, Series: q.Series, Year: q.Year, Least: q.Least, People: q.People}
	if w.Kind == "" {
		w.Kind = report.Attendance
	}
	return w
}

// Certificates are 受講証明書 of a seminar, or 修了証 of a year. Saving them gives the
// numbers; until then they are those that would be given.
func Certificates(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	q, err := q.asOffice(ctx, s)
	if err != nil {
		return Paper{}, err
	}
	w := certificateWish(q)
	r, err := s.CertificateSheet(ctx, w)
	if err != nil {
		return Paper{}, err
	}
	if len(r.All) == 0 {
		none := noCertificate(q)
		none.warnPartly(r)
		none.Text = data.PaperTextKind(w.Kind)
		return none, nil
	}
	var names []string
	for _, x := range r.All {
		names = append(names, x.Name)
	}
	label, file := r.Year.Label(r.Style), ""
	if w.Kind == report.Attendance {
		m, err := s.Seminar(ctx, q.Seminar)
		if err != nil {
			return Paper{}, err
		}
		label, file = evening(m), eveningFile(m, variant(w.Kind.Label(), whom(q.People, names)))
	} else {
		file = yearFile(r.Year, label, variant(w.Kind.Label(), fmt.Sprintf("%d回以上", q.Least), whom(q.People, names)))
	}
	p := Paper{About: label + " " + w.Kind.Label() + people(len(r.All)), File: file + ".xlsx",
		Write: func(ctx context.Context, out io.Writer, o export.Options) error {
			return export.Certificates(ctx, out, r, o)
		},
		Pages: func(ctx context.Context) (*page.Document, error) { return typeset(export.CertificatesPaper, r)(ctx) },
		Before: func(ctx context.Context) error {
			if _, err := s.IssueCertificates(ctx, w); err != nil {
				return err
			}
			now, err := s.CertificateSheet(ctx, w) // as they are numbered
			r = now
			return err
		}}
	p.Text = data.PaperTextKind(w.Kind)
	p.Some = func(ctx context.Context, pages []int) (Paper, error) { return certificatesOn(ctx, s, q, r, pages) }
	p.warnMarks(export.CertificateMarks(r))
	p.warnPartly(r)
	if export.CertificatesTooLong(r, export.Printing(export.HalfWidths{})) {
		p.Warnings = append(p.Warnings, lang.X("paper.certificate.long", "文が長く、終わりが証明書に入りません。「文を直す…」で短くしてください。"))
	}
	again := 0
	for _, c := range r.All {
		if c.Again != "" {
			again++
		}
	}
	if again > 0 {
		p.Warnings = append(p.Warnings, lang.X("paper.certificate.again", "前に発行した方が{{.N}}名います。新しい番号で、再発行として書きます。", map[string]any{"N": again}))
	}
	return p, nil
}

// warnPartly names some of those who were there and have no certificate.
func (p *Paper) warnPartly(r report.Certificates) {
	n := len(r.Partly)
	if n == 0 {
		return
	}
	said := map[string]any{"N": n, "Names": strings.Join(r.Partly[:min(n, 5)], "、") + ifSo(n > 5, "ほか")}
	if r.Kind == report.Completion {
		p.Warnings = append(p.Warnings, lang.X("paper.completion.partly", "遅刻・早退は、回数に数えません。数えれば届く方が{{.N}}名います: {{.Names}}", said))
		return
	}
	p.Warnings = append(p.Warnings, lang.X("paper.certificate.partly", "遅刻・早退の方{{.N}}名の証明書はありません(「出席」の方だけに出します): {{.Names}}", said))
}

// noCertificate says why there is none.
func noCertificate(q Request) Paper {
	said := lang.X("paper.certificate.none", "出席した方がいないので、証明書はありません。出欠を入力すると、出席の方に出せます。")
	switch {
	case q.Certificate == report.Completion && q.Series == data.AllSeries:
		said = lang.X("paper.completion.series", "修了証は講座ごとに出します。講座を選んでください。")
	case q.Certificate == report.Completion:
		said = lang.X("paper.completion.none", "この年度に{{.N}}回以上出席した方がいないので、修了証はありません。", map[string]any{"N": q.Least})
	}
	return Paper{Warnings: []string{said}}
}

// certificatesOn are those on some pages, one a page.
func certificatesOn(ctx context.Context, s *data.Store, q Request, r report.Certificates, pages []int) (Paper, error) {
	q.People = nil
	for _, n := range pages {
		if n > len(r.All) {
			return Paper{}, fmt.Errorf("page %d of %d certificates", n, len(r.All))
		}
		q.People = append(q.People, r.All[n-1].Person)
	}
	return Certificates(ctx, s, q)
}

// warnMarks names marks of a text that she wrote which are none.
func (p *Paper) warnMarks(unknown []string) {
	for _, m := range unknown {
		p.Warnings = append(p.Warnings, lang.X("paper.text.unknown", "文の中の {{.Mark}} は知らない項目なので、そのまま書きます。", map[string]any{"Mark": m}))
	}
}
