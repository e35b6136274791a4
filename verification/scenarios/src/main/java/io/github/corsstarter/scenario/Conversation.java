package io.github.corsstarter.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.browser.AddressSpace;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.browser.Outcome.View;
import io.github.corsstarter.browser.Page;
import io.github.corsstarter.browser.Transport;

/**
 * What can be seen of a scenario: what the server is asked, and what the page gets and
 * the console says.
 *
 * @param asked what the server is asked
 * @param gets what the page gets of each request
 */
public record Conversation(List<String> asked, List<String> gets) {

	/**
	 * Written by the server and not by the script.
	 */
	private static final Set<String> OF_THE_SERVER = Set.of("connection", "content-length", "date");

	/**
	 * Let the model play a scenario.
	 */
	public static Conversation ofModel(Scenario scenario) {
		Script script = scenario.script();
		return of(scenario, script, script);
	}

	/**
	 * Let the model play a scenario.
	 * @param script what the server answers
	 * @param transport how the server is asked
	 */
	public static Conversation of(Scenario scenario, Script script, Transport transport) {
		Page page = scenario.page().from(AddressSpace.LOOPBACK);
		Browser browser = Browser.of(Browser.Engine.CHROMIUM).withSpaces((host) -> AddressSpace.LOOPBACK);
		List<String> gets = new ArrayList<>();
		for (FetchRequest request : scenario.placedRequests()) {
			Outcome outcome = browser.fetch(page, request, transport);
			browser = outcome.browser();
			gets.add(describe(outcome));
		}
		return new Conversation(script.asked(), gets);
	}

	/**
	 * Of elements only what the console says.
	 */
	private static String describe(Outcome outcome) {
		String sentence = outcome.sentence();
		String view = switch (outcome.request().initiator()) {
			case FETCH -> describe(outcome.view(), outcome.visibleHeaders());
			case XHR, EVENT_SOURCE, WEB_SOCKET -> (sentence != null) ? "blocked" : "open";
			default -> "";
		};
		return view + ((sentence != null && isInConsole(sentence)) ? "\n" + sentence : "");
	}

	private static String describe(View view, Set<String> headers) {
		return switch (view) {
			case READABLE -> "readable " + withoutServer(headers);
			case OPAQUE -> "opaque";
			case OPAQUE_REDIRECT -> "opaqueredirect";
			default -> "blocked";
		};
	}

	static boolean isInConsole(String sentence) {
		return sentence.matches("(?s)(?:Access to|Mixed Content|EventSource|Fetch API|WebSocket connection).*");
	}

	static Set<String> withoutServer(Iterable<String> headers) {
		Set<String> names = new TreeSet<>();
		headers.forEach(names::add);
		names.removeAll(OF_THE_SERVER);
		return names;
	}

	@Override
	public String toString() {
		return (String.join("\n", this.asked) + "\n" + String.join("\n", this.gets)).stripTrailing();
	}

}
