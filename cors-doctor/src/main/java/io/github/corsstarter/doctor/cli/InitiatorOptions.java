package io.github.corsstarter.doctor.cli;

import io.github.corsstarter.browser.Initiator;
import picocli.CommandLine.Option;

/**
 * What makes the request, if it is not {@code fetch()}: one of these.
 */
final class InitiatorOptions {

	@Option(names = "--event-source", description = "The page uses EventSource instead of fetch().")
	private boolean eventSource;

	@Option(names = "--form", description = "The user sends a form, and the response replaces the page.")
	private boolean form;

	@Option(names = "--websocket", description = "The page opens a WebSocket; URL begins with ws:// or wss://.")
	private boolean webSocket;

	Initiator initiator() {
		if (this.eventSource) {
			return Initiator.EVENT_SOURCE;
		}
		if (this.form) {
			return Initiator.FORM;
		}
		return this.webSocket ? Initiator.WEB_SOCKET : Initiator.FETCH;
	}

}
