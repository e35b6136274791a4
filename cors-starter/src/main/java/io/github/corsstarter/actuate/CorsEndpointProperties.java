package io.github.corsstarter.actuate;

import java.util.Set;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the endpoint, beside those that every endpoint has.
 *
 * @param showValues When to show origins, hosts and addresses of proxies. Secrets are
 * never shown.
 * @param roles Roles of those who are authorized to see values. If empty, all
 * authenticated users are authorized.
 */
@ConfigurationProperties("management.endpoint.cors")
record CorsEndpointProperties(@DefaultValue("always") Show showValues, @DefaultValue Set<String> roles) {
}
