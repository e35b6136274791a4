package io.github.corsstarter.reload;

import io.github.corsstarter.web.reactive.AllowedHostsWebFilter;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.github.corsstarter.web.reactive.CrossOriginProtectionWebFilter;
import io.github.corsstarter.web.reactive.ForwardedHeadersWebFilter;
import io.github.corsstarter.web.reactive.TrailingSlashWebFilter;

/**
 * The filters of one snapshot in a reactive application.
 *
 * @param forwardedHeaders shows the public address
 * @param trailingSlash ignores trailing slashes
 * @param cors applies CORS
 * @param hosts checks hosts
 * @param csrf protects from cross-origin requests
 */
public record ReactiveFilters(ForwardedHeadersWebFilter forwardedHeaders, TrailingSlashWebFilter trailingSlash,
		CorsPolicyWebFilter cors, AllowedHostsWebFilter hosts, CrossOriginProtectionWebFilter csrf) {

}
