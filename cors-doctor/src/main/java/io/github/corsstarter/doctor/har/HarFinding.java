package io.github.corsstarter.doctor.har;

import java.util.List;
import java.util.Locale;

import io.github.corsstarter.doctor.examine.Examination;
import org.jspecify.annotations.Nullable;

/**
 * What is to say about a request of the file.
 *
 * @param verdict what the page got
 * @param entry the request
 * @param page the origin of the page
 * @param examination what a browser does with the recorded answers, or {@code null} if
 * they are missing
 * @param remarks what else the file shows, in sentences that are safe to print
 * @param command what to run next, without secrets
 * @param times how often the file has such a request with the same result
 */
public record HarFinding(Verdict verdict, HarEntry entry, String page, @Nullable Examination examination,
		List<String> remarks, String command, int times) {

	HarFinding again() {
		return new HarFinding(this.verdict, this.entry, this.page, this.examination, this.remarks, this.command,
				this.times + 1);
	}

	/**
	 * What makes findings the same for a reader.
	 */
	Object subject() {
		return List.of(this.verdict, this.page, this.entry.method(), this.entry.url(), this.entry.error(),
				(this.examination != null && this.examination.outcome().error() != null)
						? this.examination.outcome().error().reason() : "",
				this.remarks);
	}

	/**
	 * What a page got, as far as the file tells; the worst first.
	 */
	public enum Verdict {

		/**
		 * The browser blocked it, and the file shows why.
		 */
		BLOCKED("blocked"),

		/**
		 * There is no answer in the file: blocked, or not answered.
		 */
		UNCLEAR("without an answer in the file"),

		/**
		 * The request failed for a reason that is not CORS.
		 */
		FAILED("failed for other reasons"),

		/**
		 * The page got it, and something is wrong with it nevertheless.
		 */
		SUSPICIOUS("suspicious"),

		/**
		 * The page got it.
		 */
		OK("fine");

		private final String words;

		Verdict(String words) {
			this.words = words;
		}

		/**
		 * The verdict in a sentence that counts.
		 */
		String words() {
			return this.words;
		}

		/**
		 * The stable name.
		 */
		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
