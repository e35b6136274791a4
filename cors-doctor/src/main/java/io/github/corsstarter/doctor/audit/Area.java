package io.github.corsstarter.doctor.audit;

import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.layer.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * What of a server has to change, and where each layer has it.
 */
enum Area {

	/**
	 * Which origins are allowed.
	 */
	ORIGINS {
		@Override
		String place(Layer layer) {
			return switch (layer) {
				case NGINX -> "nginx: set the header from a map of $http_origin that lists whole origins.";
				case APACHE -> "Apache: set the header where SetEnvIf Origin matches a whole, anchored expression with "
						+ "escaped dots.";
				case API_GATEWAY_HTTP, LAMBDA_URL -> "AWS: list the origins in AllowOrigins of the CORS configuration.";
				case API_GATEWAY_REST ->
					"API Gateway: look at Access-Control-Allow-Origin in the method responses, the "
							+ "gateway responses and the function.";
				case CLOUDFRONT -> "CloudFront: list the origins in the response headers policy.";
				case S3 -> "S3: list the origins in AllowedOrigins of the bucket.";
				case TOMCAT, SPRING_BOOT, SPRING_CORS, SPRING_SECURITY ->
					"Spring: use allowedOrigins with whole origins instead of allowedOriginPatterns.";
				case DJANGO -> "Django: list the origins in CORS_ALLOWED_ORIGINS.";
				default -> "";
			};
		}
	},
	/**
	 * Who writes the header.
	 */
	SECOND_VALUES {
		@Override
		String in(@Nullable Layer layer, String remedy) {
			return remedy + " " + Mistake.WRITES_A_SECOND_VALUE.fix(layer);
		}
	},
	/**
	 * What caches keep.
	 */
	CACHES {
		@Override
		String place(Layer layer) {
			return switch (layer) {
				case CLOUDFRONT -> "CloudFront: use a cache policy with the header Origin.";
				case CLOUDFLARE ->
					"Cloudflare: let a cache rule bypass the cache for the path, or add Origin to the " + "cache key.";
				case NGINX -> "nginx: add $http_origin to proxy_cache_key, and add_header Vary Origin always.";
				case S3 -> "S3: let the CDN before the bucket send Origin always, and keep it in its cache key.";
				default -> "";
			};
		}
	},
	/**
	 * Headers of errors.
	 */
	ERRORS {
		@Override
		String place(Layer layer) {
			return switch (layer) {
				case NGINX -> "nginx: write always at the end of add_header.";
				case APACHE -> "Apache: write Header always set.";
				case API_GATEWAY_REST ->
					"API Gateway: add the headers to the gateway responses DEFAULT_4XX and " + "DEFAULT_5XX.";
				case CLOUDFRONT -> "CloudFront: use a response headers policy with CORS for the behavior.";
				case SPRING_SECURITY -> "Spring Security: http.cors(Customizer.withDefaults()).";
				default -> "";
			};
		}
	},
	/**
	 * Redirects of preflights.
	 */
	PREFLIGHTS {
		@Override
		String place(Layer layer) {
			return switch (layer) {
				case NGINX -> "nginx: answer OPTIONS before the redirect, or write the location as pages call it.";
				case CLOUDFRONT -> "CloudFront: let pages call the https URL.";
				case SPRING_SECURITY -> "Spring Security: http.cors(Customizer.withDefaults()), so that CORS answers "
						+ "before the login page.";
				default -> "";
			};
		}
	},
	/**
	 * Redirects, and which host a server believes to have.
	 */
	REDIRECTS {
		@Override
		String place(Layer layer) {
			return switch (layer) {
				case NGINX -> "nginx: absolute_redirect off, or a server_name and $server_name instead of $host.";
				case TOMCAT, SPRING_BOOT, SPRING_SECURITY, SPRING_CORS ->
					"Spring: send relative redirects (server.tomcat.use-relative-redirects=true), and trust forwarded "
							+ "headers only where a proxy overwrites them.";
				default -> "";
			};
		}
	},
	/**
	 * Nothing.
	 */
	NONE;

	/**
	 * Where a layer has it.
	 * @return a sentence; empty if there is no more to say
	 */
	String place(Layer layer) {
		return "";
	}

	/**
	 * A remedy in the words of a layer.
	 */
	String in(@Nullable Layer layer, String remedy) {
		String place = (layer != null) ? place(layer) : "";
		return place.isEmpty() ? remedy : remedy + " " + place;
	}

}
