package io.github.corsstarter.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.decision.Quotation;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsReason.Outcome;
import io.github.corsstarter.policy.ResponseHeader;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Writes the header fields of a decision to a response (Fetch Standard, section 3.3.3),
 * and {@code Vary: Origin} whatever was decided: the response to another origin would
 * differ. Fields that the decision owns and that something else has written are removed.
 *
 * @param exclusive whether a decision about another origin owns all fields of CORS, and
 * not only those that it writes
 */
public record DecisionFields(boolean exclusive) {

	/**
	 * The field that says what was decided, for developers to read.
	 */
	public static final String EXPLANATION = "X-Cors-Decision";

	/**
	 * The attribute of a request with the number of the configuration that filters it, if
	 * it can change while the application runs.
	 */
	public static final String CONFIGURATION = DecisionFields.class.getName() + ".CONFIGURATION";

	private static final String ACCESS_CONTROL = "Access-Control-";

	/**
	 * Whether nothing else may write a field. Browsers look at no field of CORS on the
	 * response to a request without {@code Origin}, or from the origin it is sent to, so
	 * that such a response is left alone.
	 * @param decision the decision
	 * @param name the name of the field, in any case
	 */
	public boolean owns(CorsDecision decision, String name) {
		return decision.owns(name) || (this.exclusive && decision.reason().outcome() != Outcome.NOT_CROSS_ORIGIN
				&& name.regionMatches(true, 0, ACCESS_CONTROL, 0, ACCESS_CONTROL.length()));
	}

	/**
	 * Write the fields before anything inside has run.
	 */
	public void write(CorsDecision decision, ResponseFields response) {
		write(decision, response, List.of());
	}

	/**
	 * Write the fields again, and keep what the application exposes. If nothing has
	 * changed them in between, this changes nothing.
	 */
	public void rewrite(CorsDecision decision, ResponseFields response) {
		write(decision, response, decision.isAllowed() ? exposedBesides(decision, response) : List.of());
	}

	/**
	 * What the application exposes, without what is there from this decision.
	 */
	private static List<String> exposedBesides(CorsDecision decision, ResponseFields response) {
		List<String> lines = new ArrayList<>(response.lines(ResponseHeader.EXPOSE_HEADERS));
		lines.removeAll(configured(decision));
		return lines;
	}

	private void write(CorsDecision decision, ResponseFields response, Collection<String> exposed) {
		String allowOrigin = decision.allowOrigin();
		if (allowOrigin != null && response.first(HttpHeaders.VARY) == null && response.names().isEmpty()) {
			add(allowOrigin, decision, response);
			return;
		}
		removeOthers(decision, response);
		addVary(response, decision.vary());
		if (allowOrigin != null) {
			set(allowOrigin, decision, response);
			expose(decision, response, exposed);
		}
	}

	/**
	 * Replace what the application exposes. An origin that may read a response may also
	 * read the fields that a handler names, such as the one with the name of a file.
	 * @param lists the names that it exposes, in lists
	 */
	public void expose(CorsDecision decision, ResponseFields response, Collection<String> lists) {
		if (lists.isEmpty()) {
			return;
		}
		List<String> all = configured(decision);
		all.addAll(lists);
		String joined = FieldNames.join(all);
		if (joined.isEmpty()) {
			response.remove(ResponseHeader.EXPOSE_HEADERS);
		}
		else {
			response.set(ResponseHeader.EXPOSE_HEADERS, joined);
		}
	}

	/**
	 * The names that the policy exposes, as they were written.
	 */
	private static List<String> configured(CorsDecision decision) {
		List<String> lists = new ArrayList<>();
		for (ResponseHeader header : decision.otherHeaders()) {
			if (header.name().equals(ResponseHeader.EXPOSE_HEADERS)) {
				lists.add(header.value());
			}
		}
		return lists;
	}

	/**
	 * Setting a field searches those that are there. Usually the response has no fields
	 * yet, and adding is enough, which saves a preflight a fifth of its time.
	 */
	private static void add(String allowOrigin, CorsDecision decision, ResponseFields response) {
		response.add(HttpHeaders.VARY, decision.vary());
		response.add(ResponseHeader.ALLOW_ORIGIN, allowOrigin);
		for (ResponseHeader header : decision.otherHeaders()) {
			response.add(header.name(), header.value());
		}
	}

	private static void set(String allowOrigin, CorsDecision decision, ResponseFields response) {
		response.set(ResponseHeader.ALLOW_ORIGIN, allowOrigin);
		for (ResponseHeader header : decision.otherHeaders()) {
			response.set(header.name(), header.value());
		}
	}

	/**
	 * Most requests do not cross origins. For them not even the names are read. What is
	 * written again needs not be removed before.
	 */
	private void removeOthers(CorsDecision decision, ResponseFields response) {
		if (decision.reason().outcome() == Outcome.NOT_CROSS_ORIGIN) {
			return;
		}
		for (String name : List.copyOf(response.names())) {
			if (owns(decision, name) && !isWritten(decision, name)) {
				response.remove(name);
			}
		}
	}

	private static boolean isWritten(CorsDecision decision, String name) {
		if (decision.allowOrigin() == null) {
			return false;
		}
		if (name.equalsIgnoreCase(ResponseHeader.ALLOW_ORIGIN)) {
			return true;
		}
		for (ResponseHeader header : decision.otherHeaders()) {
			if (name.equalsIgnoreCase(header.name())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Add field names to the {@code Vary} that a response has.
	 */
	public static void addVary(ResponseFields response, String names) {
		String first = response.first(HttpHeaders.VARY);
		if (first == null) {
			response.add(HttpHeaders.VARY, names);
		}
		else if (!first.equals(names) || response.lines(HttpHeaders.VARY).size() > 1) {
			response.set(HttpHeaders.VARY, VaryHeader.join(response.lines(HttpHeaders.VARY), names));
		}
	}

	/**
	 * Write what was decided.
	 * @param summary the decision in a line
	 * @param refused the code of the reason why a later filter refused the request, or
	 * {@code null} if none did
	 * @param configuration the number of the configuration that filters the request, or
	 * {@code null} if it cannot change
	 * @param response the response
	 */
	public static void explain(String summary, @Nullable Object refused, @Nullable Object configuration,
			ResponseFields response) {
		StringBuilder text = new StringBuilder(Quotation.of(summary));
		if (refused != null) {
			text.append("; refused=").append(refused);
		}
		if (configuration != null) {
			text.append("; configuration=").append(configuration);
		}
		response.set(EXPLANATION, text.toString());
	}

}
