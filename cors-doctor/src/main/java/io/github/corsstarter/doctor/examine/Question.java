package io.github.corsstarter.doctor.examine;

import java.util.List;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.Page;
import org.jspecify.annotations.Nullable;

/**
 * What a page asks for.
 *
 * @param page the page
 * @param request its request
 * @param body the body that it sends, or {@code null} if there is none
 * @param cookies the cookies that the server has set before, as they stand in
 * {@code Set-Cookie}
 */
public record Question(Page page, FetchRequest request, @Nullable String body, List<String> cookies) {

	/**
	 * A request without a body, of a browser that has no cookies.
	 */
	public static Question of(Page page, FetchRequest request) {
		return new Question(page, request, null, List.of());
	}

}
