package io.github.corsstarter.doctor.audit;

import java.time.Duration;

/**
 * What an audit may cost the server and the user.
 *
 * @param rate the most requests in a second; at least 1
 * @param time how long all requests together may take; the one that is under way when it
 * is over still has its own time
 */
public record Limits(int rate, Duration time) {

	/**
	 * The most requests of an audit.
	 */
	public static final int MOST_REQUESTS = 40;

}
