package io.github.corsstarter.csrf;

import java.util.List;
import java.util.Set;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import io.github.corsstarter.testing.FuzzedText;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever headers a request with an effect has, it passes only where a table of the few
 * good values says so.
 */
class CrossOriginProtectionFuzzTests {

	private static final List<String> METHODS = List.of("GET", "POST", "DELETE", "get", "OPTIONS", "HEAD", "TRACE", "");

	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private static final List<String> SITES = List.of("same-origin", "none", "same-site", "cross-site", "SAME-ORIGIN",
			"", ",");

	private static final List<String> ORIGINS = List.of("https://", "http://", "www.example.com",
			"https://www.example.com", "http://www.example.com", "https://dashboard.example.com",
			"https://a.example.org", "evil.example", ":443", ":8443", "null", "@", "\\", "/", "?", "#", "[", ",", " ");

	private static final Set<String> TRUSTED = Set.of("https://dashboard.example.com", "https://a.example.org");

	private static final CrossOriginProtection PROTECTION = new CrossOriginProtection(TrustedOrigins.on(
			(path) -> path.allMatch((reading) -> !reading.startsWith("/strict/")),
			OriginMatcher.builder().origin("https://dashboard.example.com").origin("https://*.example.org").build()));

	@FuzzTest
	void onlyWhatTheTableNamesPasses(FuzzedDataProvider data) {
		String scheme = data.consumeBoolean() ? "https" : "http";
		String path = data.consumeBoolean() ? "/strict/x" : "/x";
		String routedPath = (data.consumeInt(0, 3) > 0) ? path : "/strict/x";
		CsrfRequest request = new CsrfRequest(FuzzedText.like(data, METHODS),
				PathReadings.of(path, routedPath, () -> false), data.consumeBoolean(),
				data.consumeBoolean() ? FuzzedText.like(data, SITES) : null,
				data.consumeBoolean() ? FuzzedText.like(data, ORIGINS) : null,
				data.consumeBoolean() ? FuzzedText.of(data, ORIGINS) : null,
				new TargetOrigin(scheme, "www.example.com", scheme.equals("https") ? 443 : 80), () -> false);
		boolean accepted = PROTECTION.decide(request).isAccepted();
		if (accepted != mayPass(request)) {
			// Below example.org there are more than the table names.
			assertThat(accepted).as("%s", request).isTrue();
			assertThat(originIn(request)).as("%s", request).matches("https://([a-z0-9_-]+\\.)+example\\.org");
			assertThat(path + routedPath).doesNotContain("strict");
		}
	}

	private static boolean mayPass(CsrfRequest request) {
		if (SAFE.contains(request.method()) && !request.webSocketHandshake()) {
			return true;
		}
		String site = request.fetchSite();
		String own = request.target().scheme() + "://www.example.com";
		if (site != null && !site.isEmpty()) {
			return Set.of("same-origin", "none").contains(site) || isTrusted(request, request.origin());
		}
		if (request.origin() != null) {
			return request.origin().equals(own) || isTrusted(request, request.origin());
		}
		if (request.referer() == null || request.target().scheme().equals("http")) {
			return true;
		}
		String page = originIn(request);
		return own.equals(page) || isTrusted(request, page);
	}

	private static boolean isTrusted(CsrfRequest request, @Nullable String origin) {
		return origin != null && TRUSTED.contains(origin)
				&& request.paths().allMatch((path) -> !path.startsWith("/strict/"));
	}

	/**
	 * The {@code Origin}, or the beginning of the {@code Referer} where there is none.
	 */
	private static @Nullable String originIn(CsrfRequest request) {
		if (request.origin() != null || request.referer() == null) {
			return request.origin();
		}
		return request.referer().replaceFirst("^([^/]*://[^/?#]*)[\\s\\S]*$", "$1");
	}

}
