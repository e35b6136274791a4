package io.github.corsstarter.footprint;

/**
 * What is on the class path and in the configuration of an application that starts.
 */
enum Setup {

	WITHOUT("without", false, false, false),

	PRESENT("jar-present", true, false, false),

	CONFIGURED("configured", true, true, false),

	AOT_WITHOUT("aot-without", false, false, true),

	AOT_PRESENT("aot-jar-present", true, false, true),

	AOT_CONFIGURED("aot-configured", true, true, true);

	private final String label;

	private final boolean withStarter;

	private final boolean configured;

	private final boolean aheadOfTime;

	Setup(String label, boolean withStarter, boolean configured, boolean aheadOfTime) {
		this.label = label;
		this.withStarter = withStarter;
		this.configured = configured;
		this.aheadOfTime = aheadOfTime;
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
	 * Whether the application is processed ahead of time.
	 */
	boolean isAheadOfTime() {
		return this.aheadOfTime;
	}

	/**
	 * The same application without the starter.
	 */
	Setup baseline() {
		return this.aheadOfTime ? AOT_WITHOUT : WITHOUT;
	}

	/**
	 * The property that chooses the configuration.
	 */
	String location() {
		return "spring.config.location=classpath:/" + Setup.class.getPackageName().replace('.', '/') + "/"
				+ (this.configured ? "ten-origins.yml" : "unread.yml");
	}

}
