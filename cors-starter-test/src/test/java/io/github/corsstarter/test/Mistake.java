package io.github.corsstarter.test;

import java.util.function.Consumer;

import org.assertj.core.api.Assertions;

import org.springframework.boot.webmvc.test.autoconfigure.SpringBootMockMvcBuilderCustomizer;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A mistake in an application: a test of the application fails because of it, the message
 * says why and what to change, and with that change the test passes.
 */
final class Mistake {

	private final Class<?> application;

	private final Consumer<MockMvc> test;

	private final String message;

	private Mistake(Class<?> application, Consumer<MockMvc> test, String message) {
		this.application = application;
		this.test = test;
		this.message = message;
	}

	/**
	 * Run a test of an application that has the mistake.
	 * @param application the configuration of the application
	 * @param test the test, which has to fail
	 */
	static Mistake in(Class<?> application, Consumer<MockMvc> test) {
		MockMvc mvc = mvc(application);
		return new Mistake(application, test,
				assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> test.accept(mvc))
					.actual()
					.getMessage());
	}

	Mistake hasCause(String cause) {
		Assertions.assertThat(part("Cause: ", "Action: ")).contains(cause);
		return this;
	}

	/**
	 * The message has the action: where it is code, the code of the application that
	 * {@link #isFixedBy} takes.
	 */
	Mistake hasAction(String action) {
		Assertions.assertThat(part("Action: ", "\n\n")).contains(action);
		return this;
	}

	Mistake hasReason(String reason) {
		Assertions.assertThat(part("Reason: ", "\n")).contains(reason);
		return this;
	}

	/**
	 * The same test passes with the application in which the action was taken, and other
	 * sites can do nothing there.
	 */
	void isFixedBy(Class<?> application) {
		MockMvc mvc = mvc(application);
		this.test.accept(mvc);
		ConnectedBrowser other = Browser.at("https://evil.example").using(mvc);
		Assertions.assertThat(other.get("/items")).isBlocked();
		Assertions.assertThat(other.get("/items").withCredentials()).isBlocked();
		Assertions.assertThat(other.put("/items/1").header("X-Request-Id", "1")).isBlocked();
	}

	/**
	 * The action is one in the page: what the page does then works with the same
	 * application.
	 */
	void isFixedInThePage(Consumer<MockMvc> other) {
		other.accept(mvc(this.application));
	}

	private String part(String from, String to) {
		int start = this.message.indexOf(from);
		Assertions.assertThat(start).as(this.message).isNotNegative();
		return this.message.substring(start, this.message.indexOf(to, start));
	}

	static MockMvc mvc(Class<?>... configuration) {
		AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
		context.setServletContext(new MockServletContext());
		context.register(configuration);
		context.refresh();
		DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(context);
		new SpringBootMockMvcBuilderCustomizer(context).customize(builder);
		return builder.build();
	}

}
