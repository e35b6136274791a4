package io.github.corsstarter.origin;

/**
 * The configured rule that an origin comes nearest to, and why it does not match.
 *
 * @param rule the rule
 * @param difference a clause without capital letter and full stop, in printable ASCII,
 * with short quotations; for example {@code the port differs: it is 3001, and 3000 is
 * listed}
 */
public record NearMiss(OriginRule rule, String difference) {
}
