package io.github.corsstarter.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Handlers that send the client elsewhere, with servlets and without.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import({ RedirectServletHandlers.class, RedirectReactiveHandlers.class })
public class RedirectHandlers {

}
