package io.github.corsstarter.policy;

import java.util.Locale;

import io.github.corsstarter.decision.Reason;

/**
 * Why a browser does not send a request, although the preflight for it came from an
 * allowed origin (Fetch Standard, section 4.8).
 */
public enum PreflightReason implements Reason {

	/**
	 * The preflight asks for a method that is not listed. It may ask for headers that are
	 * not listed, too.
	 */
	METHOD_NOT_LISTED("the preflight asks for a method that is not listed"),

	/**
	 * The preflight asks for a header that is not listed.
	 */
	HEADER_NOT_LISTED("the preflight asks for a header that is not listed"),

	/**
	 * What the preflight asks for is not the name of a method or header, or there is so
	 * much of it that it is not read.
	 */
	PREFLIGHT_MALFORMED("the preflight asks for something that no browser asks for");

	private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

	private final String description;

	PreflightReason(String description) {
		this.description = description;
	}

	@Override
	public String code() {
		return this.code;
	}

	@Override
	public String description() {
		return this.description;
	}

	@Override
	public boolean isAccepted() {
		return false;
	}

}
