package io.github.corsstarter.verdict;

import java.util.Locale;

import io.github.corsstarter.automaton.Automaton;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.product.OriginTable;
import io.github.corsstarter.product.Product;
import io.github.corsstarter.product.ShortestOrigin;
import io.github.corsstarter.product.TooLargeException;
import io.github.corsstarter.regex.Regex;
import io.github.corsstarter.regex.RegexLimitException;
import io.github.corsstarter.regex.RegexSyntaxException;
import io.github.corsstarter.verdict.Verdict.Closed;
import io.github.corsstarter.verdict.Verdict.Dead;
import io.github.corsstarter.verdict.Verdict.Open;
import io.github.corsstarter.verdict.Verdict.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * Judges rules by what they admit and not by how they are written: a rule and the set of
 * all serialised origins are compared as automata. The price of a verdict is bounded,
 * whatever the rule; it belongs where rules are compiled, not on the path of a request.
 */
public final class RuleJudge {

	private static final Closed CLOSED = new Closed();

	private RuleJudge() {
	}

	/**
	 * Judge a regular expression over whole serialised origins.
	 * @param regex the expression, in RE2 syntax
	 * @return what it admits
	 */
	public static Verdict judgeRegex(String regex) {
		try {
			return judge(automaton(regex), regex);
		}
		catch (RegexSyntaxException ex) {
			return new Unknown(UnknownReason.INVALID, String.valueOf(ex.getMessage()));
		}
		catch (RegexLimitException | TooLargeException ex) {
			return new Unknown(UnknownReason.TOO_LARGE, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Judge a pattern.
	 * @param pattern the pattern
	 * @return what it admits; if it is dead, without the place
	 */
	public static Verdict judgePattern(OriginPattern pattern) {
		// The frequent cases need no automaton: there can be thousands of patterns.
		if (!pattern.isAnyHost() && !PublicSuffixList.get().hasOwnersBelow(pattern.hostTail())) {
			return CLOSED;
		}
		String host = pattern.isAnyHost() ? "[^/]+"
				: (pattern.hostTail().startsWith(".") ? "[^/]+" : "") + quote(pattern.hostTail());
		String port = switch (pattern.port()) {
			case Origin.DEFAULT_PORT -> "";
			case OriginPattern.ANY_PORT -> "(:[0-9]+)?";
			default -> ":" + pattern.port();
		};
		return judgeText(quote(pattern.scheme() + "://") + host + port, 0);
	}

	/**
	 * Judge an entry of a list of host names: {@code www.example.com},
	 * {@code .example.com} for a domain and everything below it, {@code [::1]}, or
	 * {@code *} for all.
	 * @param entry the entry
	 * @return what it admits, as if each host were that of an origin; if it is dead, the
	 * place is the whole entry
	 */
	public static Verdict judgeHost(String entry) {
		if (entry.equals("*")) {
			return judgeRegex("https://.*");
		}
		String host = (entry.startsWith(".") ? entry.substring(1) : entry).toLowerCase(Locale.ROOT);
		Verdict verdict = judgeText("https://" + (entry.startsWith(".") ? "([^/]+\\.)?" : "") + quote(host),
				entry.length());
		// What has a port is no host, and a final dot is dropped from the hosts of
		// requests.
		boolean isHost = !host.endsWith(".") && Origin.ofSerialized("https://" + host + ":1") != null;
		return (isHost || verdict instanceof Dead) ? verdict : new Dead(DeadReason.HOST, 0, entry.length());
	}

	/**
	 * Judge an expression that stands for another text.
	 */
	private static Verdict judgeText(String regex, int length) {
		Verdict verdict = judgeRegex(regex);
		return (verdict instanceof Dead dead) ? new Dead(dead.reason(), 0, length) : verdict;
	}

	/**
	 * Look for an expression that is closed and as near as possible to one that is open
	 * or dead. This takes as long as some verdicts.
	 * @param regex the expression
	 * @return another expression, which is closed, or {@code null} if none was found
	 */
	public static @Nullable String correctRegex(String regex) {
		return Correction.of(regex);
	}

	static Automaton automaton(String regex) {
		return Automaton.ofWholeText(Regex.parse(regex), Origin.MAX_LENGTH);
	}

	private static String quote(String literal) {
		return literal.replaceAll("[^a-zA-Z0-9]", "\\\\$0");
	}

	private static Verdict judge(Automaton rule, String text) {
		Product web = Product.of(rule, OriginTable.ofWeb());
		if (hasOrigin(web)) {
			Open open = OpenHosts.find(web);
			return (open != null) ? open : CLOSED;
		}
		Product others = Product.of(rule, OriginTable.ofOthers());
		return hasOrigin(others) ? CLOSED : dead(web, others, text);
	}

	/**
	 * Whether the rule admits an origin. The shortest text is one unless a name in it is
	 * too long; then the limits have to be kept while searching.
	 */
	private static boolean hasOrigin(Product product) {
		String text = product.shortestText();
		return text != null && (isOrigin(text) || ShortestOrigin.of(product) != null);
	}

	private static boolean isOrigin(String text) {
		return Origin.ofSerialized(text) != null || text.equals(Origin.OPAQUE) || text.equals(Origin.FILE);
	}

	private static Dead dead(Product web, Product others, String text) {
		if (web.shortestText() != null || others.shortestText() != null) {
			return new Dead(DeadReason.LENGTH, 0, text.length());
		}
		return DeadEnd.explain(web, others, text);
	}

}
