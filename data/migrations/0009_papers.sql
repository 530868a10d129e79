-- How the office wants its papers: free lines for 当日参加 and columns of the 受付名簿, the
-- labels of 供覧, how badges are moved on the sheet (tenths of a millimetre), and how
-- certificates are numbered.
ALTER TABLE offices ADD COLUMN walk_ins INTEGER NOT NULL DEFAULT 10;
ALTER TABLE offices ADD COLUMN door_columns TEXT NOT NULL DEFAULT '';
ALTER TABLE offices ADD COLUMN circulation TEXT NOT NULL DEFAULT '';
ALTER TABLE offices ADD COLUMN badge_right INTEGER NOT NULL DEFAULT 0;
ALTER TABLE offices ADD COLUMN badge_down INTEGER NOT NULL DEFAULT 0;
ALTER TABLE offices ADD COLUMN certificate_word TEXT NOT NULL DEFAULT '';
ALTER TABLE offices ADD COLUMN certificate_running INTEGER NOT NULL DEFAULT 0 CHECK (certificate_running IN (0, 1));

-- 受講証明書 and 修了証 that were issued: the register. year is that of the number, 0 where
-- numbers run on for ever; a number is given once, also of a row that was undone since
-- (the history knows it). label is the number as it was printed, again_id is the first one of which this is issued again.
CREATE TABLE certificates (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	kind TEXT NOT NULL DEFAULT '',
	year INTEGER NOT NULL DEFAULT 0,
	number INTEGER NOT NULL DEFAULT 0,
	label TEXT NOT NULL DEFAULT '',
	person_id INTEGER NOT NULL DEFAULT 0 REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	name TEXT NOT NULL DEFAULT '',
	seminar_id INTEGER NOT NULL DEFAULT 0,
	series_id INTEGER NOT NULL DEFAULT 0,
	of_year INTEGER NOT NULL DEFAULT 0,
	times INTEGER NOT NULL DEFAULT 0,
	issued_on TEXT NOT NULL DEFAULT '',
	again_id INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX certificates_by_number ON certificates (year, number);
CREATE INDEX certificates_by_person ON certificates (person_id);

-- The text of a letter or a certificate that she wrote instead of the standard one; made
-- is that one as it was then.
CREATE TABLE paper_texts (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	kind TEXT NOT NULL DEFAULT '',
	text TEXT NOT NULL DEFAULT '',
	made TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX paper_texts_by_kind ON paper_texts (kind);

-- アンケート: how many sheets of a seminar have a choice of a question ticked. 満足度 stands
-- in the ふり返り (retrospects).
CREATE TABLE survey_counts (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	seminar_id INTEGER NOT NULL DEFAULT 0 REFERENCES seminars (id) DEFERRABLE INITIALLY DEFERRED,
	question TEXT NOT NULL DEFAULT '',
	choice INTEGER NOT NULL DEFAULT 0,
	sheets INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX survey_counts_once ON survey_counts (seminar_id, question, choice);
