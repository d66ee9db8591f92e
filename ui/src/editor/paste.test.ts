import { DOMParser as Reader, type Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { fromDoc } from './convert';
import { asParagraphs, plainSlice, readLine, readPlain } from './paste';
import { schema } from './schema';
import { cleanHtml } from './word-html';

const looks = (bold?: boolean, italic?: boolean) => (bold ? '*' : '') + (italic ? '_' : '');

/** One block a line: kind, label, words with bold in * and italics in _. */
function show(nodes: readonly Node[]): string[] {
  return fromDoc(schema.node('doc', null, nodes)).map((block) => {
    if (block.table) {
      const joined = block.table.merges.map(
        ({ row, column, rows, columns }) => ` ${row},${column}:${rows}x${columns}`,
      );
      return `table ${block.table.header_rows}${joined.join('')}: ${block.text}`;
    }
    const words = block.runs.map((run) => {
      const mark = looks(run.bold, run.italic);
      return `${mark}${run.text}${[...mark].reverse().join('')}`;
    });
    return `${block.kind} ${block.label}${block.auto_label ? '' : '!'} ${words.join('')}`;
  });
}

function fromHtml(html: string): string[] {
  const page = new DOMParser().parseFromString(cleanHtml(html), 'text/html');
  return show(Reader.fromSchema(schema).parse(page.body).children);
}

test.each([
  ['- gạch', 'dash', 2],
  ['-Gạch dính', 'dash', 1],
  ['– gạch dài', 'dash', 2],
  ['• chấm', 'dash', 2],
  ['+ cộng', 'plus', 2],
  ['+cộng', 'plus', 1],
  ['a) điểm', 'point', 3],
  ['đ)điểm', 'point', 2],
  ['1. khoản', 'clause', 3],
  ['12.Khoản', 'clause', 3],
  ['-5 độ', 'paragraph', 0],
  ['10.000 đồng', 'paragraph', 0],
  ['2.5 triệu', 'paragraph', 0],
  ['2025.', 'paragraph', 0],
  ['Quý I', 'paragraph', 0],
])('the line "%s" is a %s', (line, kind, skip) => {
  expect(readLine(line)).toMatchObject({ kind, skip });
});

describe('plain text', () => {
  test('marks become items, foreign numbers are kept as found', () => {
    expect(show(readPlain('Mở đầu\r\n1. Một\n- gạch\n\n+ cộng\na) điểm\nc) điểm'))).toEqual([
      'paragraph  Mở đầu',
      'clause 1. Một',
      'dash - gạch',
      'plus + cộng',
      'point a) điểm',
      'point c)! điểm',
    ]);
  });

  test('letters are composed and invisible signs dropped', () => {
    const parts = 'Tuye\u0302n\u200b truye\u0302\u0300n\u00a0ba\u0300\u0007i';
    expect(show(readPlain(parts))).toEqual(['paragraph  Tuyên truyền bài']);
  });

  test('tabbed lines are a table', () => {
    expect(show(readPlain('TT\tViệc\n1\tPhát thanh\nHết'))).toEqual([
      'table 0: TT\tViệc\n1\tPhát thanh',
      'paragraph  Hết',
    ]);
  });

  test('one line joins the text at the caret', () => {
    expect(plainSlice('vài chữ').openStart).toBe(1);
  });

  test('a cell takes lines only', () => {
    const slice = plainSlice('Việc\n- gạch\n- hai');
    expect(show(asParagraphs(slice).content.content)).toEqual([
      'paragraph  Việc',
      'paragraph  - gạch',
      'paragraph  - hai',
    ]);
  });

  test('a million letters are read whole', () => {
    const line = '- Tuyên truyền trên hệ thống truyền thanh cơ sở\n';
    const nodes = readPlain(line.repeat(21_000));
    expect(nodes.length).toBe(21_000);
  });
});

describe('pages', () => {
  test('Word lists keep their marks and lose Word', () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{mso-style-parent:""}</style></head><body lang=VI>
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--><!--StartFragment-->
<p class=MsoNormal style='text-align:justify'><b style='mso-bidi-font-weight:normal'><span style='font-size:14.0pt'>1. Mục
đích</span></b><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>-<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Nâng cao <i>nhận thức</i></p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>Cấp hai</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>a)<span>&nbsp;</span></span>Điểm</p>
<p class=MsoNormal>Tại <st1:City w:st="on">xã An Mẫu</st1:City></p>
<p class=MsoNormal style='display:none'>ẩn</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>`;
    expect(fromHtml(word)).toEqual([
      'clause 1. *Mục đích*',
      'dash - Nâng cao _nhận thức_',
      'plus + Cấp hai',
      'point a) Điểm',
      'paragraph  Tại xã An Mẫu',
    ]);
  });

  test('lists of a page become items', () => {
    const page =
      '<ul><li>một<ul><li>hai</li></ul></li><li><p>ba</p></li></ul><ol><li>bốn<ol><li>năm</li></ol></li></ol><ol type="a"><li>sáu</li></ol>';
    expect(fromHtml(page)).toEqual([
      'dash - một',
      'plus + hai',
      'dash - ba',
      'clause 1. bốn',
      'point a) năm',
      'point b) sáu',
    ]);
  });

  test.each([
    [
      'rows, cells and a joined cell',
      '<thead><tr><th>TT</th><th>Việc</th></tr></thead><tbody><tr><td>1</td><td><p>a) Một</p><p>- Hai</p></td></tr><tr><td colspan=2>Chung</td></tr></tbody>',
      'table 1 2,0:1x2: TT\tViệc\n1\ta) Một - Hai\nChung\t',
    ],
    [
      'Word: down and across, in two rows of heading',
      '<thead><tr><td rowspan=2>TT</td><td colspan=2>Thời gian</td></tr><tr><td>Quý I</td><td>Quý II</td></tr></thead><tbody><tr><td>1</td><td>x</td><td>y</td></tr></tbody>',
      'table 2 0,0:2x1 0,1:1x2: TT\tThời gian\t\n\tQuý I\tQuý II\n1\tx\ty',
    ],
    [
      'Excel: words that run over their neighbours are not joined',
      "<tr><td colspan=3 style='mso-ignore:colspan'>Dài</td></tr><tr><td>1</td><td>2</td><td>3</td></tr>",
      'table 0: Dài\t\t\n1\t2\t3',
    ],
    [
      'reaches beyond the table and short rows',
      '<tr><td rowspan=9>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr><tr></tr>',
      'table 0 0,0:3x1: a\tb\t\n\tc\td\n\t\t',
    ],
    [
      'a reach that is no number, and none at all',
      '<tr><td colspan="x">a</td><td rowspan=0>b</td></tr>',
      'table 0: a\tb',
    ],
  ])('tables keep %s', (_, rows, expected) => {
    expect(fromHtml(`<table>${rows}</table>`)).toEqual([expected]);
  });

  test('a table of one cell is only a frame', () => {
    expect(fromHtml('<table><tr><td><p>- gạch</p></td></tr></table>')).toEqual(['dash - gạch']);
  });

  test('nothing runs, loads or links', () => {
    const page =
      '<p onclick="x()">Chữ<script>x()</script><img src="https://example.invalid/a.png" onerror="x()"> <a href="javascript:x()">nối</a></p><svg><text>hình</text></svg><iframe src="//x"></iframe>';
    expect(cleanHtml(page)).toBe('<p>Chữ nối</p>');
  });

  test('signs of markup in a text stay letters', () => {
    expect(fromHtml('<p>a &lt;b&gt; &amp; "c"</p>')).toEqual(['paragraph  a <b> & "c"']);
  });

  test('weights say bold, normal weights take it back', () => {
    const page =
      '<b style="font-weight:normal"><p>thường <span style="font-weight:700">đậm</span></p></b>';
    expect(fromHtml(page)).toEqual(['paragraph  thường *đậm*']);
  });
});
