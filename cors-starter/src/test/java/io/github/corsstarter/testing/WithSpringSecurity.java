package io.github.corsstarter.testing;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/**
 * What Spring Boot configures in an application that has Spring Security.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import(UnlimitedRefusalLog.class)
@EnableAutoConfiguration
class WithSpringSecurity {

}
