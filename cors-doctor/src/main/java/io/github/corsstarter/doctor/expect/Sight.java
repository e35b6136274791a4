package io.github.corsstarter.doctor.expect;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.github.corsstarter.browser.Cookie;
import io.github.corsstarter.browser.NetworkError;
import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.browser.Outcome.Exchange;
import io.github.corsstarter.browser.Outcome.View;
import io.github.corsstarter.browser.Transport;
import io.github.corsstarter.browser.Transport.Answer;
import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What a page sees of a row's request.
 *
 * @param examination what was asked and answered
 * @param stopped whether only the preflight was to be sent, and the request would have
 * followed
 */
record Sight(Examination examination, boolean stopped) {

	private static final Pattern CODE = Pattern.compile("[a-z][a-z-]{0,59}");

	private static final Pattern BLOCKED = Pattern.compile("; blocked=([a-z][a-z-]{0,59})");

	Outcome outcome() {
		return this.examination.outcome();
	}

	@Nullable NetworkError error() {
		return this.stopped ? null : outcome().error();
	}

	boolean isOpaque() {
		return outcome().view() == View.OPAQUE;
	}

	/**
	 * Whether the page is of the server's own origin.
	 */
	boolean isOfOwnOrigin() {
		Url url = Url.parse(outcome().request().url());
		return url != null && url.origin().toString().equals(outcome().page().origin());
	}

	/**
	 * The status that the page can read, or 0.
	 */
	int status() {
		Answer answer = outcome().answer();
		return (outcome().isReadable() && answer != null) ? answer.status() : 0;
	}

	boolean isVisible(String header) {
		return outcome().visibleHeaders().contains(header.toLowerCase(Locale.ROOT));
	}

	/**
	 * The last preflight that was sent.
	 */
	@Nullable Exchange preflight() {
		Exchange preflight = null;
		for (Exchange exchange : outcome().exchanges()) {
			preflight = exchange.preflight() ? exchange : preflight;
		}
		return preflight;
	}

	boolean isPreflightAllowed() {
		Exchange last = last();
		return preflight() != null && (this.stopped || (last != null && !last.preflight()));
	}

	/**
	 * The last exchange that took place.
	 */
	@Nullable Exchange last() {
		List<Exchange> exchanges = outcome().exchanges();
		return this.stopped ? preflight() : exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1);
	}

	/**
	 * A header of the last answer.
	 */
	@Nullable String header(String name) {
		return header(last(), name);
	}

	/**
	 * The last answer of the server.
	 */
	@Nullable WireAnswer answer() {
		WireAnswer answer = null;
		for (Sighting sighting : this.examination.sightings()) {
			answer = (sighting.answer() != null) ? sighting.answer() : answer;
		}
		return answer;
	}

	/**
	 * A header of the answer to the preflight.
	 */
	@Nullable String preflightHeader(String name) {
		return header(preflight(), name);
	}

	private static @Nullable String header(@Nullable Exchange exchange, String name) {
		Answer answer = (exchange != null) ? exchange.answer() : null;
		return (answer != null) ? answer.headers().get(name) : null;
	}

	/**
	 * Whether the browser sends the same request once more without a preflight, just
	 * before the time is over. The server is not asked again.
	 */
	boolean isRemembered(Duration time) {
		Exchange preflight = preflight();
		Transport recorded = (
				request) -> (preflight != null && request.headers().get("Access-Control-Request-Method") != null)
						? preflight.answer() : null;
		Outcome again = outcome().browser()
			.after(time.minusSeconds(1))
			.fetch(outcome().page(), outcome().request(), recorded);
		return again.exchanges().get(0).remembered();
	}

	/**
	 * Whether an answer sets the cookie.
	 */
	boolean isSet(String cookie) {
		return outcome().exchanges()
			.stream()
			.map(Exchange::answer)
			.anyMatch((answer) -> answer != null && answer.headers()
				.values("Set-Cookie")
				.stream()
				.anyMatch((line) -> line.startsWith(cookie + "=")));
	}

	boolean isStored(String cookie) {
		return outcome().exchanges()
			.stream()
			.flatMap((exchange) -> exchange.cookies().stream())
			.anyMatch((decision) -> isStored(decision, cookie));
	}

	private static boolean isStored(Cookie.Decision decision, String cookie) {
		return decision.name().equals(cookie) && decision.refusal() == null;
	}

	/**
	 * Why it is blocked: the reason of the browser, and those of the starter where its
	 * answers have them; empty if it is not.
	 */
	Set<String> reasons() {
		Set<String> reasons = new TreeSet<>();
		NetworkError error = error();
		if (error != null) {
			reasons.add(error.reason().code());
			this.examination.sightings().forEach((sighting) -> addReasons(sighting.answer(), reasons));
		}
		return reasons;
	}

	private static void addReasons(@Nullable WireAnswer answer, Set<String> reasons) {
		if (answer == null) {
			return;
		}
		String decision = answer.first("X-Cors-Decision");
		if (decision != null) {
			add(decision.split(";", 2)[0], reasons);
			Matcher blocked = BLOCKED.matcher(decision);
			if (blocked.find()) {
				reasons.add(blocked.group(1));
			}
		}
		String type = answer.first("Content-Type");
		if (type != null && type.startsWith("application/problem+json")) {
			try {
				add(JsonParser.object().from(answer.body()).getString("code", ""), reasons);
			}
			catch (JsonParserException ex) {
				// Not a body of the starter.
			}
		}
	}

	private static void add(String code, Set<String> reasons) {
		if (CODE.matcher(code).matches()) {
			reasons.add(code);
		}
	}

	/**
	 * What the page gets, in words that are safe to print.
	 */
	String gets() {
		if (this.stopped) {
			return "the permission to send the request";
		}
		return switch (outcome().view()) {
			case READABLE -> "a response with status " + status() + " that it can read";
			case OPAQUE -> "a response that it cannot read";
			default -> "a network error: " + Printable.sentence(String.valueOf(outcome().sentence()));
		};
	}

}
