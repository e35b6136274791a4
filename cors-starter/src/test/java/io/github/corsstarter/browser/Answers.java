package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A server that gives prepared answers and remembers what it was asked.
 */
final class Answers implements Transport {

	static final String APP = "https://app.example.com";

	static final String API = "https://api.example.net/x";

	private final Map<String, Answer> answers = new LinkedHashMap<>();

	private final List<Request> requests = new ArrayList<>();

	/**
	 * Answer requests whose method and URL begin like this; {@code OPTIONS} for
	 * preflights.
	 */
	Answers on(String request, int status, String... headers) {
		this.answers.put(request, new Answer(status, HeaderList.of(headers)));
		return this;
	}

	@Override
	public Answer exchange(Request request) {
		this.requests.add(request);
		String line = request.method() + " " + request.url();
		return this.answers.entrySet()
			.stream()
			.filter((entry) -> line.startsWith(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	/**
	 * The requests since the last call.
	 */
	List<String> lines() {
		List<String> lines = this.requests.stream().map((request) -> request.method() + " " + request.url()).toList();
		this.requests.clear();
		return lines;
	}

	HeaderList lastHeaders() {
		return this.requests.get(this.requests.size() - 1).headers();
	}

	static Browser chromium() {
		return Browser.of(Browser.Engine.CHROMIUM);
	}

	static FetchRequest get(String url) {
		return FetchRequest.of(Initiator.FETCH, url);
	}

	/**
	 * What {@code Access-Control} headers one line of a table has; {@code ;} between
	 * them.
	 */
	static String[] headers(String table) {
		return (table == null || table.isBlank()) ? new String[0]
				: table.replace("ACA", "Access-Control-Allow-").replace("AC-", "Access-Control-").split(" *; *");
	}

}
