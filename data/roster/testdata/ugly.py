#!/usr/bin/env python3
"""Makes ugly.xlsx: a roster as a section makes it by hand. All names are invented."""
import datetime, openpyxl
from openpyxl.styles import Alignment
b = openpyxl.Workbook()
cover = b.active; cover.title = "表紙"
cover["B3"] = "職員名簿"; cover["B5"] = "人事課"
w = b.create_sheet("名簿")
w["A1"] = "令和８年度　職員名簿（取扱注意）"; w.merge_cells("A1:J1")
w["I2"] = "作成日"; w["J2"] = datetime.date(2026, 4, 1)
head = ["№", "所属", None, "職員\n番号", "氏名", None, "職名", "採用\n年月日", "在職\n区分", "備考"]
sub = [None, "部", "課", None, "漢字", "カナ", None, None, None, None]
for i, h in enumerate(head): w.cell(4, i + 1, h)
for i, h in enumerate(sub): w.cell(5, i + 1, h)
w.merge_cells("B4:C4"); w.merge_cells("E4:F4")
for c in "ADGHIJ": w.merge_cells(f"{c}4:{c}5")
rows = [
    (1, "総務部", "人事課", "００１２３", "髙橋　健一", "ﾀｶﾊｼ ｹﾝｲﾁ", "課長", datetime.date(1995, 4, 1), "在職", None),
    (2, None, "人事課", 124, "　佐藤 美咲 ", "サトウ　ミサキ", "主任\n主事", "Ｈ２５．４．１", "在職", "※時短"),
    (3, None, "総務課", "00125", "𠮷田　誠", "よしだ　まこと", "主事", "平成30年4月1日", "育児休業", None),
    None,
    (4, "福祉部", "こども\n支援課", "00126", "渡邉　愛", "ワタナベ　アイ", "係長", "令和元年5月1日", "再任用", None),
    (5, "福祉部", "こども支援課", None, "番号　なし", "バンゴウ　ナシ", "主事", None, "在職", None),
    "again",
    (6, "会計課", None, "00127", "山﨑　純", "=NA()", "主事", "未定", "退職", None),
    (7, "会計課", None, "00123", "別　人", "ベツ　ジン", "主事", "H31.5.1", "謎", None),
    (8, "会計課", None, "00128", None, None, "主事", None, None, None),
    ("合計", None, None, "８人", None, None, None, None, None, None),
    ("※ 育児休業中の職員を含む。", None, None, None, None, None, None, None, None, None),
]
n = 6
for r in rows:
    if r == "again": r = head
    for i, v in enumerate(r or []):
        c = w.cell(n, i + 1, v)
        if n == 7 and i == 3: c.number_format = "00000"
        if isinstance(v, datetime.date): c.number_format = '[$-411]ggge"年"m"月"d"日";@'
    n += 1
w.merge_cells("B6:B8")
w.column_dimensions["D"].hidden = True
codes = b.create_sheet("コード表"); codes.sheet_state = "hidden"
for i, h in enumerate(["所属コード", "氏名", "職員番号"]): codes.cell(1, i + 1, h)
for r in range(60): codes.cell(r + 2, 1, r); codes.cell(r + 2, 2, "名"); codes.cell(r + 2, 3, r)
b.save("ugly.xlsx")
