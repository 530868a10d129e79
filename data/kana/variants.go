package kana

// variants maps the variant of a kanji to the form Fold keeps.
var variants = variantTable(variantGroups)

// variantGroups lists kanji that stand for each other in Japanese names, each
// group beginning with the form in common use. Sources: the pairs of the
// government's table of kanji for personal names (戸籍法施行規則 別表第二), the
// variants of JIS X 0208/0213, and the spellings found in family registers.
//
// Not here: what NFKC joins already (隆 U+F9DC), what selectors tell apart (葛󠄀),
// and different kanji that are only read alike (阪/坂, 畑/畠).
const variantGroups = `
高髙 崎﨑嵜㟢𥔎 辺邊邉 斉斎齊齋 吉𠮷 浜濱濵 沢澤 島嶋嶌㠀隝嶹 桜櫻 国國圀囯 広廣 恵惠 真眞 竜龍 栄榮 亜亞 悪惡 為爲 衛衞 円圓 縁緣 園薗 応應 奥奧 横橫 温溫 価價 壊壞 懐懷
楽樂 渇渴 巻卷 陥陷 寛寬 気氣 偽僞 戯戲 虚虛 峡峽 狭狹 暁曉 駆駈驅 勲勳 薫薰 掲揭 鶏鷄雞 芸藝 撃擊 県縣 倹儉 剣劍劔剱劒釼 険險 圏圈 検檢 顕顯 験驗 厳嚴 恒恆 黄黃 黒黑
砕碎 雑雜 児兒 湿濕 実實 寿壽 収收 従從 渋澁澀 獣獸 縦縱 緒緖 叙敍敘 将將 渉涉 焼燒 奨奬獎 条條 状狀 乗乘 浄淨 剰剩 畳疊疉 嬢孃 譲讓 醸釀 寝寢 慎愼 尽盡 粋粹 酔醉 穂穗
瀬瀨 静靜 摂攝 専專 戦戰 繊纖 禅禪 壮壯 争爭 荘莊 捜搜 巣巢 曽曾 装裝 痩瘦 騒騷 増增 蔵藏 臓臟 即卽 帯帶 滞滯 滝瀧 単單 団團 弾彈 昼晝 鋳鑄 庁廳 徴徵 聴聽 鎮鎭 転轉
伝傳 灯燈 盗盜 稲稻 徳德惪 拝拜 杯盃 売賣 髪髮 抜拔 晩晚 秘祕 富冨 払拂 仏佛 歩步 峰峯 翻飜 毎每 万萬 黙默 野埜 弥彌 薬藥 与與 揺搖 様樣 謡謠 来來 頼賴 覧覽 涼凉 緑綠
涙淚泪 塁壘 礼禮 暦曆 歴歷 錬鍊 郎郞 録錄 学學斈 会會 処處 号號 余餘 予豫 両兩 並竝 乱亂 体體軆躰 党黨 内內 冊册 写寫 凛凜 勧勸 区區 医醫 参參 双雙 嘱囑 図圖 圧壓 塩鹽
壱壹 弐貳 声聲 変變 妍姸 姫姬 宮宫 宝寶寳 尭堯 岳嶽 巌巖 当當 径徑 恋戀 悦悅 戸戶户 択擇 担擔 拠據 挙擧 教敎 数數 断斷 昂昻 昇曻 晋晉 枡桝 柏栢 栃杤 桑桒 柳栁桺 橋槗𣘺
関關 淵渕渊 鶴靍靏靎 館舘 鉄鐵銕鉃 檜桧 諫諌 頸頚 湧涌 蛍螢 弁辨瓣辯 亀龜 遥遙 槙槇 欧歐 歓歡 歯齒 歳歲 残殘 浅淺 濤涛 済濟 渓溪谿 満滿 灌潅 潜潛濳 炉爐 点點 熙煕凞 犠犧
独獨 献獻 瑶瑤 瓶甁 産產 鉱鑛砿礦 礪砺 禰祢 禱祷 禄祿 穣穰 窓窗窻 竈竃 競竸 籠篭 粛肅 経經 絵繪 継繼 続續 総總 縄繩 繋繫 繍繡 缶罐 群羣 聡聰 胆膽 脳腦 蘆芦 茎莖 萊莱
蔣蒋 藪薮籔 虎乕 虫蟲 蚕蠶 蠣蛎 蛮蠻 蟬蝉 覇霸 覚覺 観觀 触觸 訳譯 証證 読讀 誉譽 説說 豊豐 賤賎 賛贊 踊踴 軀躯 軽輕 辞辭 邇迩 逓遞 遅遲 郷鄕鄉 醬醤 釈釋 銭錢 鋭銳 閲閱
闘鬪鬭 随隨 隠隱 隣鄰 霊靈 青靑 清淸 頰頬 顔顏 駅驛 驒騨 鰺鯵 鷗鴎 鶯鴬 鹼鹸 麦麥 麴麹 麺麵 齢齡 剝剥 塡填 噓嘘 嚙噛 叱𠮟 摑掴 搔掻 攪撹 檮梼 瀆涜 焰焔 簞箪 蠟蝋 鉤鈎
顚顛 喜㐂 第㐧 卒卆 松枩梥 瑠璢 秋穐龝秌 奇竒 算筭 菟莵 走赱 達逹 閉閇 間閒 土圡𡈽 勢㔟𫝑 壺壷 爾尓 属屬 幣幤 厩廏廐 彦彥 拡擴 権權 輝煇 発發 研硏 穎頴 糸絲 纏纒 台臺
旧舊 萌萠 裏裡 褒襃 村邨 刀釖 鑑鑒 雁鴈 韮韭 尚尙 呉吳吴 亘亙 俠侠 俱倶 儘侭 兎兔 沖冲 決决 況况 準凖 減减 厨廚 呑吞 啞唖 囊嚢 壌壤 娯娛 屛屏 幷并 庵菴 廃廢 弯彎 協恊
挿插 晃晄 曳曵 枢樞 桟棧 梅楳 楼樓 鬱欝 殴毆 床牀 珍珎 画畫畵 略畧 皐皋 碍礙 稟禀 称稱 稚穉 穏穩 箏筝 糧粮 糾糺 恥耻 脈脉 舗舖 艶艷 讃讚 靭靱 韻韵 濶闊 毘毗 昿曠 翠翆
舎舍 蓋葢 蘇蘓 跡迹 鞍鞌 鱉鼈 長镸⻑ 貌皃 梨棃 籤籖 紘絋 綿緜 羨羡 耀燿 肇肈 船舩 苺莓 荊荆 華崋 髄髓
`

func variantTable(groups string) map[rune]rune {
	m := make(map[rune]rune, 1024)
	var canonical rune
	for _, r := range groups {
		switch {
		case r == ' ' || r == '\n':
			canonical = 0
		case canonical == 0:
			canonical = r
		default:
			m[r] = canonical
		}
	}
	return m
}
