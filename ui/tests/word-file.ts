// A Word file with tracked changes and remarks.
import { writeFile } from 'node:fs/promises';
import { zip } from './zip';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const W14 = 'http://schemas.microsoft.com/office/word/2010/wordml';
const W15 = 'http://schemas.microsoft.com/office/word/2012/wordml';
const SPACES = `xmlns:w="${WORD}" xmlns:w14="${W14}" xmlns:w15="${W15}"`;
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const WHO = 'w:author="Bình" w:date="2026-01-12T08:00:00Z"';

const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;
const remark = (id: number, author: string, words: string) =>
  `<w:comment w:id="${id}" w:author="${author}" w:date="2026-01-1${id}T08:00:00Z">` +
  `<w:p w14:paraId="0000000${id}">${run(words)}</w:p></w:comment>`;
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
const relations = (...all: string[]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;

const BODY = [
  paragraph(run('KẾ HOẠCH')),
  paragraph(run('Tuyên truyền giữ sạch đường làng năm 2026')),
  paragraph(run('I. MỤC ĐÍCH')),
  paragraph(run('- Người dân giữ sạch đường làng.')),
  paragraph(run('II. NỘI DUNG')),
  paragraph(
    run('- Phát thanh '),
    `<w:del w:id="12" ${WHO}><w:r><w:delText>một</w:delText></w:r></w:del>`,
    `<w:ins w:id="11" ${WHO}>${run('hai')}</w:ins>`,
    run(' buổi '),
    '<w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="2"/>',
    run('mỗi tuần'),
    '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
    '<w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="2"/></w:r>',
    run('.'),
  ),
  paragraph(run('- Tổng vệ sinh vào sáng thứ bảy.')),
  paragraph(run('Trên đây là Kế hoạch giữ sạch đường làng của xã./.')),
].join('');

/** Writes a plan in which one person put a word for another, and two remarked on it. */
export async function writeWordFile(path: string): Promise<void> {
  const override = (part: string, type: string) =>
    `<Override PartName="/word/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const file = zip({
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ` +
      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      override('document', 'document.main') +
      override('comments', 'comments') +
      override('commentsExtended', 'commentsExtended') +
      '</Types>',
    '_rels/.rels': relations(relation('r1', `${OFFICE}/officeDocument`, 'word/document.xml')),
    'word/document.xml': `<w:document ${SPACES}><w:body>${BODY}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(
      relation('r1', `${OFFICE}/comments`, 'comments.xml'),
      relation(
        'r2',
        'http://schemas.microsoft.com/office/2011/relationships/commentsExtended',
        'commentsExtended.xml',
      ),
    ),
    'word/comments.xml': `<w:comments ${SPACES}>${remark(1, 'Bình', 'Nêu rõ số buổi')}${remark(2, 'Lan', 'Đã nêu')}</w:comments>`,
    'word/commentsExtended.xml':
      `<w15:commentsEx ${SPACES}><w15:commentEx w15:paraId="00000001" w15:done="1"/>` +
      '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/>' +
      '</w15:commentsEx>',
  });
  await writeFile(path, file);
}
