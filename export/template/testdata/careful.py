"""What a careful person would have got who inserted n-1 rows below a row of a form by
hand and wrote the list into them; compared with what filling has made of it. Written
apart from the engine: openpyxl reads both files, and the references are moved by the
few rules that stand below. Prints the faults of each file as JSON.

usage: careful.py < [{"form": …, "filled": …, "row": 7, "n": 3, "typed": ["C7", …]}]"""
import json, re, sys, warnings, zipfile
import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.formula import Tokenizer
from html import unescape

warnings.simplefilter('ignore')
GROW = set('SUM AVERAGE COUNT COUNTA MAX MIN SUBTOTAL AGGREGATE PRODUCT MEDIAN STDEV VAR COUNTIF COUNTBLANK SUMIF COUNTIFS SUMIFS '
           'AVERAGEIF AVERAGEIFS SUMPRODUCT RANK LARGE SMALL VLOOKUP HLOOKUP MATCH INDEX ROWS COLUMNS LOOKUP'.split())
END = re.compile(r'^(\$?)([A-Z]{1,3})?(\$?)(\d+)?$')


def end(s):
    m = END.match(s)
    if not m or not (m.group(2) or m.group(4)):
        return None
    col, row = m.group(2), m.group(4)
    if col:
        return (m.group(1) + col, m.group(3), int(row) if row else None)
    return ('', m.group(1), int(row))


def say(e):
    return e[0] + (e[1] + str(e[2]) if e[2] else '')


class Move:
    def __init__(self, row, d):
        self.row, self.d = row, d

    def low(self, r):
        return r if r <= self.row else r + self.d

    def high(self, r):
        return r + self.d if r >= self.row else r

    def plain(self, ref):
        """a range of cells that is no formula: A1 or A1:B2"""
        a, _, b = ref.replace('$', '').partition(':')
        a, b = end(a), end(b or a)
        if a[2] is None:
            return ref
        a, b = say((a[0], a[1], self.low(a[2]))), say((b[0], b[1], self.high(b[2])))
        return a if a == b and ':' not in ref else a + ':' + b

    def ref(self, ref, call, turn, col, series, pin):
        ends = [end(x) for x in ref.split(':')]
        if None in ends or len(ends) > 2 or len(ends) == 1 and (ends[0][2] is None or not ends[0][0]):
            return ref
        if ends[0][2] is None:
            return ref
        if len(ends) == 2 and ends[0][2] > ends[1][2]:
            ends.reverse()
        inside = turn is not None
        out = []
        for i, (c, fix, r) in enumerate(ends):
            if inside and r == self.row and not fix:
                r += turn
            elif inside and r == self.row and fix:
                r = self.low(r) if i == 0 else self.high(r)
            elif inside and len(ends) == 1 and r == self.row - 1 and not fix and turn > 0 and c.strip('$') == col and not pin:
                r += turn
            else:
                r = self.low(r) if i == 0 else self.high(r)
                if pin and len(ends) == 1:
                    fix = '$'
            out.append((c, fix, r))
        if len(out) == 1 and not inside and ends[0][2] == self.row and (series or call in GROW) and self.d:
            out.append((out[0][0], out[0][1], self.row + self.d))
        return ':'.join(say(e) for e in out)

    def formula(self, text, here, sheet, turn=None, col='', series=False, pin=False):
        """here: the sheet that the formula is on"""
        tok = Tokenizer(text if text.startswith('=') else '=' + text)
        calls, out = [], []
        for t in tok.items:
            v = t.value
            if t.type == 'FUNC' and t.subtype == 'OPEN':
                calls.append(v[:-1].upper().replace('_XLFN.', ''))
            elif t.type == 'PAREN' and t.subtype == 'OPEN':
                calls.append('')
            elif t.subtype == 'CLOSE' and calls:
                calls.pop()
            elif t.type == 'OPERAND' and t.subtype == 'RANGE' and '[' not in v:
                prefix, bang, ref = v.rpartition('!')
                name = prefix.strip("'").replace("''", "'") if bang else here
                if name == sheet:
                    v = prefix + bang + self.ref(ref, calls[-1] if calls else '', turn if here == sheet else None, col, series, pin)
            out.append(v)
        return ('=' if text.startswith('=') else '') + ''.join(out)


def parts(path, pattern):
    z = zipfile.ZipFile(path)
    return {n: z.read(n).decode() for n in z.namelist() if re.match(pattern, n)}


def look(job):
    faults = []
    row, n = job['row'], job['n']
    d = max(1, n) - 1
    try:
        form = openpyxl.load_workbook(job['form'])
    except Exception as e:  # not a fault of filling
        print(job['form'], e, file=sys.stderr)
        return []
    full = openpyxl.load_workbook(job['filled'])
    move, name = Move(row, d), form.sheetnames[0]
    said = faults.append

    def differ(what, want, got):
        if want != got:
            said('%s: %s, not %s' % (what, str(got)[:300], str(want)[:300]))

    differ('sheets', form.sheetnames, full.sheetnames)
    typed = set(job['typed'])
    for ws in form.worksheets:
        on, to = ws.title == name, full[ws.title]
        for cells in ws.iter_rows():
            for c in cells:
                turns = range(max(1, n)) if on and c.row == row else [None]
                for k in turns:
                    at = c.row if not on else row + k if k is not None else move.low(c.row)
                    got = to.cell(at, c.column)
                    where = '%s %s' % (ws.title, got.coordinate)
                    if c._style != got._style and not MergedCell in (type(c), type(got)):
                        said(where + ': another look')
                    if c.coordinate in typed and on:
                        continue
                    v, w = c.value, got.value
                    v, w = getattr(v, 'text', v), getattr(w, 'text', w)  # of a formula over several cells
                if '{{' in str(v):  # marks of another engine, which ours blanks
                    continue
                if c.data_type == 'f' and v:
                    v = move.formula(v, ws.title, name, k, c.column_letter)
                    if v != w and not (v in (None, '') and w in (None, '')):
                        said('%s: %r, not %r' % (where, w, v))
        if not on:
            continue
        for r, dim in ws.row_dimensions.items():
            for k in (range(max(1, n)) if r == row else [0]):
                got = to.row_dimensions[move.low(r) + k]
                differ('row %d' % (move.low(r) + k), (dim.height, dim.hidden, dim.outlineLevel), (got.height, got.hidden, got.outlineLevel))
        for key in ws.column_dimensions:
            differ('column ' + key, ws.column_dimensions[key].width, to.column_dimensions[key].width)
        want = set()
        for m in ws.merged_cells.ranges:
            if m.min_row == m.max_row == row:
                want |= {m.coord.replace(str(row), str(row + k)) for k in range(max(1, n))}
            else:
                want.add(move.plain(m.coord))
        differ('merged cells', sorted(want), sorted(m.coord for m in to.merged_cells.ranges))

        def lists(s):
            return sorted(move.plain(x) for x in str(s).split())

        def rules(w, moved):
            out = []
            for cf in w.conditional_formatting:
                first = str(cf.sqref).split()[0]
                top = end(first.partition(':')[0].replace('$', ''))[2]
                for r in cf.rules:
                    f = r.formula
                    if moved:
                        f = [move.formula(x, name, name, 0 if top == row else None, pin=top == row) for x in f]
                    out.append((lists(cf.sqref) if moved else sorted(str(cf.sqref).split()), r.type, r.priority, f))
            return sorted(out, key=str)
        differ('conditional formats', rules(ws, True), rules(to, False))

        def asked(w, moved):
            out = []
            for v in w.data_validations.dataValidation:
                top = end(str(v.sqref).split()[0].partition(':')[0])[2]
                f = v.formula1
                if f and moved and not f.startswith('"'):
                    f = move.formula(f, name, name, 0 if top == row else None, pin=top == row)
                out.append((lists(v.sqref) if moved else sorted(str(v.sqref).split()), v.type, f))
            return sorted(out, key=str)
        differ('validations', asked(ws, True), asked(to, False))
        differ('filter', ws.auto_filter.ref and move.plain(ws.auto_filter.ref), to.auto_filter.ref)
        still = ws.freeze_panes and move.plain(ws.freeze_panes).partition(':')[0]
        if still and d > 100 and end(still)[2] > row + d:  # a list that stands still would fill the screen: only what is above it does
            still = still.rstrip('0123456789') + str(row)
        differ('panes', still, to.freeze_panes)
        differ('page breaks', sorted(move.high(b.id) for b in ws.row_breaks.brk), sorted(b.id for b in to.row_breaks.brk))
        differ('tables', {t.name: move.plain(t.ref) for t in ws.tables.values()}, {t.name: t.ref for t in to.tables.values()})
        differ('paper', (ws.page_setup.orientation, ws.page_setup.paperSize, ws.page_setup.fitToWidth, ws.page_margins.left), (to.page_setup.orientation, to.page_setup.paperSize, to.page_setup.fitToWidth, to.page_margins.left))
        differ('header', ws.oddHeader.center.text, to.oddHeader.center.text)
        notes = {}
        for cells in ws.iter_rows():
            for c in cells:
                if c.comment:
                    for k in (range(max(1, n)) if c.row == row else [0]):
                        notes[(move.low(c.row) + k, c.column)] = c.comment.text
        differ('notes', notes, {(c.row, c.column): c.comment.text for cells in to.iter_rows() for c in cells if c.comment})

    def names(path, moved):
        out = []
        for tag, text in re.findall(r'<definedName ([^>]*)>([^<]*)<', parts(path, 'xl/workbook.xml$')['xl/workbook.xml']):
            key = re.search(r'\bname="([^"]*)"', tag).group(1)
            text = unescape(text)
            if moved:
                text = move.formula(text, '', name, series=not key.startswith('_xlnm.Print'))
            out.append((key, text))
        return sorted(out)
    differ('names', names(job['form'], True), names(job['filled'], False))

    def charts(path, moved):
        out = {}
        for part, x in parts(path, 'xl/charts/chart[^/]*xml$').items():
            out[part] = [move.formula(unescape(f), '', name, series=True) if moved else unescape(f) for f in re.findall(r'<c:f>([^<]*)</c:f>', x)]
        return out
    differ('charts', charts(job['form'], True), charts(job['filled'], False))
    return faults


print(json.dumps({j['filled']: look(j) for j in json.load(sys.stdin)}))
