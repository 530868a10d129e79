#!/usr/bin/python3
"""forsql.py LEDGER COPY: a copy with the index that SQL likes best, so that the
peer does not pay for indexes that were made for the program."""
import shutil
import sqlite3
import sys

shutil.copyfile(sys.argv[1], sys.argv[2])
d = sqlite3.connect(sys.argv[2])
d.execute("CREATE INDEX registrations_for_sql ON registrations (seminar_id, person_id, state, attendance, channel)")
d.commit()
d.close()
