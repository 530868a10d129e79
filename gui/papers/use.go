package papers

import "fyne.io/fyne/v2/lang"

// Use says what a paper is for, in a sentence; "" where its name says it.
func (k Kind) Use() string {
	switch k.Key {
	case "signin":
		return lang.X("papers.what.signin", "当日、会場の入口に置き、来られた方に印を付けてもらいます。")
	case "party":
		return lang.X("papers.what.party", "懇親会の幹事が、参加する方と会費を確かめるときに使います。")
	case "letter":
		return lang.X("papers.what.letter", "講師か、その所属長に登壇をお願いする文書です。")
	case setKey:
		return lang.X("papers.what.set", "その回に使う帳票を、一度に印刷します。")
	case "annual":
		return lang.X("papers.what.annual", "一年の実績を上司に報告し、ファイルに綴じるときに使います。")
	case "book":
		return lang.X("papers.what.book", "だれがどの回に出たかを、一年分まとめて見るときに使います。")
	case "case":
		return lang.X("papers.what.case", "取組をほかの団体に紹介するとき、県や国から頼まれて出す様式です。")
	case "disclosure":
		return lang.X("papers.what.disclosure", "本人から、台帳にある記録の開示を求められたときに使います。")
	case "person":
		return lang.X("papers.what.person", "本人や所属から、これまでの受講を聞かれたときに渡します。")
	}
	return ""
}

// Formed reports whether a paper can go into a form of the office, and be written to
// Excel.
func (k Kind) Formed() bool { return k.Key != setKey }
