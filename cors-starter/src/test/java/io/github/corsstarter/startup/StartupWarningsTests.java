package io.github.corsstarter.startup;

import java.util.List;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.testing.Beans;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StartupWarningsTests {

	private final StartupCheck silent = List::of;

	private final StartupCheck two = () -> List.of(new Warning(Area.CORS, "The first is a mistake"),
			new Warning(Area.HOSTS, "The second, too. Remove it"));

	private final StartupWarnings warnings = new StartupWarnings(TestSettings.none().read(),
			Beans.of(StartupCheck.class, this.silent, this.two));

	@Test
	void everyWarningIsLoggedOnceInALineOfItsOwn(CapturedOutput output) {
		publish(ReadinessState.ACCEPTING_TRAFFIC);
		publish(ReadinessState.REFUSING_TRAFFIC);
		publish(ReadinessState.ACCEPTING_TRAFFIC);
		assertThat(output.getOut().lines().filter((line) -> line.contains("WARN"))).satisfiesExactly(
				(line) -> assertThat(line).endsWith("The first is a mistake."),
				(line) -> assertThat(line).endsWith("The second, too. Remove it."));
	}

	@Test
	void nothingIsCheckedBeforeTheApplicationAcceptsRequests(CapturedOutput output) {
		publish(ReadinessState.REFUSING_TRAFFIC);
		assertThat(output).doesNotContain("The first is a mistake.");
	}

	@Test
	void warningsAreKeptForTheEndpoint() {
		publish(ReadinessState.ACCEPTING_TRAFFIC);
		assertThat(this.warnings.all()).containsExactly("The first is a mistake.", "The second, too. Remove it.");
	}

	@Test
	void endpointThatIsAskedBeforeChecks() {
		assertThat(this.warnings.all()).hasSize(2);
	}

	private void publish(ReadinessState state) {
		this.warnings.onApplicationEvent(new AvailabilityChangeEvent<>(this, state));
	}

}
