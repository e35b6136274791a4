package io.github.corsstarter.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.github.corsstarter.decision.Bulkhead;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.policy.OriginAuthorizer.OriginRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the application is asked about an origin, and what its answer means.
 */
class OriginAuthorizerTests {

	private final List<OriginRequest> asked = new ArrayList<>();

	@Test
	void allowsAnOriginThatNothingConfiguredAllows() {
		CorsDecision decision = TestRequest.get()
			.from("https://tenant.example")
			.decidedBy(policy().credentials(true), answering(true));
		assertThat(decision).returns(CorsReason.ORIGIN_AUTHORIZED, CorsDecision::reason)
			.returns("https://tenant.example", CorsDecision::allowOrigin)
			.returns(List.of(new ResponseHeader("Access-Control-Allow-Credentials", "true")),
					CorsDecision::otherHeaders)
			.returns(null, CorsDecision::rule)
			.returns(null, CorsDecision::failure);
	}

	@Test
	void allowsAnOriginWhereNothingIsConfigured() {
		CorsDecision decision = TestRequest.get()
			.from("https://tenant.example")
			.decidedBy(CorsPolicy.named("empty"), answering(true));
		assertThat(decision.reason()).isEqualTo(CorsReason.ORIGIN_AUTHORIZED);
	}

	@Test
	void refusesAnOrigin() {
		CorsDecision decision = TestRequest.get().from("https://tenant.example").decidedBy(policy(), answering(false));
		assertThat(decision).returns(CorsReason.ORIGIN_NOT_ALLOWED, CorsDecision::reason)
			.returns(false, CorsDecision::isAllowed)
			.returns(true, CorsDecision::isDisallowed);
	}

	@Test
	void isAskedAboutPreflightsToo() {
		CorsDecision decision = TestRequest.preflight()
			.from("https://tenant.example")
			.decidedBy(policy(), answering(true));
		assertThat(decision.preflight()).isTrue();
		assertThat(decision.otherHeaders()).extracting(ResponseHeader::name)
			.containsExactly("Access-Control-Allow-Headers", "Access-Control-Allow-Methods", "Access-Control-Max-Age");
		assertThat(this.asked).hasSize(1);
	}

	@Test
	void isToldOriginPathAndTarget() {
		TestRequest.request("PUT", "/tenants/7")
			.from("https://tenant.example:8443")
			.to("https", "seven.example.net", 443)
			.decidedBy(policy(), answering(true));
		assertThat(this.asked).containsExactly(new OriginRequest(new Origin("https", "tenant.example", 8443),
				"/tenants/7", new TargetOrigin("https", "seven.example.net", 443)));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "null", "file://", "NULL", "https://tenant.example/", "HTTPS://tenant.example",
			"https://tenant.example:443", "not a url", CorsRequest.SEVERAL_ORIGINS,
			"https://a.example, https://b.example" })
	void isAskedOnlyAboutWellFormedOriginsWithAHost(@Nullable String origin) {
		CorsDecision decision = TestRequest.get().from(origin).decidedBy(policy(), answering(true));
		assertThat(decision.isAllowed()).isFalse();
		assertThat(TestRequest.preflight().from(origin).decidedBy(policy(), answering(true)).isAllowed()).isFalse();
		assertThat(this.asked).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://site.example", "https://a.example.com", "https://regex.example" })
	void isNotAskedWhereTheConfigurationAllowsTheOrigin(String origin) {
		assertThat(TestRequest.get().from(origin).decidedBy(policy(), answering(false)).isAllowed()).isTrue();
		assertThat(this.asked).isEmpty();
	}

	@Test
	void isNotAskedWhereAnyOriginIsAllowed() {
		assertThat(TestRequest.get()
			.from("https://tenant.example")
			.decidedBy(policy().allowAll(true), answering(false))
			.isAllowed()).isTrue();
		assertThat(this.asked).isEmpty();
	}

	@Test
	void isNotAskedAboutTheOriginTheRequestIsSentTo() {
		CorsDecision decision = TestRequest.request("POST")
			.from("https://api.example.net")
			.to("https", "api.example.net", 443)
			.decidedBy(policy(), answering(true));
		assertThat(decision.reason()).isEqualTo(CorsReason.SAME_ORIGIN);
		assertThat(this.asked).isEmpty();
	}

	@Test
	void isAskedAnewForEveryRequestAndOncePerRequest() {
		CorsPolicy.Builder policy = policy();
		TestRequest.get().from("https://tenant.example").decidedBy(policy, answering(true));
		CorsDecision second = TestRequest.get().from("https://tenant.example").decidedBy(policy, answering(false));
		assertThat(second.isAllowed()).isFalse();
		assertThat(this.asked).hasSize(2);
	}

	@Test
	void exceptionIsARefusalAndIsKeptForTheLog() {
		IllegalStateException failure = new IllegalStateException("no database");
		OriginAuthorizer failing = (request) -> {
			throw failure;
		};
		CorsDecision decision = TestRequest.get()
			.from("https://tenant.example")
			.decidedBy(policy().credentials(true), failing);
		assertThat(decision).returns(CorsReason.ORIGIN_AUTHORIZER_FAILED, CorsDecision::reason)
			.returns(failure, CorsDecision::failure)
			.returns(false, CorsDecision::isAllowed)
			.returns(true, CorsDecision::isDisallowed)
			.returns(false, CorsDecision::preflight)
			.returns(List.of(), CorsDecision::otherHeaders);
		assertThat(TestRequest.preflight().from("https://tenant.example").decidedBy(policy(), failing).preflight())
			.isTrue();
	}

	@Test
	void questionThatIsNotAskedIsARefusal() {
		Bulkhead bulkhead = new Bulkhead(1, Duration.ZERO);
		CorsDecision decision = TestRequest.get()
			.from("https://tenant.example")
			.decidedBy(policy(), (request) -> bulkhead.ask(() -> bulkhead.ask(() -> true)));
		assertThat(decision).returns(CorsReason.ORIGIN_AUTHORIZER_BUSY, CorsDecision::reason)
			.returns(false, CorsDecision::isAllowed);
		assertThat(decision.failure()).isInstanceOf(Bulkhead.FullException.class);
	}

	@Test
	void answerThatTakesTooLongIsARefusal() {
		try (Bulkhead bulkhead = new Bulkhead(1, Duration.ofMillis(1))) {
			CorsDecision decision = TestRequest.get()
				.from("https://tenant.example")
				.decidedBy(policy(), (request) -> bulkhead.ask(() -> {
					while (!Thread.interrupted()) {
						LockSupport.park();
					}
					return true;
				}));
			assertThat(decision).returns(CorsReason.ORIGIN_AUTHORIZER_TIMED_OUT, CorsDecision::reason)
				.returns(false, CorsDecision::isAllowed);
			assertThat(decision.failure()).isInstanceOf(Bulkhead.TimedOutException.class);
		}
	}

	private OriginAuthorizer answering(boolean allowed) {
		return (request) -> {
			this.asked.add(request);
			return allowed;
		};
	}

	private static CorsPolicy.Builder policy() {
		return CorsPolicy.named("default")
			.origins(OriginMatcher.builder()
				.origin("https://site.example")
				.origin("https://*.example.com")
				.regex("https://regex\\.example")
				.build());
	}

}
