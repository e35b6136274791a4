package io.github.corsstarter.fleet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The broker of the message bus is killed while the instances run.
 */
@ExtendWith(FleetExtension.class)
class BrokerOutageTests {

	private final Fleet fleet;

	BrokerOutageTests(Fleet fleet) {
		this.fleet = fleet;
	}

	@BeforeEach
	void kill() {
		this.fleet.killBroker();
	}

	@AfterAll
	static void restart(Fleet fleet) {
		fleet.restartBroker();
	}

	@Test
	void requestsAreAnsweredByTheSettingsInForce() {
		assertThat(this.fleet.instances()).hasSize(3).allSatisfy((each) -> {
			assertThat(each.allows(Fleet.LISTED)).isTrue();
			assertThat(each.peer().get("/items", "Origin: " + Fleet.LISTED).body()).isEqualTo("items");
		});
	}

	@Test
	void healthIsDown() {
		assertThat(this.fleet.instances()).allSatisfy((each) -> {
			assertThat(each.peer().get("/actuator/health").status()).isEqualTo(503);
			assertThat(each.peer().get("/actuator/health/rabbit").body()).contains("\"status\":\"DOWN\"");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "liveness", "readiness" })
	void probesOfKubernetesAreUp(String probe) {
		assertThat(this.fleet.instances())
			.allSatisfy((each) -> assertThat(each.peer().get("/actuator/health/" + probe).status()).isEqualTo(200));
	}

	@Test
	void aMessageCannotBeSentAndChangesNothing() {
		this.fleet.configure("cors.allowed-origins: https://unsent.example.com");
		assertThat(this.fleet.anyInstance().busRefresh().status()).isEqualTo(500);
		assertThat(this.fleet.instances()).noneMatch((each) -> each.allows("https://unsent.example.com"))
			.allMatch((each) -> each.allows(Fleet.LISTED));
	}

	@Test
	void eachInstanceCanBeRefreshed() {
		this.fleet.configure("cors.allowed-origins: https://without-broker.example.com");
		assertThat(this.fleet.instances()).allSatisfy((each) -> assertThat(each.refresh().status()).isEqualTo(200))
			.allMatch((each) -> each.allows("https://without-broker.example.com"));
	}

	@Test
	void whenTheBrokerIsBackTheNextMessageReachesEveryInstanceAndNoneOfBeforeDoes() {
		this.fleet.configure("cors.allowed-origins: https://late.example.com");
		this.fleet.anyInstance().busRefresh();
		this.fleet.restartBroker();
		assertThat(this.fleet.instances()).noneMatch((each) -> each.allows("https://late.example.com"))
			.allSatisfy((each) -> assertThat(each.peer().get("/actuator/health").status()).isEqualTo(200));
		assertThat(this.fleet.anyInstance().busRefresh().status()).isEqualTo(204);
		this.fleet.await()
			.until(() -> this.fleet.instances().stream().allMatch((each) -> each.allows("https://late.example.com")));
	}

}
