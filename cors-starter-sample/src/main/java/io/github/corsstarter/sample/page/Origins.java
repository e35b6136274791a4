package io.github.corsstarter.sample.page;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * The two origins of this process. They share the host and differ in the port.
 */
@Component
class Origins {

	private final ApplicationContext context;

	private final PageConnector pageConnector;

	Origins(ApplicationContext context, PageConnector pageConnector) {
		this.context = context;
		this.pageConnector = pageConnector;
	}

	String api(String host) {
		return origin(host, apiPort());
	}

	String page(String host) {
		return origin(host, this.pageConnector.port());
	}

	private int apiPort() {
		return ((WebServerApplicationContext) this.context).getWebServer().getPort();
	}

	private static String origin(String host, int port) {
		return "http://%s:%d".formatted(host, port);
	}

}
