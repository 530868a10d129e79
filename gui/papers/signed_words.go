package papers

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/export/marked"
	"jibun/export/readback"
)

// pageProblem is why a page, or a file, says nothing, and what to do.
func pageProblem(err error) string {
	for _, k := range []struct {
		err  error
		text func() string
	}{
		{readback.ErrKind, func() string {
			return lang.X("scan.kind", "読み取れる形のファイルではありません。複合機で PDF・TIFF・JPEG のどれかにしてください。")
		}},
		{readback.ErrLarge, func() string {
			return lang.X("scan.large", "ファイルが大きすぎます(300 MB まで)。分けてスキャンしてください。")
		}},
		{readback.ErrPages, func() string {
			return lang.X("scan.pages", "ページが多すぎます(一つのファイルに 500 ページまで)。分けてスキャンしてください。")
		}},
		{readback.ErrPixels, func() string {
			return lang.X("scan.pixels", "絵が大きすぎます。200〜300dpi でスキャンし直してください。")
		}},
		{readback.ErrEncrypted, func() string {
			return lang.X("scan.encrypted", "パスワードのかかったPDFです。パスワードなしでスキャンし直してください。")
		}},
		{readback.ErrPicture, func() string {
			return lang.X("scan.picture", "絵の読み取れないページです。複合機の設定をふつうの PDF か TIFF・JPEG にして、スキャンし直してください。")
		}},
		{readback.ErrNoPicture, func() string {
			return lang.X("scan.nopicture", "スキャンした絵が入っていないPDFです。署名した紙をスキャンしたファイルを選んでください。")
		}},
		{readback.ErrBroken, func() string { return lang.X("scan.broken", "ファイルが壊れていて読めません。") }},
		{readback.ErrNoCode, func() string {
			return lang.X("scan.nocode", "紙のしるし(右上の QR コード)が見つかりません。ほかの紙か、かすれた紙のようです。QR コードのないキャンセル待ちの名簿は、画面で手で入れてください。")
		}},
		{readback.ErrCodeGone, func() string {
			return lang.X("scan.codegone", "右上の QR コードが読めません。紙の右上が切れたり、折れたり、隠れたりしていないか確かめ、紙全体が入るようにスキャンし直してください。")
		}},
		{errNoScans, func() string {
			return lang.X("scan.noscans", "フォルダーの中に、読み取れるファイル(PDF・TIFF・JPEG・PNG)がありません。")
		}},
		{readback.ErrCorners, func() string {
			return lang.X("scan.corners", "紙の四隅の黒いしるしが見つかりません。紙の端まで入るように、スキャンし直してください。")
		}},
		{readback.ErrCoarse, func() string {
			return lang.X("scan.coarse", "粗すぎて読めません。150dpi 以上でスキャンし直してください。")
		}},
		{marked.ErrNotOurs, func() string {
			return lang.X("scan.notours", "このプログラムの紙ではない QR コードです。")
		}},
		{marked.ErrNewer, func() string {
			return lang.X("scan.newer", "新しい版の「じぶん」で印刷した紙です。新しい版で読み取ってください。")
		}},
		{marked.ErrDamaged, func() string {
			return lang.X("scan.damaged", "QR コードが正しく読めません。スキャンし直してください。")
		}},
		{errOtherLedger, func() string {
			return lang.X("scan.otherledger", "ほかの台帳から印刷した紙です。その台帳を開いて読み取ってください。")
		}},
		{errNoSeminar, func() string { return lang.X("scan.noseminar", "この紙の回が、台帳にありません。") }},
		{errSettled, func() string {
			return lang.X("scan.settled", "この紙の回は実績確定しています。直すときは、先に確定を取り消してください。")
		}},
		{errOtherPaper, func() string {
			return lang.X("scan.otherpaper", "読み取れる紙(受付名簿・アンケート用紙)ではありません。")
		}},
		{errNoNumber, func() string {
			return lang.X("scan.nonumber", "台帳にない№の方がいる名簿です。控えから戻した台帳では、そのあとに印刷した紙は読み取れません。")
		}},
		{fs.ErrNotExist, func() string { return lang.X("scan.nofile", "ファイルが見つかりません。") }},
		{fs.ErrPermission, func() string {
			return lang.X("scan.permission", "ファイルを開けません。ほかで開いていないか、お確かめください。")
		}},
		{context.Canceled, func() string { return lang.X("scan.stopped", "途中でやめました。") }},
	} {
		if errors.Is(err, k.err) {
			return k.text()
		}
	}
	return lang.X("scan.unknown", "読み取れませんでした。")
}

// pageNote is what to know of a page that was read: that a light pen may have left nothing.
func pageNote(p *readback.Page) string {
	if errors.Is(p.Err, readback.ErrSame) {
		return lang.X("scan.same", "ほかのファイルと同じ中身なので、一度だけ読みました。")
	}
	switch {
	case p.Err != nil || !p.Black:
		return ""
	case !p.Lost:
		return lang.X("scan.black", "白黒で読み取られた紙です。ごく薄い印や朱肉は写らないことがあるので、空いている行は紙と見比べてください。")
	}
	return lang.X("scan.lost", "白黒で読み取られ、薄い字は写っていないかもしれません。空いて見える行は紙を見て確かめるか、グレーでスキャンし直してください。")
}

// WhyText says why a line is unsure.
func WhyText(w readback.Why) string {
	switch w {
	case readback.Faint:
		return lang.X("scan.why.faint", "薄い")
	case readback.Small:
		return lang.X("scan.why.small", "小さい点か線")
	case readback.Blackened:
		return lang.X("scan.why.blackened", "塗りつぶし・×")
	case readback.Beside:
		return lang.X("scan.why.beside", "□の外に印")
	case readback.Elsewhere:
		return lang.X("scan.why.elsewhere", "ほかの欄に書き込み")
	case readback.Struck:
		return lang.X("scan.why.struck", "線で消してある")
	case readback.Differs:
		return lang.X("scan.why.differs", "□と署名が合わない")
	case readback.Several:
		return lang.X("scan.why.several", "二つ以上に印")
	case readback.Covered:
		return lang.X("scan.why.covered", "□が見えない")
	case readback.Across:
		return lang.X("scan.why.across", "上か下の行にかかる")
	case readback.Alone:
		return lang.X("scan.why.alone", "署名だけ(□は空欄)")
	case readback.Unnamed:
		return lang.X("scan.why.unnamed", "お名前と違うかも")
	case readback.Lettered:
		return lang.X("scan.why.lettered", "字かもしれない")
	case readback.Contradicts:
		return lang.X("scan.why.contradicts", "二度の読み取りが合わない")
	case readback.Spilt:
		return lang.X("scan.why.spilt", "汚れかもしれない")
	case readback.Gone:
		return lang.X("scan.why.gone", "写っていないかもしれない")
	}
	return ""
}

// Problems are what to know before the sheets of an evening are entered, as sentences.
func (s *Signed) Problems() (out []string) {
	if len(s.Missing) > 0 {
		out = append(out, lang.X("scan.missing", "{{.Evening}}の名簿は全{{.N}}ページですが、{{.Pages}}ページ目がありません。", map[string]any{"Evening": evening(s.Seminar), "N": s.Pages, "Pages": pageNumbers(s.Missing)}))
	}
	if len(s.Twice) > 0 {
		out = append(out, lang.X("scan.twice", "{{.Evening}}の名簿の{{.Pages}}ページ目が二度あります。同じ紙なら、はっきり読めたほうを使い、合わない行はおたずねします。別々に使った紙なら、どちらかに印があれば出席にします。", map[string]any{"Evening": evening(s.Seminar), "Pages": pageNumbers(s.Twice)}))
	}
	return append(out, s.differences()...)
}

// NotRead says which columns of its sheets are not read, and where they are entered; "" if there
// are none.
func (s *Signed) NotRead() string {
	var what, where []string
	for _, f := range s.notRead {
		switch f {
		case marked.Leave:
			what, where = append(what, lang.X("scan.notread.leave", "退室")), append(where, lang.X("scan.notread.leave.where", "退室は「出欠」の早退"))
		case marked.Fee:
			what, where = append(what, lang.X("scan.notread.fee", "会費")), append(where, lang.X("scan.notread.fee.where", "会費は「懇親会」"))
		case marked.Remark:
			what, where = append(what, lang.X("scan.notread.remark", "備考")), append(where, lang.X("scan.notread.remark.where", "備考は「申込者」"))
		}
	}
	if len(what) == 0 {
		return ""
	}
	return lang.X("scan.notread", "{{.What}}の欄は読み取りません。{{.Where}}で入れてください。", map[string]any{"What": strings.Join(what, "・"), "Where": strings.Join(where, "、")})
}

func pageNumbers(pages []int) string {
	var s []string
	for _, n := range pages {
		s = append(s, strconv.Itoa(n))
	}
	return strings.Join(s, "・")
}

// PageProblems are what pages do not say, and what to know of those that were read, as
// sentences; what is to know of many pages is said once.
func (s *Scanned) PageProblems() (out []string) {
	notes := map[string][]*ScannedPage{}
	var order []string
	for i := range s.Pages {
		p := &s.Pages[i]
		if p.Problem != "" && !p.settled { // that is said of the evening
			out = append(out, lang.X("signed.problem", "{{.Page}}: {{.Why}}", map[string]any{"Page": p.Title(), "Why": p.Problem}))
		}
		if p.Note == "" {
			continue
		}
		if notes[p.Note] == nil {
			order = append(order, p.Note)
		}
		notes[p.Note] = append(notes[p.Note], p)
	}
	for _, e := range s.Settled {
		out = append(out, e.compared())
	}
	for _, note := range order {
		pages := notes[note]
		title := pages[0].Title()
		if n := len(pages) - 1; n > 0 {
			title = lang.X("scan.pagesmore", "{{.Page}}ほか{{.N}}ページ", map[string]any{"Page": title, "N": n})
		}
		out = append(out, lang.X("signed.problem", "{{.Page}}: {{.Why}}", map[string]any{"Page": title, "Why": note}))
	}
	return out
}

// Title is how the page is called in its file.
func (p *ScannedPage) Title() string {
	if p.Number == 0 {
		return filepath.Base(p.File)
	}
	return lang.X("scan.page", "{{.File}} の{{.N}}ページ目", map[string]any{"File": filepath.Base(p.File), "N": p.Number})
}

// Evening is how an evening is called.
func (s *Signed) Evening() string { return evening(s.Seminar) }
