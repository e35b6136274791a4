package io.github.corsstarter.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A policy that would open responses, or a private network, to any site. It is thrown
 * when the policy is built, with everything that makes it unsafe.
 */
public final class UnsafeCorsPolicyException extends IllegalArgumentException {

	private final transient List<CorsPolicyViolation> violations;

	UnsafeCorsPolicyException(String policy, List<CorsPolicyViolation> violations) {
		super(violations.stream()
			.map(CorsPolicyViolation::toString)
			.collect(Collectors.joining("; ", "The policy \"" + policy + "\" is unsafe: ", "")));
		this.violations = List.copyOf(violations);
	}

	/**
	 * Create the exception as one of a type that is loaded anyway: the virtual machine
	 * loads the type of what a method throws to check that method.
	 */
	static RuntimeException of(String policy, List<CorsPolicyViolation> violations) {
		return new UnsafeCorsPolicyException(policy, violations);
	}

	/**
	 * Everything that makes the policy unsafe.
	 * @return one violation or more
	 */
	public List<CorsPolicyViolation> violations() {
		return this.violations;
	}

}
