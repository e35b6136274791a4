package io.github.corsstarter.startup;

import java.util.List;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.testing.Beans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StartupWarningsTests {

	private final StartupCheck silent = List::of;

	private final StartupCheck two = () -> List.of(new Warning(Area.CORS, "The first is a mistake"),
			new Warning(Area.HOSTS, "The second, too. Remove it"));

	private final StartupWarnings warnings = new StartupWarnings(Beans.of(StartupCheck.class, this.silent, this.two));

	@Test
	void everyWarningIsLoggedOnceInALineOfItsOwn(CapturedOutput output) {
		this.warnings.afterSingletonsInstantiated();
		assertThat(output.getOut().lines().filter((line) -> line.contains("WARN"))).satisfiesExactly(
				(line) -> assertThat(line).endsWith("The first is a mistake."),
				(line) -> assertThat(line).endsWith("The second, too. Remove it."));
	}

	@Test
	void warningsAreKeptForTheEndpoint() {
		assertThat(this.warnings.all()).isEmpty();
		this.warnings.afterSingletonsInstantiated();
		assertThat(this.warnings.all()).containsExactly("The first is a mistake.", "The second, too. Remove it.");
	}

}
