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
