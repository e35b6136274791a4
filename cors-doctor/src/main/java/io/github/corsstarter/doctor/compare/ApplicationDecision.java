package io.github.corsstarter.doctor.compare;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.github.corsstarter.doctor.examine.Question;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Wire;
import io.github.corsstarter.doctor.wire.WireAnswer;
import io.github.corsstarter.doctor.wire.WireException;
import io.github.corsstarter.doctor.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the application itself says about the request at the starter's endpoint.
 *
 * @param verdict its sentence, safe to print; {@code null} if there is a problem
 * @param explanation why, and with which headers; {@code null} if there is a problem
 * @param problem why nothing is known, safe to print; {@code null} if something is
 */
public record ApplicationDecision(@Nullable String verdict, @Nullable StarterExplanation explanation,
		@Nullable String problem) {

	/**
	 * More is not an answer of the endpoint, and a reader of JSON needs a stack for each.
	 */
	private static final int DEEPEST = 50;

	/**
	 * The code of the reason of CORS, safe to print; {@code null} if it has none.
	 */
	public @Nullable String reason() {
		return (this.explanation != null && this.explanation.cors() != null) ? this.explanation.cors().code() : null;
	}

	/**
	 * Ask the endpoint.
	 * @param endpoint its URL
	 * @param question what the page asks the front for
	 * @param application the URL of the application
	 * @param wire reaches the endpoint
	 */
	public static ApplicationDecision ask(URI endpoint, Question question, URI application, Wire wire) {
		URI url = URI.create(endpoint + ((endpoint.getRawQuery() != null) ? "&" : "?")
				+ query(question, FrontUrl.of(question), application));
		WireRequest request = new WireRequest("GET", url,
				List.of(new HeaderLine("Accept", "application/json"), new HeaderLine("Accept-Encoding", "identity")),
				null);
		try {
			return of(wire.exchange(request));
		}
		catch (WireException ex) {
			return problem("the endpoint could not be asked: " + ex.getMessage());
		}
	}

	/**
	 * The path is that of the application, and the host that of the front.
	 */
	private static String query(Question question, URI front, URI application) {
		String path = application.getRawPath();
		return "origin=" + encode(question.page().origin()) + "&method=" + encode(question.request().method())
				+ "&path=" + encode((path == null || path.isEmpty()) ? "/" : path) + "&host="
				+ encode(DirectWire.origin(front).replaceFirst("^ws", "http")) + "&headers="
				+ encode(headers(question));
	}

	/**
	 * Names, and the one value that decides whether there is a preflight.
	 */
	private static String headers(Question question) {
		List<String> lines = new ArrayList<>();
		question.request()
			.headers()
			.forEach((name, value) -> lines
				.add((name.equals("content-type") && value != null) ? name + ": " + value : name));
		return String.join("\n", lines);
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static ApplicationDecision of(WireAnswer answer) {
		if (answer.status() != 200 && answer.status() != 400) {
			return problem("the endpoint answered with " + answer.status() + hint(answer.status()));
		}
		try {
			if (depth(answer.body()) > DEEPEST) {
				return problem("what answered is not the endpoint of cors-starter");
			}
			JsonObject json = JsonParser.object().from(answer.body());
			String verdict = json.getString("verdict");
			if (verdict == null) {
				String problem = json.getString("problem");
				return problem((problem != null) ? Sentences.of(problem)
						: "what answered is not the endpoint of cors-starter");
			}
			return new ApplicationDecision(Sentences.of(verdict), StarterExplanation.of(json), null);
		}
		catch (JsonParserException ex) {
			return problem("what answered is not the endpoint of cors-starter");
		}
	}

	private static String hint(int status) {
		return switch (status) {
			case 401, 403 -> ": it needs a login, and cors-doctor sends none; give it an address that needs no login";
			case 404 -> ": expose it with management.endpoints.web.exposure.include=cors";
			case 502, 503, 504 -> ": the application behind that address does not answer";
			default -> "";
		};
	}

	private static int depth(String json) {
		int deepest = 0;
		int depth = 0;
		for (int i = 0; i < json.length(); i++) {
			char c = json.charAt(i);
			depth += (c == '[' || c == '{') ? 1 : (c == ']' || c == '}') ? -1 : 0;
			deepest = Math.max(deepest, depth);
		}
		return deepest;
	}

	private static ApplicationDecision problem(String problem) {
		return new ApplicationDecision(null, null, problem);
	}

}
