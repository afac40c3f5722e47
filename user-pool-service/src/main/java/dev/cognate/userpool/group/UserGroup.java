package dev.cognate.userpool.group;

import java.util.Optional;

/**
 * A group as its members' tokens know it.
 *
 * @param name its name
 * @param precedence zero is the best; empty comes behind all others
 * @param roleArn the IAM role of its members
 */
public record UserGroup(String name, Optional<Integer> precedence, Optional<String> roleArn) {}
