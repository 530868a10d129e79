package data

import "jibun/data/text"

var personNoun = Noun{Table: "people", Label: "名簿", Kinds: KindPeople,
	Columns: []Column{{Name: "kind", Word: "職員・外部", Codes: []Code{{"staff", "職員"}, {"outside", "外部"}}}, {Name: "staff_no", Word: "職員番号", Holds: text.Number},
		{Name: "name", Word: "氏名", Holds: text.Name}, {Name: "reading", Word: "ふりがな", Holds: text.Reading}, {Name: "email", Word: "メール", Holds: text.Address}, {Name: "phone", Word: "電話", Holds: text.Phone},
		{Name: "affiliation", Word: "区分", Codes: codes(affiliations...)}, {Name: "organization", Word: "団体", Holds: text.Organization}, {Name: "title", Word: "職名", Holds: text.Title},
		{Name: "note", Word: "備考", Holds: text.Remark}, {Name: "left_on", Word: "退職日", As: AsDay}, {Name: "merged_into", Word: "統合先", As: AsRow},
		derived("sort_key"), derived("search_key"), derived("same_key")},
	Acts: []Acts{{"person", "person.", []Act{{Key: "person.add", Word: "人の追加"}, {Key: "person.save", Word: "人の変更"}, {Key: "person.rename", Word: "改姓"},
		{Key: "person.leave", Word: "退職の記録"}, moving("person.merge", "重複の統合")}}},
	merges: true,
	refers: map[string]refer{"merged_into": {to: "people", merge: leftAlone}}, // whoever was merged into drop is found by way of drop
	named:  byName,
}

var formerNameNoun = Noun{Table: "former_names", Label: "旧姓", Kinds: KindPeople,
	Columns: []Column{{Name: "person_id", Word: "人", As: AsRow}, {Name: "name", Word: "氏名", Holds: text.Name}, {Name: "reading", Word: "ふりがな", Holds: text.Reading},
		{Name: "valid_to", Word: "終わりの日", As: AsDay}},
	refers: map[string]refer{"person_id": {merge: handOver}},
}
