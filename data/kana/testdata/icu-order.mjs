// Writes icu-order.txt: the readings of readings.txt in the order of ICU for
// "ja", which is the oracle of SortKey. Run in this folder: node icu-order.mjs
//
// Each line is the first level on which ICU tells it from the line above (1, 2
// or 3, "=" for none), a tab, and the reading.
//
// ICU does not see that half-width kana and free-standing voicing marks are the
// same to a clerk; they are joined first.
import { readFileSync, writeFileSync } from "node:fs";

const level = (sensitivity) =>
  new Intl.Collator("ja", { ignorePunctuation: true, sensitivity }).compare;
const levels = [level("base"), level("accent"), level("variant")];
const joined = (s) =>
  s.replace(/([^ ])[゛ﾞ]/g, "$1\u3099").replace(/([^ ])[゜ﾟ]/g, "$1\u309a").normalize("NFKC");

const readings = readFileSync("readings.txt", "utf8").split("\n").filter((s) => s);
// A stable sort, so that the file does not depend on the engine's ties.
readings.sort((a, b) => levels[2](joined(a), joined(b)) || (a < b ? -1 : 1));
const lines = readings.map((r, i) => {
  if (i === 0) return "1\t" + r;
  const n = levels.findIndex((differs) => differs(joined(readings[i - 1]), joined(r)));
  return (n < 0 ? "=" : n + 1) + "\t" + r;
});
writeFileSync("icu-order.txt", lines.join("\n") + "\n");
console.log(`${lines.length} readings, ICU ${process.versions.icu}, Unicode ${process.versions.unicode}`);
