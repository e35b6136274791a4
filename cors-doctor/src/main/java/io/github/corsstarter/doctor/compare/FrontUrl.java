package io.github.corsstarter.doctor.compare;

import java.net.URI;
import java.util.Objects;

import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.examine.Question;

/**
 * The URL that a page calls, as the model of browsers writes it.
 */
final class FrontUrl {

	private FrontUrl() {
	}

	static URI of(Question question) {
		return Objects.requireNonNull(Url.parse(question.request().url()), "A question has a URL").uri();
	}

}
