package io.github.corsstarter.browser;

/**
 * What on a page makes a request, with what the standards fix for it.
 */
public enum Initiator {

	/**
	 * {@code fetch()}.
	 */
	FETCH(FetchRequest.Mode.CORS, "fetch", "resource", "empty"),

	/**
	 * {@code XMLHttpRequest}.
	 */
	XHR(FetchRequest.Mode.CORS, "XMLHttpRequest", "XMLHttpRequest endpoint", "empty"),

	/**
	 * {@code EventSource} (HTML Standard, section 9.2.2).
	 */
	EVENT_SOURCE(FetchRequest.Mode.CORS, "resource", "EventSource endpoint", "empty"),

	/**
	 * {@code <script>}; with {@code crossorigin} the mode is that of CORS (HTML Standard,
	 * section 2.5.3, "create a potential-CORS request").
	 */
	SCRIPT(FetchRequest.Mode.NO_CORS, "script", "script", "script"),

	/**
	 * {@code @font-face} (CSS Fonts, section 4.8): always with CORS.
	 */
	FONT(FetchRequest.Mode.CORS, "font", "font", "font"),

	/**
	 * {@code <img>}.
	 */
	IMAGE(FetchRequest.Mode.NO_CORS, "image", "image", "image"),

	/**
	 * A form that is sent: the response replaces the page.
	 */
	FORM(FetchRequest.Mode.NAVIGATE, "document", "form action", "document"),

	/**
	 * {@code WebSocket} (WebSockets Standard, section 2): without CORS; the server has to
	 * look at the origin.
	 */
	WEB_SOCKET(FetchRequest.Mode.WEBSOCKET, "websocket", "WebSocket endpoint", "websocket");

	private final FetchRequest.Mode mode;

	private final String consoleName;

	private final String mixedContentName;

	private final String destination;

	Initiator(FetchRequest.Mode mode, String consoleName, String mixedContentName, String destination) {
		this.mode = mode;
		this.consoleName = consoleName;
		this.mixedContentName = mixedContentName;
		this.destination = destination;
	}

	FetchRequest.Mode mode() {
		return this.mode;
	}

	/**
	 * What Chromium calls it where CORS blocks the request.
	 */
	String consoleName() {
		return this.consoleName;
	}

	/**
	 * What Chromium calls it where mixed content is blocked.
	 */
	String mixedContentName() {
		return this.mixedContentName;
	}

	/**
	 * The value of {@code Sec-Fetch-Dest}.
	 */
	String destination() {
		return this.destination;
	}

	/**
	 * What the browser accepts, where the page gives no {@code Accept}.
	 */
	String accept() {
		if (this == EVENT_SOURCE) {
			return "text/event-stream";
		}
		return (this == FORM) ? "text/html,*/*;q=0.8" : "*/*";
	}

	/**
	 * Whether the page's credentials are sent to other origins without being asked for.
	 */
	boolean sendsCredentials() {
		return this.mode != FetchRequest.Mode.CORS;
	}

}
