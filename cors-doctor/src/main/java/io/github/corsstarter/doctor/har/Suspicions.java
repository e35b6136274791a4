package io.github.corsstarter.doctor.har;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.corsstarter.browser.FetchRequest.Mode;
import io.github.corsstarter.doctor.examine.Question;
import io.github.corsstarter.doctor.wire.WireAnswer;

/**
 * What is wrong with an answer that the page got nevertheless: it works until a cache,
 * another page or another browser comes.
 */
final class Suspicions {

	private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

	/**
	 * The headers of CORS that have one value, not a list.
	 */
	private static final List<String> SINGLE = List.of(ALLOW_CREDENTIALS, "Access-Control-Max-Age");

	private static final Set<String> ANY = Set.of("*");

	private Suspicions() {
	}

	static List<String> of(HarEntry entry, Question question) {
		WireAnswer answer = entry.answer();
		List<String> suspicions = new ArrayList<>();
		if (answer == null || question.request().mode() != Mode.CORS) {
			return suspicions;
		}
		List<String> allowed = answer.values(ALLOW_ORIGIN);
		boolean any = ANY.containsAll(allowed) && !allowed.isEmpty();
		if (any && answer.values(ALLOW_CREDENTIALS).contains("true")) {
			suspicions.add("The answer has Access-Control-Allow-Origin: * and Access-Control-Allow-Credentials: true. "
					+ "Browsers refuse this as soon as the page uses credentials: list the origins, or remove "
					+ "Access-Control-Allow-Credentials.");
		}
		if (!any && !variesByOrigin(answer) && isStorable(answer)) {
			suspicions
				.add("The answer allows one origin and has no Vary: Origin. A cache can give it to a page of another "
						+ "origin, which is blocked then: send Vary: Origin with every answer, also without Origin in the "
						+ "request.");
		}
		if (allowed.contains("null")) {
			suspicions.add("The answer allows the origin null, which every page gets in a sandboxed frame: do not list "
					+ "it.");
		}
		for (String name : SINGLE) {
			if (answer.values(name).size() > 1 || String.valueOf(answer.first(name)).contains(",")) {
				suspicions.add("The answer has " + name + " more than once: two layers write it. Let only one of them "
						+ "write headers of CORS.");
			}
		}
		return List.copyOf(suspicions);
	}

	private static boolean variesByOrigin(WireAnswer answer) {
		for (String value : answer.values("Vary")) {
			for (String name : value.split(",")) {
				if (name.strip().equalsIgnoreCase("Origin") || name.strip().equals("*")) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Whether a cache may keep the answer (RFC 9111, section 3).
	 */
	private static boolean isStorable(WireAnswer answer) {
		return answer.values("Cache-Control")
			.stream()
			.noneMatch((value) -> value.toLowerCase(Locale.ROOT).contains("no-store"));
	}

}
