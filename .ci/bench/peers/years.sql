-- What `jibun figures LEDGER` prints of every fiscal year of the main series:
-- seminars and capacity; sums of registrations; distinct people; first timers.
-- Every query is the fastest that was found for it.
WITH s AS MATERIALIZED (
	SELECT id, capacity, CAST(substr(held_on, 1, 4) AS INTEGER) - (substr(held_on, 6, 2) < '04') fy
	FROM seminars WHERE series_id = (SELECT id FROM series ORDER BY position, id LIMIT 1) AND state IN ('held', 'settled'))
SELECT fy, count(*), sum(s.capacity), sum(CASE WHEN c.n > 0 THEN c.n ELSE coalesce(p.counted, 0) END)
FROM s LEFT JOIN parties p ON p.seminar_id = s.id
	LEFT JOIN (SELECT seminar_id, sum(state = 'joining') n FROM party_entries GROUP BY seminar_id) c ON c.seminar_id = s.id
GROUP BY fy;

WITH s AS MATERIALIZED (
	SELECT id, CAST(substr(held_on, 1, 4) AS INTEGER) - (substr(held_on, 6, 2) < '04') fy
	FROM seminars WHERE series_id = (SELECT id FROM series ORDER BY position, id LIMIT 1) AND state IN ('held', 'settled')),
r AS MATERIALIZED (
	SELECT seminar_id, sum(channel <> 'walk_in') applications,
		sum(state = 'confirmed' AND attendance IN ('attended', 'late', 'left_early')) attendances,
		sum(state = 'confirmed' AND attendance IN ('attended', 'late', 'left_early') AND person_id IN (SELECT id FROM people WHERE kind = 'outside')) outside,
		sum(state = 'confirmed' AND attendance <> 'unknown') known, sum(state = 'confirmed' AND attendance = 'no_show') no_shows
	FROM registrations
	WHERE NOT EXISTS (SELECT 1 FROM assignments a WHERE a.seminar_id = registrations.seminar_id AND a.person_id = registrations.person_id AND a.state IN ('spoke', 'thanked'))
	GROUP BY seminar_id)
SELECT fy, sum(applications), sum(attendances), sum(attendances - outside), sum(outside), sum(known), sum(no_shows)
FROM s JOIN r ON r.seminar_id = s.id GROUP BY fy;

WITH s AS MATERIALIZED (
	SELECT id, CAST(substr(held_on, 1, 4) AS INTEGER) - (substr(held_on, 6, 2) < '04') fy
	FROM seminars WHERE series_id = (SELECT id FROM series ORDER BY position, id LIMIT 1) AND state IN ('held', 'settled'))
SELECT fy, count(DISTINCT person_id) FROM s CROSS JOIN registrations r ON r.seminar_id = s.id
WHERE r.state = 'confirmed' AND r.attendance IN ('attended', 'late', 'left_early')
	AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.seminar_id = r.seminar_id AND a.person_id = r.person_id AND a.state IN ('spoke', 'thanked'))
GROUP BY fy;

WITH s AS MATERIALIZED (
	SELECT id, CAST(substr(held_on, 1, 4) AS INTEGER) - (substr(held_on, 6, 2) < '04') fy
	FROM seminars WHERE series_id = (SELECT id FROM series ORDER BY position, id LIMIT 1) AND state IN ('held', 'settled'))
SELECT fy, count(*) FROM (
	SELECT r.person_id, min(s.fy) fy FROM s CROSS JOIN registrations r ON r.seminar_id = s.id
	WHERE r.state = 'confirmed' AND r.attendance IN ('attended', 'late', 'left_early')
		AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.seminar_id = r.seminar_id AND a.person_id = r.person_id AND a.state IN ('spoke', 'thanked'))
	GROUP BY r.person_id)
GROUP BY fy;
