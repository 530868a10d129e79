-- Files that the office keeps in its ledger. A row names one by its digest, and so does
-- the history, which never forgets one: it holds each content once, under its digest
-- (SHA-256), and undo finds it again.
CREATE TABLE contents (
	id {{id}},
	sum TEXT NOT NULL DEFAULT '',
	bytes {{bytes}} NOT NULL
);
CREATE UNIQUE INDEX contents_once ON contents (sum);

-- 様式: the office's own workbooks that papers are filled into.
CREATE TABLE forms (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	kind TEXT NOT NULL DEFAULT '',
	form_name TEXT NOT NULL DEFAULT '',
	source TEXT NOT NULL DEFAULT '',
	kept_at TEXT NOT NULL DEFAULT '',
	size INTEGER NOT NULL DEFAULT 0,
	content TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX forms_by_name ON forms (form_name);

-- Which form a kind of paper is filled into; without a row the standard paper is made.
CREATE TABLE form_uses (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	kind TEXT NOT NULL DEFAULT '',
	form_id INTEGER NOT NULL DEFAULT 0 REFERENCES forms (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX form_uses_by_kind ON form_uses (kind);

-- 取組事例: what she wrote into a box of the case form in a fiscal year, of one series or
-- of all (series_id 0).
CREATE TABLE case_texts (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	year INTEGER NOT NULL DEFAULT 0,
	series_id INTEGER NOT NULL DEFAULT 0,
	box TEXT NOT NULL DEFAULT '',
	text TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX case_texts_once ON case_texts (year, series_id, box);
