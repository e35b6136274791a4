package io.github.corsstarter.compile;

import java.util.List;

import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What the settings of CORS mean.
 *
 * @param policies the policies
 * @param inOrder each of them, {@code null} where CORS is switched off; the top level
 * comes last
 * @param originRules whether any of them allows an origin by itself
 * @param credentials whether any of them lets an origin send credentials
 * @param topLevelRules whom the settings outside the list of policies allow
 */
public record CompiledPolicies(CorsPolicies policies, List<@Nullable CorsPolicy> inOrder, boolean originRules,
		boolean credentials, OriginRules topLevelRules) {
}
