package io.github.corsstarter.sample.page;

import org.apache.catalina.connector.Connector;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * A second port on the same Tomcat. To a browser another port is another origin, so that
 * a page loaded from here calls the API on the first port across origins.
 */
@Component
class PageConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final Connector connector;

	PageConnector(SampleProperties properties) {
		this.connector = new Connector();
		this.connector.setPort(properties.pagePort());
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (factory.getAddress() != null) {
			this.connector.setProperty("address", factory.getAddress().getHostAddress());
		}
		factory.addAdditionalConnectors(this.connector);
	}

	/**
	 * The port in use, which is known once the server has started.
	 * @return the port
	 */
	int port() {
		return this.connector.getLocalPort();
	}

}
