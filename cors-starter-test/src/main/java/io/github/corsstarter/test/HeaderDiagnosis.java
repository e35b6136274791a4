package io.github.corsstarter.test;

import java.util.Objects;

import io.github.corsstarter.browser.Transport.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Why a page cannot read a response header.
 */
final class HeaderDiagnosis {

	private HeaderDiagnosis() {
	}

	static @Nullable Diagnosis of(BrowserResponse response, String name,
			BrowserResponseAssert.Explanation whyUnreadable) {
		Answer answer = response.outcome().answer();
		if (!response.isReadable() || answer == null) {
			return whyUnreadable.get();
		}
		if (answer.headers().get(name) == null) {
			return new Diagnosis("The response has no header " + name + ".", "Let the application send it.");
		}
		if (name.equalsIgnoreCase("Set-Cookie")) {
			return new Diagnosis("No script can read Set-Cookie.", "Send the value in another header or in the body.");
		}
		String exposed = Objects.requireNonNullElse(answer.headers().get("Access-Control-Expose-Headers"), "");
		String cause = exposed.contains("*")
				? "For a request with credentials, \"*\" in Access-Control-Expose-Headers stands for nothing."
				: "The response has the header, and Access-Control-Expose-Headers does not list it.";
		return new Diagnosis(cause, Remedies.of(response).exposeHeader(name));
	}

}
