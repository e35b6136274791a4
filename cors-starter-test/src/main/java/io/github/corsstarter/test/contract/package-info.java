/**
 * Reads contracts: what rows say, without any way to check it. It needs neither AssertJ
 * nor Spring nor JUnit, because {@code cors-doctor} has it too. It is not API: its types
 * may change in any version.
 */
@NullMarked
package io.github.corsstarter.test.contract;

import org.jspecify.annotations.NullMarked;
