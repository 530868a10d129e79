package kana

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

func TestRomaji(t *testing.T) {
	for reading, want := range map[string]string{
		"たなか　はなこ":     "tanaka hanako",
		"しょうじ":        "shoji",
		"おおの":         "ono",
		"こうの":         "kono",
		"ゆうこ":         "yuko",
		"さとう うみ":      "sato umi",
		"さとううみ":       "satoumi",
		"にいがた":        "niigata",
		"じゅんいち":       "junichi",
		"ほんま":         "honma",
		"はっとり":        "hattori",
		"ほっち":         "hotchi",
		"ちゃづけ":        "chazuke",
		"みすゞ":         "misuzu",
		"カール":         "karu",
		"ﾎﾟｰﾙ":        "poru",
		"ジェームズ・ウォーカー": "jemuzu woka",
		"ヴィクトル":       "vikutoru",
		"フィリップ":       "firippu",
		"ティファニー":      "tifani",
		"デュポン":        "dyupon",
		"ドゥ":          "du",
		"チェン":         "chen",
		"ツァオ":         "tsao",
		"クァク":         "kwaku",
		"イェン":         "yen",
		"ねぇ":          "nee",
		"グエン":         "guen",
		"きょうこ":        "kyoko",
		"ゐゑを":         "ieo",
		"あっ":          "a",
		"ぁ":           "a",
		"っ":           "",
		"NPOくれ":       "npokure",
		"":            "",
		"ア\u200bキ":    "aki",
		"ヷ":           "va",
		"ジヨン":         "jiyon",
		"うぃりあむ　しぇいくすぴあ": "wiriamu sheikusupia",
	} {
		if got := romaji(reading); got != want {
			t.Errorf("romaji(%q) = %q, want %q", reading, got, want)
		}
	}
}

// find reports whether the query finds the person, as the ledger does it.
func find(q, keys string) bool {
	for _, w := range FoldQuery(q) {
		if !strings.Contains(keys, w) {
			return false
		}
	}
	return true
}

func TestSearch(t *testing.T) {
	for _, c := range []struct {
		name, reading string
		finds, misses string
	}{
		{
			"髙橋 たな", "たかはし　たな",
			"高|髙|高橋|髙橋たな|tana|たな|ﾀﾅ|タナ|ＴＡＮＡ|taka hashi|takahasi|takahashi tana|takahashitana|高 tana|たかはし|tana 高橋||　",
			"田中|tanaka|橋高|なた",
		},
		{
			"田中 優子", "たなか　ゆうこ",
			"tana|たな|ﾀﾅ|タナ|tanaka|TANAKA|yuuko|yuko|yūko|yûko|yuhko|tanaka yuuko|tanakayuuko|ゆうこ|優子 田中|t|ta|tan|y|yu|yuu|yuuk",
			"yoko|tanako|高",
		},
		{"佐藤", "さとう", "satou|sato|satoh|satō|satoo|さとう|サトウ|s|sa|sat|satou ", "sado|saito"},
		{"純一", "じゅんいち", "jyunichi|junichi|zyunniti|jun'ichi|junniti|jun|j|ju|jy|z|zy|zyu|junit|junic|junich|じゅん|ジユン", "junji|shunichi"},
		{"大野", "おおの", "ohno|ono|oono|oh|ohn|おおの|ｵｵﾉ", "ota"},
		{"大谷", "おおや", "ohya|ooya|oya", "otani"},
		{"大岡", "おおおか", "ooka|oooka|oka", "aka"},
		{"庄司", "しょうじ", "shoji|syouzi|syoji|shouji|shohji|しょう|しよう|ｼﾖｳｼﾞ|sh|sy|s|sho|syo", "soji"},
		{"津田", "つだ", "tsuda|tuda|ts|t|tsu", "suda"},
		{"福田", "ふくだ", "fukuda|hukuda|fu|hu|f|h", "buda"},
		{"本間", "ほんま", "honma|homma|hon|ho", "hona"},
		{"服部", "はっとり", "hattori|hatori|hat|hatt", "hadori"},
		{"八町", "はっちょう", "hatchou|haccho|hattyo|hatcho|hacc", "hasho"},
		{"新井", "あらい", "arai|alai", "iara"},
		{"飯塚", "いいづか", "iizuka|iiduka|izuka|iidzuka|いいずか|いいづか", "isuka"},
		{"ヴィクトル・ユーゴー", "", "viku|biku|vikutoru yugo|ヴィクトル|ユーゴー", "ユゴス"},
		{"カール・スミス", "カール・スミス", "ka-ru|karu|kaaru|kālu|sumisu|カール|ｶｰﾙ", "carl"},
		{"John Shaw", "ジョン・ショー", "john|JOHN|shaw|jon|john shaw|shaw john|sha|sh|s|zyon|sho|jonsho", "smith"},
		{"佐々木 康", "ささき　やすし", "佐々木|佐佐木|佐々|sasaki|yasushi|yasusi", "佐木々"},
		{"𠮷田", "よしだ", "吉田|𠮷田|吉󠄀", "告田"},
	} {
		keys := SearchKeys(c.name, c.reading)
		for _, q := range strings.Split(c.finds, "|") {
			if !find(q, keys) {
				t.Errorf("%q %q does not find %s: %q", q, FoldQuery(q), c.name, keys)
			}
		}
		for _, q := range strings.Split(c.misses, "|") {
			if find(q, keys) {
				t.Errorf("%q %q finds %s: %q", q, FoldQuery(q), c.name, keys)
			}
		}
	}
}

func TestSearchKeys_more(t *testing.T) {
	keys := SearchKeys("田中 花子", "たなか　はなこ", "A00123", "Hanako.Tanaka@city.kure.lg.jp", "NPO法人くれ・まち", "")
	for _, q := range []string{"a00123", "Ａ００１２３", "00123", "hanako.tanaka@city.kure.lg.jp", "kure.lg.jp", "@city", "npo", "NPO法人", "くれまち", "田中 npo"} {
		if !find(q, keys) {
			t.Errorf("%q %q is not found in %q", q, FoldQuery(q), keys)
		}
	}
	for _, q := range []string{"花子たなか", "子た", "tanaka a00124"} {
		if find(q, keys) {
			t.Errorf("%q is found across two parts of %q", q, keys)
		}
	}
	if SearchKeys("", "") != "" {
		t.Error("nobody has keys")
	}
}

func TestFoldQuery(t *testing.T) {
	for q, want := range map[string]string{
		"":           "",
		" 　 ":        "",
		"・ '":        "",
		"高　tanaka":   "高|tanaka",
		"ﾀﾅｶ ﾊﾅｺ":    "たなか|はなこ",
		"Shou ji":    "syo|zi",
		"0823-25":    "0823-25",
		"sato-":      "sato",
		"A-12":       "a12",
		"ジョン・スミス":    "じよんすみす",
		"\u3000髙󠄀橋 ": "高橋",
	} {
		if got := strings.Join(FoldQuery(q), "|"); got != want {
			t.Errorf("FoldQuery(%q) = %q, want %q", q, got, want)
		}
	}
}

// A name is found while it is typed, in kana and in letters.
func TestSearch_every_beginning_of_a_reading(t *testing.T) {
	text, err := os.ReadFile("testdata/readings.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, reading := range strings.Fields(string(text)) {
		keys := SearchKeys("", reading)
		for i := range reading + "." {
			if i > 0 && !find(reading[:i], keys) && !strings.ContainsAny(reading[i:], "゛゜ﾞﾟ") {
				t.Errorf("%q does not find %s: %q", reading[:i], reading, keys)
			}
		}
		if !IsReading(reading) {
			continue
		}
		if r := romaji(reading); !find(r, keys) {
			t.Errorf("%q does not find %s: %q", r, reading, keys)
		}
		if r := hepburn(Hiragana(reading)); !find(r, keys) {
			t.Errorf("%q does not find %s: %q", r, reading, keys)
		}
	}
}

// What letters makes of a spelling's beginning is the beginning of what it makes
// of the spelling, but for the few consonants assimilate cannot know yet.
func TestLetters_beginnings(t *testing.T) {
	syl := []string{"a", "ka", "shi", "si", "sho", "syo", "chi", "cha", "tya", "ti", "tsu", "tu", "n", "nn", "fu", "hu", "ja", "ji", "zyo", "jya", "oh", "oo", "ou", "uu", "la", "va", "tta", "cchi", "tchi", "-", "no", "ra", "yo", "1"}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var word string
		for range 1 + rnd.IntN(5) {
			word += syl[rnd.IntN(len(syl))]
		}
		whole := letters(word)
		for i := range word {
			if l := letters(word[:i]); !strings.HasPrefix(whole, l) {
				t.Fatalf("%q is %q, its beginning %q is %q", word, whole, word[:i], l)
			}
		}
	}
}

func BenchmarkSearchKeys(b *testing.B) {
	for b.Loop() {
		SearchKeys("髙橋　純一郎", "たかはし　じゅんいちろう", "A00123", "junichiro@city.kure.lg.jp")
	}
}

func BenchmarkFoldQuery(b *testing.B) {
	for b.Loop() {
		FoldQuery("高橋 junichi")
	}
}

// romaji returns the Hepburn spelling of a reading in lower case, without the
// marks and letters of long vowels: しょうじ → shoji, おおの → ono, カール → karu.
// Words stay apart; what is not kana is only narrowed and lower-cased.
// It cannot know where a word ends, so that いのうえ is inoe.
func romaji(reading string) string {
	words := readingWords(reading)
	for i, w := range words {
		words[i] = shortVowels(hepburn(w))
	}
	return strings.Join(words, " ")
}
