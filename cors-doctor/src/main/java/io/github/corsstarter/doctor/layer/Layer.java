package io.github.corsstarter.doctor.layer;

/**
 * What can stand between a browser and an application, and the application itself.
 */
public enum Layer {

	/** Amazon CloudFront. */
	CLOUDFRONT("CloudFront"),

	/** A REST API of Amazon API Gateway. */
	API_GATEWAY_REST("API Gateway (REST API)"),

	/** An HTTP API of Amazon API Gateway. */
	API_GATEWAY_HTTP("API Gateway (HTTP API)"),

	/** The URL of a Lambda function. */
	LAMBDA_URL("Lambda function URL"),

	/** An Application Load Balancer of AWS. */
	ALB("Application Load Balancer"),

	/** Amazon S3. */
	S3("S3"),

	/** Cloudflare. */
	CLOUDFLARE("Cloudflare"),

	/** Azure Front Door. */
	AZURE_FRONT_DOOR("Azure Front Door"),

	/** Azure Application Gateway. */
	AZURE_APPLICATION_GATEWAY("Azure Application Gateway"),

	/** A load balancer of Google Cloud. */
	GOOGLE_LOAD_BALANCER("Google Cloud load balancer"),

	/** The router of Heroku. */
	HEROKU("Heroku"),

	/** Vercel. */
	VERCEL("Vercel"),

	/** Netlify. */
	NETLIFY("Netlify"),

	/** nginx. */
	NGINX("nginx"),

	/** Apache HTTP Server. */
	APACHE("Apache HTTP Server"),

	/** HAProxy. */
	HAPROXY("HAProxy"),

	/** Envoy, also as a part of Istio. */
	ENVOY("Envoy"),

	/** Tomcat. */
	TOMCAT("Tomcat"),

	/** Jetty. */
	JETTY("Jetty"),

	/** Spring Security. */
	SPRING_SECURITY("Spring Security"),

	/** CORS of Spring itself. */
	SPRING_CORS("Spring's own CORS"),

	/** An application with Spring Boot. */
	SPRING_BOOT("the Spring Boot application"),

	/** This project's starter. */
	CORS_STARTER("cors-starter"),

	/** Django. */
	DJANGO("Django");

	private final String title;

	Layer(String title) {
		this.title = title;
	}

	/**
	 * The name, as it stands in a sentence.
	 */
	public String title() {
		return this.title;
	}

}
