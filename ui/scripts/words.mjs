// Adds or changes words in both languages at once, keeping the files sorted:
//   echo '{"desk_title": ["Bàn làm việc", "Desk"]}' | node scripts/words.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const added = JSON.parse(readFileSync(0, 'utf8'));
for (const [index, language] of ['vi', 'en'].entries()) {
  const file = new URL(`../../assets/words/${language}.json`, import.meta.url);
  const words = JSON.parse(readFileSync(file, 'utf8'));
  for (const [key, pair] of Object.entries(added)) {
    if (pair === null) delete words[key];
    else words[key] = pair[index];
  }
  const sorted = Object.fromEntries(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, JSON.stringify(sorted, null, 2) + '\n');
}
