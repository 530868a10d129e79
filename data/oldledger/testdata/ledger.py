#!/usr/bin/env python3
"""Makes ledger.xlsx: an old ledger with one sheet a fiscal year and a matrix. All names are invented; the figures of
平成20年度 and 平成25年度 are those the city published."""
import datetime, openpyxl
b = openpyxl.Workbook()
w = b.active; w.title = "H20"
w["A1"] = "自分投資セミナー開催一覧"
head = ["回", "開催日", "開始\n時刻", "テーマ", "分類", "講師", "会場", "定員", "申込者数", "参加者数\n（人）", "備考", "写真"]
def rows(w, n, rs):
    for r in rs:
        for i, v in enumerate(r):
            c = w.cell(n, i + 1, v)
            if isinstance(v, datetime.datetime): c.number_format = "yyyy/m/d h:mm"
            elif isinstance(v, datetime.date): c.number_format = '[$-411]ge.m.d;@'
            elif isinstance(v, datetime.time): c.number_format = "h:mm"
        n += 1
rows(w, 3, [head,
    ["第1回", datetime.date(2008, 12, 5), datetime.time(18, 30), "ドラッカー入門", "ドラッカー勉強会", "人事課　山田", "７階会議室", "50名", 60, 3, None, "有"],
    [2, "H21.1.23(金)", "18時30分～20時", "論語を読む", "論語勉強会", "市民　佐藤", "同上", 30, "―", 2, "懇親会あり", None],
    [3, "２月２０日", None, "英会話", "英会話", None, None, None, None, "約40", None, None],
    [4, "3/6（金）18:00～", None, "女子会", "女子会", None, None, None, None, None, None, None],
    [None, None, None, None, None, None, None, None, "計", 85, None, None],
    ["※第4回は中止"]])
w = b.create_sheet("平成25年度")
w["A1"] = "じぶん投資セミナー"
rows(w, 2, [head,
    [100, datetime.datetime(2014, 1, 21, 18, 30), None, "第100回記念", "ユニークなセミナー", "市長", "市民ホール", 300, 280, 250, None, None],
    [101, "2/31", None, "ない日", None, None, None, None, None, None, None, None],
    [102, "未定", None, "日のないもの", None, None, None, None, None, None, None, None],
    [103, "H26.3.7", None, None, None, None, None, None, None, None, None, None],
    [104, datetime.date(2015, 3, 7), None, "年を間違えた", None, None, None, None, None, None, None, None],
    ["番外", "平成26年3月28日", None, "番外編", None, None, None, None, None, None, None, None]])
w = b.create_sheet("出席簿H20")
w["A1"] = "平成２０年度　出席簿"; w["C2"] = "凡例　○出席　△遅刻　×欠席　●早退"
rows(w, 3, [["職員番号", "氏名", "ふりがな", "所属", "第１回", "第2回", "3", 4, "計", "メモ"],
    [None, None, None, None, "12/5", "1/23", "2/20", "3/6", None, None],
    ["00123", "山田　太郎", "ﾔﾏﾀﾞ ﾀﾛｳ", "人事課", "講", "○", "◯", None, 3, "x"],
    [124, "佐藤　花子", "さとう　はなこ", "総務課", "〇", "△", "×", None, 2, None],
    [None, "林　一郎", None, "NPOくれ", "○", "●", "待", None, 1, None],
    ["00125", "森　次郎", "もり　じろう", "財政課", None, None, None, None, 0, None],
    [None, None, None, "財政課", "○", None, None, None, None, None],
    ["00126", "原　三郎", "はら　さぶろう", "財政課", "○", "?", "キ", None, None, None],
    [None, "合計", None, None, 3, 3, 1, 0, None, None],
    [None, None, None, None, None, None, None, None, None, None],
    ["※順不同"]])
w = b.create_sheet("メモ"); w["A1"] = "来年度は託児を頼む"
b.save("ledger.xlsx")
