package io.github.corsstarter.actuate;

import io.github.corsstarter.policy.CorsPolicies;

/**
 * What acts in an application, apart from its settings.
 *
 * @param policies the policies by path, configured or a bean of the application
 * @param cors whether CORS is applied
 * @param forwardedHeaders whether the public address is resolved
 * @param hosts whether hosts are checked
 * @param csrf whether cross-origin requests are checked
 * @param originAuthorizer whether the application decides about origins
 * @param hostAuthorizer whether the application decides about hosts
 * @param ownResolver whether the application resolves the public address
 */
record RunningParts(CorsPolicies policies, boolean cors, boolean forwardedHeaders, boolean hosts, boolean csrf,
		boolean originAuthorizer, boolean hostAuthorizer, boolean ownResolver) {
}
