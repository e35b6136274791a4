package io.github.corsstarter.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.amazonaws.serverless.exceptions.ContainerInitializationException;
import com.amazonaws.serverless.proxy.InitializationWrapper;
import com.amazonaws.serverless.proxy.internal.LambdaContainerHandler;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.HttpApiV2ProxyRequest;
import com.amazonaws.serverless.proxy.spring.SpringBootProxyHandlerBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The two shapes in which a request and a response are JSON.
 */
public enum LambdaPayload {

	/**
	 * Of a REST API and, with multi-value headers switched on, of a load balancer.
	 */
	V1 {

		@Override
		LambdaContainerHandler<?, ?, ?, ?> handler(Class<?> application) throws ContainerInitializationException {
			return new SpringBootProxyHandlerBuilder<AwsProxyRequest>().defaultProxy()
				.initializationWrapper(new InitializationWrapper())
				.servletApplication()
				.springBootApplication(application)
				.buildAndInitialize();
		}

		@Override
		void request(ObjectNode event, String method, String path, Map<String, String> parameters) {
			event.put("httpMethod", method).put("path", path);
			ObjectNode multiValue = event.putObject("multiValueQueryStringParameters");
			parameters.forEach((name, value) -> multiValue.putArray(name).add(value));
		}

		@Override
		void header(ObjectNode event, String name, String value) {
			removeHeader(event, name);
			event.withObjectProperty("multiValueHeaders").putArray(name).add(value);
		}

		@Override
		Map<String, List<String>> responseHeaders(JsonNode response) {
			Map<String, List<String>> headers = new TreeMap<>();
			response.get("multiValueHeaders").properties().forEach((header) -> {
				List<String> values = headers.computeIfAbsent(header.getKey(), (name) -> new ArrayList<>());
				header.getValue().forEach((value) -> values.add(value.stringValue()));
			});
			return headers;
		}

	},

	/**
	 * Of an HTTP API and of a function URL: a header is one text, whatever it holds.
	 */
	V2 {

		@Override
		LambdaContainerHandler<?, ?, ?, ?> handler(Class<?> application) throws ContainerInitializationException {
			return new SpringBootProxyHandlerBuilder<HttpApiV2ProxyRequest>().defaultHttpApiV2Proxy()
				.initializationWrapper(new InitializationWrapper())
				.servletApplication()
				.springBootApplication(application)
				.buildAndInitialize();
		}

		@Override
		void request(ObjectNode event, String method, String path, Map<String, String> parameters) {
			event.put("rawPath", path);
			event.withObjectProperty("requestContext")
				.withObjectProperty("http")
				.put("method", method)
				.put("path", path);
			List<String> query = new ArrayList<>();
			parameters.forEach((name, value) -> query.add(name + "=" + value));
			event.put("rawQueryString", String.join("&", query));
		}

		@Override
		void header(ObjectNode event, String name, String value) {
			removeHeader(event, name);
			event.withObjectProperty("headers").put(name, value);
		}

		@Override
		Map<String, List<String>> responseHeaders(JsonNode response) {
			Map<String, List<String>> headers = new TreeMap<>();
			response.get("headers")
				.properties()
				.forEach((header) -> headers.put(header.getKey(), List.of(header.getValue().stringValue())));
			return headers;
		}

	};

	/**
	 * The container, with an application started in it. Servlets must be asked for: with
	 * WebFlux on the class path it would choose that.
	 */
	abstract LambdaContainerHandler<?, ?, ?, ?> handler(Class<?> application) throws ContainerInitializationException;

	abstract void request(ObjectNode event, String method, String path, Map<String, String> parameters);

	abstract void header(ObjectNode event, String name, String value);

	/**
	 * The headers that the service in front of the function makes of the response.
	 */
	abstract Map<String, List<String>> responseHeaders(JsonNode response);

	public void removeHeader(ObjectNode event, String name) {
		for (String property : List.of("headers", "multiValueHeaders")) {
			if (event.get(property) instanceof ObjectNode headers) {
				List.copyOf(headers.propertyNames())
					.stream()
					.filter((header) -> header.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
					.forEach(headers::remove);
			}
		}
	}

}
