package io.github.corsstarter.doctor.audit;

import java.util.List;

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
