package io.github.corsstarter.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.NetworkError;
import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.browser.Outcome.Exchange;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * What a page gets of the response to a request, or why it gets nothing.
 */
public final class BrowserResponse implements AssertProvider<BrowserResponseAssert> {

	private final BrowserRequest request;

	private final Outcome outcome;

	private final Recorder recorder;

	BrowserResponse(BrowserRequest request, Outcome outcome, Recorder recorder) {
		this.request = request;
		this.outcome = outcome;
		this.recorder = recorder;
	}

	/**
	 * Whether scripts of the page can read the response.
	 * @return {@code true} if they can; {@code false} also for the
	 * {@linkplain BrowserRequest#preflightOnly() preflight only}
	 */
	public boolean isReadable() {
		return this.outcome.isReadable();
	}

	/**
	 * Whether the browser blocks the request or the response.
	 * @return {@code true} if the page gets an error
	 */
	public boolean isBlocked() {
		return error() != null;
	}

	/**
	 * What Chrome writes to its console.
	 * @return the sentence, or {@code null} if nothing is blocked
	 */
	public @Nullable String console() {
		return isBlocked() ? this.outcome.sentence() : null;
	}

	/**
	 * Why the request or the response is blocked: the browser's reason in kebab case,
	 * such as {@code missing-allow-origin-header}, and the reasons of cors-starter where
	 * its answers have them, such as {@code origin-not-allowed}.
	 * @return the codes; empty if nothing is blocked
	 */
	public Set<String> reasons() {
		Set<String> reasons = new TreeSet<>();
		NetworkError error = error();
		if (error != null) {
			reasons.add(error.reason().code());
			starterDecisions().forEach((decision) -> reasons.addAll(decision.codes()));
		}
		return reasons;
	}

	/**
	 * The browser afterwards, with the cookies that it stored and the preflights that it
	 * remembers.
	 * @return the browser
	 */
	public ConnectedBrowser browser() {
		return this.request.browser().with(this.outcome.browser());
	}

	/**
	 * Assert on what the page gets. AssertJ calls this method.
	 * @return the assertions
	 */
	@Override
	public BrowserResponseAssert assertThat() {
		return new BrowserResponseAssert(this);
	}

	BrowserRequest request() {
		return this.request;
	}

	Outcome outcome() {
		return this.outcome;
	}

	Recorder recorder() {
		return this.recorder;
	}

	String origin() {
		return this.outcome.page().origin();
	}

	FetchRequest fetch() {
		return this.request.fetch();
	}

	@Nullable NetworkError error() {
		return this.recorder.isStopped() ? null : this.outcome.error();
	}

	/**
	 * The last exchange that took place, of which a browser shows or blocks the answer.
	 */
	@Nullable Exchange last() {
		if (this.recorder.isStopped()) {
			return preflight();
		}
		List<Exchange> exchanges = this.outcome.exchanges();
		return exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1);
	}

	/**
	 * The body of the last answer.
	 */
	String lastBody() {
		List<Exchange> exchanges = this.outcome.exchanges();
		return exchanges.isEmpty() ? "" : this.recorder.body(exchanges.size() - 1);
	}

	/**
	 * The last preflight that was sent.
	 */
	@Nullable Exchange preflight() {
		Exchange preflight = null;
		for (Exchange exchange : this.outcome.exchanges()) {
			preflight = exchange.preflight() ? exchange : preflight;
		}
		return preflight;
	}

	/**
	 * Whether a preflight was sent, and a request after it.
	 */
	boolean passedPreflight() {
		Exchange last = last();
		return this.recorder.isStopped() || (preflight() != null && last != null && !last.preflight());
	}

	List<StarterDecision> starterDecisions() {
		List<StarterDecision> decisions = new ArrayList<>();
		for (int i = 0; i < this.outcome.exchanges().size(); i++) {
			Exchange exchange = this.outcome.exchanges().get(i);
			if (exchange.answer() != null) {
				StarterDecision decision = StarterDecision.read(exchange.answer(), this.recorder.body(i));
				if (decision != null) {
					decisions.add(decision);
				}
			}
		}
		return decisions;
	}

	/**
	 * What was sent and answered.
	 */
	@Override
	public String toString() {
		return Conversation.of(this);
	}

}
