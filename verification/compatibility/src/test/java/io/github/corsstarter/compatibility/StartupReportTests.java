package io.github.corsstarter.compatibility;

import java.util.List;

import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StartupReportTests {

	@Test
	void springsOwnCorsConfigurationInScopeIsNamed(CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start("with mappings",
				List.of(ServedApplication.class, Mappings.class), List.of(Site.ALLOWED_ORIGINS))) {
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
