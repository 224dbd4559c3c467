// Prints "PASSED FAILED" from the report of a Playwright run, and "0 0" when there is none.
import { existsSync, readFileSync } from 'node:fs';

const path = process.argv[2];
const stats = path && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).stats : {};
console.log(stats.expected ?? 0, (stats.unexpected ?? 0) + (stats.flaky ?? 0));
