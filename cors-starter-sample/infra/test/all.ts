// All tests in one process, because loading CDK takes longer than running them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

for (const file of readdirSync(__dirname)) {
  if (file.endsWith('.test.js')) {
    require(join(__dirname, file));
  }
}
