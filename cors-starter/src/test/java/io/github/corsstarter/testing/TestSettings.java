package io.github.corsstarter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.ResponseHeader;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.InvalidCorsConfigurationException;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.Warning;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Settings from arguments, system properties, environment variables and YAML files, in
 * the order of precedence that Spring Boot gives them. Of several files the first has the
 * highest.
 */
public final class TestSettings {

	private String[] arguments = {};

	private final Map<String, Object> systemProperties = new LinkedHashMap<>();

	private final Map<String, Object> variables = new LinkedHashMap<>();

	private final List<PropertySource<?>> files = new ArrayList<>();

	public static TestSettings none() {
		return new TestSettings();
	}

	/**
	 * Settings below {@code cors} in a file {@code application.yml}.
	 */
	public static TestSettings cors(String yaml) {
		return none().file("application.yml", "cors:\n" + yaml.indent(2));
	}

	public TestSettings arguments(String... arguments) {
		this.arguments = arguments;
		return this;
	}

	public TestSettings systemProperty(String name, String value) {
		this.systemProperties.put(name, value);
		return this;
	}

	public TestSettings variable(String name, String value) {
		this.variables.put(name, value);
		return this;
	}

	public TestSettings file(String name, String yaml) {
		ByteArrayResource file = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)) {

			@Override
			public String getDescription() {
				return name;
			}

		};
		try {
			this.files.addAll(new YamlPropertySourceLoader().load(name, file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	public TestSettings source(PropertySource<?> source) {
		this.files.add(source);
		return this;
	}

	public ConfigurableEnvironment environment() {
		StandardEnvironment environment = new StandardEnvironment();
		MutablePropertySources sources = environment.getPropertySources();
		sources.addFirst(new SimpleCommandLinePropertySource(this.arguments));
		sources.replace(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, new MapPropertySource(
				StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, this.systemProperties));
		sources.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						this.variables));
		this.files.forEach(sources::addLast);
		return environment;
	}

	public CompiledSettings read() {
		return CompiledSettings.of(environment());
	}

	public CorsProperties properties() {
		return read().properties();
	}

	public CorsProperties.PolicyProperties policy(int index) {
		return properties().policies().get(index);
	}

	public List<String> warnings() {
		return read().warnings().stream().map(Warning::text).toList();
	}

	/**
	 * What is wrong, in the order of the report; nothing if the settings can work.
	 */
	public List<Problem> problems() {
		InvalidCorsConfigurationException failure = catchThrowableOfType(InvalidCorsConfigurationException.class,
				this::read);
		return (failure != null) ? failure.problems() : List.of();
	}

	/**
	 * The only thing that is wrong.
	 */
	public Problem problem() {
		List<Problem> problems = problems();
		if (problems.size() != 1) {
			throw new AssertionError("Expected one problem, but there are: " + problems);
		}
		return problems.get(0);
	}

	/**
	 * The headers of the answer to a preflight, or {@code null} where CORS is off.
	 */
	public Map<String, String> preflight(String path, String origin) {
		CorsDecision decision = new CorsEvaluator(read().cors().policies(), null)
			.evaluate(new RequestFacts("OPTIONS", PathReadings.of(path), origin, "PUT", List.of("x-any"), true,
					new TargetOrigin("https", "api.test", 443), false, false));
		if (decision == null) {
			return null;
		}
		Map<String, String> headers = new LinkedHashMap<>();
		if (decision.allowOrigin() != null) {
			headers.put("Access-Control-Allow-Origin", decision.allowOrigin());
		}
		for (ResponseHeader header : decision.otherHeaders()) {
			headers.put(header.name(), header.value());
		}
		return headers;
	}

	public boolean allows(String path, String origin) {
		Map<String, String> headers = preflight(path, origin);
		return headers != null && headers.containsKey("Access-Control-Allow-Origin");
	}

}
