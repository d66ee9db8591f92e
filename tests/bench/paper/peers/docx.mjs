// docx.mjs CONTENT OUT [ROUNDS]: the benchmark's content as DOCX by docx (npm), which is looked
// for from the working directory.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const {
  AlignmentType,
  Document,
  LineRuleType,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} = createRequire(join(process.cwd(), "package.json"))("docx");

const WARM_UP = 5;

const paragraph = (words) =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    indent: { firstLine: 720 },
    spacing: { before: 120, line: 276, lineRule: LineRuleType.AUTO },
    children: [new TextRun(words)],
  });

const row = (cells) =>
  new TableRow({
    children: cells.map(
      (words) => new TableCell({ children: [new Paragraph(words)] }),
    ),
  });

function paper(text) {
  const children = [];
  let rows = [];
  const end = () => {
    if (rows.length > 0) children.push(new Table({ rows }));
    rows = [];
  };
  for (const line of text.trimEnd().split("\n")) {
    if (line.startsWith("T")) rows.push(row(line.slice(1).split("\t")));
    else {
      end();
      children.push(paragraph(line.slice(1)));
    }
  }
  end();
  const margin = { top: 1134, right: 1134, bottom: 1134, left: 1701 };
  return new Document({
    styles: {
      default: { document: { run: { font: "Times New Roman", size: 26 } } },
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin } },
        children,
      },
    ],
  });
}

const [content, out, rounds] = process.argv.slice(2);
const text = readFileSync(content, "utf8");
if (rounds === undefined)
  writeFileSync(out, await Packer.toBuffer(paper(text)));
else {
  const times = [];
  for (let round = 0; round < WARM_UP + Number(rounds); round += 1) {
    const start = performance.now();
    await Packer.toBuffer(paper(text));
    if (round >= WARM_UP) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(times[Math.floor(times.length / 2)].toFixed(3));
}
