package io.github.corsstarter.doctor.audit;

import java.util.Locale;

import io.github.corsstarter.doctor.layer.Layer;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong, the worst first within a severity.
 */
public enum Weakness {

	/** Every origin is allowed, with credentials. */
	ANY_ORIGIN_WITH_CREDENTIALS(Severity.HIGH, Area.ORIGINS, "Every origin is allowed, with credentials",
			"A page of any site that a signed-in user opens reads answers as that user, and sends "
					+ "requests that need a preflight.",
			"Compare the origin with a list, and answer only those of the list with " + "Access-Control-Allow-Origin.",
			"List the origins in cors.allowed-origins, and remove "
					+ "cors.dangerously-allow-all-with-credentials and expressions that match every origin."),

	/** Every origin is allowed, by repeating it. */
	ANY_ORIGIN(Severity.LOW, Area.ORIGINS, "Every origin is allowed, by repeating it",
			"It is as open as *, and the day someone allows credentials every site reads as the user.",
			"Answer with * if the API is public; otherwise compare the origin with a list.",
			"Use cors.allow-all: true if the API is public; otherwise list the origins in " + "cors.allowed-origins."),

	/** The origin null is allowed, with credentials. */
	NULL_ORIGIN_WITH_CREDENTIALS(Severity.HIGH, Area.ORIGINS, "The origin null is allowed, with credentials",
			"Every site can have the origin null: it puts its page into a sandboxed frame, and reads " + "as the user.",
			"Remove null from the allowed origins.", "Remove null from cors.allowed-origins."),

	/** The origin null is allowed. */
	NULL_ORIGIN(Severity.LOW, Area.ORIGINS, "The origin null is allowed",
			"Every site can have the origin null, in a sandboxed frame: the list of origins limits " + "nothing.",
			"Remove null from the allowed origins.", "Remove null from cors.allowed-origins."),

	/** Origins that look like the allowed one are allowed, with credentials. */
	LOOK_ALIKE_WITH_CREDENTIALS(Severity.HIGH, Area.ORIGINS,
			"Origins that look like the allowed one are allowed, with credentials",
			"Others can register such a name, and their pages then read as the user.",
			"Compare whole origins; in an expression escape the dots, and anchor it at both ends.",
			"Replace the expression in cors.allowed-origin-regexes by entries of " + "cors.allowed-origins."),

	/** Origins that look like the allowed one are allowed. */
	LOOK_ALIKE(Severity.LOW, Area.ORIGINS, "Origins that look like the allowed one are allowed",
			"Others can register such a name: the list of origins limits nothing.",
			"Compare whole origins; in an expression escape the dots, and anchor it at both ends.",
			"Replace the expression in cors.allowed-origin-regexes by entries of " + "cors.allowed-origins."),

	/** Any sub-domain is allowed, with credentials. */
	SUBDOMAIN_WITH_CREDENTIALS(Severity.LOW, Area.ORIGINS, "Any sub-domain is allowed, with credentials",
			"One forgotten sub-domain that others can take over, or a script hole in any of them, is "
					+ "enough to read as the user.",
			"List the sub-domains that need it.",
			"List the sub-domains in cors.allowed-origins instead of an entry for all of them."),

	/** Any sub-domain is allowed. */
	SUBDOMAIN(Severity.NOTE, Area.ORIGINS, "Any sub-domain is allowed",
			"Pages of all sub-domains can read, also of forgotten ones.",
			"List the sub-domains that need it, unless all of them are meant.",
			"List the sub-domains in cors.allowed-origins, unless all of them are meant."),

	/** The origin is allowed without TLS too, with credentials. */
	INSECURE_PAGE_WITH_CREDENTIALS(Severity.MEDIUM, Area.ORIGINS,
			"The origin is allowed without TLS too, with credentials",
			"An attacker in the network of the user can put scripts into a page without TLS, which "
					+ "then read as the user.",
			"Allow only the origin with https.",
			"Remove the entry with http:// from cors.allowed-origins, or the expression that matches " + "it."),

	/** The origin is allowed without TLS too. */
	INSECURE_PAGE(Severity.LOW, Area.ORIGINS, "The origin is allowed without TLS too",
			"An attacker in the network of the user can put scripts into a page without TLS.",
			"Allow only the origin with https.",
			"Remove the entry with http:// from cors.allowed-origins, or the expression that matches " + "it."),

	/** Any port of the host is allowed, with credentials. */
	OTHER_PORT_WITH_CREDENTIALS(Severity.LOW, Area.ORIGINS, "Any port of the host is allowed, with credentials",
			"Every service on that host, also one of another team, reads as the user.",
			"Allow the origin with its port only.",
			"Write the origin with its port in cors.allowed-origins, instead of an entry for all " + "ports."),

	/** Any port of the host is allowed. */
	OTHER_PORT(Severity.NOTE, Area.ORIGINS, "Any port of the host is allowed",
			"Pages of every service on that host can read.",
			"Allow the origin with its port only, unless all are meant.",
			"Write the origin with its port in cors.allowed-origins, unless all are meant."),

	/** The case of the origin does not matter. */
	ANY_CASE(Severity.NOTE, Area.ORIGINS, "The case of the origin does not matter",
			"Browsers send origins in lower case, so that it does no harm.", "Nothing has to change.",
			"Nothing has to change."),

	/** Every page may read, without credentials. */
	WILDCARD(Severity.NOTE, Area.NONE, "Every page may read, without credentials",
			"Access-Control-Allow-Origin: * is right for a public API, and wrong for one that only a "
					+ "private network can reach.",
			"Nothing has to change, if everyone may read this.",
			"Nothing has to change, if everyone may read this; otherwise list the origins in "
					+ "cors.allowed-origins instead of cors.allow-all."),

	/** An asterisk together with credentials. */
	WILDCARD_WITH_CREDENTIALS(Severity.LOW, Area.ORIGINS, "* together with credentials",
			"Browsers refuse the combination, so that requests with credentials fail, and a repair "
					+ "that repeats the origin opens the API to every site.",
			"Leave out Access-Control-Allow-Credentials if the API is public; otherwise compare the "
					+ "origin with a list.",
			"Use cors.allow-all without cors.credentials, or list the origins in " + "cors.allowed-origins."),

	/** Access-Control-Allow-Origin has several values. */
	SEVERAL_ALLOW_ORIGIN(Severity.MEDIUM, Area.SECOND_VALUES, "Access-Control-Allow-Origin has several values",
			"Browsers accept one value, and block the pages of every origin if there are more. It mostly means that "
					+ "two layers write the header, such as nginx and the application.",
			"Keep the value of the layer that compares the origin with a list: cors-doctor compare shows which one the "
					+ "application writes.",
			"The starter writes one value: look for a layer on the way, such as nginx, that adds the header, and "
					+ "remove it there."),

	/** Vary: Origin is missing. */
	MISSING_VARY(Severity.MEDIUM, Area.CACHES, "Vary: Origin is missing",
			"The answer depends on the origin, and a cache or the browser itself may give the one for "
					+ "one page to another, which is then blocked.",
			"Send Vary: Origin with every answer of the path, also to requests without Origin.",
			"The starter sends Vary: Origin: look for a layer on the way that removes or replaces " + "Vary."),

	/** Vary: Origin is missing, where caches keep nothing yet. */
	MISSING_VARY_UNCACHED(Severity.LOW, Area.CACHES, "Vary: Origin is missing, where caches keep nothing yet",
			"The answer depends on the origin; once a cache may keep it, pages get the one for "
					+ "another page and are blocked.",
			"Send Vary: Origin with every answer of the path, also to requests without Origin.",
			"The starter sends Vary: Origin: look for a layer on the way that removes or replaces " + "Vary."),

	/** A cache gives the answer for one origin to another. */
	CACHED_FOR_ANOTHER(Severity.MEDIUM, Area.CACHES, "A cache gives the answer for one origin to another",
			"Pages of one origin are blocked, or not, by who asked before them.",
			"Make Origin a part of the cache key, send Vary: Origin, and empty the cache.",
			"The starter sends Vary: Origin: let the cache before it respect Vary, or make Origin a "
					+ "part of its key, and empty the cache."),

	/** The same URL gives one origin the answer for another. */
	PERHAPS_CACHED_FOR_ANOTHER(Severity.LOW, Area.CACHES, "The same URL gives one origin the answer for another",
			"It looks as if a cache gave it, though it has no header of a cache: pages of one origin "
					+ "are then blocked by who asked before them.",
			"Look for a cache that does not respect Vary: Origin, and make Origin a part of its key.",
			"Look for a cache before the application that does not respect Vary: Origin, and make "
					+ "Origin a part of its key."),

	/** Errors have no CORS headers. */
	ERRORS_WITHOUT_HEADERS(Severity.LOW, Area.ERRORS, "Errors have no CORS headers",
			"Pages cannot read the status and the reason of an error, and developers see a CORS error "
					+ "where there is another one.",
			"Let the layer that answers with the error add the same CORS headers as to other answers.",
			"The starter adds the headers to errors of the application too: let what answers before "
					+ "it, such as a proxy, send the request on, or write the headers itself; or let "
					+ "cors.urls-regex match the path."),

	/** The preflight is redirected. */
	REDIRECTED_PREFLIGHT(Severity.MEDIUM, Area.PREFLIGHTS, "The preflight is redirected",
			"Browsers follow no redirect of a preflight, so that requests that need one fail.",
			"Let pages call the final URL, and keep redirects away from OPTIONS requests.",
			"Let pages call the final URL; for a final slash see cors.ignore-trailing-slash."),

	/** With the other final slash the preflight is redirected. */
	REDIRECTED_PREFLIGHT_OF_OTHER_SLASH(Severity.NOTE, Area.PREFLIGHTS,
			"With the other final slash the preflight is redirected",
			"Pages that call the URL with, or without, the final slash are blocked.",
			"Let pages call the URL as it was audited.",
			"Let pages call the URL as it was audited, or see cors.ignore-trailing-slash."),

	/** Access-Control-Max-Age is longer than browsers remember. */
	LONG_MAX_AGE(Severity.NOTE, Area.NONE, "Access-Control-Max-Age is longer than browsers remember",
			"Chrome remembers a preflight for at most 7200 s, Firefox for 86400 s and Safari for 600 "
					+ "s: they use their own limit.",
			"Nothing has to change.", "Nothing has to change."),

	/** A host from a forwarded header is repeated in a redirect. */
	FORWARDED_HOST_BELIEVED(Severity.MEDIUM, Area.REDIRECTS, "A host from a forwarded header is repeated in a redirect",
			"Where a cache keeps the redirect, or a link in an e-mail is made in the same way, users "
					+ "are led to a server of others.",
			"Believe X-Forwarded-Host and Forwarded only from a proxy that overwrites them, and check "
					+ "the host against a list.",
			"Set cors.hosts.allowed and cors.hosts.trusted-proxies, and "
					+ "cors.hosts.use-x-forwarded-host only behind a proxy that overwrites the header."),

	/** Any Host is repeated in a redirect. */
	HOST_BELIEVED(Severity.LOW, Area.REDIRECTS, "Any Host is repeated in a redirect",
			"A page of others cannot choose Host, but a cache with a careless key can keep the "
					+ "redirect, and links in e-mails are made in the same way.",
			"Check the host against a list, or send relative redirects.",
			"Set cors.hosts.allowed to the hosts of the application."),

	/** The origin itself is not allowed here. */
	ORIGIN_NOT_ALLOWED(Severity.NOTE, Area.NONE, "The origin itself is not allowed here",
			"Pages of this origin cannot read the answer; the audit looked at what other origins may " + "do.",
			"Audit with an origin that is allowed, so that more can be compared.",
			"Audit with an origin of cors.allowed-origins, so that more can be compared."),

	/** The URL redirects to another place. */
	LEADS_ELSEWHERE(Severity.NOTE, Area.NONE, "The URL redirects to another place",
			"The audit does not follow a redirect to another host, and looked at the redirect itself.",
			"Audit the other place too, if it is yours.", "Audit the other place too, if it is yours.");

	private final Severity severity;

	private final Area area;

	private final String title;

	private final String why;

	private final String remedy;

	private final String settings;

	Weakness(Severity severity, Area area, String title, String why, String remedy, String settings) {
		this.severity = severity;
		this.area = area;
		this.title = title;
		this.why = why;
		this.remedy = remedy;
		this.settings = settings;
	}

	/**
	 * The stable name.
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * How much it matters.
	 */
	public Severity severity() {
		return this.severity;
	}

	/**
	 * What it is, in a few words.
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Why it matters.
	 */
	public String why() {
		return this.why;
	}

	/**
	 * What to change.
	 * @param layer the layer that wrote the answer, or {@code null} if it is not known
	 */
	String fix(@Nullable Layer layer) {
		return (layer == Layer.CORS_STARTER) ? this.settings : this.area.in(layer, this.remedy);
	}

}
