package io.github.corsstarter.doctor.examine;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.Cookie;
import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.doctor.wire.Printable;

/**
 * A cookie that does not travel, and why.
 *
 * @param name the name of the cookie, safe to print
 * @param sentence why, and what to change
 */
public record CookieNote(String name, String sentence) {

	static List<CookieNote> of(Question question, Visit visit, Outcome outcome) {
		List<CookieNote> notes = new ArrayList<>();
		for (Cookie.Decision decision : visit.cookies()) {
			if (decision.refusal() != null) {
				notes.add(new CookieNote(Printable.of(decision.name()), "is not stored: " + why(decision.refusal())));
			}
			else if (!outcome.exchanges().isEmpty() && !isSent(decision.name(), outcome)) {
				notes.add(new CookieNote(Printable.of(decision.name()), question.request().includesCredentials()
						? "is not sent: the page is of another site and the cookie has no SameSite=None with Secure, "
								+ "or its Path or Domain is of other URLs."
						: "is not sent: the request is made without credentials (--credentials)."));
			}
		}
		outcome.exchanges().forEach((exchange) -> exchange.cookies().forEach((decision) -> {
			if (decision.refusal() != null) {
				notes.add(new CookieNote(Printable.of(decision.name()),
						"of the answer is not stored: " + why(decision.refusal())));
			}
		}));
		return List.copyOf(notes);
	}

	private static boolean isSent(String name, Outcome outcome) {
		return outcome.exchanges().stream().anyMatch((exchange) -> {
			String sent = exchange.cookiesSent();
			return sent != null
					&& List.of(sent.split("; ")).stream().anyMatch((cookie) -> cookie.startsWith(name + "="));
		});
	}

	private static String why(Cookie.Refusal refusal) {
		return switch (refusal) {
			case CROSS_SITE -> "the page is of another site, and the cookie has no SameSite=None.";
			case SAME_SITE_NONE_WITHOUT_SECURE -> "SameSite=None needs Secure.";
			case SECURE_WITHOUT_TLS -> "Secure needs a response over TLS.";
			case PARTITIONED_WITHOUT_SECURE -> "Partitioned needs Secure.";
			case PREFIX -> "a __Host- name needs Secure, Path=/ and no Domain, a __Secure- name Secure.";
			case DOMAIN -> "its Domain is not the host or a domain above it that one owner has.";
			case EMPTY -> "it has neither a name nor a value.";
		};
	}

}
