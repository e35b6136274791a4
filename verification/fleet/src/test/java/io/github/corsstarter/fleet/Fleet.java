package io.github.corsstarter.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import org.springframework.util.FileSystemUtils;

/**
 * Three instances of the shop, the Config Server that has their settings, and the broker
 * of their message bus: processes on this machine, which end when this one does.
 */
final class Fleet implements AutoCloseable {

	/**
	 * The origin that every instance allows when a test begins.
	 */
	static final String LISTED = "https://shop.example.com";

	private static final String SETTINGS = "FRONTENDS: " + LISTED;

	private static final int SIZE = 3;

	private static final Duration DEADLINE = Duration.ofSeconds(30);

	private final Path directory;

	private final RabbitBroker broker;

	private final SpringProcess configServer;

	private final String recipe;

	private final List<Instance> instances = new CopyOnWriteArrayList<>();

	private Fleet(Path directory) throws IOException {
		this.directory = directory;
		Files.createDirectory(settings().getParent());
		configure(SETTINGS);
		this.broker = RabbitBroker.start(directory);
		this.configServer = SpringProcess.start(ConfigServerApplication.class,
				List.of("spring.config.name=config-server", "spring.profiles.active=native",
						"spring.cloud.config.server.native.search-locations=" + settings().getParent().toUri(),
						"spring.cloud.bus.enabled=false"));
		this.recipe = Recipe.CONFIG_SERVER.writeTo(directory, this.configServer.peer().origin());
		this.broker.awaitStarted();
		startMissingInstances();
	}

	static Fleet start() {
		try {
			return new Fleet(Files.createTempDirectory("fleet"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Start as many instances as are missing, all at a time.
	 */
	void startMissingInstances() {
		List<CompletableFuture<Instance>> starting = Stream
			.generate(() -> CompletableFuture.supplyAsync(this::instance))
			.limit(SIZE - this.instances.size())
			.toList();
		starting.forEach((instance) -> this.instances.add(instance.join()));
	}

	private Instance instance() {
		return Instance
			.start(List.of(this.recipe, "spring.rabbitmq.host=127.0.0.1", "spring.rabbitmq.port=" + this.broker.port(),
					"spring.cloud.stream.rabbit.bindings.springCloudBusInput.consumer.recovery-interval=500",
					// The server is on the class path too, and switches its client off.
					"spring.cloud.config.enabled=true"));
	}

	/**
	 * The instances that run.
	 */
	List<Instance> instances() {
		return List.copyOf(this.instances);
	}

	/**
	 * One of the instances that run.
	 */
	Instance anyInstance() {
		return this.instances.get(0);
	}

	/**
	 * End an instance.
	 */
	void stop(Instance instance) {
		instance.close();
		this.instances.remove(instance);
	}

	/**
	 * End the broker at once, if it runs.
	 */
	void killBroker() {
		this.broker.kill();
	}

	/**
	 * Start the broker, if it does not run. When this returns, every instance waits for
	 * messages again.
	 */
	void restartBroker() {
		if (!this.broker.isRunning()) {
			this.broker.restart();
			await().until(() -> this.broker.consumers() == this.instances.size());
		}
	}

	/**
	 * Write other settings for the Config Server. No instance is told.
	 * @param yaml the settings that the instances have besides those of the recipe
	 */
	void configure(String yaml) {
		try {
			Path next = Files.writeString(this.directory.resolve("next.yml"), yaml);
			Files.move(next, settings(), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path settings() {
		return this.directory.resolve("settings").resolve("shop.yml");
	}

	/**
	 * Make every instance allow {@link #LISTED} and nothing else.
	 */
	void reset() {
		configure(SETTINGS);
		startMissingInstances();
		this.instances.forEach(Instance::refresh);
		for (Instance instance : this.instances) {
			if (!instance.allowedOrigins().equals(List.of(LISTED)) || !instance.refusedProblems().isEmpty()) {
				throw new IllegalStateException(instance.log());
			}
		}
	}

	/**
	 * Wait for what a message changes.
	 */
	ConditionFactory await() {
		return Awaitility.await().atMost(DEADLINE);
	}

	@Override
	public void close() {
		this.instances.forEach(Instance::close);
		this.configServer.close();
		this.broker.close();
		FileSystemUtils.deleteRecursively(this.directory.toFile());
	}

}
