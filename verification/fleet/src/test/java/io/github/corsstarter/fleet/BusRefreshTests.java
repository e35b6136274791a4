package io.github.corsstarter.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Settings that a Config Server has change in all instances with one message over Spring
 * Cloud Bus.
 */
@ExtendWith(FleetExtension.class)
class BusRefreshTests {

	private final Fleet fleet;

	BusRefreshTests(Fleet fleet) {
		this.fleet = fleet;
	}

	@Test
	void oneMessageChangesEveryInstance() {
		this.fleet.configure("cors.allowed-origins: [https://shop.example.com, https://new.example.com]");
		assertThat(this.fleet.instances()).hasSize(3).noneMatch((each) -> each.allows("https://new.example.com"));
		assertThat(this.fleet.anyInstance().busRefresh().status()).isEqualTo(204);
		awaitEveryInstanceAllows("https://new.example.com");
		assertThat(this.fleet.instances()).allMatch((each) -> each.allows(Fleet.LISTED));
	}

	@Test
	void anOriginThatIsRemovedIsNoLongerAllowedByAnyInstance() {
		this.fleet.configure("cors.allowed-origins: https://other.example.com");
		this.fleet.anyInstance().busRefresh();
		awaitEveryInstanceAllows("https://other.example.com");
		assertThat(this.fleet.instances()).noneMatch((each) -> each.allows(Fleet.LISTED));
	}

	@Test
	void aVariableBehindAPlaceholderChangesEveryInstance() {
		this.fleet.configure("FRONTENDS: https://behind.example.com");
		this.fleet.anyInstance().busRefresh();
		awaitEveryInstanceAllows("https://behind.example.com");
	}

	@Test
	void aBadValueChangesNoInstanceAndEachSaysWhy() {
		List<Integer> before = refusals();
		this.fleet.configure("cors.allowed-origins: [https://good.example.com, bad.example.com/]");
		this.fleet.anyInstance().busRefresh();
		awaitRefusals(before);
		assertThat(this.fleet.instances()).allSatisfy((each) -> {
			assertThat(each.allows(Fleet.LISTED)).isTrue();
			assertThat(each.allows("https://good.example.com")).isFalse();
			assertThat(each.refusedProblems()).singleElement().asString().startsWith("cors.allowed-origins[1]: ");
			assertThat(each.log())
				.containsPattern("ERROR .* New settings of cors-starter do not take effect\\. Those of ")
				.contains("cors.allowed-origins[1] = \"bad.example.com/\"");
		});
	}

	@Test
	void aBadVariableBehindAPlaceholderChangesNoInstance() {
		List<Integer> before = refusals();
		this.fleet.configure("FRONTENDS: shop.example.com");
		this.fleet.anyInstance().busRefresh();
		awaitRefusals(before);
		assertThat(this.fleet.instances()).allMatch((each) -> each.allows(Fleet.LISTED));
	}

	@Test
	void aCorrectValueAfterABadOneIsTaken() {
		List<Integer> before = refusals();
		this.fleet.configure("cors.allowed-origins: wrong.example.com");
		this.fleet.anyInstance().busRefresh();
		awaitRefusals(before);
		this.fleet.configure("cors.allowed-origins: https://right.example.com");
		this.fleet.anyInstance().busRefresh();
		awaitEveryInstanceAllows("https://right.example.com");
		assertThat(this.fleet.instances()).allSatisfy((each) -> assertThat(each.refusedProblems()).isEmpty());
	}

	@Test
	void anInstanceThatWasDownHasTheNewSettingsWhenItStarts() {
		this.fleet.stop(this.fleet.anyInstance());
		this.fleet.configure("cors.allowed-origins: https://missed.example.com");
		this.fleet.anyInstance().busRefresh();
		awaitEveryInstanceAllows("https://missed.example.com");
		this.fleet.startMissingInstances();
		assertThat(this.fleet.instances()).hasSize(3).allMatch((each) -> each.allows("https://missed.example.com"));
	}

	@Test
	void aBadValueKeepsAnInstanceFromStartingAndTheOthersGoOn() {
		this.fleet.stop(this.fleet.anyInstance());
		this.fleet.configure("cors.allowed-origins: start.example.com");
		assertThatThrownBy(this.fleet::startMissingInstances)
			.hasMessageContaining("cors.allowed-origins[0] = \"start.example.com\"");
		assertThat(this.fleet.instances()).hasSize(2).allMatch((each) -> each.allows(Fleet.LISTED));
	}

	@Test
	void refreshChangesOneInstance() {
		this.fleet.configure("cors.allowed-origins: https://single.example.com");
		Instance refreshed = this.fleet.anyInstance();
		assertThat(refreshed.refresh().status()).isEqualTo(200);
		assertThat(this.fleet.instances()).filteredOn((each) -> each.allows("https://single.example.com"))
			.containsExactly(refreshed);
	}

	@Test
	void ageOfTheConfigurationShowsWhichInstancesMissedAChange() {
		this.fleet.await().until(() -> this.fleet.instances().stream().allMatch((each) -> each.configurationAge() > 1));
		this.fleet.configure("cors.allowed-origins: https://age.example.com");
		Instant changed = Instant.now();
		Instance refreshed = this.fleet.anyInstance();
		refreshed.refresh();
		assertThat(this.fleet.instances())
			.filteredOn((each) -> each.configurationAge() <= Duration.between(changed, Instant.now()).toSeconds())
			.containsExactly(refreshed);
	}

	private List<Integer> refusals() {
		return this.fleet.instances().stream().map((each) -> each.reloads("refused")).toList();
	}

	/**
	 * Each instance reads the settings once for a message.
	 */
	private void awaitRefusals(List<Integer> before) {
		this.fleet.await()
			.untilAsserted(() -> assertThat(refusals()).isEqualTo(before.stream().map((count) -> count + 1).toList()));
	}

	private void awaitEveryInstanceAllows(String origin) {
		this.fleet.await().until(() -> this.fleet.instances().stream().allMatch((each) -> each.allows(origin)));
	}

}
