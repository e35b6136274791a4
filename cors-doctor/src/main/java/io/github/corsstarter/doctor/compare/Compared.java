package io.github.corsstarter.doctor.compare;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.corsstarter.doctor.compare.Difference.Kind;
import io.github.corsstarter.doctor.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * An exchange on both sides, and what the layers between change in it.
 *
 * @param pair the exchange
 * @param differences what is changed
 * @param consequences how many differences are left out, because the front answered
 * itself
 */
record Compared(Pair pair, List<Difference> differences, int consequences) {

	private static final Set<String> LISTS = Set.of("access-control-allow-methods", "access-control-allow-headers",
			"access-control-expose-headers");

	/**
	 * Statuses with which a gateway says that it got no answer (RFC 9110, sections 15.6.3
	 * and 15.6.5).
	 */
	static final Set<Integer> OF_GATEWAYS = Set.of(502, 504);

	/**
	 * Compare.
	 * @param pair the exchange
	 * @param passed whether the page gets the response through the front
	 */
	static Compared of(Pair pair, boolean passed) {
		List<Difference> all = Differences.in(pair, passed);
		int front = pair.frontAnswer().status();
		int direct = pair.directAnswer().status();
		boolean itself = pair.isAnsweredBetween() ? front / 100 != direct / 100
				: OF_GATEWAYS.contains(front) && !OF_GATEWAYS.contains(direct);
		if (!itself) {
			return new Compared(pair, all, 0);
		}
		List<Difference> own = all.stream().filter((difference) -> difference.kind() != Kind.LOST).toList();
		return new Compared(pair, own, all.size() - own.size());
	}

	/**
	 * What is left out, in a sentence; {@code null} if nothing is.
	 */
	@Nullable String note() {
		if (this.consequences == 0) {
			return null;
		}
		return "The front answered the " + this.pair.what() + " itself with " + this.pair.frontAnswer().status()
				+ ", so nothing of the application's answer arrives: what is lost by that ("
				+ ((this.consequences == 1) ? "1 difference" : this.consequences + " differences") + ") is left out.";
	}

	/**
	 * Whether the differences are those of another configuration rather than those of a
	 * layer between: the answer depends on the origin and does not allow it, or only
	 * lists are others.
	 */
	boolean pointsToAnotherConfiguration() {
		List<Difference> noticed = this.differences.stream().filter(Difference::matters).toList();
		return refusesTheOrigin(this.pair.frontAnswer()) || refusesTheOrigin(this.pair.directAnswer())
				|| (!noticed.isEmpty() && noticed.stream()
					.allMatch((difference) -> LISTS.contains(difference.subject().toLowerCase(Locale.ROOT))));
	}

	private static boolean refusesTheOrigin(WireAnswer answer) {
		return answer.first("Access-Control-Allow-Origin") == null
				&& Differences.tokens("vary", answer.values("Vary")).contains("origin");
	}

	/**
	 * The first difference that a page can notice, or {@code null} if it can notice none.
	 */
	@Nullable Difference first() {
		return this.differences.stream().filter(Difference::matters).findFirst().orElse(null);
	}

	/**
	 * The difference in a header, or {@code null} if there is none.
	 */
	@Nullable Difference of(String subject) {
		return this.differences.stream()
			.filter((difference) -> difference.subject().equalsIgnoreCase(subject))
			.findFirst()
			.orElse(null);
	}

}
