// Runs the queries of a file on a ledger and prints their rows, tab-separated,
// each query's after a line of its number. usage: figures LEDGER QUERIES.sql
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static sqlite3 *d;

static int failed(void) { return fprintf(stderr, "%s\n", sqlite3_errmsg(d)), 1; }

int main(int n, char **v) {
	if (n != 3) return 2;
	FILE *f = fopen(v[2], "r");
	if (!f) return perror(v[2]), 1;
	char *text = calloc(1, 1 << 16);
	if (!fread(text, 1, (1 << 16) - 1, f)) return 1;
	if (sqlite3_open_v2(v[1], &d, SQLITE_OPEN_READONLY, 0)) return failed();
	sqlite3_exec(d, "PRAGMA mmap_size = 1000000000; PRAGMA cache_size = -65536", 0, 0, 0);
	sqlite3_stmt *q;
	const char *rest = text;
	for (int i = 1;; i++) {
		if (sqlite3_prepare_v2(d, rest, -1, &q, &rest)) return failed();
		if (!q) break;
		printf("# %d\n", i);
		int r;
		while ((r = sqlite3_step(q)) == SQLITE_ROW)
			for (int c = 0, k = sqlite3_column_count(q); c < k; c++) {
				const unsigned char *s = sqlite3_column_text(q, c);
				printf("%s%c", s ? (const char *)s : "", c + 1 < k ? '\t' : '\n');
			}
		if (r != SQLITE_DONE) return failed();
		sqlite3_finalize(q);
	}
	sqlite3_close(d);
	return 0;
}
