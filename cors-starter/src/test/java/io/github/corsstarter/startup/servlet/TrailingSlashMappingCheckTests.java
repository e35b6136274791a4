package io.github.corsstarter.startup.servlet;

import java.util.List;
import java.util.Map;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.testing.Beans;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

class TrailingSlashMappingCheckTests {

	private final FilterRegistrationBean<TrailingSlashFilter> registration = new FilterRegistrationBean<>(
			new TrailingSlashFilter());

	@Test
	void mappingsThatEndWithASlashAreNamed() {
		assertThat(check(controllers(Items.class), urls("/view/"))).containsExactly(new Warning(Area.APPLICATION,
				"cors.ignore-trailing-slash is true, so these mappings never match: /items/, /items/{id}/, /view/. Write "
						+ "them without the trailing slash; requests with one then match too. Also change whatever repeats "
						+ "their paths: rules of Spring Security, urls-regex and exempt-urls-regex, URL patterns of filters"));
	}

	@Test
	void nothingIsSaidWhereTheSlashCounts() {
		this.registration.setEnabled(false);
		assertThat(check(controllers(Items.class), urls("/view/"))).isEmpty();
	}

	@Test
	void rootAndMappingsWithAndWithoutTheSlashAreNoMistake() {
		assertThat(check(controllers(Both.class), urls("/"))).isEmpty();
	}

	private List<Warning> check(Object... mappings) {
		return new TrailingSlashMappingCheck(this.registration, Beans.of(AbstractHandlerMapping.class, mappings))
			.check();
	}

	private static RequestMappingHandlerMapping controllers(Class<?> controller) {
		StaticWebApplicationContext context = new StaticWebApplicationContext();
		context.setServletContext(new MockServletContext());
		context.registerSingleton("controller", controller);
		RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
		mapping.setApplicationContext(context);
		mapping.afterPropertiesSet();
		return mapping;
	}

	private static SimpleUrlHandlerMapping urls(String pattern) {
		SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(Map.of(pattern, new Object()));
		mapping.setApplicationContext(new StaticWebApplicationContext());
		return mapping;
	}

	@RestController
	@RequestMapping("/items")
	static class Items {

		@GetMapping("/")
		String items() {
			return "items";
		}

		@GetMapping("/{id}/")
		String item() {
			return "item";
		}

		@GetMapping("/all")
		String all() {
			return "all";
		}

	}

	@RestController
	static class Both {

		@GetMapping({ "/items", "/items/" })
		String items() {
			return "items";
		}

		@GetMapping("/")
		String root() {
			return "root";
		}

	}

}
