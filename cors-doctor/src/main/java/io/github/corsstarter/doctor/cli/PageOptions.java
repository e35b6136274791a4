package io.github.corsstarter.doctor.cli;

import java.util.List;
import java.util.Set;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.Initiator;
import io.github.corsstarter.browser.Page;
import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.examine.Question;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A page, and the request that it makes.
 */
final class PageOptions {

	private static final Set<String> WEB_SOCKET_SCHEMES = Set.of("ws", "wss");

	@Spec(Spec.Target.MIXEE)
	private @Nullable CommandSpec spec;

	@Option(names = { "-o", "--origin" }, paramLabel = "ORIGIN",
			description = "The origin of the page, such as https://app.example.com. Required.")
	private @Nullable String origin;

	@Option(names = { "-X", "--method" }, paramLabel = "METHOD",
			description = "The method; by default GET, and POST for a form or with --data.")
	private @Nullable String method;

	@Option(names = { "-H", "--header" }, paramLabel = "HEADER",
			description = "A header that the page sets, such as 'Content-Type: application/json'. May be repeated.")
	private List<String> headers = List.of();

	@Option(names = "--credentials", description = "The page sends cookies (credentials: \"include\").")
	private boolean credentials;

	@Option(names = { "-d", "--data" }, paramLabel = "TEXT",
			description = "The body that the page sends, as text/plain unless there is a Content-Type; in a form as "
					+ "application/x-www-form-urlencoded.")
	private @Nullable String data;

	@Option(names = "--cookie", paramLabel = "SET-COOKIE",
			description = "A cookie that the server has set before, as it stands in Set-Cookie: "
					+ "'session=x; SameSite=None; Secure'. May be repeated.")
	private List<String> cookies = List.of();

	@ArgGroup
	private final InitiatorOptions initiator = new InitiatorOptions();

	private Page page() {
		if (this.origin == null) {
			throw wrong("Missing required option: '--origin=ORIGIN'");
		}
		try {
			return Page.at(this.origin);
		}
		catch (IllegalArgumentException ex) {
			throw wrong("--origin has to be the origin of a page, such as https://app.example.com");
		}
	}

	/**
	 * What the page asks for.
	 * @param url the URL that the page calls, or {@code null} if none was given
	 */
	Question question(@Nullable String url) {
		if (this.cookies.stream().anyMatch((cookie) -> cookie.chars().anyMatch(Character::isISOControl))) {
			throw wrong("--cookie has to be what stands in Set-Cookie, in one line");
		}
		return new Question(page(), request(url), this.data, this.cookies);
	}

	private FetchRequest request(@Nullable String url) {
		Initiator initiator = this.initiator.initiator();
		if (url == null || !isUrl(url, initiator)) {
			throw wrong((initiator == Initiator.WEB_SOCKET) ? "URL has to begin with ws:// or wss:// and a host"
					: "URL has to begin with http:// or https:// and a host");
		}
		FetchRequest request = FetchRequest.of(initiator, url).method(method(initiator));
		for (String header : this.headers) {
			int colon = header.indexOf(':');
			if (colon <= 0 || header.chars().anyMatch(Character::isISOControl)) {
				throw wrong("--header has to be a name, a colon and a value in one line");
			}
			request = request.header(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
		}
		if (this.data != null) {
			request = request
				.body((initiator == Initiator.FORM) ? "application/x-www-form-urlencoded" : "text/plain;charset=UTF-8");
		}
		return this.credentials ? request.credentials(FetchRequest.Credentials.INCLUDE) : request;
	}

	private static boolean isUrl(String url, Initiator initiator) {
		Url target = Url.parse(url);
		return target != null && ((initiator == Initiator.WEB_SOCKET)
				? WEB_SOCKET_SCHEMES.contains(target.uri().getScheme()) : target.isHttp());
	}

	private String method(Initiator initiator) {
		if (this.method != null) {
			return this.method;
		}
		return (this.data != null || initiator == Initiator.FORM) ? "POST" : "GET";
	}

	private ParameterException wrong(String problem) {
		return WrongOption.of(this.spec, problem);
	}

}
