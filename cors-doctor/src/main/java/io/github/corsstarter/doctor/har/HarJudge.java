package io.github.corsstarter.doctor.har;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.FetchRequest.Mode;
import io.github.corsstarter.browser.Page;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Question;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.har.HarFinding.Verdict;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the requests of a file that went to other origins than that of their page.
 * Used once.
 */
public final class HarJudge {

	/**
	 * With these, Chromium does not say more than that a request failed: it does not tell
	 * pages, and not always its own tools, that CORS blocked it.
	 */
	private static final Set<String> UNSPECIFIC = Set.of("", "net::ERR_FAILED");

	private static final String CHROMIUM_CODE = "net::";

	/**
	 * How many requests can lie between a request and its preflight or its redirect.
	 */
	private static final int NEAR = 200;

	private final HarLog log;

	private final Map<Integer, List<HarEntry>> preflights = new HashMap<>();

	private final Set<Integer> replayed = new HashSet<>();

	private HarJudge(HarLog log) {
		this.log = log;
	}

	/**
	 * Judge a file.
	 * @param log the file
	 * @param part a part of the URLs that are judged; empty for all
	 * @return the findings, the worst first; equal ones are counted
	 */
	public static List<HarFinding> judge(HarLog log, String part) {
		return new HarJudge(log).judge(part);
	}

	private List<HarFinding> judge(String part) {
		for (HarEntry entry : this.log.entries()) {
			if (entry.isPreflight()) {
				this.preflights.computeIfAbsent(entry.identity(), (identity) -> new ArrayList<>()).add(entry);
			}
		}
		Map<Object, HarFinding> findings = new LinkedHashMap<>();
		for (HarEntry entry : this.log.entries()) {
			if (entry.isPreflight() || entry.isNavigation() || this.replayed.contains(entry.number())) {
				continue;
			}
			HarFinding finding = judge(entry);
			if (finding != null && entry.url().toString().contains(part)) {
				findings.merge(finding.subject(), finding, (first, next) -> first.again());
			}
		}
		return sorted(findings.values());
	}

	private static List<HarFinding> sorted(Collection<HarFinding> findings) {
		return findings.stream().sorted(Comparator.comparing(HarFinding::verdict)).toList();
	}

	private @Nullable HarFinding judge(HarEntry entry) {
		HarEntry preflight = preflight(entry);
		Page page = Recorded.page(entry, preflight);
		if (page == null || page.origin().equals(entry.url().origin().toString())) {
			return null;
		}
		Question question = Recorded.question(page, entry, preflight);
		Examination examination = examination(question, entry, preflight);
		if (examination != null && examination.isPassed() && isFailed(entry)) {
			return failedNevertheless(question, entry, preflight, examination);
		}
		if (examination != null && !examination.isPassed() && isAnsweredNevertheless(examination, entry)) {
			return finding(Verdict.SUSPICIOUS, question, entry, examination, List.of(
					"The browser of the file got an answer and reports no error, but Chromium of today would block it: "
							+ Printable.sentence(String.valueOf(examination.outcome().sentence())),
					"Perhaps an extension or a service worker answered, or the checks of the browser were switched off."));
		}
		if (examination != null && !examination.isUnanswered()) {
			List<String> remarks = examination.isPassed() ? Suspicions.of(entry, question) : cached(entry);
			Verdict verdict = !examination.isPassed() ? Verdict.BLOCKED
					: remarks.isEmpty() ? Verdict.OK : Verdict.SUSPICIOUS;
			return finding(verdict, question, entry, examination, remarks);
		}
		return unanswered(question, entry, preflight, examination);
	}

	private static HarFinding finding(Verdict verdict, Question question, HarEntry entry,
			@Nullable Examination examination, List<String> remarks) {
		return new HarFinding(verdict, entry, question.page().origin(), examination, remarks, NextCommand.of(question),
				1);
	}

	private static List<String> cached(HarEntry entry) {
		return entry.cached()
				? List.of("The answer came from the cache of the browser, where a request of another page can "
						+ "have put it: empty that cache after the fix.")
				: List.of();
	}

	/**
	 * Where the rules say that the page got an error, and the file that it got the
	 * answer.
	 */
	private static boolean isAnsweredNevertheless(Examination examination, HarEntry entry) {
		boolean neverSent = examination.sightings().isEmpty() && entry.answer() != null && !isFailed(entry);
		return entry.succeeded() || neverSent;
	}

	private static boolean isFailed(HarEntry entry) {
		return !entry.error().isEmpty();
	}

	/**
	 * The preflight of a request: the nearest one in the file, which is for no other.
	 */
	private @Nullable HarEntry preflight(HarEntry entry) {
		List<HarEntry> candidates = this.preflights.getOrDefault(entry.identity(), new ArrayList<>());
		candidates.removeIf((candidate) -> candidate.number() < entry.number() - NEAR);
		HarEntry nearest = null;
		for (HarEntry candidate : candidates.subList(0, Math.min(candidates.size(), 2 * NEAR))) {
			String method = candidate.header("Access-Control-Request-Method");
			boolean fits = distance(candidate, entry) <= NEAR && (method == null || method.equals(entry.method()));
			if (fits && (nearest == null || distance(candidate, entry) < distance(nearest, entry))) {
				nearest = candidate;
			}
		}
		if (nearest != null) {
			candidates.remove(nearest);
		}
		return nearest;
	}

	private List<HarEntry> after(HarEntry entry) {
		List<HarEntry> entries = this.log.entries();
		int next = Collections.binarySearch(entries, entry, Comparator.comparingInt(HarEntry::number)) + 1;
		return entries.subList(next, Math.min(entries.size(), next + NEAR));
	}

	private static int distance(HarEntry a, HarEntry b) {
		return Math.abs(a.number() - b.number());
	}

	/**
	 * What a browser does with the recorded answers.
	 * @return {@code null} if the file has no answers
	 */
	private @Nullable Examination examination(Question question, HarEntry entry, @Nullable HarEntry preflight) {
		if (preflight == null && entry.answer() == null) {
			return null;
		}
		Recording recording = new Recording(after(entry), entry, preflight);
		Examination examination = (preflight != null) ? Examination.of(question, recording)
				: Examination.afterPreflight(question, recording);
		recording.replayed().forEach((part) -> this.replayed.add(part.number()));
		return new Examination(examination.outcome(), recorded(examination.sightings(), recording.replayed()),
				examination.diagnosis(), examination.cookies());
	}

	/**
	 * With the headers that were really sent.
	 */
	private static List<Sighting> recorded(List<Sighting> sightings, List<HarEntry> replayed) {
		List<Sighting> recorded = new ArrayList<>();
		for (int i = 0; i < sightings.size(); i++) {
			Sighting sighting = sightings.get(i);
			recorded.add((i < replayed.size())
					? new Sighting(sighting.preflight(),
							new WireRequest(replayed.get(i).method(), replayed.get(i).url().uri(),
									replayed.get(i).headers(), null),
							sighting.answer(), sighting.failure())
					: sighting);
		}
		return List.copyOf(recorded);
	}

	/**
	 * The answers allow everything, and the browser gave the page an error. The file does
	 * not tell whether the request was made with credentials; "sanitized" files have no
	 * cookies.
	 */
	private HarFinding failedNevertheless(Question question, HarEntry entry, @Nullable HarEntry preflight,
			Examination passed) {
		if (!isPerhapsCors(question, entry)) {
			return failed(question, entry, passed);
		}
		List<String> remarks = new ArrayList<>(
				List.of("The recorded answers allow the request, and the browser reports " + error(entry) + "."));
		Question withCredentials = Question.of(question.page(), question.request().credentials(Credentials.INCLUDE));
		Examination other = examination(withCredentials, entry, preflight);
		if (other != null && other.outcome().error() != null && !other.isUnanswered()) {
			remarks.add("The file does not tell whether the request was made with credentials: with them, the browser "
					+ "blocks it.");
			if (entry.error().startsWith(CHROMIUM_CODE)) {
				return finding(Verdict.BLOCKED, withCredentials, entry, other, remarks);
			}
		}
		return finding(Verdict.UNCLEAR, question, entry, passed, remarks);
	}

	private HarFinding unanswered(Question question, HarEntry entry, @Nullable HarEntry preflight,
			@Nullable Examination examination) {
		if (!isPerhapsCors(question, entry)) {
			return failed(question, entry, examination);
		}
		List<String> known = new ArrayList<>();
		known.add((entry.answer() == null)
				? "The file has no answer to the request: CORS blocked it, or there was no answer."
				: "The file does not have everything that belongs to the request.");
		if (isFailed(entry)) {
			known.add("The browser reports " + error(entry) + ".");
		}
		if (preflight == null && !question.request().preflightCauses().isEmpty()) {
			known.add("The browser asks before such a request, and the file does not have this preflight.");
		}
		if (examination != null && examination.sightings().stream().anyMatch(HarJudge::isAnsweredPreflight)) {
			known.add("The preflight was answered and allows the request.");
		}
		if (preflight != null && preflight.answer() == null) {
			known.add("The file has no answer to the preflight either.");
		}
		return finding(Verdict.UNCLEAR, question, entry, examination, known);
	}

	private static boolean isAnsweredPreflight(Sighting sighting) {
		return sighting.preflight() && sighting.answer() != null;
	}

	private static HarFinding failed(Question question, HarEntry entry, @Nullable Examination examination) {
		return finding(Verdict.FAILED, question, entry, examination, List
			.of(isFailed(entry) ? "The request failed for another reason than CORS: " + error(entry) + "."
					: "The file has no answer to the request. It was made without CORS, so CORS did not block it."));
	}

	/**
	 * Only Chromium has codes for failures; the sentences of others are shown, not read.
	 */
	private static boolean isPerhapsCors(Question question, HarEntry entry) {
		return question.request().mode() == Mode.CORS
				&& (UNSPECIFIC.contains(entry.error()) || !entry.error().startsWith(CHROMIUM_CODE));
	}

	private static String error(HarEntry entry) {
		return Printable.of(entry.error().isEmpty() ? "an error" : entry.error());
	}

}
