package io.github.corsstarter.conformance;

import io.github.corsstarter.autoconfigure.ReactiveCorsAutoConfiguration;
import io.github.corsstarter.testing.UnlimitedRefusalLog;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Nothing but WebFlux and this starter: hundreds of applications are started.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import(UnlimitedRefusalLog.class)
@ImportAutoConfiguration({ NettyReactiveWebServerAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
		WebFluxAutoConfiguration.class, ErrorWebFluxAutoConfiguration.class, CodecsAutoConfiguration.class,
		PropertyPlaceholderAutoConfiguration.class, ReactiveCorsAutoConfiguration.class })
class OnlyWebFlux {

}
