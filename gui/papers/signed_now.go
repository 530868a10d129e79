package papers

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export/readback"
)

// differences are where the paper and the ledger do not say the same, as sentences: who
// signed and is not registered any more, and who came by the ledger and did not sign.
func (s *Signed) differences() (out []string) {
	var back, kept []string
	for _, l := range s.Lines {
		switch {
		case l.Read == readback.Marked && l.Who.State != data.Confirmed:
			back = append(back, fmt.Sprintf("№%d %s(%s)", l.No, l.Who.Name, l.Who.State.Label()))
		case l.Read == readback.Blank && l.Who.State == data.Confirmed && l.Who.Attendance.Present():
			kept = append(kept, fmt.Sprintf("№%d %s(%s)", l.No, l.Who.Name, l.Who.Attendance.Label()))
		}
	}
	if len(back) > 0 {
		out = append(out, lang.X("scan.back", "{{.Evening}}で、印はあるのに台帳では申込済でない方: {{.Names}}。来られた方として、申込済・出席にします。", map[string]any{"Evening": s.Evening(), "Names": someNames(back)}))
	}
	if len(kept) > 0 {
		out = append(out, lang.X("scan.kept", "{{.Evening}}で、印はないのに台帳では出席の方: {{.Names}}。台帳のままにします。違うときは「出欠」で直してください。", map[string]any{"Evening": s.Evening(), "Names": someNames(kept)}))
	}
	return out
}

// compared is how the sheets of an evening that is settled compare with the ledger, as
// sentences: nothing of them is entered.
func (s *Signed) compared() string {
	var came, missed []string
	for _, l := range s.Lines {
		present := l.Who.State == data.Confirmed && l.Who.Attendance.Present()
		switch who := fmt.Sprintf("№%d %s", l.No, l.Who.Name); {
		case l.Read == readback.Marked && !present:
			came = append(came, who)
		case l.Read == readback.Blank && present:
			missed = append(missed, who)
		}
	}
	out := lang.X("scan.settled.evening", "{{.Evening}}は実績確定しているので、入れません。直すときは、先に確定を取り消してください。", map[string]any{"Evening": s.Evening()})
	if len(came) > 0 {
		out += lang.X("scan.settled.came", "紙には印があり、台帳では出席でない方: {{.Names}}。", map[string]any{"Names": someNames(came)})
	}
	if len(missed) > 0 {
		out += lang.X("scan.settled.missed", "紙には印がなく、台帳では出席の方: {{.Names}}。", map[string]any{"Names": someNames(missed)})
	}
	if n := len(s.Lines) - s.unsureLines(); len(came)+len(missed) == 0 && n > 0 {
		out += lang.X("scan.settled.same", "読み取れた{{.N}}名の印は、台帳と同じです。", map[string]any{"N": n})
	}
	if n := s.unsureLines(); n > 0 {
		out += lang.X("scan.settled.unsure", "判定できない行が{{.N}}あります。", map[string]any{"N": n})
	}
	if n := len(s.Unknown); n > 0 {
		out += lang.X("scan.settled.unknown", "確定のときに№がなかった{{.N}}行は、比べていません。", map[string]any{"N": n})
	}
	return out
}

// someNames names the first of them, as many as are read in one look.
func someNames(all []string) string {
	const most = 6
	if n := len(all) - most; n > 0 {
		return lang.X("scan.more", "{{.Names}}ほか{{.N}}名", map[string]any{"Names": strings.Join(all[:most], "、"), "N": n})
	}
	return strings.Join(all, "、")
}

// Unread reports whether a page says nothing that may be one of an evening: what it is was
// not read at all, or it is a page of that evening.
func (s *Scanned) Unread(seminar int64) bool {
	return slices.ContainsFunc(s.Pages, func(p ScannedPage) bool {
		return p.Problem != "" && (p.Sheet == nil || p.Sheet.Ledger == s.ledger && p.Sheet.Seminar == seminar)
	})
}
