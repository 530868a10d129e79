// Writes a list as a sign-in sheet in PDF, 25 names a page, with cairo.
// usage: paper LIST.tsv OUT.pdf
#include <cairo/cairo-pdf.h>
#include <stdio.h>
#include <string.h>

#define MM 2.834645669
static const double edges[] = {15, 25, 47, 97, 120, 150, 195};
static cairo_t *g;

static void text(double x, double y, double size, const char *s) {
	cairo_set_font_size(g, size);
	cairo_move_to(g, x * MM, y * MM);
	cairo_show_text(g, s);
}

static void line(double x1, double y1, double x2, double y2) {
	cairo_move_to(g, x1 * MM, y1 * MM);
	cairo_line_to(g, x2 * MM, y2 * MM);
}

int main(int n, char **v) {
	if (n != 3) return 2;
	FILE *f = fopen(v[1], "r");
	if (!f) return perror(v[1]), 1;
	cairo_surface_t *s = cairo_pdf_surface_create(v[2], 595.28, 841.89);
	g = cairo_create(s);
	cairo_select_font_face(g, "BIZ UDGothic", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
	cairo_set_line_width(g, .5);
	char row[1024], number[32];
	for (int i = 0; fgets(row, sizeof row, f); i++) {
		int k = i % 25;
		if (k == 0) {
			if (i) cairo_show_page(g);
			text(75, 18, 16, "研修受講者名簿（署名用）");
			text(15, 27, 10, "情報セキュリティ基礎研修　令和6年5月10日　研修センター2階第1会議室");
			const char *heads[] = {"No", "職員番号", "所属", "役職", "氏名", "署名"};
			for (int j = 0; j < 6; j++) text(edges[j] + 1, 36, 10, heads[j]);
			snprintf(number, sizeof number, "%d ページ", i / 25 + 1);
			text(100, 290, 10, number);
			line(15, 31, 195, 31);
			line(15, 39, 195, 39);
		}
		double y = 39 + 10.0 * k;
		row[strcspn(row, "\n")] = 0;
		snprintf(number, sizeof number, "%d", i + 1);
		text(edges[0] + 1, y + 6.5, 10, number);
		char *cell = strtok(row, "\t");
		for (int j = 1; j < 5 && cell; j++, cell = strtok(0, "\t")) text(edges[j] + 1, y + 6.5, 10, cell);
		for (int j = 0; j < 7; j++) line(edges[j], k ? y : 31, edges[j], y + 10);
		line(15, y + 10, 195, y + 10);
		cairo_stroke(g);
	}
	cairo_show_page(g);
	cairo_destroy(g);
	cairo_surface_finish(s);
	return cairo_surface_status(s);
}
