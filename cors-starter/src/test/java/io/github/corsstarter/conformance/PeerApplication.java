package io.github.corsstarter.conformance;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.corsstarter.policy.OriginAuthorizer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The application that the recorded Django ran, as a servlet or as the last filter of a
 * reactive application: Spring would answer {@code OPTIONS} by itself.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import({ ServletViews.class, ReactiveViews.class })
class PeerApplication {

	/**
	 * What the authorizer says: {@code yes}, {@code no}, {@code raises}, or the beginning
	 * of paths for which it says yes.
	 */
	static final String SIGNAL = "test.signal";

	/**
	 * Unknown paths lead to an error, as in Django, and not to the handler of static
	 * files, which has an opinion about {@code OPTIONS}.
	 */
	static final String[] PROPERTIES = { "spring.web.resources.add-mappings=false" };

	/**
	 * What the application has a view for, besides its root.
	 */
	static final List<String> VIEWS = List.of("any", "api", "unauthorized", "nothing", "redirect", "vary", "own",
			"credentials", "address", "forbidden", "missing", "broken");

	@Bean
	@ConditionalOnProperty(SIGNAL)
	Signal signal(@Value("${" + SIGNAL + "}") String kind) {
		return new Signal(kind);
	}

	/**
	 * What the signal {@code check_request_enabled} is there.
	 */
	static final class Signal implements OriginAuthorizer {

		private final AtomicInteger calls = new AtomicInteger();

		private final String kind;

		Signal(String kind) {
			this.kind = kind;
		}

		@Override
		public boolean isAllowed(OriginRequest request) {
			this.calls.incrementAndGet();
			if (this.kind.equals("raises")) {
				throw new IllegalStateException("raised on purpose");
			}
			return this.kind.startsWith("/") ? request.path().startsWith(this.kind) : this.kind.equals("yes");
		}

		int takeCalls() {
			return this.calls.getAndSet(0);
		}

	}

}
