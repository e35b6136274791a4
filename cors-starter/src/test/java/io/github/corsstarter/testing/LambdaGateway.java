package io.github.corsstarter.testing;

import java.util.stream.Stream;

/**
 * What calls a Lambda function, by an event that was recorded there, behind a CloudFront
 * distribution that copies the host and adds the secret.
 */
public enum LambdaGateway {

	REST_API("rest-api", LambdaPayload.V1, "CloudFront, REST API", "proxy-not-trusted"),

	HTTP_API("http-api", LambdaPayload.V2, "CloudFront, HTTP API, Lambda", "proxy-not-trusted"),

	/**
	 * The block of the documentation demands the addresses of the load balancer, which a
	 * function never learns.
	 */
	LOAD_BALANCER("alb", LambdaPayload.V1, "CloudFront, ALB", "host-not-allowed", "cors.hosts.trusted-proxies="),

	FUNCTION_URL("function-url", LambdaPayload.V2, "CloudFront, function URL", "proxy-not-trusted");

	private final String recording;

	private final LambdaPayload payload;

	private final String heading;

	private final String reasonWithoutSecret;

	private final String[] furtherSettings;

	LambdaGateway(String recording, LambdaPayload payload, String heading, String reasonWithoutSecret,
			String... furtherSettings) {
		this.recording = recording;
		this.payload = payload;
		this.heading = heading;
		this.reasonWithoutSecret = reasonWithoutSecret;
		this.furtherSettings = furtherSettings;
	}

	/**
	 * Start a function with the documented settings.
	 * @param application what the function consists of
	 * @param settings further settings, as {@code key=value}
	 */
	public LambdaFunction start(Class<?> application, String... settings) {
		String[] all = Stream
			.of(DocumentedSettings.of(this.heading, this.furtherSettings),
					new String[] { "ORIGIN_SECRET=" + Gateway.SECRET }, settings)
			.flatMap(Stream::of)
			.toArray(String[]::new);
		return LambdaFunction.start(this, application, all);
	}

	/**
	 * The recorded event, for another request.
	 * @param requestLine method and path
	 * @param headers header lines, in place of recorded ones of the same name
	 */
	public LambdaEvent event(String requestLine, String... headers) {
		return LambdaEvent.recorded(this.recording, this.payload).requesting(requestLine).with(headers);
	}

	public LambdaPayload payload() {
		return this.payload;
	}

	/**
	 * Why a request without the secret is refused.
	 */
	public String reasonWithoutSecret() {
		return this.reasonWithoutSecret;
	}

}
