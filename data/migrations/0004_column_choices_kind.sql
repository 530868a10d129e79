-- What headings mean is remembered by the kind of table: 名前 of a roster is not what
-- it is in the answers of a form.
ALTER TABLE column_choices ADD COLUMN kind TEXT NOT NULL DEFAULT 'roster';
DROP INDEX column_choices_by_heading;
CREATE UNIQUE INDEX column_choices_by_kind ON column_choices (kind, heading);
