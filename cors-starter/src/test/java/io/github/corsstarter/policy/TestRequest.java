package io.github.corsstarter.policy;

import java.util.List;

import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import io.github.corsstarter.testing.RequestFacts;
import org.jspecify.annotations.Nullable;

/**
 * Facts of requests, for tests: what is not said is absent.
 */
final class TestRequest {

	private final String method;

	private PathReadings paths;

	private @Nullable String origin;

	private @Nullable String requestedMethod;

	private List<String> requestedHeaders = List.of();

	private boolean privateNetworkRequested;

	private String fetchSite = "cross-site";

	private boolean navigation;

	private TargetOrigin target = new TargetOrigin("https", "api.example.net", 443);

	private TestRequest(String method, String path) {
		this.method = method;
		this.paths = PathReadings.of(path);
	}

	static TestRequest request(String method) {
		return request(method, "/items");
	}

	static TestRequest request(String method, String path) {
		return new TestRequest(method, path);
	}

	static TestRequest get() {
		return request("GET");
	}

	static TestRequest preflight() {
		return request("OPTIONS").withRequestMethod();
	}

	TestRequest from(@Nullable String origin) {
		this.origin = origin;
		return this;
	}

	TestRequest requested(String path) {
		this.paths = PathReadings.of(this.paths.container(), path, () -> false);
		return this;
	}

	TestRequest withRequestMethod() {
		return asking("PUT");
	}

	TestRequest asking(String method, String... headers) {
		this.requestedMethod = method;
		this.requestedHeaders = List.of(headers);
		return this;
	}

	TestRequest toPrivateNetwork() {
		this.privateNetworkRequested = true;
		return this;
	}

	TestRequest to(String scheme, String host, int port) {
		this.target = new TargetOrigin(scheme, host, port);
		return this;
	}

	TestRequest saying(String fetchSite) {
		this.fetchSite = fetchSite;
		return this;
	}

	TestRequest navigating() {
		this.navigation = true;
		return this;
	}

	CorsRequest build() {
		return new RequestFacts(this.method, this.paths, this.origin, this.requestedMethod, this.requestedHeaders,
				this.privateNetworkRequested, this.target, this.fetchSite.equals("same-origin"), this.navigation);
	}

	CorsDecision decidedBy(CorsPolicy.Builder policy) {
		return policy.build().decide(build(), null);
	}

	CorsDecision decidedBy(CorsPolicy.Builder policy, OriginAuthorizer authorizer) {
		return policy.build().decide(build(), authorizer);
	}

}
