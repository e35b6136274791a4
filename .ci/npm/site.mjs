// Writes the pages of this repository as HTML: node site.mjs FOLDER. The folder may have Javadoc below api/. Fails if a link
// leads nowhere, or if a page would load something from the network.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, relative, resolve } from 'node:path';
import MarkdownIt from 'markdown-it';

const root = resolve(import.meta.dirname, '../..');
const site = resolve(process.argv[2]);
const source = 'https://github.com/corsstarter/cors-starter/blob/main/';
const pages = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md',
	...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
const problems = [];

const htmlName = (page) => (page === 'README.md' ? 'index.html' : page.replace(/\.md$/, '.html'));

/** The anchor that GitHub gives a heading. */
const slug = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-');

const markdown = new MarkdownIt({ html: true });
markdown.renderer.rules.heading_open = (tokens, index, options, env, renderer) => {
	const text = tokens[index + 1].children.map((token) => token.content).join('');
	tokens[index].attrSet('id', slug(text));
	return renderer.renderToken(tokens, index, options);
};
// Pictures are badges, which are on other hosts.
markdown.renderer.rules.image = () => '';
markdown.renderer.rules.link_open = (tokens, index, options, env, renderer) => {
	tokens[index].attrSet('href', link(env.page, tokens[index].attrGet('href')));
	return renderer.renderToken(tokens, index, options);
};

/** Where a link of a page leads in the site. */
function link(page, href) {
	if (/^(https?:|mailto:|#)/.test(href)) {
		return href;
	}
	const [path, anchor] = href.split('#');
	const target = normalize(join(dirname(page), decodeURI(path)));
	const fragment = anchor === undefined ? '' : `#${anchor}`;
	if (!existsSync(join(root, target))) {
		problems.push(`${page}: there is no ${href}`);
	}
	if (pages.includes(target)) {
		return relative(dirname(page), htmlName(target)) + fragment;
	}
	if (target.startsWith('docs/') && statSync(join(root, target)).isFile()) {
		cpSync(join(root, target), join(site, target));
		return relative(dirname(page), target);
	}
	return source + target + fragment;
}

const style = `
body { max-width: 60rem; margin: 0 auto; padding: 0 1rem 4rem; font: 1rem/1.55 system-ui, sans-serif; color: #1f2328; background: #fff }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 1rem 0; border-bottom: 1px solid #d0d7de }
a { color: #0550ae } h1, h2, h3 { line-height: 1.25; margin-top: 2rem }
code, pre { font: .875em/1.45 ui-monospace, monospace; background: #f6f8fa; border-radius: 4px } code { padding: .1em .3em; overflow-wrap: break-word }
pre { padding: .8rem; overflow-x: auto; tab-size: 4 } pre code { padding: 0 }
table { display: block; overflow-x: auto; border-collapse: collapse } th, td { border: 1px solid #d0d7de; padding: .3rem .6rem; text-align: left; vertical-align: top }
@media (prefers-color-scheme: dark) {
body { color: #e6edf3; background: #0d1117 } a { color: #79c0ff } code, pre { background: #161b22 } th, td, nav { border-color: #30363d } }`;

const javadoc = existsSync(join(site, 'api')) ? readdirSync(join(site, 'api')) : [];

function html(page, content) {
	const up = relative(dirname(page), '.') || '.';
	const title = /^# (.*)$/m.exec(content)[1].replaceAll('`', '');
	const menu = [['index.html', 'cors-starter'], ['docs/settings.html', 'Settings'], ['docs/hosts.html', 'Hosts and gateways'],
		['docs/troubleshooting.html', 'Troubleshooting'], ['docs/testing.html', 'Tests'], ['docs/doctor.html', 'cors-doctor'],
		['CHANGELOG.html', 'Changelog'], ...javadoc.map((module) => [`api/${module}/index.html`, `Javadoc: ${module}`])];
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markdown.utils.escapeHtml(title)}</title>
<link rel="stylesheet" href="${up}/style.css">
</head>
<body>
<nav>${menu.map(([target, name]) => `<a href="${up}/${target}">${name}</a>`).join(' ')}</nav>
<main>
${markdown.render(content, { page })}</main>
</body>
</html>
`;
}

mkdirSync(join(site, 'docs'), { recursive: true });
writeFileSync(join(site, 'style.css'), style.trimStart() + '\n');
for (const page of pages) {
	writeFileSync(join(site, htmlName(page)), html(page, readFileSync(join(root, page), 'utf8')));
}

// Everything is written now, so every link can be followed.
const ids = new Map();
function idsOf(file) {
	if (!ids.has(file)) {
		ids.set(file, new Set([...readFileSync(file, 'utf8').matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])));
	}
	return ids.get(file);
}
let links = 0;
for (const page of pages) {
	const file = join(site, htmlName(page));
	const text = readFileSync(file, 'utf8');
	for (const [, attribute, value] of text.matchAll(/<[^>]*\s(href|src)="([^"]*)"/g)) {
		if (/^(https?:|mailto:)/.test(value)) {
			if (attribute === 'src') {
				problems.push(`${page}: loads ${value}`);
			}
			continue;
		}
		links += 1;
		const [path, anchor] = value.split('#');
		const target = path === '' ? file : resolve(dirname(file), decodeURI(path));
		if (!existsSync(target)) {
			problems.push(`${page}: ${value} leads nowhere`);
		} else if (anchor !== undefined && target.endsWith('.html') && !idsOf(target).has(decodeURIComponent(anchor))) {
			problems.push(`${page}: ${value} has no such heading`);
		}
	}
}
problems.forEach((problem) => console.error(problem));
console.log(`${pages.length} pages, ${javadoc.length} modules with Javadoc, ${links} links, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
