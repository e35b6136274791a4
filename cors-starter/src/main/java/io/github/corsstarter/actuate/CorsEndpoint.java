package io.github.corsstarter.actuate;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.startup.StartupWarnings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Shows what holds, and explains what would become of a request.
 * <p>
 * Parameters have Spring's own annotation too: with that of JSpecify alone Boot 3.5 takes
 * them for required.
 */
@Endpoint(id = "cors")
@SuppressWarnings("deprecation")
final class CorsEndpoint {

	private final CompiledSettings settings;

	private final StartupWarnings warnings;

	private final RunningParts parts;

	private final Show showValues;

	CorsEndpoint(CompiledSettings settings, StartupWarnings warnings, RunningParts parts, Show showValues) {
		this.settings = settings;
		this.warnings = warnings;
		this.parts = parts;
		this.showValues = showValues;
	}

	@ReadOperation
	OperationResponseBody cors(@org.springframework.lang.Nullable @Nullable String origin,
			@org.springframework.lang.Nullable @Nullable String method,
			@org.springframework.lang.Nullable @Nullable String path,
			@org.springframework.lang.Nullable @Nullable String headers,
			@org.springframework.lang.Nullable @Nullable String host) {
		return answer(new Question(origin, method, path, headers, host), this.showValues.isShown(true));
	}

	OperationResponseBody answer(Question question, boolean shown) {
		return question.isEmpty() ? Configuration.of(this.settings, this.warnings.all(), this.parts, shown)
				: Explainer.explain(this.settings, this.parts, shown, question);
	}

}
