package io.github.corsstarter.test;

import java.time.Duration;

import io.github.corsstarter.test.contract.Expectation;

/**
 * The assertions that the expectations of a contract stand for.
 */
final class ContractAssertion {

	private ContractAssertion() {
	}

	static void check(Expectation expectation, BrowserResponseAssert assertion) {
		String value = expectation.value();
		switch (expectation.kind()) {
			case READABLE -> assertion.isReadable();
			case BLOCKED -> assertion.isBlocked();
			case BECAUSE -> assertion.because(value);
			case OPAQUE -> assertion.isOpaque();
			case STATUS -> assertion.hasStatus(Integer.parseInt(value));
			case EXPOSES -> assertion.exposes(value);
			case HIDES -> assertion.doesNotExpose(value);
			case ALLOWED -> assertion.passesPreflight();
			case PREFLIGHT -> assertion.sentPreflight();
			case NO_PREFLIGHT -> assertion.sentNoPreflight();
			case REMEMBERED -> assertion.remembersPreflightFor(Duration.ofSeconds(Long.parseLong(value)));
			case SETS_COOKIE -> assertion.setsCookie(value);
			case REFUSES_COOKIE -> assertion.refusesCookie(value);
			case VARIES -> assertion.variesByOrigin();
		}
	}

}
