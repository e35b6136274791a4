package io.github.corsstarter.sample.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import com.amazonaws.serverless.exceptions.ContainerInitializationException;
import com.amazonaws.serverless.proxy.InitializationWrapper;
import com.amazonaws.serverless.proxy.model.AwsProxyResponse;
import com.amazonaws.serverless.proxy.model.HttpApiV2ProxyRequest;
import com.amazonaws.serverless.proxy.spring.SpringBootLambdaContainerHandler;
import com.amazonaws.serverless.proxy.spring.SpringBootProxyHandlerBuilder;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import org.jspecify.annotations.Nullable;

/**
 * Answers events of an HTTP API, payload version 2.0.
 */
public final class SampleHandler implements RequestStreamHandler {

	/**
	 * Started with the class: Lambda gives this phase a whole CPU, and SnapStart keeps
	 * its result.
	 */
	private static final SpringBootLambdaContainerHandler<HttpApiV2ProxyRequest, AwsProxyResponse> APPLICATION = start();

	private static SpringBootLambdaContainerHandler<HttpApiV2ProxyRequest, AwsProxyResponse> start() {
		try {
			return new SpringBootProxyHandlerBuilder<HttpApiV2ProxyRequest>().defaultHttpApiV2Proxy()
				.initializationWrapper(new InitializationWrapper())
				.servletApplication()
				.springBootApplication(LambdaApplication.class)
				.profiles("lambda")
				.buildAndInitialize();
		}
		catch (ContainerInitializationException ex) {
			throw new IllegalStateException("The sample did not start", ex);
		}
	}

	@Override
	public void handleRequest(InputStream event, OutputStream answer, @Nullable Context context) throws IOException {
		APPLICATION.proxyStream(event, answer, context);
	}

}
