package io.github.corsstarter.doctor.report;

/**
 * How the page looks: in the colours of the reader's system, and on narrow screens too.
 */
final class HtmlStyle {

	static final String CSS = """
			:root { color-scheme: light dark; --ground: #f6f7f9; --card: #fff; --text: #1b1f24; --soft: #59636e;
			  --line: #d5dae0; --good: #1a7f37; --good-ground: #dafbe1; --bad: #cf222e; --bad-ground: #ffebe9;
			  --doubt: #8a5a00; --doubt-ground: #fff4d6; --mark: #eef3fb; --link: #0b57d0; }
			@media (prefers-color-scheme: dark) { :root { --ground: #0f1318; --card: #171c23; --text: #e4e9ef;
			  --soft: #9aa5b1; --line: #303944; --good: #5fd07f; --good-ground: #12301c; --bad: #ff8b85;
			  --bad-ground: #3d1517; --doubt: #eac25e; --doubt-ground: #372a0b; --mark: #1d2836; --link: #8ab4f8; } }
			* { box-sizing: border-box; }
			body { margin: 0; background: var(--ground); color: var(--text);
			  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
			main { max-width: 1180px; margin: 0 auto; padding: 24px 20px 48px; }
			h1 { font-size: 1.35rem; line-height: 1.3; margin: 0; overflow-wrap: anywhere; }
			h2 { font-size: 1.05rem; margin: 32px 0 12px; }
			h3 { font-size: .8rem; margin: 20px 0 6px; color: var(--soft); text-transform: uppercase;
			  letter-spacing: .05em; }
			.verdict { display: flex; gap: 16px; align-items: flex-start; padding: 20px; border-radius: 12px;
			  border: 1px solid var(--line); border-left: 8px solid var(--doubt); background: var(--doubt-ground); }
			.verdict.ok { border-left-color: var(--good); background: var(--good-ground); }
			.verdict.blocked { border-left-color: var(--bad); background: var(--bad-ground); }
			.verdict p { margin: 4px 0 0; overflow-wrap: anywhere; }
			.word { font-weight: 700; letter-spacing: .04em; color: var(--doubt); padding-top: .15rem; }
			.ok .word, .status.good { color: var(--good); } .blocked .word, .status.bad { color: var(--bad); }
			.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 4px 20px;
			  margin-top: 16px; }
			dl { display: grid; grid-template-columns: 6.5rem 1fr; gap: 10px 16px; margin: 14px 0; }
			dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
			dd.action { font-weight: 600; }
			code, td, .request { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
			  font-size: .86rem; }
			.way { list-style: none; display: flex; margin: 0; padding: 0; gap: 34px; align-items: stretch; }
			.way li { position: relative; flex: 1 1 0; min-width: 0; padding: 14px; border: 1px solid var(--line);
			  border-top: 4px solid var(--soft); border-radius: 10px; background: var(--card); }
			.way li + li::before { content: "\\2192"; position: absolute; left: -27px; top: 50%; font-size: 1.25rem;
			  line-height: 1; transform: translateY(-50%); color: var(--soft); }
			.way strong { display: block; overflow-wrap: anywhere; }
			.way .state { font-size: .85rem; color: var(--soft); }
			.way ul { margin: 8px 0 0; padding: 0; list-style: none; font-size: .82rem; color: var(--soft); }
			.way ul li { all: unset; display: block; margin-top: 4px; overflow-wrap: anywhere; }
			.way ul li::before { content: none; }
			.way .passed, .way .asked { border-top-color: var(--link); }
			.way .answered { border-top-color: var(--good); }
			.way .answered .state { color: var(--good); font-weight: 600; }
			.way .fault { border-top-color: var(--bad); background: var(--bad-ground); }
			.way .fault .state { color: var(--bad); font-weight: 600; }
			.way .not-reached, .way .unseen { border-style: dashed; background: transparent; }
			.note { font-size: .85rem; color: var(--soft); margin: 10px 0 0; }
			.request { margin: 14px 0 0; overflow-wrap: anywhere; font-size: .95rem; }
			.status { font-weight: 600; }
			.scroll { overflow-x: auto; }
			table { width: 100%; border-collapse: collapse; }
			th, td { text-align: left; vertical-align: top; padding: 5px 8px; border-top: 1px solid var(--line); }
			td { overflow-wrap: anywhere; } td:first-child { width: 17rem; color: var(--soft); }
			tr.telling td { background: var(--mark); } tr.telling td:first-child { color: var(--text); }
			.evidence { margin: 0 0 14px; padding-left: 1.2rem; overflow-wrap: anywhere; }
			footer { margin-top: 32px; color: var(--soft); font-size: .85rem; }
			@media (max-width: 760px) { main { padding: 14px 12px 32px; } .verdict { flex-direction: column; gap: 4px; }
			  dl { grid-template-columns: 1fr; gap: 2px; } dd { margin-bottom: 10px; } .card { padding: 2px 14px; }
			  .way { flex-direction: column; gap: 30px; }
			  .way li + li::before { content: "\\2193"; left: 50%; top: -25px; transform: translateX(-50%); }
			  tr, td, td:first-child { display: block; width: auto; } td { border-top: 0; padding: 0 8px 6px; }
			  td:first-child { border-top: 1px solid var(--line); padding: 6px 8px 0; } }
			@media print { body { background: #fff; } .card, .way li { break-inside: avoid; } }
			""";

	private HtmlStyle() {
	}

}
