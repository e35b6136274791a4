package io.github.corsstarter.footprint;

/**
 * The web layer and the server of a measured application.
 */
enum Stack {

	/**
	 * Spring MVC on Tomcat.
	 */
	TOMCAT("Tomcat"),

	/**
	 * Spring WebFlux on Reactor Netty.
	 */
	REACTOR_NETTY("Reactor Netty");

	private final String label;

	Stack(String label) {
		this.label = label;
	}

	String label() {
		return this.label;
	}

	/**
	 * The class path of an application with this server.
	 * @param withStarter whether it has the starter and its dependencies
	 */
	String classPath(boolean withStarter) {
		return switch (this) {
			case TOMCAT -> ClassPath.ofTomcat(withStarter);
			case REACTOR_NETTY -> ClassPath.ofReactorNetty(withStarter);
		};
	}

}
