package io.github.corsstarter.doctor.compare;

import com.grack.nanojson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A reason that the starter gives, safe to print.
 *
 * @param code its code
 * @param sentence the same in words, or {@code null} if it has no words
 * @param action what helps, or {@code null} if it refuses nothing
 */
public record StarterReason(String code, @Nullable String sentence, @Nullable String action) {

	static @Nullable StarterReason in(JsonObject object, String member) {
		JsonObject json = object.getObject(member, new JsonObject());
		String code = json.getString("code");
		return (code != null) ? new StarterReason(Sentences.of(code), safe(json.getString("sentence")),
				safe(json.getString("action"))) : null;
	}

	private static @Nullable String safe(@Nullable String text) {
		return (text != null) ? Sentences.of(text) : null;
	}

	/**
	 * The code, and the words if there are any.
	 */
	public String words() {
		return (this.sentence != null) ? this.code + ": " + this.sentence : this.code;
	}

	boolean isRefusal() {
		return this.action != null;
	}

}
