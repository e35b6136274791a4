package io.github.corsstarter.chromium;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the sites to all tests that use the configuration among the resources, each time
 * without cookies and without earlier requests. They start once, because that takes
 * longer than the tests.
 */
final class SharedSites implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

	@Override
	public void beforeAll(ExtensionContext context) {
		Chromium.installed();
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		sites(context).forget();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Sites.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return sites(context);
	}

	private static Sites sites(ExtensionContext context) {
		return context.getRoot()
			.getStore(Namespace.create(SharedSites.class))
			.computeIfAbsent(Sites.class, (key) -> Sites.start(), Sites.class);
	}

}
