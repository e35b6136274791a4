package io.github.corsstarter.doctor.layer;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a layer on the way can do wrong about CORS, and how to fix it in the terms of that
 * layer.
 */
public enum Mistake {

	/** It writes a CORS header that the application writes too. */
	WRITES_A_SECOND_VALUE(
			"Let only one of them write it: remove the CORS headers of the proxy. Only if the proxy has the list of the allowed "
					+ "origins, and does not repeat any origin, hide those of the application there instead.",
			Map.of(Layer.NGINX,
					"Let only one of them write it: remove add_header for the Access-Control-* headers from nginx. Only if nginx "
							+ "has the list of the allowed origins, and does not repeat any origin, hide those of the "
							+ "application there instead (proxy_hide_header Access-Control-Allow-Origin;).",
					Layer.APACHE,
					"Let only one of them write it: remove Header set for the Access-Control-* headers from Apache. Only if "
							+ "Apache has the list of the allowed origins, and does not repeat any origin, remove those of the "
							+ "application there instead (Header onsuccess unset Access-Control-Allow-Origin).",
					Layer.HAPROXY,
					"Let only one of them write it: remove http-response add-header for the Access-Control-* headers from "
							+ "HAProxy. Only if HAProxy has the list of the allowed origins, and does not repeat any origin, "
							+ "replace those of the application there with http-response set-header.",
					Layer.CLOUDFRONT,
					"Let only one of them write it: remove CORS from the response headers policy, or turn on Origin "
							+ "override in it.",
					Layer.LAMBDA_URL,
					"Let only one of them write it: remove CORS from the function URL, or from the function.")),

	/** It keeps responses for pages of all origins together. */
	CACHES_WITHOUT_ORIGIN(
			"Make Origin a part of the cache key, let the application send Vary: Origin, and empty the cache.",
			Map.of(Layer.CLOUDFRONT,
					"Make Origin a part of the cache key (CloudFront: a cache policy with the header Origin), let the "
							+ "application send Vary: Origin, and empty the cache.",
					Layer.NGINX,
					"Make Origin a part of the cache key (nginx: $http_origin at the end of proxy_cache_key), let the "
							+ "application send Vary: Origin, and empty the cache.")),

	/** It passes on, or writes, an error without the CORS headers. */
	LEAVES_HEADERS_OUT_OF_ERRORS(
			"Find out which layer answers with this status, and let it add the CORS headers to errors too; a preflight "
					+ "carries no credentials, and must not need any.",
			Map.of(Layer.NGINX,
					"If nginx writes the CORS headers, add always to each add_header: without it, errors do not get them. If "
							+ "the application writes them, let it write them on errors too.",
					Layer.APACHE,
					"If Apache writes the CORS headers, write Header always set instead of Header set: without always, "
							+ "errors of Apache do not get them. If the application writes them, let it write them on errors "
							+ "too.")),

	/** It answers the preflight itself, without the CORS headers. */
	ANSWERS_OPTIONS_ITSELF("Pass OPTIONS on to the application, or write the CORS headers where OPTIONS is answered.",
			Map.of(Layer.NGINX,
					"Pass OPTIONS on to the application, or write the CORS headers where nginx answers OPTIONS: an if block "
							+ "with an add_header of its own does not inherit those of the location.",
					Layer.APACHE,
					"Pass OPTIONS on to the application (look for RewriteRule with R=204), or write the CORS headers with "
							+ "Header always set.",
					Layer.HAPROXY,
					"Pass OPTIONS on to the application, or give http-request return the CORS headers with hdr.",
					Layer.API_GATEWAY_HTTP,
					"Add the origin, the method and the headers to the CORS configuration of the API; or remove that "
							+ "configuration, so that the application answers.",
					Layer.API_GATEWAY_REST,
					"Give the mock integration of OPTIONS the CORS headers, or pass OPTIONS on to the application; then "
							+ "deploy the API again.",
					Layer.CLOUDFRONT,
					"Allow OPTIONS in the cache behavior, and let the function that answers it write the CORS headers.")),

	/** It does not pass the headers of CORS on to the application. */
	REMOVES_REQUEST_HEADERS(
			"Forward Origin, Access-Control-Request-Method and Access-Control-Request-Headers: look for proxy_set_header "
					+ "Origin \"\" (nginx), RequestHeader unset Origin (Apache), http-request del-header origin (HAProxy).",
			Map.of(Layer.NGINX,
					"Remove proxy_set_header Origin \"\" and the same for the Access-Control-Request-* headers, so that "
							+ "nginx passes them on.",
					Layer.APACHE,
					"Remove RequestHeader unset Origin and the same for the Access-Control-Request-* headers, so that "
							+ "Apache passes them on.",
					Layer.HAPROXY,
					"Remove http-request del-header for origin and the access-control-request-* headers, so that HAProxy "
							+ "passes them on.",
					Layer.CLOUDFRONT,
					"Forward Origin, Access-Control-Request-Method and Access-Control-Request-Headers with an origin request "
							+ "policy such as AllViewerExceptHostHeader, or with the cache policy.")),

	/** It removes headers of the application's answer. */
	REMOVES_ANSWER_HEADERS(
			"Look for what removes headers: proxy_hide_header (nginx), Header unset (Apache), http-response del-header "
					+ "(HAProxy), a response headers policy (CloudFront).",
			Map.of(Layer.NGINX, "Remove proxy_hide_header for the Access-Control-* headers and for Vary.", Layer.APACHE,
					"Remove Header unset for the Access-Control-* headers and for Vary.", Layer.HAPROXY,
					"Remove http-response del-header for the access-control-* headers and for vary.", Layer.CLOUDFRONT,
					"Remove these headers from those that the response headers policy removes.", Layer.API_GATEWAY_HTTP,
					"Remove the CORS configuration of the API: with it, the API ignores the CORS headers of the application.",
					Layer.API_GATEWAY_REST,
					"Use a proxy integration, or map the headers in the method response and the integration response.")),

	/** It writes its own value over that of the application. */
	WRITES_ANOTHER_VALUE("Let only one of them write the header.", Map.of(Layer.NGINX,
			"Remove add_header and proxy_hide_header for this header from nginx.", Layer.APACHE,
			"Remove Header set for this header from Apache.", Layer.HAPROXY,
			"Remove http-response set-header for this header from HAProxy.", Layer.CLOUDFRONT,
			"Turn off Origin override in the response headers policy, or allow in the policy what the application "
					+ "allows.",
			Layer.API_GATEWAY_HTTP,
			"Configure CORS either on the API or in the application: the API replaces the headers of the "
					+ "application.")),

	/** The application does not learn the host that the page calls. */
	HIDES_THE_PUBLIC_HOST(
			"Let the layer pass the public host on, as Host or X-Forwarded-Host, and let the application read it "
					+ "(cors.hosts with cors-starter).",
			Map.of(Layer.NGINX,
					"Pass the public host on: proxy_set_header Host $http_host; or rewrite redirects with proxy_redirect.",
					Layer.APACHE,
					"Pass the public host on with ProxyPreserveHost On, or rewrite redirects with ProxyPassReverse.",
					Layer.CLOUDFRONT,
					"Copy Host into X-Forwarded-Host with a CloudFront Function, and let the application read it "
							+ "(cors.hosts.use-x-forwarded-host with cors-starter)."));

	private final String fix;

	private final Map<Layer, String> fixes;

	Mistake(String fix, Map<Layer, String> fixes) {
		this.fix = fix;
		this.fixes = fixes;
	}

	/**
	 * What to change.
	 * @param layer the layer that makes the mistake, or {@code null} if it is not known
	 */
	public String fix(@Nullable Layer layer) {
		return (layer != null) ? Objects.requireNonNullElse(this.fixes.get(layer), this.fix) : this.fix;
	}

	/**
	 * Whether this is known to happen in a layer.
	 */
	public boolean isKnownOf(@Nullable Layer layer) {
		return layer != null && this.fixes.containsKey(layer);
	}

}
