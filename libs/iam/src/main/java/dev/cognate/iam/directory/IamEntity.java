package dev.cognate.iam.directory;

import java.util.Map;

/** Something IAM knows by name. It is stored and published as the JSON document of its record. */
public sealed interface IamEntity permits PolicyHolder, IamPolicy, OidcProvider, SamlProvider {

    /** Its ARN. */
    String arn();

    /** When it was made, in epoch seconds. */
    long createdAt();

    /** Its tags. */
    Map<String, String> tags();

    /** The path it lies under; a slash for what has none. */
    default String path() {
        return "/";
    }

    /** The name that is unique among its kind, in small letters: names that differ by case alone are the same. */
    String key();

    /** What it is. */
    default EntityKind kind() {
        return EntityKind.of(getClass());
    }
}
