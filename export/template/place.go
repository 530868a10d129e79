package template

import "strings"

// Place says where something stands that is in no cell of its own.
type Place string

// The places where a form may have marks besides its cells.
const (
	InTab      Place = "tab"      // a sheet's name
	InHeading  Place = "heading"  // at the head or the foot of the printed pages; of: which, as the file calls it
	InShape    Place = "shape"    // a shape, a text box, a control; of: its name
	InChart    Place = "chart"    // titles and names of a chart
	InNote     Place = "note"     // a note (コメント) of a cell
	InRule     Place = "rule"     // what may be typed into cells (入力規則), by what they look different (条件付き書式)
	InLink     Place = "link"     // a link of a cell
	InName     Place = "name"     // a name of the workbook; of: the name
	InProperty Place = "property" // a property of the document; of: which, as the file calls it
)

// Headings are the heads and feet of pages, and Properties those of a document that are
// words, as the file calls them; what the clerk calls them.
var (
	Headings = map[string]string{"oddHeader": "ヘッダー", "oddFooter": "フッター", "firstHeader": "先頭ページのヘッダー", "firstFooter": "先頭ページのフッター",
		"evenHeader": "偶数ページのヘッダー", "evenFooter": "偶数ページのフッター"}
	Properties = map[string]string{"title": "タイトル", "subject": "件名", "creator": "作成者", "keywords": "タグ", "description": "コメント", "category": "分類",
		"contentStatus": "状態", "Manager": "管理者", "Company": "会社", "lastModifiedBy": "前回保存者"}
)

// where is a place of a sheet, or of the whole workbook; none in a cell.
type where struct {
	place    Place
	cell, of string
	book     bool // of the whole workbook
}

// placeWords say it to the clerk; # is what it is of.
var placeWords = map[Place]string{InTab: "シート名", InHeading: "#", InShape: "図形「#」", InChart: "グラフ", InNote: "コメント", InRule: "入力規則・書式の条件", InLink: "リンク",
	InName: "名前「#」", InProperty: "文書の#"}

// PlaceWord is what a place is called: D4のコメント, 先頭ページのヘッダー; the cell itself
// where something stands in one.
func PlaceWord(p Place, cell, of string) string {
	s, ok := placeWords[p]
	if !ok {
		return cell
	}
	for _, known := range []map[string]string{Headings, Properties} {
		if w := known[of]; w != "" && (p == InHeading || p == InProperty) {
			of = w
		}
	}
	if of == "" {
		s = strings.ReplaceAll(s, "「#」", "")
	}
	s = strings.ReplaceAll(s, "#", of)
	if cell != "" {
		return cell + "の" + s
	}
	return s
}
