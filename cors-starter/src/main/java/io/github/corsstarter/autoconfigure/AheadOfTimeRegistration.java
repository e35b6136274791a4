package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Modifier;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.GeneratedClass;
import org.springframework.aot.generate.GeneratedMethod;
import org.springframework.aot.generate.GeneratedMethods;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.generate.MethodReference;
import org.springframework.aot.generate.MethodReference.ArgumentCodeGenerator;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.aot.BeanFactoryInitializationCode;
import org.springframework.beans.factory.aot.BeanRegistrationExcludeFilter;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.javapoet.ClassName;

/**
 * Generates the definitions of the starter's beans apart from those of the application.
 * An application that was processed ahead of time learns its settings where it runs, and
 * {@link SettingsGate} registers these definitions only if there are any.
 */
final class AheadOfTimeRegistration implements BeanRegistrationExcludeFilter, BeanFactoryInitializationAotProcessor {

	/**
	 * Spring's generator of definitions, which only Spring can create.
	 */
	private static final String GENERATOR = "org.springframework.beans.factory.aot.BeanRegistrationsAotProcessor";

	private static final String PACKAGE = AheadOfTimeRegistration.class.getPackageName() + ".";

	private static final String METRICS = "io.github.corsstarter.actuate.metrics.CorsMetrics";

	/**
	 * The beginning of the names of the beans of the endpoint, which stays.
	 */
	private static final String ENDPOINT = OnCorsSettingsCondition.BEANS + "Endpoint";

	@Override
	public boolean isExcludedFromAotProcessing(RegisteredBean bean) {
		return isOfStarter(bean.getBeanName()) && !(bean.getBeanFactory() instanceof StarterBeans);
	}

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		StarterBeans beans = new StarterBeans(beanFactory);
		if (beans.getBeanDefinitionCount() == 0) {
			return null;
		}
		BeanFactoryInitializationAotContribution definitions = generator(beanFactory).processAheadOfTime(beans);
		return (definitions != null) ? (context, code) -> contribute(definitions, context, code) : null;
	}

	private static BeanFactoryInitializationAotProcessor generator(ConfigurableListableBeanFactory beanFactory) {
		for (BeanFactoryInitializationAotProcessor processor : AotServices.factories(beanFactory.getBeanClassLoader())
			.load(BeanFactoryInitializationAotProcessor.class)) {
			if (processor.getClass().getName().equals(GENERATOR)) {
				return processor;
			}
		}
		throw new IllegalStateException("This version of Spring has no " + GENERATOR
				+ ". Use a version of Spring Boot that cors-starter supports");
	}

	private static void contribute(BeanFactoryInitializationAotContribution definitions, GenerationContext context,
			BeanFactoryInitializationCode code) {
		Initializers initializers = new Initializers(code, new ArrayList<>());
		definitions.applyTo(context.withName("CorsStarter"), initializers);
		ArgumentCodeGenerator arguments = ArgumentCodeGenerator.of(DefaultListableBeanFactory.class, "beanFactory");
		// In the package of the gate, which is visible to no application.
		GeneratedClass generated = context.getGeneratedClasses()
			.addForFeatureComponent("Registration", SettingsGate.class, (type) -> type.addModifiers(Modifier.PUBLIC));
		GeneratedMethod register = generated.getMethods().add("registerStarter", (method) -> {
			method.addModifiers(Modifier.PRIVATE, Modifier.STATIC);
			method.addParameter(DefaultListableBeanFactory.class, "beanFactory");
			for (MethodReference initializer : initializers.collected()) {
				method.addStatement(initializer.toInvokeCodeBlock(arguments, generated.getName()));
			}
		});
		code.addInitializer(generated.getMethods().add("registerGate", (method) -> {
			method.addModifiers(Modifier.PUBLIC, Modifier.STATIC);
			method.addParameter(DefaultListableBeanFactory.class, "beanFactory");
			method.addStatement("$T.register(beanFactory, $T::$L)", SettingsGate.class, generated.getName(),
					register.getName());
		}).toMethodReference());
	}

	private static boolean isOfStarter(String bean) {
		return bean.startsWith(PACKAGE) || bean.startsWith(METRICS)
				|| (bean.startsWith(OnCorsSettingsCondition.BEANS) && !bean.startsWith(ENDPOINT));
	}

	/**
	 * The definitions of the starter alone.
	 */
	private static final class StarterBeans extends DefaultListableBeanFactory {

		StarterBeans(ConfigurableListableBeanFactory beanFactory) {
			super(beanFactory);
			copyConfigurationFrom(beanFactory);
			for (String name : beanFactory.getBeanDefinitionNames()) {
				if (isOfStarter(name)) {
					registerBeanDefinition(name,
							new RootBeanDefinition((RootBeanDefinition) beanFactory.getMergedBeanDefinition(name)));
				}
			}
		}

	}

	/**
	 * What would be called for all applications, collected instead.
	 */
	private record Initializers(BeanFactoryInitializationCode code,
			List<MethodReference> collected) implements BeanFactoryInitializationCode {

		@Override
		public ClassName getClassName() {
			return this.code.getClassName();
		}

		@Override
		public GeneratedMethods getMethods() {
			return this.code.getMethods();
		}

		@Override
		public void addInitializer(MethodReference initializer) {
			this.collected.add(initializer);
		}

	}

}
