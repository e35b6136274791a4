package io.github.corsstarter.doctor.layer;

import org.jspecify.annotations.Nullable;

/**
 * What an answer shows of a layer.
 *
 * @param layer the layer
 * @param role what it did
 * @param certainty how sure that is
 * @param evidence what shows it, in words that are safe to print
 * @param meaning what its own answer means, or {@code null} if it is not its own
 * @param action what to change there, or {@code null} if that depends
 */
public record Trace(Layer layer, Role role, Certainty certainty, String evidence, @Nullable String meaning,
		@Nullable String action) {

	/**
	 * What a layer did with a request.
	 */
	public enum Role {

		/**
		 * It wrote the answer itself, so that nothing behind it saw the request.
		 */
		ANSWERED,

		/**
		 * It passed the answer of another layer on.
		 */
		PASSED

	}

	/**
	 * How sure something is.
	 */
	public enum Certainty {

		/**
		 * Nothing else answers so.
		 */
		CERTAIN,

		/**
		 * Others could, and rarely do.
		 */
		LIKELY

	}

}
