-- What SQL would pay for two more tables of every year: the share of the tenth
-- that came most, and the departments with the posting of the day.
WITH s AS MATERIALIZED (
	SELECT id, held_on, CAST(substr(held_on, 1, 4) AS INTEGER) - (substr(held_on, 6, 2) < '04') fy
	FROM seminars WHERE series_id = (SELECT id FROM series ORDER BY position, id LIMIT 1) AND state IN ('held', 'settled')),
n AS (SELECT fy, person_id, count(*) n FROM s CROSS JOIN registrations r ON r.seminar_id = s.id
	WHERE r.state = 'confirmed' AND r.attendance IN ('attended', 'late', 'left_early') GROUP BY fy, person_id),
k AS (SELECT fy, n, row_number() OVER (PARTITION BY fy ORDER BY n DESC) i, count(*) OVER (PARTITION BY fy) of FROM n)
SELECT fy, sum(CASE WHEN i <= (of + 9) / 10 THEN n END) * 1.0 / sum(n) FROM k GROUP BY fy;

WITH s AS MATERIALIZED (
	SELECT id, held_on, CAST(substr(held_on, 1, 4) AS INTEGER) - (substr(held_on, 6, 2) < '04') fy
	FROM seminars WHERE series_id = (SELECT id FROM series ORDER BY position, id LIMIT 1) AND state IN ('held', 'settled'))
SELECT fy, o.department_id, count(*), count(DISTINCT r.person_id) FROM s CROSS JOIN registrations r ON r.seminar_id = s.id
	JOIN postings o ON o.person_id = r.person_id AND o.valid_from <= s.held_on AND (o.valid_to = '' OR o.valid_to >= s.held_on)
WHERE r.state = 'confirmed' AND r.attendance IN ('attended', 'late', 'left_early') GROUP BY fy, o.department_id;
