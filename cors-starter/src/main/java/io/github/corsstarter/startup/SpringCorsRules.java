package io.github.corsstarter.startup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import io.github.corsstarter.compile.HealthPaths;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.http.server.PathContainer;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringValueResolver;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Collects what Spring allows on paths where CORS is on, and compares it with the
 * policies for these paths.
 */
public final class SpringCorsRules {

	private static final String ACTUATOR = "management.endpoints.web.cors";

	/**
	 * In place of an origin, if any is allowed.
	 */
	private static final String ANY = "every origin";

	private final PolicyScope scope;

	private final String servlet;

	private final Set<String> handlerPaths = new HashSet<>();

	/**
	 * Where each origin that no policy allows is allowed.
	 */
	private final Map<String, Set<String>> lost = new TreeMap<>();

	/**
	 * The keys of the policies that do not allow them.
	 */
	private final Set<String> keys = new TreeSet<>();

	private final Set<String> others = new TreeSet<>();

	/**
	 * Start without rules.
	 * @param scope where CORS is on
	 * @param servlet the path of Spring MVC within the application, which patterns leave
	 * out
	 */
	public SpringCorsRules(PolicyScope scope, String servlet) {
		this.scope = scope;
		this.servlet = servlet;
	}

	public PolicyScope scope() {
		return this.scope;
	}

	/**
	 * Add the pattern of a handler.
	 * @return examples of its paths where CORS is on
	 */
	public List<String> addHandler(String pattern) {
		List<String> paths = this.scope.examples(this.servlet + pattern);
		this.handlerPaths.addAll(paths);
		return paths;
	}

	/**
	 * Add the patterns of a handler, and what {@code @CrossOrigin} allows there.
	 */
	public void addHandlerMethod(HandlerMethod handler, Collection<String> patterns,
			ConfigurableListableBeanFactory beanFactory) {
		CrossOrigin ofType = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), CrossOrigin.class);
		CrossOrigin ofMethod = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), CrossOrigin.class);
		for (String pattern : patterns) {
			List<String> paths = addHandler(pattern);
			if (!paths.isEmpty() && (ofType != null || ofMethod != null)) {
				String type = ClassUtils.getUserClass(handler.getBeanType()).getSimpleName();
				add("@CrossOrigin on " + type + ((ofType != null) ? "" : "." + handler.getMethod().getName()), paths,
						configuration(new EmbeddedValueResolver(beanFactory), ofType, ofMethod));
			}
		}
	}

	/**
	 * Put together as Spring does it, which shows the result to no one.
	 */
	private static CorsConfiguration configuration(StringValueResolver values, @Nullable CrossOrigin... annotations) {
		CorsConfiguration configuration = new CorsConfiguration();
		for (CrossOrigin annotation : annotations) {
			if (annotation != null) {
				for (String origin : annotation.origins()) {
					configuration.addAllowedOrigin(values.resolveStringValue(origin));
				}
				for (String pattern : annotation.originPatterns()) {
					configuration.addAllowedOriginPattern(values.resolveStringValue(pattern));
				}
			}
		}
		return configuration.applyPermitDefaultValues();
	}

	/**
	 * Add what the settings of actuator allow.
	 */
	public void addActuator(Environment environment) {
		String base = HealthPaths.actuator(environment);
		CorsConfiguration configuration = configured(ACTUATOR, environment);
		if (base != null && allowsOrigins(configuration)) {
			List<String> paths = new ArrayList<>();
			for (String path : List.of(base, base + "/health", base + "/*")) {
				paths.addAll(this.scope.examples(path));
			}
			add(ACTUATOR + " for \"" + base + "/**\"", paths, configuration);
		}
	}

	/**
	 * The origins that one of Spring Boot's groups of settings for CORS allows.
	 */
	public static CorsConfiguration configured(String group, Environment environment) {
		CorsConfiguration configuration = new CorsConfiguration();
		list(group + ".allowed-origins", environment).forEach(configuration::addAllowedOrigin);
		list(group + ".allowed-origin-patterns", environment).forEach(configuration::addAllowedOriginPattern);
		return configuration;
	}

	private static List<String> list(String key, Environment environment) {
		return Binder.get(environment).bind(key, Bindable.listOf(String.class)).orElseGet(List::of);
	}

	/**
	 * Whether a configuration names any origin.
	 */
	public static boolean allowsOrigins(CorsConfiguration configuration) {
		return configuration.getAllowedOrigins() != null || configuration.getAllowedOriginPatterns() != null;
	}

	/**
	 * Add configurations by pattern. A pattern counts if it covers a handler, or itself
	 * has examples where CORS is on.
	 */
	public void add(Map<String, CorsConfiguration> configurations, UnaryOperator<String> description) {
		configurations.forEach((pattern, configuration) -> {
			PathPattern compiled = PathPatternParser.defaultInstance.parse(this.servlet + pattern);
			List<String> paths = new ArrayList<>(this.scope.examples(this.servlet + pattern));
			for (String path : this.handlerPaths) {
				if (compiled.matches(PathContainer.parsePath(path))) {
					paths.add(path);
				}
			}
			add(description.apply(pattern), paths, configuration);
		});
	}

	/**
	 * Add a configuration.
	 * @param where where it was written
	 * @param paths examples of its paths where CORS is on; without any it does not count
	 */
	public void add(String where, Collection<String> paths, CorsConfiguration configuration) {
		if (!addLost(where, paths, configuration) && !paths.isEmpty()) {
			this.others.add(where);
		}
	}

	/**
	 * Add a configuration that is no mistake unless it allows more origins than the
	 * policies.
	 * @return whether it does
	 */
	public boolean addLost(String where, Collection<String> paths, CorsConfiguration configuration) {
		boolean found = false;
		for (String path : paths) {
			CorsPolicy policy = Objects.requireNonNull(this.scope.policyFor(path));
			List<String> origins = this.scope.hasAuthorizer() ? List.of() : lostOrigins(configuration, policy);
			for (String origin : origins) {
				this.lost.computeIfAbsent(origin, (key) -> new TreeSet<>()).add(where);
				this.keys.add(this.scope.key(policy));
				found = true;
			}
		}
		return found;
	}

	public List<Warning> warnings() {
		List<Warning> warnings = new ArrayList<>();
		this.lost.values().forEach(this.others::removeAll);
		if (!this.lost.isEmpty()) {
			warnings.add(new Warning(Area.CORS,
					"Spring allows origins that cors.* does not allow on the same paths: " + ListExcerpt.of(described())
							+ ". Their preflights fail now, and unless cors.exclusive is false their pages cannot "
							+ "read any response there. " + advice() + ", or exclude these paths with "
							+ "cors.urls-regex"));
		}
		if (!this.others.isEmpty()) {
			warnings.add(new Warning(Area.CORS, "CORS is also configured in Spring, on paths where cors.* applies: "
					+ ListExcerpt.of(List.copyOf(this.others))
					+ ". On these paths cors.* answers the preflights, and what it allows is allowed too. Remove "
					+ "one of the two, or exclude these paths with cors.urls-regex"));
		}
		return warnings;
	}

	private List<String> described() {
		List<String> origins = new ArrayList<>();
		this.lost.forEach((origin, where) -> origins.add(origin + " (" + ListExcerpt.of(List.copyOf(where)) + ")"));
		return origins;
	}

	/**
	 * What to write, in the settings of the policies that do not allow the origins.
	 */
	private String advice() {
		String origins = String.join(", ", this.keys.stream().map((key) -> key + ".allowed-origins").toList());
		if (!this.lost.containsKey(ANY)) {
			return "Add them to " + origins;
		}
		return "List the origins of your pages in " + origins + ", or set "
				+ String.join(", ", this.keys.stream().map((key) -> key + ".allow-all").toList())
				+ " if every site may read the responses";
	}

	/**
	 * Compare a configuration with a policy.
	 * @return the origins and patterns, as {@code cors.allowed-origins} would list them.
	 * A pattern counts as allowed if an example of its origins is
	 */
	private static List<String> lostOrigins(CorsConfiguration configuration, CorsPolicy policy) {
		List<String> lost = new ArrayList<>();
		if (policy.allowAll()) {
			return lost;
		}
		add(lost, configuration.getAllowedOrigins(), policy);
		add(lost, configuration.getAllowedOriginPatterns(), policy);
		return lost;
	}

	private static void add(List<String> lost, @Nullable List<String> origins, CorsPolicy policy) {
		if (origins == null) {
			return;
		}
		for (String origin : origins) {
			if (origin.equals(CorsConfiguration.ALL)) {
				lost.add(ANY);
			}
			else if (!isAllowed(example(origin), policy)) {
				lost.add(origin.replace(":[*]", ":*"));
			}
		}
	}

	/**
	 * An origin that a pattern matches, as browsers send it: in lower case.
	 */
	private static String example(String pattern) {
		return pattern.replaceFirst(":\\[\\*]$", ":49151")
			.replaceFirst(":\\[(\\d+)[\\d,]*]$", ":$1")
			.replace("*", "x")
			.toLowerCase(Locale.ROOT);
	}

	private static boolean isAllowed(String serialized, CorsPolicy policy) {
		if (policy.origins().findKnown(serialized) != null) {
			return true;
		}
		Origin origin = Origin.ofSerialized(serialized);
		// What is not an origin is never sent, so that nothing is lost.
		return (origin != null) ? policy.origins().findMatching(origin, serialized) != null
				: !serialized.equals(Origin.OPAQUE);
	}

}
