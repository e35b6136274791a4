package io.github.corsstarter.memory;

import java.util.function.Function;

import io.github.corsstarter.host.HostAndPort;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.policy.OriginAuthorizer.OriginRequest;
import org.jspecify.annotations.Nullable;

/**
 * The answers of {@link OriginAuthorizer} and {@link HostAuthorizer} that are remembered.
 * Inject this bean to forget answers when what they depend on has changed, after the
 * transaction that changes it. A question that is open at that time counts as asked
 * before the change, and its answer is not remembered.
 * <p>
 * It exists in every application that has such a bean. If the settings do not ask for a
 * memory, there is nothing to forget.
 */
public final class AuthorizerMemory {

	private final @Nullable Answers origins;

	private final @Nullable Answers hosts;

	/**
	 * Create a memory that is empty, or none.
	 * @param limits how much is remembered, and how long
	 * @hidden
	 */
	public AuthorizerMemory(MemoryLimits limits) {
		boolean used = !limits.ttl().isZero();
		this.origins = used ? new Answers(limits, System::nanoTime) : null;
		this.hosts = used ? new Answers(limits, System::nanoTime) : null;
	}

	/**
	 * Put the memory before an authorizer.
	 * @param key what an answer depends on
	 * @param authorizer is asked what is not remembered
	 * @return the authorizer to ask
	 * @hidden
	 */
	public OriginAuthorizer origins(Function<OriginRequest, String> key, OriginAuthorizer authorizer) {
		Answers answers = this.origins;
		return (answers != null) ? (request) -> answers.ask(key.apply(request), request.origin().toString(),
				() -> authorizer.isAllowed(request)) : authorizer;
	}

	/**
	 * Put the memory before an authorizer.
	 * @param authorizer is asked what is not remembered
	 * @return the authorizer to ask
	 * @hidden
	 */
	public HostAuthorizer hosts(HostAuthorizer authorizer) {
		Answers answers = this.hosts;
		return (answers != null) ? (host) -> answers.ask(host, host, () -> authorizer.isAllowed(host)) : authorizer;
	}

	/**
	 * Forget what the {@link OriginAuthorizer} answered about an origin, for any path and
	 * any host that its requests were sent to.
	 * @param origin the origin, for example {@code https://books.example}
	 * @throws OriginSyntaxException if it is not an origin
	 */
	public void forgetOrigin(String origin) {
		String serialized = Origin.parse(origin).toString();
		if (this.origins != null) {
			this.origins.forget(serialized);
		}
	}

	/**
	 * Forget what the {@link HostAuthorizer} answered about a host.
	 * @param host the host, for example {@code shop.books.example}
	 * @throws IllegalArgumentException if it is not a host
	 */
	public void forgetHost(String host) {
		HostAndPort parsed = HostAndPort.parse(host);
		if (parsed == null) {
			throw new IllegalArgumentException("'" + host + "' is not a host");
		}
		if (this.hosts != null) {
			this.hosts.forget(parsed.host());
		}
	}

	/**
	 * Forget all answers.
	 */
	public void clear() {
		if (this.origins != null) {
			this.origins.clear();
		}
		if (this.hosts != null) {
			this.hosts.clear();
		}
	}

	/**
	 * What was counted about questions to the {@link OriginAuthorizer}.
	 * @return the counts, or {@code null} if nothing is remembered
	 * @hidden
	 */
	public @Nullable AnswerCounts originCounts() {
		return (this.origins != null) ? this.origins.counts() : null;
	}

	/**
	 * What was counted about questions to the {@link HostAuthorizer}.
	 * @return the counts, or {@code null} if nothing is remembered
	 * @hidden
	 */
	public @Nullable AnswerCounts hostCounts() {
		return (this.hosts != null) ? this.hosts.counts() : null;
	}

}
