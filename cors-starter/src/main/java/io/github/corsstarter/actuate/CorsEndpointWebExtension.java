package io.github.corsstarter.actuate;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * The endpoint over HTTP, where the roles of the user decide whether values are shown.
 */
@EndpointWebExtension(endpoint = CorsEndpoint.class)
@SuppressWarnings("deprecation")
final class CorsEndpointWebExtension {

	private final CorsEndpoint endpoint;

	private final CorsEndpointProperties properties;

	CorsEndpointWebExtension(CorsEndpoint endpoint, CorsEndpointProperties properties) {
		this.endpoint = endpoint;
		this.properties = properties;
	}

	@ReadOperation
	WebEndpointResponse<OperationResponseBody> cors(SecurityContext securityContext,
			@org.springframework.lang.Nullable @Nullable String origin,
			@org.springframework.lang.Nullable @Nullable String method,
			@org.springframework.lang.Nullable @Nullable String path,
			@org.springframework.lang.Nullable @Nullable String headers,
			@org.springframework.lang.Nullable @Nullable String host) {
		boolean showValues = this.properties.showValues().isShown(securityContext, this.properties.roles());
		try {
			return new WebEndpointResponse<>(
					this.endpoint.answer(new RequestParameters(origin, method, path, headers, host), showValues));
		}
		catch (InvalidEndpointRequestException ex) {
			return new WebEndpointResponse<>(new ProblemDescriptor(ex.getReason()),
					WebEndpointResponse.STATUS_BAD_REQUEST);
		}
	}

}
