package io.github.corsstarter.web.servlet;

import java.util.List;

import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.web.DecisionFields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Writes the headers of a decision to a servlet response.
 *
 * @param fields which headers they are
 * @param explaining whether the decision itself is written too, for developers to read,
 * with the reason of a later filter that refused the request
 */
record DecisionHeaders(DecisionFields fields, boolean explaining) {

	/**
	 * The request attribute for the code of the reason why a later filter refused.
	 */
	static final String REFUSED = DecisionHeaders.class.getName() + ".REFUSED";

	DecisionHeaders(boolean exclusive, boolean explaining) {
		this(new DecisionFields(exclusive), explaining);
	}

	boolean exclusive() {
		return this.fields.exclusive();
	}

	boolean owns(CorsDecision decision, String name) {
		return this.fields.owns(decision, name);
	}

	/**
	 * Write the headers before anything inside has run.
	 */
	void write(CorsDecision decision, HttpServletRequest request, HttpServletResponse response) {
		this.fields.write(decision, new ServletResponseFields(response));
		if (this.explaining) {
			explain(decision.summary(), request, response);
		}
	}

	/**
	 * Write the headers again, and keep what the application exposes.
	 */
	void rewrite(CorsDecision decision, HttpServletRequest request, HttpServletResponse response) {
		this.fields.rewrite(decision, new ServletResponseFields(response));
		if (this.explaining) {
			explain(decision.summary(), request, response);
		}
	}

	void expose(CorsDecision decision, HttpServletResponse response, List<String> lists) {
		this.fields.expose(decision, new ServletResponseFields(response), lists);
	}

	/**
	 * Write what was decided, and the reason of a later filter that refused the request.
	 */
	static void explain(String summary, HttpServletRequest request, HttpServletResponse response) {
		DecisionFields.explain(summary, request.getAttribute(REFUSED),
				request.getAttribute(DecisionFields.CONFIGURATION), new ServletResponseFields(response));
	}

}
