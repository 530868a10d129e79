package words

import (
	"errors"

	"fyne.io/fyne/v2/lang"

	"jibun/gui/native/printing"
)

var troubleTexts = map[printing.Problem]text{
	printing.Stopped:  later("printer.stopped", "一時停止しています。プリンターの設定で再開すると、続きが出ます。"),
	printing.NoPaper:  later("printer.nopaper", "用紙がありません。入れると、続きが出ます。"),
	printing.Jammed:   later("printer.jammed", "用紙が詰まっています。取り除くと、続きが出ます。"),
	printing.Offline:  later("printer.offline", "電源が入っていないか、つながっていません。つながると、続きが出ます。"),
	printing.Open:     later("printer.open", "ふたが開いています。閉めると、続きが出ます。"),
	printing.NoToner:  later("printer.notoner", "トナーかインクがありません。替えると、続きが出ます。"),
	printing.Unwell:   later("printer.unwell", "人の手当てを待っています。プリンターの表示を見てください。"),
	printing.Rejected: later("printer.rejected", "印刷を受け付けていません。別のプリンターを選ぶか、情報担当にお尋ねください。"),
}

// Trouble says what a printer waits for.
func Trouble(t *printing.Trouble) string {
	return lang.X("printer.trouble", "プリンター「{{.Printer}}」は、{{.Problem}}", map[string]any{"Printer": t.Printer, "Problem": troubleTexts[t.Problem].String()})
}

// Sent says what became of something that was sent to a printer: on paper it is only when
// the printer waits for nothing. trouble is what printing.State says; waits that it is not.
func Sent(what, printer string, trouble error) (said string, waits bool) {
	v := map[string]any{"What": what, "Printer": printer}
	var t *printing.Trouble
	if !errors.As(trouble, &t) {
		return lang.X("print.sent", "プリンターに送りました: {{.What}} → {{.Printer}}", v), false
	}
	v["Problem"] = troubleTexts[t.Problem].String()
	return lang.X("print.waits", "まだ印刷されていません: {{.What}}。プリンター「{{.Printer}}」で待っています。{{.Problem}}", v), true
}

// Lost says what a printer would leave out.
func Lost(printer string, l printing.Lost) string {
	v := map[string]any{"Printer": printer, "Pages": l.Pages.String()}
	if l.Paper {
		return lang.X("printer.lost.paper", "プリンター「{{.Printer}}」には、{{.Pages}}ページの大きさの用紙がありません。このままでは一部が出ません。その用紙のあるプリンターを選んでください。", v)
	}
	return lang.X("printer.lost.edge", "プリンター「{{.Printer}}」は、紙の端のきわに印刷できません。このままでは{{.Pages}}ページの端が欠けます。", v)
}

// printer says what went wrong on the way to one.
func printer(err error) string {
	var t *printing.Trouble
	switch {
	case errors.As(err, &t):
		return Trouble(t)
	case errors.Is(err, printing.ErrNoPrinter):
		return lang.X("printer.none", "プリンターが見つかりません。つながっているか、名前が合っているかをお確かめください。PDFで保存すれば、ほかのパソコンで印刷できます。")
	case errors.Is(err, printing.ErrNoSpooler):
		return lang.X("printer.nospooler", "このパソコンの印刷の仕組みが動いていません。パソコンを再起動しても同じなら、情報担当にお知らせください。PDFで保存すれば、ほかのパソコンで印刷できます。")
	case errors.Is(err, printing.ErrNoPages):
		return lang.X("printer.nopages", "そのページはありません。1-3,5 のように、あるページをお書きください。")
	case errors.Is(err, printing.ErrUnsupported):
		return lang.X("printer.unsupported", "このパソコンには、印刷の仕組み(lp)がありません。PDFで保存して、そこから印刷してください。")
	}
	return ""
}
