package report

// Disclosure is the 開示用記録 of one person: all that the ledger keeps of them, in words.
type Disclosure struct {
	Head
	Name, Reading string
	StaffNo       string // "" for outside people
	Groups        []DisclosedGroup
}

// DisclosedGroup are the records of one kind: 申込, 配属, …
type DisclosedGroup struct {
	Label   string
	Records []DisclosedRecord
}

// DisclosedRecord is one of them: what it is about, and all that it says besides.
type DisclosedRecord struct {
	About string // 第431回 論語, 人事課; "" where the record is about nothing else
	Says  string // 状態: 参加確定　出欠: 出席 …
}
