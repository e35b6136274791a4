package io.github.corsstarter.fleet;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the fleet, which all of them share. Before each test every instance runs
 * with the same settings.
 */
final class FleetExtension
		implements BeforeAllCallback, BeforeEachCallback, AfterTestExecutionCallback, ParameterResolver {

	@Override
	public void beforeAll(ExtensionContext context) {
		RabbitBroker.assumeInstalled();
		fleet(context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		fleet(context).reset();
	}

	@Override
	public void afterTestExecution(ExtensionContext context) {
		if (context.getExecutionException().isPresent()) {
			fleet(context).instances().forEach((each) -> System.out.println(each.log()));
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Fleet.class;
	}

	@Override
	public Fleet resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return fleet(context);
	}

	/**
	 * What is in the store of the root is closed after all tests.
	 */
	private static Fleet fleet(ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.create(Fleet.class))
			.computeIfAbsent(Fleet.class, (key) -> Fleet.start(), Fleet.class);
	}

}
