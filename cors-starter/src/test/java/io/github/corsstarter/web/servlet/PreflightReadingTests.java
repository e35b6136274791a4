package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.RequestSummary;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a preflight asks for is read only if somebody wants to know.
 */
class PreflightReadingTests {

	private static final CorsPolicies POLICIES = CorsPolicies
		.of(CorsPolicy.named("default").origins(List.of("https://site.example.com")).build());

	@Test
	void nobodyReadsItIfNobodyListens() throws Exception {
		assertThat(readBy(filter(DecisionListener.none()))).isZero();
	}

	@Test
	void debugHeaderReadsIt() throws Exception {
		assertThat(readBy(filter(DecisionListener.none()).explaining())).isOne();
	}

	@Test
	void listenerReadsItAndIsToldOnce() throws Exception {
		List<CorsDecision> heard = new ArrayList<>();
		assertThat(readBy(filter(new DecisionListener() {

			@Override
			public void corsDecided(CorsDecision decision, RequestSummary request) {
				heard.add(decision);
			}

		}))).isOne();
		assertThat(heard).singleElement()
			.extracting(CorsDecision::summary)
			.isEqualTo("origin-listed; policy=default; rule=0; blocked=header-not-listed; unlisted=sentry-trace");
	}

	private static CorsPolicyFilter filter(DecisionListener listener) {
		return new CorsPolicyFilter(new CorsEvaluator(POLICIES, null), RefusalPolicy.ignored(new RefusalLog()),
				listener);
	}

	private static int readBy(CorsPolicyFilter filter) throws Exception {
		List<String> read = new ArrayList<>();
		MockHttpServletRequest request = new MockHttpServletRequest("OPTIONS", "/items") {

			@Override
			public Enumeration<String> getHeaders(String name) {
				read.add(name);
				return super.getHeaders(name);
			}

		};
		request.addHeader("Origin", "https://site.example.com");
		request.addHeader("Access-Control-Request-Method", "PUT");
		request.addHeader("Access-Control-Request-Headers", "sentry-trace");
		filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
		return (int) read.stream().filter("Access-Control-Request-Headers"::equals).count();
	}

}
