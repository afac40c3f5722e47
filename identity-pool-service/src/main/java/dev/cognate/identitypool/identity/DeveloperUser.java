package dev.cognate.identitypool.identity;

/**
 * A user of the operator's own backend, in a list.
 *
 * @param identifier the user's id there
 * @param key where the list goes on behind it
 */
public record DeveloperUser(String identifier, String key) {}
