package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Origins that no expression matches unless it matches nearly any.
 */
final class CanaryOrigins {

	private static final List<String> ALL = all();

	private CanaryOrigins() {
	}

	/**
	 * Find an origin of a stranger that an expression lets in.
	 * @param regex an expression that compiles
	 * @return the origin, or {@code null} if the expression matches none of the canaries
	 */
	static @Nullable String findMatched(String regex) {
		OriginMatcher matcher = OriginMatcher.builder().regex(regex).build();
		return ALL.stream()
			.filter((canary) -> matcher.findMatching(Objects.requireNonNull(Origin.ofSerialized(canary)),
					canary) != null)
			.findFirst()
			.orElse(null);
	}

	private static List<String> all() {
		List<String> canaries = new ArrayList<>();
		for (String scheme : List.of("https", "http")) {
			for (String host : List.of("evil-q7x.example", "q7xevil.test", "a.evil-q7x.example", "203.0.113.7",
					"evilq.com", "evilq.net", "evilq.org", "evilq.io", "evilq.dev", "evilq.app", "a.evilq.com")) {
				for (String port : List.of("", ":3000", ":3001", ":4200", ":5000", ":5173", ":8000", ":8080", ":8443",
						":9000", ":49152")) {
					canaries.add(scheme + "://" + host + port);
				}
			}
		}
		return List.copyOf(canaries);
	}

}
