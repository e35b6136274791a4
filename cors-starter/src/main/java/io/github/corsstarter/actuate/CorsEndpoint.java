package io.github.corsstarter.actuate;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.startup.StartupWarnings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Shows the configuration that an application runs with, and explains what would happen
 * to a request.
 * <p>
 * Parameters have Spring's own {@code @Nullable} too: with that of JSpecify alone, Boot
 * 3.5 takes them as required.
 */
@Endpoint(id = "cors")
@SuppressWarnings("deprecation")
final class CorsEndpoint {

	private final CompiledSettings settings;

	private final StartupWarnings warnings;

	private final ActiveComponents components;

	private final Show showValues;

	CorsEndpoint(CompiledSettings settings, StartupWarnings warnings, ActiveComponents components, Show showValues) {
		this.settings = settings;
		this.warnings = warnings;
		this.components = components;
		this.showValues = showValues;
	}

	@ReadOperation
	OperationResponseBody cors(@org.springframework.lang.Nullable @Nullable String origin,
			@org.springframework.lang.Nullable @Nullable String method,
			@org.springframework.lang.Nullable @Nullable String path,
			@org.springframework.lang.Nullable @Nullable String headers,
			@org.springframework.lang.Nullable @Nullable String host) {
		return answer(new RequestParameters(origin, method, path, headers, host), this.showValues.isShown(true));
	}

	OperationResponseBody answer(RequestParameters parameters, boolean showValues) {
		return parameters.isEmpty() ? CorsDescriptor.of(this.settings, this.warnings.all(), this.components, showValues)
				: new RequestExplainer(this.settings, this.components, showValues).explain(parameters);
	}

}
