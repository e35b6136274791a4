package io.github.corsstarter.scenario;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.Initiator;
import io.github.corsstarter.chromium.Chromium;
import io.github.corsstarter.chromium.TestCertificate;

/**
 * Chromium, which finds the hosts of all scenarios on loopback.
 */
public final class ChromiumPlayer implements AutoCloseable {

	/**
	 * The names that a certificate for all hosts has.
	 */
	public static final String HOSTS = "dns:*.example.com,dns:*.example.org,dns:*.example.net";

	private static final String FETCH = """
			fetch(arguments[0], arguments[1]).then((r) => done({ type: r.type, headers: [...r.headers.keys()] }),
				(e) => done('blocked'));""";

	private static final String XHR = """
			const x = new XMLHttpRequest(), o = arguments[1];
			x.open(o.method, arguments[0]);
			x.withCredentials = o.credentials === 'include';
			if (o.uploadListener) x.upload.onprogress = () => {};
			for (const [name, value] of Object.entries(o.headers)) x.setRequestHeader(name, value);
			x.onload = () => done({ type: 'xhr' });
			x.onerror = () => done('blocked');
			x.send(o.body);""";

	private static final String EVENT_SOURCE = """
			const e = new EventSource(arguments[0], { withCredentials: arguments[1].credentials === 'include' });
			e.onopen = () => { e.close(); done({ type: 'stream' }); };
			e.onerror = () => { e.close(); done('blocked'); };""";

	private static final String ELEMENT = """
			const o = arguments[1], e = o.initiator === 'IMAGE' ? new Image() : document.createElement('script');
			if (o.mode === 'cors') e.crossOrigin = o.credentials === 'include' ? 'use-credentials' : 'anonymous';
			e.onload = e.onerror = () => done({ type: 'element' });
			e.src = arguments[0];
			if (o.initiator !== 'IMAGE') document.head.append(e);""";

	private static final String FONT = """
			new FontFace('x', 'url(' + arguments[0] + ')').load().then(() => done({}), () => done({}));""";

	private static final String FORM = """
			const f = document.createElement('form');
			f.action = arguments[0];
			f.method = arguments[1].method;
			document.body.append(f);
			done({});
			f.submit();""";

	private static final String WEB_SOCKET = """
			try {
				const w = new WebSocket(arguments[0]);
				w.onopen = () => done({});
				w.onerror = () => done('blocked');
			}
			catch (e) {
				done('blocked');
			}""";

	private final Chromium chromium;

	private ChromiumPlayer(Chromium chromium) {
		this.chromium = chromium;
	}

	/**
	 * Start the browser. Without one the test is skipped.
	 * @param ports where it finds all hosts
	 * @param certificate the certificate that it accepts; see {@link #HOSTS}
	 */
	public static ChromiumPlayer start(Ports ports, TestCertificate certificate)
			throws IOException, GeneralSecurityException {
		Map<String, Integer> hosts = new LinkedHashMap<>();
		for (String host : List.of("*.example.com", "*.example.org", "*.example.net")) {
			for (int port : List.of(443, 8443)) {
				hosts.put(host + ":" + port, ports.secure());
			}
			for (int port : List.of(80, 8080)) {
				hosts.put(host + ":" + port, ports.plain());
			}
		}
		return new ChromiumPlayer(
				Chromium.start(hosts, "--ignore-certificate-errors-spki-list=" + certificate.publicKeyDigest(),
						"--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable"));
	}

	/**
	 * Let a page do what a scenario says, without cookies of earlier ones.
	 * @param script what the server answers, which also has the pages
	 */
	public Conversation play(Scenario scenario, Script script) {
		this.chromium.driver().executeCdpCommand("Network.clearBrowserCookies", Map.of());
		open(scenario.page().url().toString());
		List<String> gets = new ArrayList<>();
		for (FetchRequest request : scenario.placedRequests()) {
			gets.add(perform(request));
		}
		if (scenario.requests().get(0).initiator() == Initiator.FORM) {
			this.chromium.await((driver) -> !script.asked().isEmpty());
		}
		return new Conversation(script.asked(), gets);
	}

	private void open(String page) {
		if (!this.chromium.driver().getCurrentUrl().equals(page)) {
			this.chromium.open(page);
		}
		this.chromium.console();
	}

	@SuppressWarnings("unchecked")
	private String perform(FetchRequest request) {
		Object result = this.chromium.driver()
			.executeAsyncScript("const done = arguments[arguments.length - 1];\n" + script(request.initiator()),
					request.url(), options(request));
		String view = switch (request.initiator()) {
			case FETCH -> (result instanceof Map<?, ?> response)
					? describe((String) response.get("type"), (List<String>) response.get("headers")) : "blocked";
			case XHR, EVENT_SOURCE, WEB_SOCKET -> (result instanceof Map) ? "open" : "blocked";
			default -> "";
		};
		return view + console();
	}

	private static String describe(String type, List<String> headers) {
		return (type.equals("cors") || type.equals("basic")) ? "readable " + Conversation.withoutServer(headers) : type;
	}

	private String console() {
		StringBuilder sentences = new StringBuilder();
		for (String line : this.chromium.console()) {
			String sentence = line.replaceFirst("^(?:https?://\\S+ - |\\w+ \\d+(?::\\d+)? )", "");
			if (Conversation.isInConsole(sentence) && !sentence.contains("was automatically upgraded")
					&& !sentence.contains("was not upgraded")) {
				sentences.append('\n').append(sentence);
			}
		}
		return sentences.toString();
	}

	private static String script(Initiator initiator) {
		return switch (initiator) {
			case FETCH -> FETCH;
			case XHR -> XHR;
			case EVENT_SOURCE -> EVENT_SOURCE;
			case SCRIPT, IMAGE -> ELEMENT;
			case FONT -> FONT;
			case FORM -> FORM;
			case WEB_SOCKET -> WEB_SOCKET;
		};
	}

	private static Map<String, Object> options(FetchRequest request) {
		Map<String, Object> options = new LinkedHashMap<>();
		options.put("initiator", request.initiator().name());
		options.put("method", request.method());
		options.put("mode", request.mode().token());
		options.put("headers", request.headers());
		options.put("credentials", (request.credentials() == Credentials.SAME_ORIGIN) ? "same-origin"
				: request.credentials().name().toLowerCase(Locale.ROOT));
		options.put("redirect", request.redirect().name().toLowerCase(Locale.ROOT));
		options.put("uploadListener", request.uploadListener());
		if (request.body()) {
			options.put("body", "x");
		}
		return options;
	}

	@Override
	public void close() {
		this.chromium.close();
	}

}
