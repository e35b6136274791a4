package io.github.corsstarter.csrf;

import java.util.function.Predicate;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.path.PathReadings;
import org.jspecify.annotations.Nullable;

/**
 * Other origins whose pages may make requests with an effect, and on which paths.
 */
public final class TrustedOrigins {

	private final OriginMatcher origins;

	/**
	 * Matches the paths; {@code null} for every path.
	 */
	private final @Nullable Predicate<PathReadings> paths;

	private TrustedOrigins(OriginMatcher origins, @Nullable Predicate<PathReadings> paths) {
		this.origins = origins;
		this.paths = paths;
	}

	/**
	 * Trust origins on every path.
	 * @param origins the origins
	 * @return what is trusted
	 */
	public static TrustedOrigins everywhere(OriginMatcher origins) {
		return new TrustedOrigins(origins, null);
	}

	/**
	 * Trust origins on some paths.
	 * @param origins the origins
	 * @param paths whether a path within the application is one of them, in every reading
	 * @return what is trusted
	 */
	public static TrustedOrigins on(Predicate<PathReadings> paths, OriginMatcher origins) {
		return new TrustedOrigins(origins, paths);
	}

	/**
	 * The origins, wherever they are trusted.
	 * @return the compiled origins
	 */
	public OriginMatcher origins() {
		return this.origins;
	}

	/**
	 * The line that trusts an origin.
	 * @param request the request
	 * @param origin the origin, or {@code null} for a text that is not an origin but can
	 * be listed
	 * @param serialized its serialisation
	 */
	@Nullable OriginRule find(CsrfRequest request, @Nullable Origin origin, String serialized) {
		if (this.paths != null && !this.paths.test(request.paths())) {
			return null;
		}
		OriginRule known = this.origins.findKnown(serialized);
		return (known != null || origin == null) ? known : this.origins.findMatching(origin, serialized);
	}

}
