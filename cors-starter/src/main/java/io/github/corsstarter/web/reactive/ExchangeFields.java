package io.github.corsstarter.web.reactive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.web.ResponseFields;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The header fields of a request or a response. {@link HttpHeaders} is a map until Spring
 * Framework 6.2 and none since 7: here is what both have. {@code headerSet()} has each
 * name once, whatever its case.
 *
 * @param headers the headers
 */
record ExchangeFields(HttpHeaders headers) implements ResponseFields {

	@Override
	public @Nullable String first(String name) {
		return this.headers.getFirst(name);
	}

	@Override
	public List<String> lines(String name) {
		for (Map.Entry<String, List<String>> header : this.headers.headerSet()) {
			if (header.getKey().equalsIgnoreCase(name)) {
				return new ArrayList<>(header.getValue());
			}
		}
		return List.of();
	}

	@Override
	public Collection<String> names() {
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
		Map<String, List<String>> kept = new LinkedHashMap<>();
		for (Map.Entry<String, List<String>> header : this.headers.headerSet()) {
			if (!header.getKey().equalsIgnoreCase(name)) {
				kept.put(header.getKey(), List.copyOf(header.getValue()));
			}
		}
		this.headers.clear();
		kept.forEach((each, values) -> values.forEach((value) -> this.headers.add(each, value)));
	}

}
