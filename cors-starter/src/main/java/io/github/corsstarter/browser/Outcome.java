package io.github.corsstarter.browser;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What comes of the request of a page.
 *
 * @param page the page
 * @param request the request as the page made it
 * @param exchanges what was sent and answered, in order
 * @param view what the page gets
 * @param answer the last answer, of which the page sees what the view allows;
 * {@code null} if the browser blocks everything
 * @param visibleHeaders the names of the headers that scripts can read, in lower case
 * @param timing whether scripts can see how long it took
 * @param error why the page gets nothing; {@code null} if it gets something
 * @param notes what else is worth knowing
 * @param browser the browser afterwards, with its cookies and preflights
 */
public record Outcome(Page page, FetchRequest request, List<Exchange> exchanges, View view,
		Transport.@Nullable Answer answer, Set<String> visibleHeaders, boolean timing, @Nullable NetworkError error,
		Set<Note> notes, Browser browser) {

	/**
	 * Whether a script of the page can read the response.
	 */
	public boolean isReadable() {
		return this.view == View.READABLE;
	}

	/**
	 * What Chromium writes to its console.
	 * @return the sentence, or {@code null} if nothing is blocked
	 */
	public @Nullable String sentence() {
		return (this.error != null) ? this.error.sentence(this.page, this.request) : null;
	}

	/**
	 * What a page gets of a response.
	 */
	public enum View {

		/**
		 * Everything, or what CORS exposes.
		 */
		READABLE,

		/**
		 * It may use the response, for example as an image, and cannot read it.
		 */
		OPAQUE,

		/**
		 * That there was a redirect.
		 */
		OPAQUE_REDIRECT,

		/**
		 * The response replaces the page.
		 */
		NAVIGATION,

		/**
		 * An open WebSocket.
		 */
		CONNECTED,

		/**
		 * A network error or an exception.
		 */
		NETWORK_ERROR

	}

	/**
	 * A request that was sent, and what came back.
	 *
	 * @param preflight whether it was a preflight
	 * @param causes why there was a preflight, or would have been without a remembered
	 * one; empty if none was needed
	 * @param remembered whether an earlier preflight was used
	 * @param request the request
	 * @param answer the answer; {@code null} if none came
	 * @param cookies what happened to the cookies of the answer
	 */
	public record Exchange(boolean preflight, List<PreflightCause> causes, boolean remembered,
			Transport.Request request, Transport.@Nullable Answer answer, List<Cookie.Decision> cookies) {

		/**
		 * The cookies that were sent, or {@code null} if none were.
		 */
		public @Nullable String cookiesSent() {
			return this.request.headers().get("Cookie");
		}

	}

	/**
	 * What depends on the browser or its user.
	 */
	public enum Note {

		/**
		 * A cookie went to, or came from, another site than that of the page on top.
		 */
		THIRD_PARTY_COOKIE("Safari blocks cookies of other sites, Firefox keeps them apart for each site, and in "
				+ "Chromium the user decides."),

		/**
		 * The address is more private than that of the page.
		 */
		LOCAL_NETWORK_PERMISSION(
				"Chromium first asks the user whether the site may reach devices on the local " + "network."),

		/**
		 * {@code Access-Control-Allow-Headers: *} and {@code Authorization}.
		 */
		AUTHORIZATION_BY_WILDCARD("Only Chromium lets a wildcard cover Authorization; the Fetch Standard demands that "
				+ "it is listed."),

		/**
		 * A form on a page with TLS, and a target without.
		 */
		MIXED_FORM("Chromium warns the user before it sends a form without TLS."),

		/**
		 * An image was asked for with TLS instead.
		 */
		UPGRADED("The browser changed http to https.");

		private final String sentence;

		Note(String sentence) {
			this.sentence = sentence;
		}

		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		public String sentence() {
			return this.sentence;
		}

	}

}
