package dev.cognate.wire.readiness;

/**
 * A setting that must not go into production.
 *
 * @param property its name
 * @param why what is wrong with its value, without any secret
 */
public record UnsafeSetting(String property, String why) {}
