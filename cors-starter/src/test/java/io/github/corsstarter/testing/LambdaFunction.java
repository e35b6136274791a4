package io.github.corsstarter.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.amazonaws.serverless.proxy.internal.LambdaContainerHandler;
import io.github.corsstarter.verification.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationHook;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application in the container that runs it as a Lambda function: events in, responses
 * out, and no socket.
 */
public final class LambdaFunction implements AutoCloseable {

	private static final List<String> SETTINGS = List.of("spring.main.banner-mode=off", "logging.level.org=off",
			"logging.level.com.amazonaws=off");

	private final LambdaGateway gateway;

	private final LambdaContainerHandler<?, ?, ?, ?> handler;

	private final List<ConfigurableApplicationContext> contexts;

	private LambdaFunction(LambdaGateway gateway, LambdaContainerHandler<?, ?, ?, ?> handler,
			List<ConfigurableApplicationContext> contexts) {
		this.gateway = gateway;
		this.handler = handler;
		this.contexts = contexts;
	}

	/**
	 * Start a function. The container makes the application itself and takes no settings,
	 * so that they have to come by a hook.
	 * @param gateway what calls the function
	 * @param application what it consists of
	 * @param settings its configuration, as {@code key=value}
	 */
	public static LambdaFunction start(LambdaGateway gateway, Class<?> application, String... settings) {
		Map<String, Object> properties = new LinkedHashMap<>();
		SETTINGS.forEach((setting) -> put(properties, setting));
		List.of(settings).forEach((setting) -> put(properties, setting));
		List<ConfigurableApplicationContext> contexts = new ArrayList<>();
		SpringApplicationHook hook = (springApplication) -> {
			springApplication.setDefaultProperties(properties);
			springApplication.addInitializers(contexts::add);
			return null;
		};
		return SpringApplication.withHook(hook,
				() -> new LambdaFunction(gateway, gateway.payload().handler(application), contexts));
	}

	private static void put(Map<String, Object> properties, String setting) {
		int equals = setting.indexOf('=');
		properties.put(setting.substring(0, equals), setting.substring(equals + 1));
	}

	public LambdaGateway gateway() {
		return this.gateway;
	}

	public Response handle(LambdaEvent event) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try {
			this.handler.proxyStream(new ByteArrayInputStream(event.toBytes()), output, null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		JsonNode json = JsonMapper.shared().readTree(output.toByteArray());
		return Response.of(json.get("statusCode").intValue(), this.gateway.payload().responseHeaders(json),
				json.path("body").asString(""));
	}

	@Override
	public void close() {
		this.contexts.forEach(ConfigurableApplicationContext::close);
	}

	@Override
	public String toString() {
		return this.gateway.name();
	}

}
