package io.github.corsstarter.compatibility;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StartupReportTests {

	@Test
	void springsOwnCorsConfigurationInScopeIsNamed(CapturedOutput output) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ServedApplication.class,
				Mappings.class)
			.run("--server.port=0", "--cors.allowed-origins=https://site.example.com")) {
			assertThat(output).contains("addCorsMappings(\"/items/**\")").contains("@CrossOrigin on ");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Mappings {

		@Bean
		WebMvcConfigurer corsMappings() {
			return new WebMvcConfigurer() {

				@Override
				public void addCorsMappings(CorsRegistry registry) {
					registry.addMapping("/items/**");
				}

			};
		}

	}

}
