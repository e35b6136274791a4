package io.github.corsstarter.autoconfigure;

import java.util.List;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Reports all settings that cannot work in one text. Ordered before Boot's analyzers,
 * which would explain the bean that could not be created instead.
 */
@Order(0)
final class InvalidCorsConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCorsConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidCorsConfigurationException cause) {
		List<Problem> problems = cause.problems();
		String subject = (problems.size() == 1) ? "A CORS setting cannot work:"
				: problems.size() + " CORS settings cannot work:";
		String description = subject + System.lineSeparator() + System.lineSeparator() + ProblemReport.of(problems);
		String action = "Correct what is listed above. To start without CORS until then, set cors.enabled to false.";
		return new FailureAnalysis(description, action, cause);
	}

}
