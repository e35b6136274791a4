// Validates the bills of materials that are named as arguments against the schema of their version of CycloneDX.
import { readFileSync } from 'node:fs';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';

for (const file of process.argv.slice(2)) {
	const text = readFileSync(file, 'utf8');
	const { bomFormat, specVersion, components } = JSON.parse(text);
	const error = await new Validation.JsonStrictValidator(specVersion).validate(text);
	if (bomFormat !== 'CycloneDX' || !Object.values(Spec.Version).includes(specVersion) || error !== null) {
		console.error(`${file}: not valid:`, error);
		process.exitCode = 1;
	} else {
		console.log(`${file.split('/').pop()}: CycloneDX ${specVersion}, ${components.length} components, valid`);
	}
}
