#!/usr/bin/python3
"""Counts the figures of one fiscal year over the ledger file, independently of
the program: plain Python over the rows, straight from the definitions.
usage: count.py LEDGER YEAR [TODAY [SERIES | all]]  -> JSON with the keys of `jibun figures`"""
import datetime
import json
import sqlite3
import sys
import urllib.parse
from collections import defaultdict

ledger, year = sys.argv[1], int(sys.argv[2])
db = sqlite3.connect("file:" + urllib.parse.quote(ledger) + "?mode=ro", uri=True)
db.row_factory = sqlite3.Row
rows = lambda q: [dict(r) for r in db.execute(q)]
first, last = "%d-04-01" % year, "%d-03-31" % (year + 1)
today = sys.argv[3] if len(sys.argv) > 3 else "9999-12-31"
asof = min(today, last)

wanted = sys.argv[4] if len(sys.argv) > 4 else str(rows("SELECT id FROM series ORDER BY position, id")[0]["id"])
seminars = {s["id"]: s for s in rows("SELECT * FROM seminars") if wanted in ("all", str(s["series_id"]))}
names = defaultdict(list)
for n in rows("SELECT * FROM series_names ORDER BY valid_from"):
    names[n["series_id"]].append(n)
if wanted == "all" and len(names) > 1:
    for s in seminars.values():
        of = names[s["series_id"]]
        s["series"] = ([of[0]] + [n for n in of if n["valid_from"] <= s["held_on"]])[-1]["name"]
people = {p["id"]: p for p in rows("SELECT * FROM people")}
categories = rows("SELECT * FROM categories ORDER BY position, id")
departments = rows("SELECT * FROM departments ORDER BY position, id")
held = {i: s for i, s in seminars.items() if s["state"] in ("held", "settled")}
spoke = defaultdict(set)
for a in rows("SELECT * FROM assignments"):
    if a["state"] in ("spoke", "thanked") and a["seminar_id"] in held:
        spoke[a["seminar_id"]].add(a["person_id"])
regs = defaultdict(list)
for r in rows("SELECT * FROM registrations"):
    if r["seminar_id"] in held and r["person_id"] not in spoke[r["seminar_id"]]:
        regs[r["seminar_id"]].append(r)
postings = defaultdict(list)
for p in rows("SELECT * FROM postings ORDER BY valid_from, id"):
    postings[p["person_id"]].append(p)

present = lambda r: r["state"] == "confirmed" and r["attendance"] in ("attended", "late", "left_early")
known = lambda r: r["state"] == "confirmed" and r["attendance"] != "unknown"
inyear = lambda s: first <= s["held_on"] <= last


def posted(person, day):
    found = None
    for p in postings[person]:
        if p["valid_from"] <= day and (p["valid_to"] == "" or p["valid_to"] >= day):
            found = p["department_id"]
    return found


out = dict(year=year, seminars=0, capacity=0, applications=0, attendances=0, people=0, staff=0, outside=0, first_timers=0, repeaters=0,
           regulars=0, no_shows=0, party=0, speakers=0, first_speakers=0)
firsts, times, nknown, npresent, fill, fillcap = {}, defaultdict(int), 0, 0, 0, 0
bydep = defaultdict(lambda: [set(), 0, 0])
bycat = {c["name"]: [0, 0] for c in categories}
bysem = []
catname = {c["id"]: c["name"] for c in categories}
joined = defaultdict(int)
for e in rows("SELECT * FROM party_entries"):
    joined[e["seminar_id"]] += e["state"] == "joining"
for p in rows("SELECT * FROM parties"):
    if p["seminar_id"] in held and inyear(held[p["seminar_id"]]):
        out["party"] += joined[p["seminar_id"]] or p["counted"]
for s in sorted(held.values(), key=lambda s: (s["held_on"], s["starts"], s["id"])):
    rs = regs[s["id"]]
    now = [r for r in rs if present(r)]
    new = [r for r in now if r["person_id"] not in firsts]
    for r in now:
        firsts.setdefault(r["person_id"], s["held_on"])
    if not inyear(s):
        continue
    counted = not rs and s["counted"] > 0 and not db.execute("SELECT 1 FROM registrations WHERE seminar_id=?", (s["id"],)).fetchone()
    n = s["counted"] if counted else len(now)
    apps = s["counted_applied"] if counted else sum(r["channel"] != "walk_in" for r in rs)
    out["seminars"] += 1
    out["capacity"] += s["capacity"]
    out["applications"] += apps
    out["attendances"] += n
    out["no_shows"] += sum(r["state"] == "confirmed" and r["attendance"] == "no_show" for r in rs)
    nknown += sum(known(r) for r in rs)
    npresent += len(now)
    if s["capacity"]:
        fill += n
        fillcap += s["capacity"]
    cat = catname.get(s["category_id"], "")
    bycat.setdefault(cat, [0, 0])
    bycat[cat][0] += 1
    bycat[cat][1] += n
    bysem.append(dict(number=s["number"], date=s["held_on"], title=s["title"], capacity=s["capacity"], applications=apps, attendances=n,
                      first_timers=len(new), counted_only=bool(counted), **({"series": s["series"]} if "series" in s else {})))
    newset = {r["person_id"] for r in new}
    for r in now:
        p = r["person_id"]
        times[p] += 1
        if people[p]["kind"] == "outside":
            out["outside"] += 1
            continue
        out["staff"] += 1
        d = bydep[posted(p, s["held_on"])]
        d[0].add(p)
        d[1] += 1
        d[2] += p in newset
out["people"] = len(times)
out["first_timers"] = sum(first <= d <= last for d in firsts.values())
out["repeaters"] = sum(2 <= n <= 4 for n in times.values())
out["regulars"] = sum(n >= 5 for n in times.values())
best = sorted(times.values(), reverse=True)
out["top10_share"] = sum(best[:-(-len(best) // 10)]) / sum(best) if best else None
out["attendance_rate"] = npresent / nknown if nknown else None
out["fill_rate"] = fill / fillcap if fillcap else None
talks = defaultdict(list)
for i, who in spoke.items():
    for p in who:
        talks[p].append(held[i]["held_on"])
for i, s in held.items():
    if not spoke[i] and s["speaker_text"]:
        talks["".join(s["speaker_text"].split())].append(s["held_on"])
out["speakers"] = sum(any(first <= d <= last for d in t) for t in talks.values())
out["first_speakers"] = sum(first <= min(t) <= last for t in talks.values())
head = defaultdict(set)
for p, list_ in postings.items():
    if people[p]["merged_into"] == 0 and (people[p]["left_on"] == "" or people[p]["left_on"] >= asof):
        for x in list_:
            if x["valid_from"] <= asof and (x["valid_to"] == "" or x["valid_to"] >= asof):
                head[x["department_id"]].add(p)
label = lambda d: (d["division"] + " " + d["section"]).strip()
out["by_department"] = [dict(code=d["code"], name=label(d), headcount=len(head[d["id"]]), people=len(bydep[d["id"]][0]), attendances=bydep[d["id"]][1],
                             first_timers=bydep[d["id"]][2]) for d in departments
                        if bydep[d["id"]][1] or (d["valid_from"] <= asof and (d["valid_to"] == "" or d["valid_to"] >= asof))]
if bydep[None][1]:
    out["by_department"].append(dict(code="", name="所属の記録なし", headcount=0, people=len(bydep[None][0]), attendances=bydep[None][1], first_timers=bydep[None][2]))
out["by_category"] = [dict(name=n, seminars=c[0], attendances=c[1]) for n, c in bycat.items()]
out["by_seminar"] = bysem
json.dump(out, sys.stdout, ensure_ascii=False)
