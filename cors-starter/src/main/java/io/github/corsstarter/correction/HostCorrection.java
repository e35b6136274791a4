package io.github.corsstarter.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.corsstarter.host.AllowedHosts;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.settings.Finding;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.verdict.RuleJudge;
import io.github.corsstarter.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an entry of the list of hosts, and what was meant.
 */
public final class HostCorrection {

	private static final Pattern BLOCK = Pattern.compile("[0-9A-Fa-f.:]+/[0-9]+");

	private static final Pattern SEPARATORS = Pattern.compile("[\\s,;|]+");

	private static final String LIST = "Write for example www.example.com, .example.com or [::1]";

	private HostCorrection() {
	}

	/**
	 * Explain an entry that no request matches.
	 * @param list the list that has the entry
	 * @param entry the entry
	 * @param reason why it does not, as the end of a sentence that starts with the entry
	 */
	public static Finding of(Setting list, String entry, String reason) {
		if (entry.isBlank()) {
			return new Finding("It " + reason, LIST);
		}
		if (BLOCK.matcher(entry).matches()) {
			return new Finding("It is a block of addresses, and a host is compared as a whole",
					"List the names and addresses in the URLs of the application, for example www.example.com; blocks are for "
							+ "cors.hosts.trusted-proxies");
		}
		OddCharacter odd = OddCharacter.find(entry);
		String text = OriginCorrection.unwrapped((odd != null) ? odd.cleaned() : entry.strip());
		String why = reason;
		if (odd != null) {
			why = "has the character " + odd.name() + ", which no request has";
		}
		else if (!text.equals(entry)) {
			why = entry.strip().equals(text) ? "has white space around it"
					: "has brackets or quotes that became part of the value";
		}
		else if (!isAscii(entry)) {
			why = "has letters outside ASCII, and browsers send the punycode form (xn--...) of such a name";
		}
		return new Finding("It " + why, action(list, text));
	}

	private static String action(Setting list, String text) {
		List<String> hosts = new ArrayList<>();
		for (String part : SEPARATORS.split(text)) {
			String host = host(OriginCorrection.unwrapped(part));
			if (host == null) {
				return (text.indexOf('*') >= 0) ? "List the hosts, or write a bean of type HostAuthorizer that decides"
						: LIST;
			}
			hosts.add(host);
		}
		if (hosts.size() == 1) {
			return "Write " + hosts.get(0) + (hosts.get(0).startsWith("[") ? ", in YAML with quotes" : "");
		}
		return list.isOneText() ? "Write " + String.join(",", hosts)
				: "Write each as an entry of its own: " + String.join(", ", hosts);
	}

	/**
	 * The host in a text that has more than that.
	 * @return a valid entry, or {@code null} if it cannot be guessed
	 */
	private static @Nullable String host(String text) {
		String host = text.replaceFirst("^[^/]*//", "").replaceFirst("[/?#\\\\].*", "");
		host = host.substring(host.lastIndexOf('@') + 1);
		if (isListed("[" + host + "]")) {
			return "[" + host + "]";
		}
		host = host.replaceFirst(":(?:[0-9]*|\\*)$", "").replaceFirst("(?<=.)\\.$", "").replaceFirst("^\\*\\.", ".");
		if (isListed(host)) {
			return host;
		}
		String dot = host.startsWith(".") ? "." : "";
		String ascii = ascii(host.substring(dot.length()));
		return (ascii != null && isListed(dot + ascii)) ? dot + ascii : null;
	}

	private static @Nullable String ascii(String host) {
		try {
			return Origin.parse("https://" + host).host();
		}
		catch (OriginSyntaxException ex) {
			String origin = ex.suggestion();
			return (origin != null) ? Origin.parse(origin).host() : null;
		}
	}

	/**
	 * Whether an entry can match, and only hosts of one owner.
	 */
	private static boolean isListed(String host) {
		return AllowedHosts.canList(host) && !(RuleJudge.judgeHost(host) instanceof Verdict.Open);
	}

	private static boolean isAscii(String text) {
		return text.chars().allMatch((c) -> c <= 0x7F);
	}

}
