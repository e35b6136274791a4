package io.github.corsstarter.footprint;

import java.util.ArrayList;
import java.util.List;

import com.amazonaws.serverless.proxy.InitializationWrapper;
import com.amazonaws.serverless.proxy.model.HttpApiV2ProxyRequest;
import com.amazonaws.serverless.proxy.spring.SpringBootProxyHandlerBuilder;

/**
 * The application as a Lambda function: reports the CPU time of its init phase.
 */
public final class MeasuredFunction {

	private MeasuredFunction() {
	}

	/**
	 * Starts the function in a JVM of its own.
	 * @param classPath its class path
	 * @param options options of the JVM
	 * @param properties its configuration, as {@code key=value}
	 */
	static MeasuredProcess launch(String classPath, List<String> options, List<String> properties) {
		List<String> all = new ArrayList<>(options);
		properties.forEach((property) -> all.add("-D" + property));
		return MeasuredProcess.start(classPath, all, MeasuredFunction.class, List.of());
	}

	public static void main(String[] args) throws Exception {
		new SpringBootProxyHandlerBuilder<HttpApiV2ProxyRequest>().defaultHttpApiV2Proxy()
			.initializationWrapper(new InitializationWrapper())
			.servletApplication()
			.springBootApplication(TrivialApplication.class)
			.buildAndInitialize();
		MeasuredProcess.report("ready", CpuClock.nanosOf(ProcessHandle.current()));
	}

}
