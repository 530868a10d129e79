package report

import "jibun/data/wareki"

// Question is one of the アンケート用紙. Its number is on every printed sheet and is never
// given to another question.
type Question struct {
	Number  int
	Key     string // as the ledger keeps it
	Text    string
	Choices []string // from 1; none: 自由記述
	Many    bool     // more than one may be ticked
}

// Satisfaction is the question whose answers stand in the ふり返り.
const Satisfaction = "satisfaction"

// Questions are those of the アンケート用紙, in their order.
func Questions() []Question {
	return []Question{
		{1, Satisfaction, "今日のセミナーはいかがでしたか。", []string{"とても良い", "良い", "ふつう", "あまり良くない", "良くない"}, false},
		{2, "clear", "話は分かりやすかったですか。", []string{"とても", "だいたい", "ふつう", "あまり", "分かりにくい"}, false},
		{3, "useful", "仕事や生活に生かせそうですか。", []string{"とても", "少し", "ふつう", "あまり", "生かせない"}, false},
		{4, "length", "時間の長さはいかがでしたか。", []string{"長い", "ちょうど良い", "短い"}, false},
		{5, "heard", "何でお知りになりましたか。(いくつでも)", []string{"庁内掲示板", "メール", "SNS", "人にすすめられて", "その他"}, true},
		{6, "again", "また参加したいですか。", []string{"ぜひ", "テーマによる", "分からない", "参加しない"}, false},
		{7, "hours", "参加しやすい時間帯はいつですか。(いくつでも)", []string{"昼休み", "平日の夕方", "平日の夜", "土日"}, true},
		{8, "words", "感想、聞きたいテーマ、呼びたい講師など、ご自由にお書きください。", nil, false},
	}
}

// SurveySheet is the アンケート用紙 of an evening.
type SurveySheet struct {
	Head
	Number    int
	Title     string
	Date      wareki.Date
	Speakers  string
	Text      string // what she wrote to stand above the questions; "" = the usual sentence
	Purpose   string // 利用目的
	Questions []Question
	Ledger    string // as of SignIn
	Seminar   int64
}

// SurveyTally is the アンケート集計表 of an evening.
type SurveyTally struct {
	Head
	Number           int
	Title            string
	Date             wareki.Date
	Speakers         string
	Handed, Returned int
	Questions        []TalliedQuestion
	Comments         []string // 自由記述, without names
}

// TalliedQuestion is a question with how many sheets have each choice ticked; Sheets is
// how many answered it, 0 where that is not known of one where many may be ticked.
type TalliedQuestion struct {
	Question
	Counts []int
	Sheets int
}
