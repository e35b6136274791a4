package io.github.corsstarter.actuate;

/**
 * What acts on requests in the web layer of an application. A filter acts only if it is
 * registered, by the starter's bean or by another one. Where settings can change, the
 * filter that is in force acts in its place.
 */
interface WebLayer {

	boolean appliesCors();

	boolean readsForwardedHeaders();

	boolean checksHosts();

	boolean protectsFromCrossOriginRequests();

	/**
	 * The path of the application, as the server knows it; empty for the root.
	 */
	String contextPath();

}
