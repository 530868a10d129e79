package cli

import (
	"regexp"
	"strings"
)

// mistakes are the parser's sentences, and what they are in Japanese. The first that
// fits counts; $1 and $2 are what the sentence names.
var mistakes = []struct {
	said     *regexp.Regexp
	japanese string
}{
	{regexp.MustCompile(`^unknown flag (\S+)$`), "その指定はありません: $1"},
	{regexp.MustCompile(`^missing flags: (.+)$`), "次の指定が要ります: $1"},
	{regexp.MustCompile(`^unexpected argument (.+)$`), "余分な引数があります: $1"},
	{regexp.MustCompile(`^(\S+) must be one of (.+) but got (".*")$`), "$1 は次のどれかです: $2($3 ではありません)"},
	{regexp.MustCompile(`^(--\S+): expected .* value but got "EOL".*$`), "$1 の値がありません"},
	{regexp.MustCompile(`^(--\S+): expected .* value but got (".*") \(.*\)(?:; perhaps try .*)?$`), "$1 の値がありません(次にあるのは $2)"},
	{regexp.MustCompile(`^(--\S+): missing value, .*$`), "$1 の値がありません"},
	{regexp.MustCompile(`^(--\S+): expected an? (?:valid \d+ bit u?)?int but got (".*").*$`), "$1 は数で書いてください: $2"},
	{regexp.MustCompile(`^(--\S+): expected a float but got (".*").*$`), "$1 は数で書いてください: $2"},
	{regexp.MustCompile(`^(--\S+): bool value must be .* but got (".*")$`), "$1 に値は要りません: $2"},
	{regexp.MustCompile(`^(--\S+) and (--\S+) can't be used together$`), "$1 と $2 は一緒に使えません"},
	{regexp.MustCompile(`^expected one of (.+)$`), "次のどれかが要ります: $1"},
	{regexp.MustCompile(`^expected (".+")$`), "次が足りません: $1"},
	{regexp.MustCompile(`^missing positional arguments (.+)$`), "次が足りません: $1"},
}

// arguments are what stands in a command line without a --, as the help calls it.
var arguments = map[string]string{
	"<file>": "台帳", "<form>": "様式.xlsx", "<kind>": "帳票", "<name>": "名前", "<roster>": "名簿", "<sources>": "申込", "<book>": "ブック.xlsx",
	"<filled>": "去年.xlsx", "<dir>": "フォルダー", "<backup>": "控え", "<scans>": "スキャン",
}

var (
	argument     = regexp.MustCompile(`<[a-z-]+>`)
	perhapsMeant = regexp.MustCompile(`^(.*), did you mean (?:one of )?(.+)\?$`)
)

// usageError turns the parser's English into a sentence for the clerk's
// colleague of the IT section.
func usageError(err error) string {
	said := err.Error()
	perhaps := ""
	if m := perhapsMeant.FindStringSubmatch(said); m != nil {
		said, perhaps = m[1], "("+m[2]+" ではありませんか)"
	}
	for _, m := range mistakes {
		at := m.said.FindStringSubmatchIndex(said)
		if at == nil {
			continue
		}
		said = string(m.said.ExpandString(nil, m.japanese, said, at))
		break
	}
	said = argument.ReplaceAllStringFunc(said, func(s string) string {
		if name, is := arguments[s]; is {
			return name
		}
		return s
	})
	return strings.NewReplacer(` ..."`, `…"`, `,""`, "", `"set",`, "").Replace(said) + perhaps
}
