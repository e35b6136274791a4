// Writes the rules of the Public Suffix List that the npm package tldts carries in the form that PublicSuffixes.java
// reads: node pack.mjs <directory of tldts> <its version> <its date> <directory to write to>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainToASCII, pathToFileURL } from 'node:url';

const [tldts, version, date, target] = process.argv.slice(2);

// No public function of the package lists the rules, so that they are read from its trie.
const trie = await import(pathToFileURL(join(tldts, 'dist/es6/src/data/trie.js')));
const labelStart = [];
let end = 0;
for (const length of trie.edgeLength) {
	labelStart.push(end);
	end += length;
}

function collect(node, domain, rules, prefix) {
	if (domain !== '' && trie.nodeFlags[node] !== 0) {
		rules.push(prefix + domain);
	}
	for (let edge = trie.edgeStart[node]; edge < trie.edgeStart[node + 1]; edge++) {
		const label = trie.labelText.slice(labelStart[edge], labelStart[edge] + trie.edgeLength[edge]);
		collect(trie.edgeChild[edge], domain === '' ? label : `${label}.${domain}`, rules, prefix);
	}
	return rules;
}

function toAscii(rule) {
	const [, prefix, domain] = /^(\*\.|!|)(.*)$/.exec(rule);
	const ascii = domainToASCII(domain);
	if (!/^[a-z0-9.-]+$/.test(ascii)) {
		throw new Error(`no rule that could be written: ${rule}`);
	}
	return { prefix, ascii };
}

// A rule becomes a path through a trie that is read from the end of the domain: *.ck is "kc.*", and !www.ck "kc.www!".
function reversed(rule) {
	const { prefix, ascii } = toAscii(rule);
	const path = [...ascii].reverse().join('');
	return { '': path, '*.': `${path}.*`, '!': `${path}!` }[prefix];
}

// Nobody can register a name directly below arpa (RFC 3172), and those below home.arpa are at home (RFC 8375).
const UNREGISTRABLE = new Set(['arpa', 'home.arpa']);

const rules = [...collect(trie.rulesRoot, '', [], ''), ...collect(trie.exceptionsRoot, '', [], '!')]
	.filter((rule) => !UNREGISTRABLE.has(rule));
const paths = [...new Set(rules.map(reversed))].sort();
if (paths.length < 10_000 || !paths.includes('kc.*') || !paths.includes('kc.www!') || !paths.includes('oi.buhtig')) {
	throw new Error(`tldts ${version} keeps its list in another form: ${paths.length} rules were found`);
}

// Each path without what it has in common with the one before: how many there are, how many characters each has in
// common, how many others each has, and these.
const common = paths.map((path, index) => commonPrefix(index === 0 ? '' : paths[index - 1], path));
const rest = paths.map((path, index) => path.slice(common[index]));
const bytes = Buffer.concat([Buffer.from([paths.length >> 8, paths.length & 0xff]), Buffer.from(common),
	Buffer.from(rest.map((text) => text.length)), Buffer.from(rest.join(''), 'ascii')]);
const file = join(target, 'public-suffix-list.bin');
const changes = compare(unpack(file), paths);
writeFileSync(file, bytes);
writeFileSync(join(target, 'public-suffix-list.txt'), `\
public-suffix-list.bin holds the rules of the Public Suffix List, https://publicsuffix.org/, with the section of
private domains but without arpa and home.arpa. They were taken from the npm package tldts and put in another form:
names in ASCII, each reversed, sorted, and without what it has in common with the one before
(.ci/public-suffix-list/pack.mjs).

Version: tldts ${version}
Date: ${date}
Rules: ${paths.length}

The list is under the Mozilla Public License, v. 2.0, https://mozilla.org/MPL/2.0/. Its source is
https://publicsuffix.org/list/public_suffix_list.dat, and in the form that was packed here
https://www.npmjs.com/package/tldts/v/${version}.
`);
console.log(changes.join('\n'));
console.log(`${paths.length} rules, ${bytes.length} bytes`);

function commonPrefix(one, other) {
	let length = 0;
	while (length < one.length && one[length] === other[length]) {
		length++;
	}
	return length;
}

function unpack(path) {
	const packed = existing(path);
	const count = packed.length === 0 ? 0 : packed.readUInt16BE(0);
	const rules = [];
	let at = 2 + 2 * count;
	for (let i = 0; i < count; i++) {
		const end = at + packed[2 + count + i];
		rules.push((rules[i - 1] ?? '').slice(0, packed[2 + i]) + packed.toString('ascii', at, end));
		at = end;
	}
	return rules;
}

function existing(path) {
	try {
		return readFileSync(path);
	} catch (error) {
		if (error.code === 'ENOENT') {
			return Buffer.alloc(0);
		}
		throw error;
	}
}

function compare(old, current) {
	const readable = (path) => [...path].reverse().join('');
	const missingIn = (rules) => (rule) => !rules.has(rule);
	return [...old.filter(missingIn(new Set(current))).map((rule) => `- ${readable(rule)}`),
		...current.filter(missingIn(new Set(old))).map((rule) => `+ ${readable(rule)}`)];
}
