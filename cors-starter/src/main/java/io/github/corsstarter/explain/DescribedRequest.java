package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.browser.HeaderList;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import io.github.corsstarter.policy.CorsRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request of a page as a browser would send it.
 *
 * @param page the request as the page makes it
 * @param method the method as sent
 * @param requestedMethod the method that a preflight asks for
 * @param requestedHeaders the headers that it asks for
 */
record DescribedRequest(PageRequest page, String method, @Nullable String requestedMethod,
		List<String> requestedHeaders) implements CorsRequest {

	static CorsRequest of(PageRequest page) {
		return new DescribedRequest(page, page.method(), null, List.of());
	}

	/**
	 * A preflight with the headers that a browser sends.
	 */
	static CorsRequest preflight(PageRequest page, HeaderList headers) {
		return new DescribedRequest(page, "OPTIONS", headers.get("Access-Control-Request-Method"),
				headers.values("Access-Control-Request-Headers"));
	}

	@Override
	public PathReadings paths() {
		return PathReadings.of(this.page.path());
	}

	@Override
	public @Nullable String origin() {
		return this.page.origin();
	}

	@Override
	public boolean isPrivateNetworkRequested() {
		return false;
	}

	@Override
	public TargetOrigin target() {
		return this.page.target();
	}

	@Override
	public boolean isSameOriginFetch() {
		return false;
	}

	@Override
	public boolean isNavigation() {
		return false;
	}

}
