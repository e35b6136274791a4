package io.github.corsstarter.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.corsstarter.conformance.Group.Case;
import io.github.corsstarter.conformance.Group.OnNetty;
import io.github.corsstarter.conformance.Group.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The questions, which somebody wrote or {@code product.py} generated, and the answers,
 * which {@code .ci/django-peer} recorded.
 */
final class CaseFiles {

	private static final Path FOLDER = Path.of("src/test/resources/conformance");

	private static final JsonMapper JSON = JsonMapper.shared();

	private CaseFiles() {
	}

	static List<Group> read() {
		try (Stream<Path> files = Files.list(FOLDER.resolve("cases"))) {
			List<Group> groups = new ArrayList<>();
			for (Path file : files.sorted().toList()) {
				groups.addAll(readWritten(file));
			}
			groups.addAll(readGenerated("product"));
			return groups;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Group> readWritten(Path file) throws IOException {
		String name = file.getFileName().toString().replace(".json", "");
		Map<String, Map<String, Map<String, Object>>> answers = answers(name);
		List<Map<String, Object>> groups = JSON.readValue(file, new TypeReference<>() {
		});
		return groups.stream().map((group) -> {
			Map<String, Map<String, Object>> ofGroup = answers.remove(text(group, "name"));
			if (ofGroup == null) {
				throw new IllegalStateException("No answers to " + group.get("name") + ": .ci/django-peer --record");
			}
			return group(name, group, ofGroup);
		}).toList();
	}

	private static Map<String, Map<String, Map<String, Object>>> answers(String name) throws IOException {
		Map<String, Map<String, Map<String, Object>>> answers = new LinkedHashMap<>();
		Map<String, Map<String, Object>> ofGroup = Map.of();
		for (Map<String, Object> line : lines(name)) {
			if (line.containsKey("group")) {
				ofGroup = new LinkedHashMap<>();
				answers.put(text(line, "group"), ofGroup);
			}
			else {
				ofGroup.put(text(line, "case"), map(line.get("django")));
			}
		}
		return answers;
	}

	/**
	 * One line for the settings of each group, then one for each of its cases.
	 */
	private static List<Group> readGenerated(String name) throws IOException {
		List<Group> groups = new ArrayList<>();
		for (Map<String, Object> line : lines(name)) {
			if (line.containsKey("settings")) {
				line.put("cases", List.of());
				groups.add(group(name, line, new LinkedHashMap<>()));
			}
			else {
				Group group = groups.remove(groups.size() - 1);
				List<Case> cases = new ArrayList<>(group.cases());
				cases.add(question(line, map(line.get("django"))));
				groups
					.add(new Group(name, group.name(), group.settings(), group.also(), group.complete(), group.signal(),
							group.headers(), group.only(), group.refused(), group.accepted(), group.errors(), cases));
			}
		}
		return groups;
	}

	private static Group group(String file, Map<String, Object> json, Map<String, Map<String, Object>> answers) {
		List<Case> cases = maps(json.get("cases")).stream().map((each) -> {
			Map<String, Object> answer = answers.remove(nameOf(each));
			if (answer == null) {
				throw new IllegalStateException("No answer to " + nameOf(each) + ": .ci/django-peer --record");
			}
			return question(each, answer);
		}).toList();
		Map<String, Object> check = answers.remove("check");
		if (!answers.isEmpty()) {
			throw new IllegalStateException("Nobody asked for " + answers.keySet() + ": .ci/django-peer --record");
		}
		Map<String, Object> refused = map(json.get("refused"));
		return new Group(file, text(json, "name"), map(json.get("settings")), texts(json.get("also")),
				Boolean.TRUE.equals(json.get("complete")), (String) json.get("signal"), texts(json.get("headers")),
				texts(json.get("only")),
				refused.isEmpty() ? null : new Refused(text(refused, "key"), (String) refused.get("differs")),
				(String) json.get("accepted"), (check != null) ? texts(check.get("errors")) : null, cases);
	}

	private static Case question(Map<String, Object> json, Map<String, Object> answer) {
		Map<String, Object> netty = map(json.get("netty"));
		return new Case(nameOf(json), text(json, "request"), texts(json.get("headers")), (String) json.get("differs"),
				here(json), netty.isEmpty() ? null : new OnNetty(text(netty, "differs"), here(netty)), answer);
	}

	private static @Nullable Map<String, Object> here(Map<String, Object> json) {
		return json.containsKey("here") ? map(json.get("here")) : null;
	}

	private static String nameOf(Map<String, Object> json) {
		if (json.containsKey("name")) {
			return text(json, "name");
		}
		List<String> parts = new ArrayList<>(List.of(text(json, "request")));
		parts.addAll(texts(json.get("headers")));
		return String.join(" | ", parts);
	}

	private static List<Map<String, Object>> lines(String name) throws IOException {
		List<Map<String, Object>> lines = new ArrayList<>();
		for (String line : Files.readAllLines(FOLDER.resolve("answers/" + name + ".jsonl"))) {
			lines.add(JSON.readValue(line, new TypeReference<>() {
			}));
		}
		return lines;
	}

	private static String text(Map<String, Object> json, String name) {
		return String.valueOf(json.get(name));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(@Nullable Object json) {
		return (json != null) ? (Map<String, Object>) json : Map.of();
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> maps(@Nullable Object json) {
		return (json != null) ? (List<Map<String, Object>>) json : List.of();
	}

	@SuppressWarnings("unchecked")
	private static List<String> texts(@Nullable Object json) {
		return (json != null) ? (List<String>) json : List.of();
	}

}
