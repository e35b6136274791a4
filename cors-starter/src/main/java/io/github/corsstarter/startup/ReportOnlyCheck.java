package io.github.corsstarter.startup;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.Warning;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Says what is not enforced while {@code cors.report-only} is true.
 */
public final class ReportOnlyCheck implements StartupCheck {

	private final CompiledSettings settings;

	private final ObjectProvider<HostAuthorizer> hostAuthorizer;

	public ReportOnlyCheck(CompiledSettings settings, ObjectProvider<HostAuthorizer> hostAuthorizer) {
		this.settings = settings;
		this.hostAuthorizer = hostAuthorizer;
	}

	@Override
	public List<Warning> check() {
		CorsProperties properties = this.settings.properties();
		if (!properties.reportOnly()) {
			return List.of();
		}
		List<String> reported = new ArrayList<>();
		if (properties.enabled() && properties.rejectDisallowed()) {
			reported.add("cors.reject-disallowed");
		}
		if (properties.hosts().isUsed() || this.hostAuthorizer.getIfAvailable() != null) {
			reported.add("cors.hosts");
		}
		if (properties.csrf().enabled()) {
			reported.add("cors.csrf");
		}
		return List.of(new Warning(Area.APPLICATION, reported.isEmpty()
				? "cors.report-only has nothing to report while cors.reject-disallowed is false"
				: "cors.report-only is true, so nothing is refused: what " + String.join(", ", reported)
						+ " would refuse reaches the application and is only logged. Set cors.report-only to false "
						+ "to refuse it"));
	}

}
