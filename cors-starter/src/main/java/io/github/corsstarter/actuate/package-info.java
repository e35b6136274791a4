/**
 * What operators see of a running application: an endpoint that explains decisions. It
 * asks the engine, and no bean of the application.
 */
@NullMarked
package io.github.corsstarter.actuate;

import org.jspecify.annotations.NullMarked;
