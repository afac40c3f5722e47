/** Refuses to start in production with settings that are safe on a developer's machine only. */
package dev.cognate.wire.readiness;
