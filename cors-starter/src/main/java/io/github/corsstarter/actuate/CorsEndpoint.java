package io.github.corsstarter.actuate;

import java.util.List;
import java.util.function.Supplier;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.reload.CorsReload;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Shows the configuration that an application runs with, and explains what would happen
 * to a request.
 * <p>
 * Parameters have Spring's own {@code @Nullable} too: with that of JSpecify alone, Boot
 * 3.5 takes them as required.
 */
@Endpoint(id = "cors", defaultAccess = Access.READ_ONLY)
@SuppressWarnings("deprecation")
final class CorsEndpoint {

	private final Supplier<State> state;

	private final Show showValues;

	/**
	 * Create the endpoint.
	 * @param state asked for each answer, so that an application that is never asked
	 * reads nothing
	 * @param showValues whether lists are shown
	 */
	CorsEndpoint(Supplier<State> state, Show showValues) {
		this.state = state;
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

	/**
	 * Read the settings again. Not exposed unless the application gives access to
	 * operations that write.
	 */
	@WriteOperation
	OperationResponseBody reload() {
		CorsReload reload = this.state.get().reload();
		if (reload == null) {
			return new ProblemDescriptor("The settings do not change while the application runs. Set cors.reloadable "
					+ "to true, and restart it.");
		}
		reload.reload();
		return CorsDescriptor.ReloadDescriptor.of(reload, this.showValues.isShown(true));
	}

	OperationResponseBody answer(RequestParameters parameters, boolean showValues) {
		State state = this.state.get();
		return parameters.isEmpty() ? CorsDescriptor.of(state, showValues)
				: new RequestExplainer(state.settings(), state.components(), showValues).explain(parameters);
	}

	/**
	 * What an application runs with.
	 *
	 * @param configured whether the application has a setting or a bean for the starter
	 * @param settings its settings
	 * @param warnings what was logged at start because it is likely a mistake
	 * @param components what acts on its requests
	 * @param reload reads the settings again, or {@code null} if they do not change
	 */
	record State(boolean configured, CompiledSettings settings, List<String> warnings, ActiveComponents components,
			@Nullable CorsReload reload) {
	}

}
