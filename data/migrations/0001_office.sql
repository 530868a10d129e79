-- The office's ledger. Columns are INTEGER or TEXT only; days are 2006-01-02,
-- instants RFC 3339 in UTC, truth is 0 or 1, states are codes and never labels.
-- Every column has a default: an image in the history leaves out what equals it,
-- so that a later column does not change what an older image says.

-- An index whose name ends with _figures holds all that the figures ask of its
-- table, so that counting reads no rows.

CREATE TABLE offices (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	name TEXT NOT NULL DEFAULT '',
	section TEXT NOT NULL DEFAULT '',
	phone TEXT NOT NULL DEFAULT '',
	email TEXT NOT NULL DEFAULT '',
	western INTEGER NOT NULL DEFAULT 0 CHECK (western IN (0, 1)),
	stamps TEXT NOT NULL DEFAULT '',
	purpose TEXT NOT NULL DEFAULT '',
	second_backup TEXT NOT NULL DEFAULT ''
);

CREATE TABLE series (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	position INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE series_names (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	series_id INTEGER NOT NULL DEFAULT 0 REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED,
	name TEXT NOT NULL DEFAULT '',
	valid_from TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX series_names_by_day ON series_names (series_id, valid_from);

CREATE TABLE categories (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	name TEXT NOT NULL DEFAULT '',
	position INTEGER NOT NULL DEFAULT 0,
	retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
);
CREATE UNIQUE INDEX categories_by_name ON categories (name);

CREATE TABLE departments (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	code TEXT NOT NULL DEFAULT '',
	division TEXT NOT NULL DEFAULT '',
	section TEXT NOT NULL DEFAULT '',
	position INTEGER NOT NULL DEFAULT 0,
	valid_from TEXT NOT NULL DEFAULT '',
	valid_to TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX departments_by_name ON departments (division, section, valid_from);

CREATE TABLE people (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	kind TEXT NOT NULL DEFAULT 'staff' CHECK (kind IN ('staff', 'outside')),
	staff_no TEXT NOT NULL DEFAULT '',
	name TEXT NOT NULL DEFAULT '',
	reading TEXT NOT NULL DEFAULT '',
	email TEXT NOT NULL DEFAULT '',
	phone TEXT NOT NULL DEFAULT '',
	affiliation TEXT NOT NULL DEFAULT '',
	organization TEXT NOT NULL DEFAULT '',
	title TEXT NOT NULL DEFAULT '',
	note TEXT NOT NULL DEFAULT '',
	left_on TEXT NOT NULL DEFAULT '',
	merged_into INTEGER NOT NULL DEFAULT 0,
	sort_key TEXT NOT NULL DEFAULT '',
	search_key TEXT NOT NULL DEFAULT '',
	same_key TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX people_by_staff_no ON people (staff_no) WHERE staff_no <> '' AND merged_into = 0;
CREATE INDEX people_figures ON people (kind, merged_into, left_on);
CREATE INDEX people_by_same_key ON people (same_key) WHERE same_key <> '';

-- A former name and the last day on which it was valid.
CREATE TABLE former_names (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL DEFAULT 0 REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	name TEXT NOT NULL DEFAULT '',
	reading TEXT NOT NULL DEFAULT '',
	valid_to TEXT NOT NULL DEFAULT ''
);
CREATE INDEX former_names_by_person ON former_names (person_id);

CREATE TABLE postings (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL DEFAULT 0 REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	department_id INTEGER NOT NULL DEFAULT 0 REFERENCES departments (id) DEFERRABLE INITIALLY DEFERRED,
	position TEXT NOT NULL DEFAULT '',
	rank INTEGER NOT NULL DEFAULT 0,
	band TEXT NOT NULL DEFAULT '' CHECK (band IN ('', 'junior', 'middle', 'manager')),
	valid_from TEXT NOT NULL DEFAULT '',
	valid_to TEXT NOT NULL DEFAULT ''
);
CREATE INDEX postings_by_person ON postings (person_id, valid_from);
CREATE INDEX postings_figures ON postings (department_id, person_id, valid_from, valid_to, band);

CREATE TABLE seminars (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	series_id INTEGER NOT NULL DEFAULT 0 REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED,
	number INTEGER NOT NULL DEFAULT 0,
	title TEXT NOT NULL DEFAULT '',
	category_id INTEGER NOT NULL DEFAULT 0,
	held_on TEXT NOT NULL DEFAULT '',
	starts TEXT NOT NULL DEFAULT '',
	ends TEXT NOT NULL DEFAULT '',
	venue TEXT NOT NULL DEFAULT '',
	capacity INTEGER NOT NULL DEFAULT 0 CHECK (capacity >= 0),
	deadline TEXT NOT NULL DEFAULT '',
	state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'open', 'closed', 'held', 'settled', 'cancelled', 'postponed')),
	state_reason TEXT NOT NULL DEFAULT '',
	policy TEXT NOT NULL DEFAULT 'first_come' CHECK (policy IN ('first_come', 'newcomers', 'balance', 'lottery')),
	seed INTEGER NOT NULL DEFAULT 0,
	counted INTEGER NOT NULL DEFAULT 0 CHECK (counted >= 0),
	counted_applied INTEGER NOT NULL DEFAULT 0 CHECK (counted_applied >= 0),
	speaker_text TEXT NOT NULL DEFAULT '',
	note TEXT NOT NULL DEFAULT '',
	search_key TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX seminars_by_number ON seminars (series_id, number) WHERE number > 0;
CREATE INDEX seminars_by_day ON seminars (held_on);

-- seat order: applied_at, then id; queue is the place asked for on the waiting list.
CREATE TABLE registrations (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	seminar_id INTEGER NOT NULL DEFAULT 0 REFERENCES seminars (id) DEFERRABLE INITIALLY DEFERRED,
	person_id INTEGER NOT NULL DEFAULT 0 REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	state TEXT NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'confirmed', 'waiting', 'declined', 'withdrawn', 'revoked')),
	attendance TEXT NOT NULL DEFAULT 'unknown' CHECK (attendance IN ('unknown', 'attended', 'late', 'left_early', 'absent', 'no_show')),
	channel TEXT NOT NULL DEFAULT 'inhouse' CHECK (channel IN ('inhouse', 'email', 'phone', 'sns', 'walk_in', 'paper')),
	waitlist TEXT NOT NULL DEFAULT '' CHECK (waitlist IN ('', 'queued', 'offered', 'accepted', 'declined', 'expired')),
	queue INTEGER NOT NULL DEFAULT 0,
	offer_until TEXT NOT NULL DEFAULT '',
	applied_at TEXT NOT NULL DEFAULT '',
	after_deadline INTEGER NOT NULL DEFAULT 0 CHECK (after_deadline IN (0, 1)),
	material INTEGER NOT NULL DEFAULT 0 CHECK (material IN (0, 1)),
	sheet_no INTEGER NOT NULL DEFAULT 0,
	reason TEXT NOT NULL DEFAULT '',
	note TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX registrations_live ON registrations (seminar_id, person_id) WHERE state IN ('received', 'confirmed', 'waiting');
CREATE INDEX registrations_by_person ON registrations (person_id, seminar_id);
CREATE INDEX registrations_by_seminar ON registrations (seminar_id, state, attendance, waitlist, offer_until);
-- person and codes in one number, as the figures read them (data/countable.go)
CREATE INDEX registrations_figures ON registrations (seminar_id, person_id * 128
	+ CASE attendance WHEN 'unknown' THEN 0 WHEN 'attended' THEN 8 WHEN 'late' THEN 16 WHEN 'left_early' THEN 24 WHEN 'absent' THEN 32 ELSE 40 END
	+ CASE state WHEN 'received' THEN 0 WHEN 'confirmed' THEN 1 WHEN 'waiting' THEN 2 WHEN 'declined' THEN 3 WHEN 'withdrawn' THEN 4 ELSE 5 END
	+ CASE channel WHEN 'walk_in' THEN 64 ELSE 0 END);

CREATE TABLE assignments (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	seminar_id INTEGER NOT NULL DEFAULT 0 REFERENCES seminars (id) DEFERRABLE INITIALLY DEFERRED,
	person_id INTEGER NOT NULL DEFAULT 0 REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	role TEXT NOT NULL DEFAULT 'lecturer' CHECK (role IN ('lecturer', 'speaker', 'presenter', 'facilitator', 'chair')),
	state TEXT NOT NULL DEFAULT 'candidate' CHECK (state IN ('candidate', 'sounding', 'agreed', 'requested', 'accepted', 'spoke', 'thanked', 'declined', 'on_hold', 'replaced')),
	position INTEGER NOT NULL DEFAULT 0,
	moved_on TEXT NOT NULL DEFAULT '',
	replaced_by INTEGER NOT NULL DEFAULT 0,
	reason TEXT NOT NULL DEFAULT '',
	note TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX assignments_once ON assignments (seminar_id, person_id, role);
CREATE INDEX assignments_by_person ON assignments (person_id);

CREATE TABLE parties (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	seminar_id INTEGER NOT NULL DEFAULT 0 REFERENCES seminars (id) DEFERRABLE INITIALLY DEFERRED,
	venue TEXT NOT NULL DEFAULT '',
	starts TEXT NOT NULL DEFAULT '',
	capacity INTEGER NOT NULL DEFAULT 0 CHECK (capacity >= 0),
	fee INTEGER NOT NULL DEFAULT 0 CHECK (fee >= 0),
	counted INTEGER NOT NULL DEFAULT 0 CHECK (counted >= 0),
	note TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX parties_by_seminar ON parties (seminar_id);

CREATE TABLE party_entries (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	seminar_id INTEGER NOT NULL DEFAULT 0 REFERENCES seminars (id) DEFERRABLE INITIALLY DEFERRED,
	person_id INTEGER NOT NULL DEFAULT 0 REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	state TEXT NOT NULL DEFAULT 'joining' CHECK (state IN ('joining', 'waiting', 'withdrawn', 'absent')),
	paid INTEGER NOT NULL DEFAULT 0 CHECK (paid IN (0, 1)),
	note TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX party_entries_once ON party_entries (seminar_id, person_id);
CREATE INDEX party_entries_figures ON party_entries (seminar_id, state);
CREATE INDEX party_entries_by_person ON party_entries (person_id);

CREATE TABLE retrospects (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	seminar_id INTEGER NOT NULL DEFAULT 0 REFERENCES seminars (id) DEFERRABLE INITIALLY DEFERRED,
	aim TEXT NOT NULL DEFAULT '',
	result TEXT NOT NULL DEFAULT '',
	findings TEXT NOT NULL DEFAULT '',
	next TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX retrospects_by_seminar ON retrospects (seminar_id);

-- What the clerk said a heading of a roster means, for next year.
CREATE TABLE column_choices (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	heading TEXT NOT NULL DEFAULT '',
	field TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX column_choices_by_heading ON column_choices (heading);

-- The history. An operation is one thing the user did; its changes are the rows.
-- seal is a digest over the operation and its changes.
CREATE TABLE operations (
	id {{id}},
	at TEXT NOT NULL,
	who TEXT NOT NULL,
	what TEXT NOT NULL,
	about TEXT NOT NULL DEFAULT '',
	undoes INTEGER NOT NULL DEFAULT 0,
	mode TEXT NOT NULL DEFAULT 'do' CHECK (mode IN ('do', 'undo', 'redo', 'note')),
	seal TEXT NOT NULL DEFAULT ''
);

CREATE TABLE changes (
	id {{id}},
	op_id INTEGER NOT NULL REFERENCES operations (id),
	tbl TEXT NOT NULL,
	row_id INTEGER NOT NULL,
	before TEXT,
	after TEXT
);
CREATE INDEX changes_by_op ON changes (op_id);
CREATE INDEX changes_by_row ON changes (row_id, tbl);
