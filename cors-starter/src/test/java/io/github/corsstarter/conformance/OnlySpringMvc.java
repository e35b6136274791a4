package io.github.corsstarter.conformance;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CrossOriginProtectionAutoConfiguration;
import io.github.corsstarter.autoconfigure.HostsAutoConfiguration;
import io.github.corsstarter.autoconfigure.TrailingSlashAutoConfiguration;
import io.github.corsstarter.testing.UnlimitedRefusalLog;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Nothing but Spring MVC and this starter: hundreds of applications are started.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import(UnlimitedRefusalLog.class)
@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class, HttpEncodingAutoConfiguration.class,
		PropertyPlaceholderAutoConfiguration.class, CorsAutoConfiguration.class, HostsAutoConfiguration.class,
		CrossOriginProtectionAutoConfiguration.class, TrailingSlashAutoConfiguration.class })
class OnlySpringMvc {

}
