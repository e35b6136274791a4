package io.github.corsstarter.footprint;

/**
 * What is on the class path and in the configuration of an application that starts.
 */
enum Setup {

	WITHOUT("without", Environment.SERVER, false, false),

	PRESENT("jar-present", Environment.SERVER, true, false),

	CONFIGURED("configured", Environment.SERVER, true, true),

	AOT_WITHOUT("aot-without", Environment.AHEAD_OF_TIME, false, false),

	AOT_PRESENT("aot-jar-present", Environment.AHEAD_OF_TIME, true, false),

	AOT_CONFIGURED("aot-configured", Environment.AHEAD_OF_TIME, true, true),

	LAMBDA_WITHOUT("lambda-without", Environment.LAMBDA, false, false),

	LAMBDA_PRESENT("lambda-jar-present", Environment.LAMBDA, true, false),

	LAMBDA_CONFIGURED("lambda-configured", Environment.LAMBDA, true, true);

	private final String label;

	private final Environment environment;

	private final boolean withStarter;

	private final boolean configured;

	Setup(String label, Environment environment, boolean withStarter, boolean configured) {
		this.label = label;
		this.environment = environment;
		this.withStarter = withStarter;
		this.configured = configured;
	}

	String label() {
		return this.label;
	}

	/**
	 * Whether the starter is on the class path.
	 */
	boolean isWithStarter() {
		return this.withStarter;
	}

	/**
	 * Where the application runs.
	 */
	Environment environment() {
		return this.environment;
	}

	/**
	 * The same application without the starter.
	 */
	Setup baseline() {
		return switch (this.environment) {
			case SERVER -> WITHOUT;
			case AHEAD_OF_TIME -> AOT_WITHOUT;
			case LAMBDA -> LAMBDA_WITHOUT;
		};
	}

	/**
	 * The property that chooses the configuration.
	 */
	String location() {
		return "spring.config.location=classpath:/" + Setup.class.getPackageName().replace('.', '/') + "/"
				+ (this.configured ? "ten-origins.yml" : "unread.yml");
	}

	/**
	 * Where an application runs.
	 */
	enum Environment {

		/**
		 * A server of its own.
		 */
		SERVER,

		/**
		 * The same, processed ahead of time.
		 */
		AHEAD_OF_TIME,

		/**
		 * A Lambda function, which has events in place of a server.
		 */
		LAMBDA

	}

}
