// Writes the sheets of a TSV file with libxlsxwriter, as ../workbook does with
// package export; see there for the file. usage: workbook IN.tsv OUT.xlsx
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

static lxw_format *format[128];

static void formats(lxw_workbook *b) {
	const char *kinds = "HSNPD", *numbers[] = {0, 0, "#,##0", "0.0%", "yyyy/mm/dd"};
	for (int i = 0; kinds[i]; i++) {
		lxw_format *f = format[(int)kinds[i]] = workbook_add_format(b);
		format_set_border(f, LXW_BORDER_THIN);
		if (numbers[i]) format_set_num_format(f, numbers[i]);
	}
	format_set_bold(format['H']);
	format_set_bg_color(format['H'], 0xDDEBF7);
	format_set_align(format['H'], LXW_ALIGN_CENTER);
}

int main(int n, char **v) {
	if (n != 3) return 2;
	lxw_workbook *b = workbook_new(v[2]);
	formats(b);
	FILE *in = fopen(v[1], "r");
	if (!in) return perror(v[1]), 1;
	char *line = 0;
	size_t room = 0;
	ssize_t len;
	lxw_worksheet *s = 0;
	int row = 0, columns = 0;
	while ((len = getline(&line, &room, in)) > 0) {
		if (line[len - 1] == '\n') line[--len] = 0;
		if (!strncmp(line, "!sheet\t", 7)) {
			if (s) worksheet_autofilter(s, 0, 0, row - 1, columns - 1);
			char *name = line + 7, *widths = strchr(name, '\t');
			*widths++ = 0;
			s = workbook_add_worksheet(b, name);
			row = columns = 0;
			for (char *w = strtok(widths, ","); w; w = strtok(0, ","), columns++) worksheet_set_column(s, columns, columns, atof(w), 0);
			worksheet_freeze_panes(s, 1, 0);
			continue;
		}
		int column = 0;
		for (char *p = line, *next; p; p = next, column++) {
			next = strchr(p, '\t');
			if (next) *next++ = 0;
			lxw_format *f = format[(int)*p];
			if (*p == 'H' || *p == 'S')
				worksheet_write_string(s, row, column, p + 1, f);
			else
				worksheet_write_number(s, row, column, strtod(p + 1, 0), f);
		}
		row++;
	}
	worksheet_autofilter(s, 0, 0, row - 1, columns - 1);
	return workbook_close(b);
}
