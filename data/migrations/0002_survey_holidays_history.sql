-- The survey of ふり返り: how many sheets were handed out and came back, how many
-- of them say とても良い (score1) … 良くない (score5), and what was written, one a line.
ALTER TABLE retrospects ADD COLUMN handed INTEGER NOT NULL DEFAULT 0 CHECK (handed >= 0);
ALTER TABLE retrospects ADD COLUMN returned INTEGER NOT NULL DEFAULT 0 CHECK (returned >= 0);
ALTER TABLE retrospects ADD COLUMN score1 INTEGER NOT NULL DEFAULT 0 CHECK (score1 >= 0);
ALTER TABLE retrospects ADD COLUMN score2 INTEGER NOT NULL DEFAULT 0 CHECK (score2 >= 0);
ALTER TABLE retrospects ADD COLUMN score3 INTEGER NOT NULL DEFAULT 0 CHECK (score3 >= 0);
ALTER TABLE retrospects ADD COLUMN score4 INTEGER NOT NULL DEFAULT 0 CHECK (score4 >= 0);
ALTER TABLE retrospects ADD COLUMN score5 INTEGER NOT NULL DEFAULT 0 CHECK (score5 >= 0);
ALTER TABLE retrospects ADD COLUMN comments TEXT NOT NULL DEFAULT '';

-- Holidays that the program does not know by itself, from a later list of the
-- Cabinet Office. A day without a name is no holiday, although the program's own
-- list has one.
CREATE TABLE holidays (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	day TEXT NOT NULL DEFAULT '',
	name TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX holidays_by_day ON holidays (day);

-- Rows that were removed: the history of a person finds what was theirs.
CREATE INDEX changes_removed ON changes (tbl, row_id) WHERE after IS NULL;
