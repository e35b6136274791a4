package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.reload.CorsReload;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * Reads the settings again after Spring Cloud changed properties. Which ones the event
 * names does not matter: a property that has another name may be behind a placeholder of
 * any setting. Reading again does not throw, because a message bus would lose the event.
 * <p>
 * The event is recognized by the name of its class, so that the starter needs no part of
 * Spring Cloud.
 */
final class EnvironmentChangeListener implements SmartApplicationListener {

	static final String EVENT = "org.springframework.cloud.context.environment.EnvironmentChangeEvent";

	private final CorsReload reload;

	EnvironmentChangeListener(CorsReload reload) {
		this.reload = reload;
	}

	@Override
	public boolean supportsEventType(Class<? extends ApplicationEvent> eventType) {
		return eventType.getName().equals(EVENT);
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		this.reload.reload();
	}

}
