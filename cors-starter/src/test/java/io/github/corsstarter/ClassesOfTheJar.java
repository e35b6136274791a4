package io.github.corsstarter;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/**
 * The classes that go into the jar: neither tests nor what other modules share with them.
 */
final class ClassesOfTheJar implements ImportOption {

	@Override
	public boolean includes(Location location) {
		return location.contains("/cors-starter/target/classes/");
	}

}
