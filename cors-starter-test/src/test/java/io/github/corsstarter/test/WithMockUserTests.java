package io.github.corsstarter.test;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A user of a test does not let preflights in, which a browser sends without one.
 */
@SpringJUnitWebConfig(ClassicMistakesTests.SecurityWithoutCors.class)
class WithMockUserTests {

	private static final Browser APP = Browser.at(Api.APP);

	@Autowired
	private WebApplicationContext context;

	@Test
	@WithMockUser
	void theUserOfTheTestIsNotInThePreflight() {
		assertThat(APP.using(mvc()).put("/items/1")).isBlocked();
		assertThat(APP.using(mvc()).get("/items")).isReadable().hasStatus(200);
	}

	@Test
	void postProcessorsAreNotAppliedToPreflights() {
		ConnectedBrowser page = APP.using(mvc(), SecurityMockMvcRequestPostProcessors.user("user"));
		assertThat(page.put("/items/1")).isBlocked();
		assertThat(page.get("/items")).isReadable().hasStatus(200);
	}

	private MockMvc mvc() {
		return MockMvcBuilders.webAppContextSetup(this.context)
			.apply(SecurityMockMvcConfigurers.springSecurity())
			.build();
	}

}
