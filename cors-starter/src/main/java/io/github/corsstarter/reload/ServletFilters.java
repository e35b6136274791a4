package io.github.corsstarter.reload;

import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.CrossOriginProtectionFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;

/**
 * The filters of one snapshot in a servlet application.
 *
 * @param forwardedHeaders shows the public address
 * @param trailingSlash ignores trailing slashes
 * @param cors applies CORS
 * @param hosts checks hosts
 * @param csrf protects from cross-origin requests
 */
public record ServletFilters(ForwardedHeadersFilter forwardedHeaders, TrailingSlashFilter trailingSlash,
		CorsPolicyFilter cors, AllowedHostsFilter hosts, CrossOriginProtectionFilter csrf) {

}
