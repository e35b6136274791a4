package io.github.corsstarter.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.testing.FuzzedText;
import io.github.corsstarter.testing.RequestFacts;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any request gives a decision; only an origin that the policy of its path names is
 * allowed; and of the request nothing but that origin gets into a header, and names that
 * a preflight asks for where any are allowed with credentials.
 */
class CorsEvaluatorFuzzTests {

	private static final List<String> METHODS = List.of("GET", "OPTIONS", "POST", "options", "", "X\r\nY: z");

	private static final List<String> PATHS = List.of("/api/", "/off/", "/open/", "/any/", "/", "..", ";", "\n",
			"items", "%2f");

	private static final List<String> ORIGINS = List.of("https://", "http://", "app.example.com", "a.", ".example.org",
			"example.org", "localhost", ":3000", ":443", "tenant.example", "evil.example", "null", "file://", ",", " ",
			"\r\n", "/");

	private static final Set<String> TENANTS = Set.of("https://tenant.example", "http://tenant.example:3000");

	private static final CorsPolicy API = CorsPolicy.named("api")
		.origins(List.of("https://app.example.com", "https://*.example.org", "http://localhost:*", "null"))
		.credentials(true)
		.dangerouslyAllowAllWithCredentials(true)
		.exposedHeaders(List.of("x-total"))
		.allowPrivateNetwork(true)
		.build();

	private static final List<String> NAMES = List.of("x-mine", "X-MINE", "PUT", ",", " ", "\t", "*", "\r\n", ":", "a",
			"\u00e9", ";");

	private static final CorsPolicy ANY = CorsPolicy.named("any")
		.origins(List.of("https://app.example.com"))
		.credentials(true)
		.methods(List.of("*"))
		.headers(List.of("*"))
		.maxAge(CorsPolicy.KEEP_NOTHING)
		.build();

	private static final CorsPolicy OPEN = CorsPolicy.named("open").allowAll(true).maxAge(Duration.ZERO).build();

	private static final CorsPolicy REST = CorsPolicy.named("rest").build();

	private static final CorsPolicies POLICIES = CorsPolicies.builder()
		.policy(PathRegex.compile("^/api/"), API)
		.off(PathRegex.compile("^/off/"))
		.policy(PathRegex.compile("^/(open|o+)/"), OPEN)
		.policy(PathRegex.compile("^/any/"), ANY)
		.policy(PathRegex.compile(""), REST)
		.build();

	/**
	 * Every header that any of the policies can set.
	 */
	private static final Map<String, Set<String>> HEADERS = Map.of(ResponseHeader.ALLOW_CREDENTIALS, Set.of("true"),
			ResponseHeader.EXPOSE_HEADERS, Set.of("x-total"), ResponseHeader.ALLOW_HEADERS,
			Set.of("accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with"),
			ResponseHeader.ALLOW_METHODS, Set.of("DELETE, GET, OPTIONS, PATCH, POST, PUT"), ResponseHeader.MAX_AGE,
			Set.of("86400", "0"), ResponseHeader.ALLOW_PRIVATE_NETWORK, Set.of("true"));

	private static final Set<String> ECHOED = Set.of(ResponseHeader.ALLOW_METHODS, ResponseHeader.ALLOW_HEADERS);

	private static final String NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

	@FuzzTest
	void onlyAnOriginThatThePolicyNamesIsAllowedAndRepeated(FuzzedDataProvider data) {
		boolean tenants = data.consumeBoolean();
		CorsRequest request = request(data);
		CorsDecision decision = new CorsEvaluator(POLICIES, tenants ? CorsEvaluatorFuzzTests::isTenant : null)
			.evaluate(request);

		String policy = naivePolicy(request.path(), tenants);
		boolean ambiguous = !request.paths().allMatch((path) -> policy.equals(naivePolicy(path, tenants)));
		if (decision == null) {
			assertThat(policy).as("%s", request).isEmpty();
			assertThat(ambiguous).as("%s", request).isFalse();
			return;
		}
		assertThat(decision.preflight())
			.isEqualTo(request.method().equals("OPTIONS") && request.requestedMethod() != null);
		assertThat(decision.failure()).isNull();
		String allowed = ambiguous ? null : naiveAllowOrigin(policy, request.origin(), tenants);
		assertThat(decision.allowOrigin()).as("%s", request).isEqualTo(allowed);
		assertThat(decision.reason().outcome() == CorsReason.Outcome.ALLOWED).isEqualTo(decision.isAllowed());
		if (!decision.isAllowed()) {
			assertThat(decision.otherHeaders()).isEmpty();
		}
		else {
			assertThat(decision.allowOrigin()).doesNotContain("\r", "\n", " ", ",");
			assertThat(decision.policy()).isEqualTo(policy);
		}
		for (ResponseHeader header : decision.otherHeaders()) {
			if (policy.equals("any") && !header.value().equals("*") && ECHOED.contains(header.name())) {
				assertThat(header.value()).hasSizeLessThan(2 * 4096).matches(NAME + "(, " + NAME + ")*");
				assertThat(List.of(header.value().split(", "))).isSubsetOf(requested(request, header.name()));
			}
			else if (!policy.equals("any") || !ECHOED.contains(header.name())) {
				assertThat(HEADERS.get(header.name())).as("%s", header).contains(header.value());
			}
		}
	}

	private static List<String> requested(CorsRequest request, String header) {
		return header.equals(ResponseHeader.ALLOW_METHODS) ? List.of(String.valueOf(request.requestedMethod()))
				: Stream.of(String.join(",", request.requestedHeaders()).split(",")).map(String::strip).toList();
	}

	private static boolean isTenant(OriginAuthorizer.OriginRequest request) {
		return TENANTS.contains(request.origin().toString());
	}

	private static CorsRequest request(FuzzedDataProvider data) {
		String path = path(data);
		boolean privateNetwork = data.consumeBoolean();
		List<String> requestedHeaders = List.of(FuzzedText.of(data, NAMES), FuzzedText.of(data, NAMES));
		return new RequestFacts(FuzzedText.like(data, METHODS),
				PathReadings.of(path, (data.consumeInt(0, 3) > 0) ? path : path(data), () -> false),
				(data.consumeInt(0, 9) > 0) ? FuzzedText.of(data, ORIGINS) : null,
				data.consumeBoolean() ? FuzzedText.like(data, NAMES) : null, requestedHeaders, privateNetwork,
				new TargetOrigin(data.consumeBoolean() ? "http" : "https", FuzzedText.like(data, ORIGINS),
						data.consumeInt(1, 65535)),
				false, false);
	}

	private static String path(FuzzedDataProvider data) {
		return data.pickValue(PATHS) + FuzzedText.of(data, PATHS);
	}

	/**
	 * The name of the policy for a path; nothing where CORS is off or nothing could be
	 * allowed.
	 */
	private static String naivePolicy(String path, boolean tenants) {
		if (path.startsWith("/api/")) {
			return "api";
		}
		if (path.startsWith("/off/")) {
			return "";
		}
		if (path.matches("(?s)/(open|o+)/.*")) {
			return "open";
		}
		if (path.startsWith("/any/")) {
			return "any";
		}
		return tenants ? "rest" : "";
	}

	private static @Nullable String naiveAllowOrigin(String policy, @Nullable String origin, boolean tenants) {
		if (origin == null || (Origin.ofSerialized(origin) == null && !Set.of("null", "file://").contains(origin))) {
			return null;
		}
		if (policy.equals("open")) {
			return "*";
		}
		boolean api = policy.equals("api") && (Set.of("https://app.example.com", "null").contains(origin)
				|| origin.matches("https://([a-z0-9_-]+\\.)+example\\.org")
				|| origin.matches("http://localhost(:[0-9]+)?"));
		boolean any = policy.equals("any") && origin.equals("https://app.example.com");
		return (api || any || (tenants && TENANTS.contains(origin))) ? origin : null;
	}

}
