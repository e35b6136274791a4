package io.github.corsstarter.autoconfigure.diagnostics;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.InvalidCorsConfigurationException;
import io.github.corsstarter.settings.ProblemReport;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Reports all settings that cannot work in one text. Ordered before Boot's analyzers,
 * which would explain the failed bean instead.
 */
@Order(0)
final class InvalidCorsConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCorsConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidCorsConfigurationException cause) {
		String action = "Fix the settings listed above.";
		if (cause.problems().stream().allMatch((problem) -> problem.area() == Area.CORS)) {
			action += " To start without CORS until then, set cors.enabled to false.";
		}
		return new FailureAnalysis(ProblemReport.of(cause.problems()), action, cause);
	}

}
