package io.github.corsstarter.verdict;

/**
 * What a rule admits, over all origins that browsers send. Immutable.
 */
public sealed interface Verdict {

	/**
	 * The rule admits origins, and only those of domains that are written out in it, of
	 * hosts that no one else can have, or of a few others.
	 */
	record Closed() implements Verdict {

		/**
		 * The verdict on a listed origin.
		 */
		static Verdict ofOrigin() {
			return new Closed();
		}

	}

	/**
	 * The rule admits ten or more domains that somebody can register, or public IP
	 * addresses, that are not written out in it.
	 *
	 * @param witness one of the origins that it admits and that somebody else can have,
	 * as a browser sends it
	 * @param host what the owner of that origin needs: the registrable domain or the IP
	 * address in the witness
	 */
	record Open(String witness, String host) implements Verdict {
	}

	/**
	 * The rule admits no origin at all.
	 *
	 * @param reason what browsers never send
	 * @param start index in the expression of the first character of the part that cannot
	 * match, from 0 to its length; the length means that something is missing at the end
	 * @param end index after the last character of that part
	 */
	record Dead(DeadReason reason, int start, int end) implements Verdict {
	}

	/**
	 * What the rule admits could not be found out.
	 *
	 * @param reason why
	 * @param message what is wrong or too large, as a sentence without a full stop
	 */
	record Unknown(UnknownReason reason, String message) implements Verdict {
	}

}
