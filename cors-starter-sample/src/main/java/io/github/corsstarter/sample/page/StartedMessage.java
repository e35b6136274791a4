package io.github.corsstarter.sample.page;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says where to look, once there is something to see.
 */
@Component
class StartedMessage {

	private static final Log logger = LogFactory.getLog(StartedMessage.class);

	private final Origins origins;

	StartedMessage(Origins origins) {
		this.origins = origins;
	}

	@EventListener(ApplicationReadyEvent.class)
	void started() {
		logger.info("Open %s/ in a browser. It calls the API at %s".formatted(this.origins.page("localhost"),
				this.origins.api("localhost")));
	}

}
