package io.github.corsstarter.web.servlet;

import java.util.List;

import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsReason;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionHeadersTests {

	@Test
	void theNameOfAPolicyOfTheApplicationIsWrittenInAscii() {
		CorsDecision decision = new CorsDecision("\u00fcber\r\nall", CorsReason.NO_ORIGIN, null, false, null, List.of(),
				"Origin", null, null);
		MockHttpServletResponse response = new MockHttpServletResponse();
		new DecisionHeaders(true, true).write(decision, new MockHttpServletRequest(), response);
		assertThat(response.getHeader("X-Cors-Decision")).isEqualTo("no-origin; policy=\\u00fcber\\u000d\\u000aall");
	}

}
