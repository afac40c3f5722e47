/**
 * Real servers and real clients for tests.
 *
 * <p>Each server starts on a free port when it is first asked for, is shared by all tests of the JVM and ends with it,
 * also when the JVM is killed. {@code EmbeddedXxx.shared()} gives a handle to use, stop and start it; {@code XxxResource}
 * sets the Quarkus properties that point to it.
 */
package dev.cognate.testkit;
