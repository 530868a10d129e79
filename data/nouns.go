package data

// Nouns are all of the office: every table of the ledger but the history. The
// order is that in which Merge goes through them.
func Nouns() []Noun {
	return []Noun{
		seminarNoun, retrospectNoun, registrationNoun, assignmentNoun, partyNoun, partyEntryNoun, ideaNoun, noticeNoun, announcementNoun, surveyCountNoun, certificateNoun,
		postingNoun, formerNameNoun, personNoun, departmentNoun,
		ledgerNoun, officeNoun, seriesNoun, seriesNameNoun, categoryNoun, holidayNoun, columnChoiceNoun, formNoun, formUseNoun, caseTextNoun, paperTextNoun,
	}
}

// otherActs are the operations that belong to no noun.
var otherActs = []Acts{
	{"paper", "paper.", []Act{{Key: "paper.excel", Word: "Excelへの書き出し"}, {Key: "paper.pdf", Word: "PDFでの保存"}, {Key: "paper.print", Word: "印刷"}, {Key: "paper.unprinted", Word: "印刷のとりやめ"}}},
	{"paper", "list.", []Act{{Key: "list.copy", Word: "一覧のコピー"}}},
	{"paper", "contact.copy", []Act{{Key: "contact.copy", Word: "連絡先のコピー"}}},
	{"import", "people.", []Act{{Key: "people.import", Word: "名簿の取込み"}}},
	{"import", "ledger.", []Act{{Key: "ledger.create", Word: "台帳の作成"}, {Key: "ledger.identify", Word: "台帳に印を付けた"}, {Key: "ledger.import", Word: "今までの台帳の取込み"}}},
	{"import", "sample.", []Act{older("sample.office", "見本の用意"), older("sample.people", "見本の職員"), older("sample.seminar", "見本のセミナー")}},
}

// AllActs are the operations of all nouns, and those of none.
func AllActs() []Acts {
	var out []Acts
	for _, n := range Nouns() {
		out = append(out, n.Acts...)
	}
	return append(out, otherActs...)
}
