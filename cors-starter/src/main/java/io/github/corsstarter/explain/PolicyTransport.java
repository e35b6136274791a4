package io.github.corsstarter.explain;

import io.github.corsstarter.browser.HeaderList;
import io.github.corsstarter.browser.Transport;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.policy.ResponseHeader;
import org.jspecify.annotations.Nullable;

/**
 * Answers a browser as the filter would, before an application that answers every request
 * with 200.
 */
final class PolicyTransport implements Transport {

	private final PageRequest page;

	private final CorsPolicy policy;

	private final @Nullable OriginAuthorizer authorizer;

	private final CorsDecision actual;

	private @Nullable CorsDecision preflight;

	PolicyTransport(PageRequest page, CorsPolicy policy, @Nullable OriginAuthorizer authorizer) {
		this.page = page;
		this.policy = policy;
		this.authorizer = authorizer;
		this.actual = policy.decide(DescribedRequest.of(page), authorizer);
	}

	/**
	 * The decision about the request itself, whether or not a browser sends it.
	 */
	CorsDecision actual() {
		return this.actual;
	}

	/**
	 * The decision about the preflight, or {@code null} if none was sent.
	 */
	@Nullable CorsDecision preflight() {
		return this.preflight;
	}

	@Override
	public Answer exchange(Request request) {
		if (request.headers().get("Access-Control-Request-Method") == null) {
			return answer(this.actual);
		}
		var facts = DescribedRequest.preflight(this.page, request.headers());
		this.preflight = PreflightCheck.complete(this.policy.decide(facts, this.authorizer), facts);
		return answer(this.preflight);
	}

	private static Answer answer(CorsDecision decision) {
		HeaderList headers = HeaderList.of("Vary: " + decision.vary());
		if (decision.allowOrigin() != null) {
			headers = headers.with(ResponseHeader.ALLOW_ORIGIN, decision.allowOrigin());
		}
		for (ResponseHeader header : decision.otherHeaders()) {
			headers = headers.with(header.name(), header.value());
		}
		return new Answer(200, headers);
	}

}
