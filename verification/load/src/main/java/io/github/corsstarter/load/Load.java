package io.github.corsstarter.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.json.JsonWriter;

/**
 * Measures on this machine, in about five minutes, and writes a file with the results and
 * the tables of a page.
 */
public final class Load {

	private Load() {
	}

	/**
	 * Measure.
	 * @param args the file for the results, and the page
	 * @throws Exception if something else is answered than what is expected
	 */
	public static void main(String[] args) throws Exception {
		Map<String, Object> results = new LinkedHashMap<>();
		results.put("day", LocalDate.now().toString());
		results.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
		results.put("processors", Runtime.getRuntime().availableProcessors());
		results.put("reloads", Reloads.measure());
		results.put("floods", Floods.measure());
		Files.writeString(Path.of(args[0]), JsonWriter.standard().writeToString(results) + "\n");
		new LoadTables(results).writeInto(Path.of(args[1]));
	}

}
