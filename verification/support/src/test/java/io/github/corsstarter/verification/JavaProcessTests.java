package io.github.corsstarter.verification;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JavaProcessTests {

	@Test
	void linesAreAwaitedInTheirOrder(@TempDir Path directory) throws Exception {
		Path program = directory.resolve("Program.java");
		Files.writeString(program, """
				class Program {
					public static void main(String[] args) throws Exception {
						System.out.println("port 1");
						System.out.println("port 2");
						System.in.read();
					}
				}
				""");
		try (JavaProcess process = JavaProcess.start(List.of(program.toString()))) {
			Pattern port = Pattern.compile("port (\\d)");
			assertThat(process.await(port).group(1)).isEqualTo("1");
			assertThat(process.await(port).group(1)).isEqualTo("2");
			assertThat(process.output()).isEqualTo("port 1\nport 2\n");
			assertThat(ProcessHandle.of(process.pid())).isPresent();
		}
	}

	@Test
	void anOutputThatEndsIsShownInTheFailure() {
		try (JavaProcess process = JavaProcess.start(List.of("--no-such-option"))) {
			assertThatIllegalStateException().isThrownBy(() -> process.await(Pattern.compile("port")))
				.withMessageContaining("no-such-option");
		}
	}

}
