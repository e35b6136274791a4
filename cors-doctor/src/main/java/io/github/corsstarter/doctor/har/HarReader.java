package io.github.corsstarter.doctor.har;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonReader;
import io.github.corsstarter.doctor.wire.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Reads a HAR file. Entry by entry, so that what stands before a damage counts, and so
 * that neither a large nor a deep file needs much memory. Used once.
 */
public final class HarReader {

	/**
	 * The largest file that is read, in bytes.
	 */
	static final long MOST_BYTES = 50L * 1024 * 1024;

	private static final int MOST_ENTRIES = 20_000;

	private static final int MOST_DEPTH = 8;

	private static final int MOST_MEMBERS = 500;

	/**
	 * As much of a body as the fingerprints of layers look at.
	 */
	private static final int LONGEST_TEXT = 64 * 1024;

	private final List<JsonObject> entries = new ArrayList<>();

	private final Map<String, String> pages = new HashMap<>();

	private final Set<String> notes = new LinkedHashSet<>();

	private String browser = "";

	private boolean log;

	private HarReader() {
	}

	/**
	 * Read a file.
	 * @param file the file
	 * @return what it has; with notes if that is not everything
	 * @throws HarException if there is nothing in it that can be judged
	 */
	public static HarLog read(Path file) throws HarException {
		return new HarReader().log(file);
	}

	private HarLog log(Path file) throws HarException {
		String name = Printable.of(file.toString());
		try {
			if (!Files.isRegularFile(file)) {
				throw new HarException(name + " is not a file.");
			}
			long size = Files.size(file);
			if (size > MOST_BYTES) {
				throw new HarException(name + " has " + size / 1024 / 1024 + " MB; at most " + MOST_BYTES / 1024 / 1024
						+ " MB are read. Record only the requests that fail, and export again.");
			}
			try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
				read(JsonReader.from(in));
			}
		}
		catch (IOException ex) {
			throw new HarException(name + " cannot be read: " + ex.getClass().getSimpleName() + ".");
		}
		catch (JsonParserException ex) {
			damaged(name, "at line " + ex.getLinePosition() + ", character " + ex.getCharPosition());
		}
		catch (IndexOutOfBoundsException ex) {
			// The parser looks behind its buffer if the file ends within a character.
			damaged(name, "at its end");
		}
		if (!this.log) {
			throw new HarException(name + " is not a HAR file: it is JSON without an object log.");
		}
		return new HarLog(this.browser, typed(), List.copyOf(this.notes));
	}

	private void damaged(String name, String place) throws HarException {
		if (!this.log) {
			throw new HarException(name + " is not a HAR file: it is not JSON " + place + ".");
		}
		if (this.entries.isEmpty()) {
			throw new HarException(name + " is damaged or ends " + place + ", before the end of its first request.");
		}
		this.notes.add("The file is damaged or ends " + place + ": only what stands before that is judged.");
	}

	static String requests(int count) {
		return (count == 1) ? "1 request" : count + " requests";
	}

	private void read(JsonReader json) throws JsonParserException {
		if (json.current() != JsonReader.Type.OBJECT) {
			return;
		}
		json.object();
		while (json.next()) {
			if (json.key().equals("log") && json.current() == JsonReader.Type.OBJECT) {
				this.log = true;
				readLog(json);
			}
			else {
				skip(json);
			}
		}
	}

	private void readLog(JsonReader json) throws JsonParserException {
		json.object();
		while (json.next()) {
			switch (json.key()) {
				case "creator" -> name(tree(json, 0), true);
				case "browser" -> name(tree(json, 0), false);
				case "pages" -> readPages(tree(json, 0));
				case "entries" -> readEntries(json);
				default -> skip(json);
			}
		}
	}

	private void name(@Nullable Object tree, boolean unlessKnown) {
		if (tree instanceof JsonObject product && (!unlessKnown || this.browser.isEmpty())) {
			this.browser = Printable
				.of((product.getString("name", "") + " " + product.getString("version", "")).strip());
		}
	}

	private void readPages(@Nullable Object tree) {
		if (tree instanceof JsonArray array) {
			for (Object element : array) {
				if (element instanceof JsonObject page) {
					this.pages.put(page.getString("id", ""), page.getString("title", ""));
				}
			}
		}
	}

	private void readEntries(JsonReader json) throws JsonParserException {
		if (json.current() != JsonReader.Type.ARRAY) {
			this.notes.add("The member entries is not a list.");
			skip(json);
			return;
		}
		json.array();
		while (json.next()) {
			if (this.entries.size() == MOST_ENTRIES) {
				this.notes.add("Only the first " + MOST_ENTRIES + " requests are judged.");
				skip(json);
			}
			else if (tree(json, 0) instanceof JsonObject entry) {
				this.entries.add(entry);
			}
			else {
				this.notes.add("Some entries are not objects.");
			}
		}
	}

	private List<HarEntry> typed() {
		List<HarEntry> typed = new ArrayList<>();
		int broken = 0;
		for (int i = 0; i < this.entries.size(); i++) {
			HarEntry entry = HarEntry.of(i + 1, this.entries.get(i), this.pages);
			if (entry != null) {
				typed.add(entry);
			}
			else {
				broken++;
			}
		}
		if (this.entries.isEmpty()) {
			this.notes.add("The file has no requests. Open the network panel, load the page again, and export then.");
		}
		if (broken > 0) {
			this.notes.add(broken + " entries have no method or no URL with a host, and are left out.");
		}
		return List.copyOf(typed);
	}

	/**
	 * A value, without what is too deep, too long or too much.
	 */
	private static @Nullable Object tree(JsonReader json, int depth) throws JsonParserException {
		return switch (json.current()) {
			case OBJECT -> (depth < MOST_DEPTH) ? object(json, depth) : skip(json);
			case ARRAY -> (depth < MOST_DEPTH) ? array(json, depth) : skip(json);
			case STRING -> {
				String text = json.string();
				yield (text.length() > LONGEST_TEXT) ? text.substring(0, LONGEST_TEXT) : text;
			}
			case NUMBER -> json.doubleVal();
			case BOOLEAN -> json.bool();
			case NULL -> null;
		};
	}

	private static JsonObject object(JsonReader json, int depth) throws JsonParserException {
		JsonObject object = new JsonObject();
		json.object();
		while (json.next()) {
			String key = json.key();
			Object value = tree(json, depth + 1);
			if (object.size() < MOST_MEMBERS) {
				object.put(key, value);
			}
		}
		return object;
	}

	private static JsonArray array(JsonReader json, int depth) throws JsonParserException {
		JsonArray array = new JsonArray();
		json.array();
		while (json.next()) {
			Object value = tree(json, depth + 1);
			if (array.size() < MOST_MEMBERS) {
				array.add(value);
			}
		}
		return array;
	}

	/**
	 * Go past a value without recursion, however deep it is.
	 */
	private static @Nullable Object skip(JsonReader json) throws JsonParserException {
		int depth = 0;
		do {
			if (json.current() == JsonReader.Type.OBJECT) {
				json.object();
				depth++;
			}
			else if (json.current() == JsonReader.Type.ARRAY) {
				json.array();
				depth++;
			}
			while (depth > 0 && !json.next()) {
				depth--;
			}
		}
		while (depth > 0);
		return null;
	}

}
