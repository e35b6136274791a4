package io.github.corsstarter.correction;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.origin.ListedOrigin;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.origin.OriginSyntaxException.Kind;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.verdict.RuleJudge;
import io.github.corsstarter.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What to write instead of an entry that is an expression, or that has a {@code *} where
 * only an expression can have one. An expression is offered only if it is closed.
 */
final class OriginRegexAdvice {

	private static final Pattern PREFIX = Pattern.compile("(?i)(?:regexp?|re|pattern):(?!//)\\s*");

	private static final Pattern REGEX = Pattern.compile(
			"[\\^/~].*|.*\\$/?|(?:[rb]?[\"'])?\\^.*|.*(?:\\\\[.dwsSDWb/-]|(?<=/)\\.\\*|\\.\\+|[()]|\\[[^]]*\\w-\\w|s\\?://).*");

	private static final Pattern WITH_WILDCARD = Pattern
		.compile("([a-z][a-z0-9+.-]*)://([a-z0-9_*.-]+)(?::([0-9]*\\*[0-9]*|[0-9]+))?", Pattern.CASE_INSENSITIVE);

	private static final Pattern ADDRESS = Pattern.compile("[0-9]+\\.(?:[0-9*]+\\.){0,2}[0-9*]+");

	private static final Pattern ANY_TOP_LEVEL_DOMAIN = Pattern.compile("(.*[A-Za-z0-9])\\.\\*(:[0-9*]+)?");

	/**
	 * A path, a query or a fragment, and no backslash, after the host and port.
	 */
	private static final Pattern PATH = Pattern.compile("[^:/?]*://[^/?#\\\\()\\[|]*[/?#]");

	private static final Pattern STAR_BEHIND_HOST = Pattern.compile("[^*]*\\.[A-Za-z]+\\*");

	private static final Pattern STAR_BEFORE_DOMAIN = Pattern.compile("\\*[A-Za-z0-9][^*]*");

	private static final Pattern DOT = Pattern.compile("(?<![\\\\\\]])\\.(?=[A-Za-z0-9])");

	private static final String LABEL = "[a-z0-9-]+";

	private OriginRegexAdvice() {
	}

	/**
	 * Whether an entry is an expression: it has characters that no origin with a path,
	 * and no pattern, has.
	 */
	static boolean isRegex(String value, OriginSyntaxException ex) {
		if (PREFIX.matcher(value).lookingAt()) {
			return true;
		}
		boolean path = ex.kind() == Kind.AFTER_AUTHORITY && PATH.matcher(value).lookingAt();
		return !path && !value.startsWith("//") && REGEX.matcher(value).matches();
	}

	/**
	 * What to do about an expression in a list of origins.
	 */
	static String ofRegex(String value, @Nullable Setting regexes) {
		return offer(PREFIX.matcher(value).replaceFirst(""), regexes);
	}

	/**
	 * What to do about a {@code *} that is neither a whole left-most part of a host nor a
	 * whole port.
	 */
	static String ofWildcard(String value, @Nullable Setting regexes) {
		String regex = regex(value);
		if (regex == null) {
			return "List the origins, for example https://www.example.com";
		}
		Matcher open = ANY_TOP_LEVEL_DOMAIN.matcher(value);
		if (open.matches() && isOpen(value)) {
			return "List the domains, since anybody can register one below another top-level domain: "
					+ ((open.group(1).indexOf('*') < 0)
							? open.group(1) + ".com" + ((open.group(2) != null) ? open.group(2) : "") + " and so on"
							: "https://*.example.com and so on");
		}
		return offer(regex, regexes);
	}

	/**
	 * What to do about entries of which one admits origins that somebody else can own.
	 * @return an action, or {@code null} if all are closed
	 */
	static @Nullable String ofOpen(List<String> entries) {
		for (String entry : entries) {
			if (OriginPattern.isPattern(entry)
					&& RuleJudge.judgePattern(OriginPattern.parse(entry)) instanceof Verdict.Open open) {
				return list(open);
			}
		}
		return null;
	}

	private static String list(Verdict.Open open) {
		return "List the origins: it would match " + open.witness() + ", and somebody else can own " + open.host();
	}

	/**
	 * The patterns that were meant by a {@code *} or a dot in another place.
	 * @return valid entries, or {@code null} if no pattern says the same
	 */
	static @Nullable List<String> patterns(String value) {
		int host = value.indexOf("://") + 3;
		if (host < 3) {
			return value.startsWith(".") ? patterns("https://" + value) : null;
		}
		String scheme = value.substring(0, host);
		String rest = value.substring(host);
		if (rest.startsWith("**.")) {
			return valid(scheme + rest.substring(1));
		}
		if (rest.equals("localhost*") || rest.equals("127.0.0.1*")) {
			return valid(scheme + rest.replace("*", ":*"));
		}
		if (STAR_BEHIND_HOST.matcher(rest).matches()) {
			return valid(value.substring(0, value.length() - 1));
		}
		if (rest.startsWith(".") || (STAR_BEFORE_DOMAIN.matcher(rest).matches() && isOpen(value))) {
			return valid(scheme + rest.substring(1), scheme + "*." + rest.substring(1));
		}
		return null;
	}

	private static boolean isOpen(String value) {
		String regex = regex(value);
		return regex != null && RuleJudge.judgeRegex(regex) instanceof Verdict.Open;
	}

	private static @Nullable List<String> valid(String... entries) {
		try {
			for (String entry : entries) {
				ListedOrigin.parse(entry);
			}
			return List.of(entries);
		}
		catch (OriginSyntaxException ex) {
			return null;
		}
	}

	private static String offer(String regex, @Nullable Setting regexes) {
		Verdict verdict = RuleJudge.judgeRegex(regex);
		String closed = (verdict instanceof Verdict.Closed) ? withEscapedDots(regex) : RuleJudge.correctRegex(regex);
		if (verdict instanceof Verdict.Open open && closed == null) {
			return list(open);
		}
		if (regexes == null) {
			return "List the origins: this list takes no regular expressions";
		}
		if (closed == null) {
			return "List the origins, or write an expression for them in " + regexes;
		}
		return "Remove it, and add to " + regexes + ((closed.indexOf(',') < 0) ? ": " : " as an entry of a YAML list: ")
				+ closed;
	}

	private static String withEscapedDots(String regex) {
		String escaped = DOT.matcher(regex).replaceAll("\\\\.");
		return (RuleJudge.judgeRegex(escaped) instanceof Verdict.Closed) ? escaped : regex;
	}

	/**
	 * An expression in which each {@code *} stands for characters of one label, of one
	 * part of an address, or of the port.
	 */
	private static @Nullable String regex(String value) {
		Matcher matcher = WITH_WILDCARD.matcher(value);
		if (!matcher.matches()) {
			return null;
		}
		String host = matcher.group(2).toLowerCase(Locale.ROOT);
		String port = matcher.group(3);
		return matcher.group(1).toLowerCase(Locale.ROOT) + "://" + host(host) + ((port != null) ? port(port) : "");
	}

	private static String port(String port) {
		return port.equals("*") ? "(:[0-9]+)?" : ":" + port.replace("*", "[0-9]*");
	}

	private static String host(String host) {
		if (ADDRESS.matcher(host).matches()) {
			StringBuilder parts = new StringBuilder(host);
			for (int i = host.split("\\.").length; i < 4; i++) {
				parts.append(".*");
			}
			return parts.toString().replace(".", "\\.").replace("*", "[0-9]+");
		}
		String labels = host.startsWith("*.") ? "(" + LABEL + "\\.)+" : "";
		return labels + host.substring(labels.isEmpty() ? 0 : 2).replace(".", "\\.").replace("*", LABEL);
	}

}
