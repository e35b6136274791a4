package io.github.corsstarter.doctor.audit;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What an audit found.
 *
 * @param url the URL that was audited; perhaps with secrets in its query
 * @param origin the origin that should be allowed
 * @param findings what was found, the worst first
 * @param fine what is as it should be, in sentences
 * @param open what could not be looked at, in sentences
 * @param requests how many requests were sent
 * @param millis how long it took, in milliseconds
 * @param answered whether the server answered at all
 * @param failure why some request has no answer, safe to print; or {@code null}
 */
public record AuditReport(String url, String origin, List<Finding> findings, List<String> fine, List<String> open,
		int requests, long millis, boolean answered, @Nullable String failure) {

	private static final Set<Weakness> OPEN_TO_ALL = EnumSet.of(Weakness.ANY_ORIGIN, Weakness.NULL_ORIGIN,
			Weakness.LOOK_ALIKE, Weakness.WILDCARD, Weakness.WILDCARD_WITH_CREDENTIALS);

	private static final String OPEN = "Every site can read this, without the user's cookies: fine only if it is public.";

	private static final String BLOCKED = "Browsers block pages, because Access-Control-Allow-Origin has several values. "
			+ "What else was found counts as soon as one value is left.";

	/**
	 * What was found, in a sentence or two.
	 */
	public String summary() {
		if (has(Set.of(Weakness.SEVERAL_ALLOW_ORIGIN)) && worstCountsLater()) {
			return BLOCKED;
		}
		if (worst() == Severity.HIGH || !has(OPEN_TO_ALL)) {
			return worst().sentence();
		}
		return (worst() == Severity.MEDIUM) ? OPEN + " " + worst().sentence() : OPEN;
	}

	private boolean has(Set<Weakness> weaknesses) {
		return this.findings.stream().map(Finding::weakness).anyMatch(weaknesses::contains);
	}

	/**
	 * Whether no page can use what is worst, because the same answers have several
	 * values.
	 */
	private boolean worstCountsLater() {
		return this.findings.stream()
			.filter((finding) -> finding.weakness().severity() == Severity.HIGH)
			.allMatch((finding) -> finding.evidence().stream().allMatch(Probed::isAmbiguous));
	}

	/**
	 * The worst that was found: a note if nothing was.
	 */
	public Severity worst() {
		return this.findings.isEmpty() ? Severity.NOTE : this.findings.get(0).weakness().severity();
	}

	/**
	 * How many findings have a severity.
	 */
	public long count(Severity severity) {
		return this.findings.stream().filter((finding) -> finding.weakness().severity() == severity).count();
	}

	/**
	 * Whether all requests were answered.
	 */
	public boolean isComplete() {
		return this.answered && this.failure == null;
	}

}
