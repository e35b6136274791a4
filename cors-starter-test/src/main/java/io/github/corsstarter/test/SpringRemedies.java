package io.github.corsstarter.test;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The remedies in an application that uses Spring's own CORS.
 *
 * @param need what the page needs
 */
record SpringRemedies(Need need) implements Remedies {

	private static final String RULE = "In the rule that covers %s, ";

	@Override
	public String allowOrigin() {
		return rule() + "allow the origin: .allowedOrigins(\"" + this.need.origin()
				+ "\") in addCorsMappings, or @CrossOrigin(origins = \"" + this.need.origin()
				+ "\") on the handler. If there is no such rule, add one to addCorsMappings:\n    " + mapping();
	}

	private String mapping() {
		StringBuilder mapping = new StringBuilder(
				"registry.addMapping(\"" + this.need.path() + "\").allowedOrigins(\"" + this.need.origin() + "\")");
		if (this.need.needsMethod()) {
			mapping.append(".allowedMethods(\"").append(this.need.method()).append("\")");
		}
		if (!this.need.headers().isEmpty()) {
			mapping.append(".allowedHeaders(").append(quoted(this.need.headers())).append(')');
		}
		if (this.need.credentials()) {
			mapping.append(".allowCredentials(true)");
		}
		return mapping.append(';').toString();
	}

	@Override
	public String allowMethod() {
		return rule() + "add the method to those that pages already use: .allowedMethods(..., \"" + this.need.method()
				+ "\") in addCorsMappings, or methods = {..., RequestMethod." + this.need.method()
				+ "} in @CrossOrigin. Without it, addCorsMappings allows GET, HEAD and POST, and @CrossOrigin the methods "
				+ "of the handler. A page must write the method in upper case.";
	}

	@Override
	public String allowHeader(String name) {
		return rule() + "add the header to those that pages already send: .allowedHeaders(..., \"" + name
				+ "\") in addCorsMappings, or allowedHeaders = {..., \"" + name + "\"} in @CrossOrigin.";
	}

	@Override
	public String allowCredentials() {
		return rule() + "allow cookies: .allowCredentials(true) in addCorsMappings, or allowCredentials = \"true\" in "
				+ "@CrossOrigin. If the page needs no cookies, leave out withCredentials() in the test and "
				+ "credentials: \"include\" in the page.";
	}

	@Override
	public String nameOrigin() {
		return rule() + "replace the \"*\": .allowedOrigins(\"" + this.need.origin()
				+ "\").allowCredentials(true) in addCorsMappings, or @CrossOrigin(origins = \"" + this.need.origin()
				+ "\", allowCredentials = \"true\") on the handler. Do not use allowedOriginPatterns(\"*\"): then every "
				+ "site could read what your users see.";
	}

	@Override
	public String exposeHeader(String name) {
		return rule() + "expose it: .exposedHeaders(\"" + name + "\") in addCorsMappings, or exposedHeaders = \"" + name
				+ "\" in @CrossOrigin.";
	}

	@Override
	public String rememberPreflight(long seconds) {
		return rule() + "set the time: .maxAge(" + seconds + ") in addCorsMappings, or maxAge = " + seconds
				+ " in @CrossOrigin.";
	}

	@Override
	public String allowFewerOrigins() {
		return rule() + "list the origins of your own pages instead of \"*\", a pattern, or nothing: "
				+ ".allowedOrigins(\"https://...\") in addCorsMappings, or @CrossOrigin(origins = \"https://...\"). Without "
				+ "origins, both allow every one.";
	}

	@Override
	public String answerBeforeLogin() {
		return "In the SecurityFilterChain, add http.cors(Customizer.withDefaults()). Spring Security then applies the "
				+ "CORS rules of Spring MVC (addCorsMappings, @CrossOrigin) before it asks for a login, and its own "
				+ "responses have the headers too. Permitting OPTIONS for everyone instead leaves those without headers.";
	}

	@Override
	public String answerFirst() {
		return "Let a CorsFilter run before the filter that wrote this response, and remove the rule for this path from "
				+ "addCorsMappings and @CrossOrigin:\n" + "    @Bean\n"
				+ "    FilterRegistrationBean<CorsFilter> corsHeadersFirst() {\n"
				+ "        CorsConfiguration cors = new CorsConfiguration();\n"
				+ "        cors.setAllowedOrigins(List.of(\"" + this.need.origin() + "\"));\n"
				+ "        cors.setAllowedMethods(List.of(\"" + this.need.method() + "\"));\n"
				+ (this.need.headers().isEmpty() ? ""
						: "        cors.setAllowedHeaders(List.of(" + quoted(this.need.headers()) + "));\n")
				+ (this.need.credentials() ? "        cors.setAllowCredentials(true);\n" : "")
				+ "        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();\n"
				+ "        source.registerCorsConfiguration(\"" + this.need.path() + "\", cors);\n"
				+ "        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(source));\n"
				+ "        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);\n" + "        return filter;\n" + "    }";
	}

	private String rule() {
		return RULE.formatted(this.need.path());
	}

	private static String quoted(List<String> names) {
		return names.stream().map((name) -> '"' + name + '"').collect(Collectors.joining(", "));
	}

}
