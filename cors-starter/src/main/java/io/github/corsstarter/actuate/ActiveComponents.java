package io.github.corsstarter.actuate;

import java.util.List;

import io.github.corsstarter.policy.CorsPolicies;

/**
 * What acts on the requests of an application: the filters, and the beans of the
 * application that decide.
 *
 * @param policies the policies by path, from the settings or from a bean of the
 * application
 * @param cors whether CORS is applied
 * @param forwardedHeaders whether the public address is read from forwarded headers
 * @param hosts whether hosts are checked
 * @param csrf whether cross-origin requests are checked
 * @param originAuthorizer whether the application has an {@code OriginAuthorizer}
 * @param hostAuthorizer whether the application has a {@code HostAuthorizer}
 * @param ownForwardedHostResolver whether the application has a
 * {@code ForwardedHostResolver} of its own
 * @param contextPaths the paths before that of the application, as clients see it first
 */
record ActiveComponents(CorsPolicies policies, boolean cors, boolean forwardedHeaders, boolean hosts, boolean csrf,
		boolean originAuthorizer, boolean hostAuthorizer, boolean ownForwardedHostResolver, List<String> contextPaths) {
}
