package io.github.corsstarter.testing;

import java.util.Set;

/**
 * A stage of a REST API with the resource {@code /{proxy+}}, whose integration puts the
 * rest of the path into the URL of its endpoint. A slash at the end of the path that came
 * is not a part of that rest.
 *
 * @param endpoint the path of the endpoint: {@code /{proxy}}, or {@code /{proxy}/}
 * @param resources the first segments of the paths that it knows
 */
public record RestApiStage(String endpoint, Set<String> resources) implements ReverseProxy.Routes {

	public static final String NAME = "/prod/";

	@Override
	public String pathFor(String target) {
		int query = target.indexOf('?');
		String path = (query != -1) ? target.substring(0, query) : target;
		if (!path.startsWith(NAME)) {
			return null;
		}
		String proxy = path.substring(NAME.length()).replaceFirst("/$", "");
		if (!this.resources.contains(proxy.split("/")[0])) {
			return null;
		}
		return this.endpoint.replace("{proxy}", proxy) + ((query != -1) ? target.substring(query) : "");
	}

}
