package io.github.corsstarter.web.reactive;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.web.ResponseFields;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The header fields of a request or a response. {@link HttpHeaders} is a map until Spring
 * Framework 6.2, with methods for any key, and none since 7, with methods for names: what
 * is compiled against one of them is not found in the other.
 *
 * @param headers the headers
 */
record ExchangeFields(HttpHeaders headers) implements ResponseFields {

	private static final MethodHandle GET = byName("get");

	private static final MethodHandle REMOVE = byName("remove");

	private static MethodHandle byName(String method) {
		try {
			return find(method, String.class);
		}
		catch (NoSuchMethodException ex) {
			try {
				return find(method, Object.class);
			}
			catch (NoSuchMethodException unknown) {
				throw new IllegalStateException(unknown);
			}
		}
	}

	private static MethodHandle find(String method, Class<?> key) throws NoSuchMethodException {
		try {
			return MethodHandles.publicLookup()
				.findVirtual(HttpHeaders.class, method, MethodType.methodType(List.class, key))
				.asType(MethodType.methodType(List.class, HttpHeaders.class, String.class));
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private @Nullable List<String> call(MethodHandle method, String name) {
		try {
			return (List<String>) method.invokeExact(this.headers, name);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public @Nullable String first(String name) {
		return this.headers.getFirst(name);
	}

	@Override
	public List<String> lines(String name) {
		List<String> lines = call(GET, name);
		return (lines != null) ? lines : List.of();
	}

	@Override
	public Collection<String> names() {
		if (this.headers.isEmpty()) {
			return List.of();
		}
		List<String> names = new ArrayList<>();
		this.headers.headerSet().forEach((header) -> names.add(header.getKey()));
		return names;
	}

	@Override
	public void add(String name, String value) {
		this.headers.add(name, value);
	}

	@Override
	public void set(String name, String value) {
		this.headers.set(name, value);
	}

	@Override
	public void remove(String name) {
		call(REMOVE, name);
	}

}
