package io.github.corsstarter.correction;

import io.github.corsstarter.settings.Finding;
import io.github.corsstarter.settings.Setting;
import org.jspecify.annotations.Nullable;

/**
 * A list of origins, and what may be written there or beside it.
 *
 * @param setting the list
 * @param regexes the list of expressions beside it, or {@code null} if no such list
 * exists
 * @param everyOrigin what to say about an entry that is meant for every origin
 * @param opaqueAction what to do about an entry that is meant for {@code null}
 */
public record OriginList(Setting setting, @Nullable Setting regexes, Finding everyOrigin, String opaqueAction) {

}
