package io.github.corsstarter.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An address that a client sends is never looked up as a name. Seen in a Java process
 * whose names come from a file that knows them all.
 */
class CidrLookupTests {

	private static final List<String> NAMES = List.of("localhost", "example.com", "unknown", "a", "10", "10.0.0",
			"1.2.3.256", "999.999.999.999", "1.2.3.4.5", "010.0.0.1.1", "0x0a.0.0.1", ".:1", ".:", "1.2.3.4:1", ":",
			"[.:1]", "fe80::1%no-such-interface", "1:2:3", "::1.2.3.256", "e.e:e", "e");

	@Test
	void whatIsNoAddressIsNotLookedUp(@TempDir Path directory) throws Exception {
		Path hosts = Files.writeString(directory.resolve("hosts"),
				NAMES.stream().map((name) -> "127.0.0.1 " + name).collect(Collectors.joining("\n", "", "\n")));
		assertThat(run(hosts, "999.999.999.999")).containsExactly("looked up: 127.0.0.1", "addresses: []");
	}

	private static List<String> run(Path hosts, String name) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djdk.net.hosts.file=" + hosts, "-cp", System.getProperty("java.class.path"), Lookup.class.getName(),
				name)
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return output.lines().toList();
	}

	/**
	 * The other process: looks up a name, to show that names are found there, and then
	 * takes all of them for addresses.
	 */
	public static final class Lookup {

		private Lookup() {
		}

		public static void main(String[] args) throws UnknownHostException {
			System.out.println("looked up: " + InetAddress.getByName(args[0]).getHostAddress());
			Cidr everything = Cidr.parse("0.0.0.0/0");
			System.out.println("addresses: "
					+ NAMES.stream().filter((name) -> Cidr.isAddress(name) || everything.contains(name)).toList());
		}

	}

}
