package io.github.corsstarter.startup.reactive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Collects the patterns of functional routes. Where a predicate does not show exactly one
 * path, any path is possible.
 */
final class RoutePatterns implements RouterFunctions.Visitor {

	private static final String ANY = "/**";

	private final List<String> patterns = new ArrayList<>();

	/**
	 * The patterns of the routes around the current one, from the outside.
	 */
	private final Deque<String> nests = new ArrayDeque<>();

	private RoutePatterns() {
	}

	static List<String> of(RouterFunction<?> function) {
		RoutePatterns visitor = new RoutePatterns();
		function.accept(visitor);
		return visitor.patterns;
	}

	/**
	 * Spring drops a slash at the end of what is around a route.
	 */
	@Override
	public void startNested(RequestPredicate predicate) {
		String path = Objects.requireNonNullElse(PathOf.predicate(predicate), "");
		this.nests.addLast(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
	}

	@Override
	public void endNested(RequestPredicate predicate) {
		this.nests.removeLast();
	}

	@Override
	public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
		add(Objects.requireNonNullElse(PathOf.predicate(predicate), ANY));
	}

	@Override
	public void resources(Function<ServerRequest, Mono<Resource>> lookup) {
		add(ANY);
	}

	@Override
	public void attributes(Map<String, Object> attributes) {
		// They say nothing about paths.
	}

	@Override
	public void unknown(RouterFunction<?> function) {
		add(ANY);
	}

	private void add(String pattern) {
		this.patterns.add(String.join("", this.nests) + pattern);
	}

	/**
	 * The path that a predicate asks for.
	 */
	private static final class PathOf implements RequestPredicates.Visitor {

		private @Nullable String path;

		private boolean certain = true;

		/**
		 * Look for the path.
		 * @return {@code null} if it asks for none
		 */
		static @Nullable String predicate(RequestPredicate predicate) {
			PathOf visitor = new PathOf();
			predicate.accept(visitor);
			return visitor.certain ? visitor.path : ANY;
		}

		@Override
		public void path(String pattern) {
			this.certain &= this.path == null;
			this.path = pattern;
		}

		@Override
		public void startOr() {
			this.certain = false;
		}

		@Override
		public void startNegate() {
			this.certain = false;
		}

		@Override
		public void unknown(RequestPredicate predicate) {
			this.certain = false;
		}

		@Override
		public void method(Set<HttpMethod> methods) {
			// Another condition on requests for the path.
		}

		@Override
		@SuppressWarnings("removal")
		public void pathExtension(String extension) {
			// As above.
		}

		@Override
		public void header(String name, String value) {
			// As above.
		}

		@Override
		public void queryParam(String name, String value) {
			// As above.
		}

		@Override
		public void version(String version) {
			// As above.
		}

		@Override
		public void startAnd() {
			// All parts hold.
		}

		@Override
		public void and() {
			// As above.
		}

		@Override
		public void endAnd() {
			// As above.
		}

		@Override
		public void or() {
			// Known from the start.
		}

		@Override
		public void endOr() {
			// As above.
		}

		@Override
		public void endNegate() {
			// As above.
		}

	}

}
