package io.github.corsstarter.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.chromium.Chromium;
import io.github.corsstarter.chromium.TestCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The model of browsers against Chromium: the same requests arrive at the server with the
 * same headers, the page gets the same, and the console says the same. What Chromium does
 * is recorded in {@code target/chromium.txt}; {@link RecordedChromiumTests} has it among
 * its resources.
 */
class ChromiumModelIT {

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

	private static final Recording RECORDING = new Recording();

	private static ScriptedServer server;

	private static Chromium chromium;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		Chromium.installed();
		TestCertificate certificate = TestCertificate.make(directory,
				"dns:*.example.com,dns:*.example.org,dns:*.example.net");
		server = new ScriptedServer(certificate);
		Map<String, Integer> hosts = new LinkedHashMap<>();
		for (String host : List.of("*.example.com", "*.example.org", "*.example.net")) {
			for (int port : List.of(443, 8443)) {
				hosts.put(host + ":" + port, server.securePort());
			}
			for (int port : List.of(80, 8080)) {
				hosts.put(host + ":" + port, server.plainPort());
			}
		}
		chromium = Chromium.start(hosts, "--ignore-certificate-errors-spki-list=" + certificate.publicKeyDigest(),
				"--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable");
	}

	@AfterAll
	static void stop() throws IOException {
		RECORDING.write(Path.of("target", "chromium.txt"));
		if (chromium != null) {
			chromium.close();
		}
		if (server != null) {
			server.close();
		}
	}

	@BeforeEach
	void forget() {
		chromium.driver().executeCdpCommand("Network.clearBrowserCookies", Map.of());
	}

	@ParameterizedTest
	@MethodSource("io.github.corsstarter.browser.Scenario#all")
	void modelSaysWhatChromiumDoes(Scenario scenario) {
		Script script = scenario.script();
		server.play(script);
		open(scenario.page().url().toString());
		List<String> gets = new ArrayList<>();
		for (FetchRequest request : scenario.placedRequests()) {
			gets.add(perform(request));
		}
		if (scenario.requests().get(0).initiator() == Initiator.FORM) {
			chromium.await((driver) -> !script.asked().isEmpty());
		}
		Conversation conversation = new Conversation(script.asked(), gets);
		RECORDING.add(scenario, conversation);
		assertThat(Conversation.ofModel(scenario)).hasToString(conversation.toString());
	}

	private static void open(String page) {
		if (!chromium.driver().getCurrentUrl().equals(page)) {
			chromium.open(page);
		}
		chromium.console();
	}

	@SuppressWarnings("unchecked")
	private static String perform(FetchRequest request) {
		Object result = chromium.driver()
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

	private static String console() {
		StringBuilder sentences = new StringBuilder();
		for (String line : chromium.console()) {
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

}
