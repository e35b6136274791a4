package io.github.corsstarter.reload;

import java.time.Instant;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.CrossOriginProtectionFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;

/**
 * All that one state of the settings means. A request is filtered by one snapshot from
 * its first dispatch to its last.
 *
 * @param number counts the snapshots of this process, from 1
 * @param loadedAt when the settings were read
 * @param settings the settings
 * @param filters the filters that act as these settings say
 */
public record Snapshot(int number, Instant loadedAt, CompiledSettings settings, Filters filters) {

	/**
	 * The filters of one snapshot.
	 *
	 * @param forwardedHeaders shows the public address
	 * @param trailingSlash ignores trailing slashes
	 * @param cors applies CORS
	 * @param hosts checks hosts
	 * @param csrf protects from cross-origin requests
	 */
	public record Filters(ForwardedHeadersFilter forwardedHeaders, TrailingSlashFilter trailingSlash,
			CorsPolicyFilter cors, AllowedHostsFilter hosts, CrossOriginProtectionFilter csrf) {
	}

}
