package kana

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ want, spellings string }{
		{"高橋", "高橋|髙橋|髙 橋|高　橋|⾼橋|髙󠄀橋|高槗|高𣘺|\ufeff高橋|髙\u200b橋"},
		{"渡辺", "渡辺|渡邊|渡邉|渡邉󠄂|渡辺︀"},
		{"斉藤", "斉藤|齊藤|斎藤|齋藤"},
		{"山崎", "山崎|山﨑|山嵜|山𥔎"},
		{"吉田", "吉田|𠮷田"},
		{"浜田", "浜田|濱田|濵田"},
		{"黒沢", "黒沢|黑澤|黒澤"},
		{"島", "島|嶋|嶌"},
		{"桜国広恵真竜栄", "櫻國廣惠眞龍榮"},
		{"神福祐隆", "神福祐隆|神福祐隆"},
		{"呉", "呉|吳|吴"},
		{"佐佐木", "佐々木|佐佐木"},
		{"たなか", "たなか|タナカ|ﾀﾅｶ|た な か|ﾀ ﾅ ｶ"},
		{"がもう", "がもう|ｶﾞﾓｳ|か゛もう|か\u3099もう|ガモウ|ガモゥ"},
		{"ぱーく", "パーク|ﾊﾟｰｸ|ハ゜ーク"},
		{"しようじ", "しょうじ|ショウジ|ｼﾖｳｼﾞ|ｼｮｳｼﾞ"},
		{"いちがけや", "イチガケヤ|イチガヶヤ"},
		{"みすず", "みすゞ|みすず|ミスヾ|みすず"},
		{"ばば", "ばば|ばゞ"},
		{"かずこ", "かづこ|かずこ|カヅコ"},
		{"よしえ", "よしゑ|ヨシヱ|よしえ"},
		{"じよんすみす", "ジョン・スミス|ｼﾞｮﾝ･ｽﾐｽ|ジョン＝スミス|ジョン　スミス|ジョン゠スミス"},
		{"sato", "Sato|ＳＡＴＯ|Satō|satô|S a t o"},
		{"ohara", "O'Hara|O’Hara|oHARA"},
		{"(株)呉", "㈱呉|(株)呉|（株）吳"},
		{"0823-25-3500", "０８２３－２５－３５００|0823‐25−3500|0823–25—3500"},
		{"a001", "Ａ００１|a001"},
		{"", " 　\t\u200b・󠄀"},
	} {
		for _, s := range strings.Split(c.spellings, "|") {
			if got := Fold(s); got != c.want {
				t.Errorf("Fold(%q) = %q, want %q", s, got, c.want)
			}
		}
	}
}

// TestFold_composed: what is taken for composed is what Unicode makes of it, whatever
// it stands beside.
func TestFold_composed(t *testing.T) {
	n := 0
	for r := rune(0); r < 0x20000; r++ {
		if !composed(string(r)) {
			continue
		}
		n++
		for _, s := range []string{string(r), "か" + string(r) + "ハ", "a" + string(r), string([]rune{r, r})} {
			if withoutSigns(s) != normal(s) {
				t.Errorf("%q becomes %q, not %q", s, withoutSigns(s), normal(s))
			}
		}
	}
	if n < 20000 {
		t.Errorf("%d characters are composed", n)
	}
}

func TestFold_keeps_apart(t *testing.T) {
	for _, p := range [][2]string{
		{"はゞ", "ばば"}, {"たなか", "だなか"}, {"はは", "ぱぱ"}, {"おの", "おーの"}, {"大坂", "大阪"}, {"田畑", "田畠"}, {"田", "由"},
	} {
		if Fold(p[0]) == Fold(p[1]) {
			t.Errorf("%q and %q both fold to %q", p[0], p[1], Fold(p[0]))
		}
	}
}

// A kanji in two groups, or one folded to a variant, would make Fold depend on
// the order of the table.
func TestVariants_are_groups(t *testing.T) {
	seen := map[rune]bool{}
	for _, r := range variantGroups {
		if r == ' ' || r == '\n' {
			continue
		}
		if seen[r] {
			t.Errorf("%q is in the table twice", r)
		}
		seen[r] = true
	}
	for v, c := range variants {
		if _, ok := variants[c]; ok {
			t.Errorf("%q is folded to %q, which is a variant itself", v, c)
		}
	}
	if len(variants) < 400 {
		t.Errorf("only %d variants", len(variants))
	}
}

func TestHiragana(t *testing.T) {
	for in, want := range map[string]string{
		"タナカ":         "たなか",
		"ﾀﾅｶ ﾊﾅｺ":     "たなか　はなこ",
		"ｶﾞﾓｳ":        "がもう",
		"ﾊﾟｰｸ":        "ぱーく",
		"か゛":          "が",
		"か\u3099":     "が",
		"ヴィクトル":       "ゔぃくとる",
		"ヵヶヽヾ":        "ゕゖゝゞ",
		"ヷ":           "ヷ",
		" たなか  　たろう ": "たなか　たろう",
		"ジョン・スミス":     "じょん・すみす",
		"ｼﾞｮﾝ･ｽﾐｽ":    "じょん・すみす",
		"NPOくれ":       "NPOくれ",
		"":            "",
		"　":           "",
	} {
		if got := Hiragana(in); got != want {
			t.Errorf("Hiragana(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestIsReading(t *testing.T) {
	for s, want := range map[string]bool{
		"たなか　はなこ": true, "タナカ": true, "ﾀﾅｶ ﾊﾅｺ": true, "ジョン・スミス": true, "ｶﾞﾊﾟｰ･": true, "みすゞ": true, "ヴヵヶ": true, "か゛": true,
		"": false, " ": false, "ー": false, "・": false, "田中": false, "たなか花子": false, "tanaka": false, "たなか1": false, "佐々木": false, "㌔": false, "㋐": false, "たなか、": false, "゠": false,
	} {
		if got := IsReading(s); got != want {
			t.Errorf("IsReading(%q) = %v", s, got)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"髙󠄀橋", "か゛ゝゞ", "ｶﾞ･", "佐々木", "İ", "Satō-", "ばゞ", "㈱", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if !utf8.ValidString(once) || strings.ContainsAny(once, " 　・") {
			t.Fatalf("Fold(%q) = %q", s, once)
		}
		if twice := Fold(once); twice != once {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, once, twice)
		}
		h := Hiragana(s)
		if again := Hiragana(h); again != h {
			t.Fatalf("Hiragana(%q) = %q, again %q", s, h, again)
		}
		if IsReading(s) != IsReading(h) {
			t.Fatalf("IsReading(%q) = %v, of %q %v", s, IsReading(s), h, IsReading(h))
		}
		romaji(s)
	})
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		Fold("髙橋　ジュンイチロウ")
	}
}

// Every character there is, by itself and beside those that change their
// neighbours: what a fuzzer rarely meets.
func TestFold_is_stable_for_every_character(t *testing.T) {
	for r := rune(1); r <= utf8.MaxRune; r++ {
		if r == 0x20000 {
			r = 0xe0000 // the kanji of the other planes fold by table or not at all
		}
		for _, s := range []string{string(r), "か" + string(r) + "\u3099", "佐" + string(r) + "々ゞ"} {
			once := Fold(s)
			if twice := Fold(once); twice != once {
				t.Fatalf("%U: Fold(%q) = %q, folded again %q", r, s, once, twice)
			}
			if h := Hiragana(s); Hiragana(h) != h || IsReading(h) != IsReading(s) {
				t.Fatalf("%U: Hiragana(%q) = %q, then %q", r, s, h, Hiragana(h))
			}
		}
		if r >= 0xe0200 {
			break
		}
	}
}
