package io.github.corsstarter.test;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.Cookie;
import io.github.corsstarter.browser.Cookie.Refusal;
import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.Outcome.Exchange;
import io.github.corsstarter.browser.Url;

/**
 * The cookies that a request carries, and those that its response sets.
 */
final class Cookies {

	private static final String SESSION = "For the session cookie: server.servlet.session.cookie.same-site=none and "
			+ "server.servlet.session.cookie.secure=true; for one of your own: "
			+ "ResponseCookie.from(...).sameSite(\"None\").secure(true).";

	private final BrowserResponse response;

	private Cookies(BrowserResponse response) {
		this.response = response;
	}

	static Cookies of(BrowserResponse response) {
		return new Cookies(response);
	}

	/**
	 * Whether a response sets the cookie.
	 */
	boolean isSet(String name) {
		return this.response.outcome()
			.exchanges()
			.stream()
			.filter((exchange) -> exchange.answer() != null)
			.flatMap((exchange) -> exchange.answer().headers().values("Set-Cookie").stream())
			.anyMatch((line) -> line.startsWith(name + "="));
	}

	boolean isStored(String name) {
		return decisions().stream().anyMatch((decision) -> decision.name().equals(name) && decision.refusal() == null);
	}

	/**
	 * The names of the cookies that were sent, to any URL.
	 */
	List<String> sent() {
		List<String> names = new ArrayList<>();
		for (Exchange exchange : this.response.outcome().exchanges()) {
			String cookies = exchange.cookiesSent();
			for (String cookie : (cookies != null) ? cookies.split("; ") : new String[0]) {
				names.add(cookie.substring(0, Math.max(0, cookie.indexOf('='))));
			}
		}
		return names;
	}

	Diagnosis whyNotStored(String name) {
		if (!isSet(name)) {
			return new Diagnosis("No response has a Set-Cookie line for " + name + ".",
					"Let the application set it. MockMvc has no session cookie; a server has.");
		}
		for (Cookie.Decision decision : decisions()) {
			if (decision.name().equals(name) && decision.refusal() != null) {
				return of(decision.refusal());
			}
		}
		return withoutCredentials("Browsers ignore Set-Cookie then.");
	}

	Diagnosis whyNotSent() {
		return (!includesCredentials()) ? withoutCredentials("Browsers then send no cookies to another origin.")
				: new Diagnosis("The browser has no such cookie for this URL, or its attributes do not allow it here.",
						"Let an earlier response set it, assert setsCookie(...) on that response, and send this request "
								+ "with the browser that response.browser() returns. " + place());
	}

	private Diagnosis withoutCredentials(String consequence) {
		return new Diagnosis("The page makes the request without credentials. " + consequence,
				"Add credentials: \"include\" in the page, and withCredentials() in the test.");
	}

	private boolean includesCredentials() {
		return this.response.fetch().credentials() == Credentials.INCLUDE;
	}

	private Diagnosis of(Refusal refusal) {
		return switch (refusal) {
			case CROSS_SITE -> new Diagnosis(
					"The page is of another site than the application, and the cookie does not have "
							+ "SameSite=None. Without SameSite, browsers take Lax.",
					"Serve both under one registrable domain, with https, if you can: then Lax works. Otherwise give the "
							+ "cookie SameSite=None and Secure, and keep protection against CSRF. " + SESSION + " "
							+ place());
			case SAME_SITE_NONE_WITHOUT_SECURE ->
				new Diagnosis("The cookie has SameSite=None, and not Secure.", "Add Secure. " + SESSION);
			case SECURE_WITHOUT_TLS ->
				new Diagnosis("The cookie has Secure, and the application is called without TLS.",
						"Serve the application over https; in the test: .servedAt(\"https://...\").");
			case PARTITIONED_WITHOUT_SECURE ->
				new Diagnosis("The cookie has Partitioned, and not Secure.", "Add Secure.");
			case PREFIX -> new Diagnosis("The name of the cookie promises attributes that it does not have.",
					"Give a __Host- cookie Secure, Path=/ and no Domain, a __Secure- cookie Secure.");
			case DOMAIN ->
				new Diagnosis("Domain of the cookie is not the host of the application or a domain above it.",
						"Leave Domain out, or use the registrable domain of the application. " + place());
			case EMPTY -> new Diagnosis("The cookie has neither a name nor a value.", "Give it a name.");
		};
	}

	private String place() {
		Url url = Url.parse(this.response.fetch().url());
		return (url != null && url.origin().host().equals("localhost"))
				? "The test has the application at localhost: say where it will be with .servedAt(\"https://...\")."
				: "";
	}

	private List<Cookie.Decision> decisions() {
		return this.response.outcome().exchanges().stream().flatMap((exchange) -> exchange.cookies().stream()).toList();
	}

}
