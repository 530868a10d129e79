#!/usr/bin/env python3
"""Writes mails as mail programs send them, from invented people. Run it in this
folder; the results are kept. The .msg are written by the tests (-update)."""
import base64, quopri
from email.message import EmailMessage, MIMEPart
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.header import Header
from email import policy

TO = "jinji@city.kure.example.jp"

def head(m, who, address, subject, charset="utf-8", **more):
    m["From"] = f'{Header(who, charset).encode()} <{address}>'
    m["To"] = TO
    m["Subject"] = Header(subject, charset).encode()
    m["Date"] = "Fri, 20 Nov 2026 10:12:00 +0900"
    m["Message-ID"] = "<1@example.jp>"
    for k, v in more.items():
        m[k.replace("_", "-")] = v
    return m

def save(name, m):
    data = m.as_bytes() if not isinstance(m, bytes) else m
    with open(name + ".eml", "wb") as f:
        f.write(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))

apply_text = "人事課 ご担当者様\n\nお世話になっております。総務課の田中 太郎です。\n第1回セミナーに参加します。懇親会も参加します。\n\n--\n総務課 田中 太郎\n内線 2211\n"

# 本文が ISO-2022-JP(昔からの日本のメール)
m = MIMEText("", "plain", "us-ascii")
m.set_payload(apply_text.encode("iso-2022-jp"))
m.replace_header("Content-Type", "text/plain; charset=ISO-2022-JP")
m.replace_header("Content-Transfer-Encoding", "7bit")
save("01_jis", head(m, "田中 太郎", "tanaka@city.kure.example.jp", "セミナー参加申込", "iso-2022-jp"))

# base64
m = MIMEText("氏名：鈴木 花子\n所属：市民課\n職員番号：0012346\n懇親会：欠席\n備考：遅れて参加します\n", "plain", "utf-8")
save("02_base64", head(m, "鈴木 花子", "suzuki@city.kure.example.jp", "申込"))

# HTML だけ(表のある申込フォームの通知)
m = MIMEText('<html><head><style>td{border:1px}</style></head><body><p>セミナーの申込がありました。</p><table><tr><th>お名前</th><td>井上 沙織</td></tr><tr><th>ふりがな</th><td>いのうえ さおり</td></tr><tr><th>会社名</th><td>株式会社くれ製作所</td></tr><tr><th>メールアドレス</th><td>saori@example.net</td></tr><tr><th>懇親会</th><td>参加する</td></tr></table></body></html>', "html", "iso-2022-jp")
save("03_html_form", head(m, "申込フォーム", "form@example.jp", "【申込フォーム】新しい申込", "iso-2022-jp", Auto_Submitted="auto-generated"))

# quoted-printable、本文と HTML の両方、引用つき
m = MIMEMultipart("alternative")
body = "総務課の木村誠です。\n申し込みます。懇親会は欠席します。\n\n2026年11月18日(水) 9:00 人事課 <jinji@city.kure.example.jp>:\n> 第1回セミナーのご案内です。\n> 参加される方は、お申し込みください。\n> 定員 30名\n> 申込先 人事課 山本\n"
for sub, text in (("plain", body), ("html", "<div>" + body.replace("\n", "<br>") + "</div>")):
    part = MIMEText("", sub, "us-ascii")
    part.replace_header("Content-Type", f'text/{sub}; charset="utf-8"')
    part.replace_header("Content-Transfer-Encoding", "quoted-printable")
    part.set_payload(quopri.encodestring(text.encode("utf-8")))
    m.attach(part)
save("04_quoted_printable", head(m, "木村 誠", "kimura@city.kure.example.jp", "Re: 第1回セミナーのご案内"))

# 転送。もとのメールは添付されている
inner = head(MIMEText("呉市民の村上 涼と申します。第1回に参加したいです。懇親会にも参加します。\n\n村上 涼\nmurakami@example.com\n", "plain", "utf-8"), "村上 涼", "murakami@example.com", "参加希望")
m = MIMEMultipart("mixed")
m.attach(MIMEText("転送します。", "plain", "utf-8"))
m.attach(MIMEMessage(inner))
save("05_forwarded", head(m, "市民協働課 西村", "nishimura@city.kure.example.jp", "Fwd: 参加希望"))

# 名簿の表を添付した、課の取りまとめ
m = MIMEMultipart("mixed")
m.attach(MIMEText("福祉課です。参加者の名簿をお送りします。", "plain", "utf-8"))
part = MIMEApplication("氏名,所属,職員番号,懇親会\r\n髙橋 美咲,福祉課,0012349,○\r\n渡邉 由美,福祉課,0012352,×\r\n".encode("cp932"))
part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", "参加者名簿.csv"))
m.attach(part)
save("06_table_attached", head(m, "福祉課 髙橋", "takahashi@city.kure.example.jp", "参加者名簿の送付"))

# 引用の中だけに申込がある、お礼
thanks = "総務課の田中です。\nご連絡ありがとうございました。当日を楽しみにしております。\n\n> 田中様\n> お申し込みを受け付けました。\n> 氏名：田中 太郎\n> 所属：総務課\n> 懇親会：参加\n"
save("07_thanks", head(MIMEText(thanks, "plain", "utf-8"), "田中 太郎", "tanaka@city.kure.example.jp", "Re: 受付のお知らせ"))

save("08_automatic", head(MIMEText("本日は休暇をいただいております。申し込みの件は明日ご返信します。\n総務課 田中 太郎\n", "plain", "utf-8"), "田中 太郎", "tanaka@city.kure.example.jp", "自動応答: 第1回セミナーのご案内", Auto_Submitted="auto-replied"))

save("09_question", head(MIMEText("市民課の鈴木花子です。\n第1回セミナーは、会計年度任用職員も参加できますか？\n会場の場所も教えてください。\n", "plain", "utf-8"), "鈴木 花子", "suzuki@city.kure.example.jp", "第1回セミナーについてのお尋ね"))

save("10_cancel", head(MIMEText("財政課の佐藤健一です。\n第1回セミナーに申し込んでおりましたが、急な出張のため参加できなくなりました。キャンセルをお願いします。\n", "plain", "utf-8"), "佐藤 健一", "sato@city.kure.example.jp", "キャンセルのお願い"))

# 文字コードの表示が違う
m = MIMEText("", "plain", "us-ascii")
m.set_payload("土木課の林 誠です。申し込みます。\n".encode("cp932"))
m.replace_header("Content-Transfer-Encoding", "8bit")
save("11_wrong_charset", head(m, "林 誠", "hayashi@city.kure.example.jp", "申込"))
