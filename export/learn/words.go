package learn

import (
	"slices"
	"strings"

	"jibun/export/template"
)

// thesaurus is how offices call what the items say: the words of headings, and of what
// stands before a figure in a sentence. A word is written without blanks.
var thesaurus = map[string][]string{
	"所属名":       {"所属", "団体", "部署", "所属・団体", "部課名", "課等", "所属名", "課名"},
	"今の所属":      {"所属", "部署", "所属・団体", "部課名", "課等", "所属名"},
	"今のふりがな":    {"ふりがな", "フリガナ", "かな", "カナ", "よみ", "読み"},
	"講師の今の氏名":   {"講師", "講師氏名", "氏名", "講師名"},
	"開催回数":      {"実施回数", "開催回数", "回数", "開催数", "実施数", "講座数", "開催実績"},
	"参加延べ":      {"参加者数", "参加延べ", "延べ", "延べ人数", "延人数", "延べ人員", "延人員", "延べ参加者", "延べ参加者数", "受講者数", "参加人数", "出席者数", "参加者", "受講者", "参加者計", "参加", "参加者数合計"},
	"実人数":       {"実人員", "実人数", "実数", "参加者実人数", "実参加者", "実参加者数", "実受講者数", "実"},
	"職員延べ":      {"職員", "うち職員", "職員延べ", "庁内"},
	"外部延べ":      {"外部", "うち外部", "外部延べ", "庁外", "市民等", "外部の方", "職員以外", "庁外の方", "一般", "その他"},
	"初参加":       {"初参加", "うち初参加", "新規", "新規参加者", "初めて", "初回", "初参加者", "初参加者数"},
	"申込延べ":      {"申込者数", "申込", "申込延べ", "申込数", "申込人数", "応募者数", "申込者"},
	"定員合計":      {"定員", "定員計", "定員合計", "募集人員", "募集人数"},
	"充足率":       {"定員に対する率", "充足率", "定員充足率", "参加率", "充足"},
	"出席率":       {"出席率", "出席の割合", "参加率"},
	"平均参加":      {"1回平均", "平均", "1回あたり", "一回平均", "平均参加者数", "平均参加", "1回当たり", "1回当たりの参加者"},
	"初参加率":      {"初参加率", "初参加の割合", "新規率"},
	"無断欠席":      {"無断欠席", "無断", "無断欠席者"},
	"懇親会延べ":     {"懇親会", "懇親会参加者", "懇親会延べ", "交流会"},
	"欠席":        {"欠席", "欠席者", "欠席者数", "欠席数"},
	"キャンセル":     {"キャンセル", "キャンセル数", "取りやめ"},
	"リピーター":     {"リピーター"},
	"常連":        {"常連", "5回以上"},
	"参加確定":      {"参加確定", "参加決定", "決定者数"},
	"職員数":       {"職員数", "在籍", "在籍数", "在籍者数", "現員", "人員", "対象者", "対象者数", "対象職員", "定数"},
	"初回開催日":     {"期間", "実施期間", "開催期間", "自", "開始", "初回", "から"},
	"最終開催日":     {"期間", "実施期間", "開催期間", "至", "終了", "最終", "最終回", "まで"},
	"初回番号":      {"第", "自", "初回", "から"},
	"最終回番号":     {"第", "至", "最終回", "まで"},
	"作成日":       {"作成日", "作成年月日", "作成", "現在", "報告日", "提出日"},
	"年度":        {"年度"},
	"年度初日":      {"年度"},
	"西暦年度":      {"年度", "西暦"},
	"所属":        {"所属", "担当", "担当課", "主管課", "課名", "部署", "所属名", "団体", "所属・団体", "部課", "部課名", "課等"},
	"団体":        {"団体", "団体名", "市町村名", "自治体名"},
	"講座":        {"講座", "講座名", "事業名", "名称"},
	"番号":        {"回", "番号", "No", "No.", "№", "通算回", "回数", "開催回", "通番", "受付番号"},
	"年度の回":      {"No", "No.", "№", "回", "通番", "番号", "回数"},
	"連番":        {"No", "No.", "№", "番号", "連番", "通番", "#", "順"},
	"欄":         {"No", "No.", "№", "番号"},
	"開催日":       {"開催日", "月日", "日程", "実施日", "期日", "日付", "年月日", "開催年月日", "実施年月日", "日時", "開催日時", "曜", "曜日", "月", "日", "とき", "登壇日"},
	"開始":        {"開始", "時刻", "時間", "開始時刻", "日時", "開催日時", "開会"},
	"終了":        {"終了", "時刻", "時間", "終了時刻", "日時", "開催日時", "閉会"},
	"テーマ":       {"テーマ", "題目", "演題", "講座名", "内容", "タイトル", "研修名", "講義名", "題名", "演目", "件名"},
	"分類":        {"分類", "区分", "種別", "分野", "ジャンル", "カテゴリ"},
	"講師":        {"講師"},
	"講師名":       {"講師", "講師名", "講師氏名", "氏名"},
	"講師氏名":      {"講師", "講師氏名", "氏名", "講師名"},
	"講師所属":      {"所属", "所属・職名", "講師所属", "職名", "肩書"},
	"会場":        {"会場", "場所", "開催場所", "ところ", "実施場所"},
	"定員":        {"定員", "募集人員", "募集人数", "募集"},
	"申込":        {"申込", "申込者", "申込数", "申込者数", "応募", "応募者", "応募者数"},
	"参加":        {"参加", "参加者", "参加者数", "参加人数", "出席者", "受講者", "受講者数", "延べ", "延べ人数", "延人数", "延人員", "参加延べ", "出席", "人数"},
	"職員":        {"職員", "うち職員", "庁内"},
	"外部":        {"外部", "うち外部", "庁外"},
	"懇親会":       {"懇親会", "交流会"},
	"参加率":       {"率", "参加率", "割合"},
	"部名":        {"部", "部局", "部名", "部局名", "所属部"},
	"部見出し":      {"部", "部局", "部名", "部局名", "所属部"},
	"課名":        {"課", "課等", "課名", "所属", "所属名", "課・室", "課室", "部署"},
	"コード":       {"コード", "所属コード"},
	"前年度参加":     {"前年度", "昨年度", "前年"},
	"最終参加日":     {"最終参加", "最終参加日"},
	"分類名":       {"分類", "区分", "種別", "分野"},
	"回数":        {"回数", "開催回数", "実施回数", "講座数"},
	"氏名":        {"氏名", "名前", "受講者", "参加者", "姓", "名", "氏"},
	"今の氏名":      {"氏名", "名前"},
	"ふりがな":      {"ふりがな", "フリガナ", "かな", "カナ", "よみ", "読み"},
	"職名":        {"職名", "職", "役職", "補職名", "職位"},
	"職員番号":      {"職員番号", "職番", "番号", "職員コード", "職員No"},
	"出欠":        {"出欠", "出席", "出欠席"},
	"備考":        {"備考", "摘要"},
	"累計":        {"累計", "通算"},
	"役割":        {"役割", "区分"},
	"通算回数":      {"通算", "通算回数", "累計"},
	"参加予定":      {"参加予定", "予定者数", "参加予定者"},
	"参加者数":      {"参加者数", "人数", "名簿の人数", "受講者数"},
	"出席者数":      {"出席者数", "出席", "出席者", "参加者数", "当日参加者数", "計"},
	"無断欠席者数":    {"無断欠席", "無断", "うち無断", "無断欠席者"},
	"遅刻早退者数":    {"遅刻", "早退", "遅刻・早退"},
	"初参加者数":     {"初参加", "うち初参加", "新規", "うち新規", "初めて", "初参加者"},
	"職員の出席者数":   {"職員", "うち職員", "庁内"},
	"外部の出席者数":   {"外部", "うち外部", "庁外", "職員以外", "市民等"},
	"申込に対する参加率": {"申込に対する率", "参加率", "出席率"},
	"出欠の語":      {"出欠", "出席", "出欠席"},
	"欠席者数":      {"欠席者数", "欠席", "欠席者", "欠席数"},
	"月初":        {"月", "年月"},
	"出席":        {"出席", "出席回数", "参加回数", "回数", "計", "出席計"},
}

// kindred are items that say the same of most: which of them is meant seldom matters.
var kindred = [][]string{{"氏名", "今の氏名"}, {"ふりがな", "今のふりがな"}, {"所属", "所属名", "今の所属"}, {"講師名", "講師氏名", "講師の今の氏名"}, {"年度", "年度初日"},
	{"当時の所属", "現所属"}, {"課名", "課等"}, {"部名", "部見出し"}, {"連番", "欄", "番号", "年度の回"}, {"累計参加", "参加の累計"}, {"累計回数", "回数の累計"}}

func kin(a, b pattern) bool {
	x, y := a.names(""), b.names("")
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] && !slices.ContainsFunc(kindred, func(k []string) bool { return slices.Contains(k, leafOf(x[i])) && slices.Contains(k, leafOf(y[i])) }) {
			return false
		}
	}
	return true
}

func leafOf(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// likely are the lists in which what an office keeps is looked for first, where two
// explain a sheet as well.
var likely = []string{"開催", "名簿", "部", "所属別", "分類", "受講者", "受講職員", "受講外部", "講師", "年度別", "受講", "セミナー", "月", "開催月", "四半期", "半期", "前期", "後期"}

func rankOf(path string) int {
	if i := slices.Index(likely, path); i >= 0 {
		return i
	}
	return len(likely)
}

// units say of what kind a number is that stands before them.
var units = map[string][]string{
	"件": {"件数"},
	"回": {"件数", "年度の回", "開催回数", "回数", "番号", "前年度開催回数", "出席", "申込", "欠席", "通算回数", "累計"},
	"名": people, "人": people,
	"円": {"会費"},
}

var people = []string{"件数", "参加延べ", "実人数", "職員延べ", "外部延べ", "初参加", "申込延べ", "定員合計", "無断欠席", "懇親会延べ", "欠席", "キャンセル", "リピーター", "常連", "参加確定", "職員数",
	"上位10%の人数", "職員の参加実人数", "人数のみの参加", "取消", "出欠の分かる人数", "出席した人数", "平均参加", "定員", "申込", "参加", "職員", "外部", "参加予定", "参加者数", "外部の人数", "待ち人数", "懇親会定員", "懇親会人数", "出席者数", "欠席者数", "懇親会", "無断欠席者数", "遅刻早退者数", "初参加者数", "職員の出席者数", "外部の出席者数"}

// totals are words before the number of a list's rows: 以上 367名.
var totals = []string{"以上", "計", "全", "全部で", "総数", "合わせて"}

const beforeYear = "前年度"

// endings are how offices call what a count is beside others.
var endings = map[string][]string{
	template.Cumulative: {"累計", "累積", "通算"},
	template.Portion:    {"構成比", "構成割合", "割合", "比率", "シェア", "占有率", "占める率"},
	template.Rank:       {"順位", "ランク", "順"},
	template.Mean:       {"1回平均", "一回平均", "1回当たり", "1回あたり", "一回当たり", "平均"},
	template.Change:     {"対前年度増減", "前年度比増減", "対前年増減", "前年度差", "前年差", "増減数", "増減", "比較", "増", "減"},
	template.Growth:     {"対前年度比", "対前年比", "前年度比", "前年比", "対比", "伸び"},
	template.Increase:   {"対前年度増減率", "増減率", "増加率", "伸び率", "伸率"},
	template.OfApplied:  {"申込に対する", "出席率", "参加率", "受講率", "出席割合"},
	template.OfCapacity: {"定員に対する", "充足率", "定員比", "参加率"},
}

// derived takes an ending off the name of a field.
func derived(name string) (base, ending string) {
	for e := range endings {
		if b, ok := strings.CutSuffix(name, e); ok && b != "" {
			return b, e
		}
	}
	return name, ""
}

// derivedScore is headScore of a count with an ending: the ending must be named, and what
// is counted should be.
func derivedScore(base, ending string, heads []string) float64 {
	named := 0.0
	var rest []string
	for i, h := range heads {
		found := ""
		for _, w := range endings[ending] {
			if strings.Contains(h, w) && len(w) > len(found) {
				found = w
			}
		}
		if found != "" {
			named = max(named, (0.6+0.4*float64(len(found))/float64(len(h)))*(1-0.05*float64(i)))
			h = strings.ReplaceAll(h, found, "")
		}
		if h != "" {
			rest = append(rest, h)
		}
	}
	if named == 0 {
		return 0
	}
	return 0.5*named + 0.5*headScore(base, rest)
}

// otherwise are the words in a heading that ask for what a count is beside others:
// 累計参加者数.
func otherwise(heading string) []string {
	var out []string
	for _, words := range endings {
		for _, e := range words {
			if len(e) > 3 && strings.Contains(heading, e) {
				out = append(out, e)
			}
		}
	}
	return out
}

// headScore says how well headings name a field: 1 the very word, 0 not at all.
func headScore(name string, heads []string) float64 {
	if base, ending := derived(name); ending != "" && thesaurus[name] == nil {
		return derivedScore(base, ending, heads)
	}
	before := strings.HasPrefix(name, beforeYear) && thesaurus[name] == nil
	words := thesaurus[strings.TrimPrefix(name, beforeYear)]
	if thesaurus[name] != nil {
		words = thesaurus[name]
	}
	best := 0.0
	last := slices.ContainsFunc(heads, func(h string) bool { return strings.Contains(h, "前年") || strings.Contains(h, "昨年") })
	if last != before && name != "前年度参加" {
		return 0
	}
	for i, h := range heads {
		h = strings.ToLower(h)
		beside := otherwise(h)
		for _, w := range append([]string{name}, words...) {
			w = strings.ToLower(w)
			s := 0.0
			switch {
			case h == w:
				s = 1
			case strings.Contains(h, w):
				s = 0.4 + 0.5*float64(len([]rune(w)))/float64(len([]rune(h)))
			case len([]rune(h)) > 1 && strings.Contains(w, h):
				s = 0.3
			}
			if s > 0 && slices.ContainsFunc(beside, func(e string) bool { return !strings.Contains(w, e) }) {
				s *= 0.4
			}
			if s *= 1 - 0.05*float64(i); s > best {
				best = s
			}
		}
	}
	return best
}
