package dev.cognate.iam.directory;

import java.util.Map;

/**
 * A SAML provider.
 *
 * @param uuid AWS's second name for it
 * @param validUntil when its metadata end, in epoch seconds
 * @param metadata its document, as it was given
 */
public record SamlProvider(
        String name,
        String arn,
        String uuid,
        long createdAt,
        long validUntil,
        String metadata,
        Map<String, String> tags)
        implements IamEntity {

    /** With another document. */
    public SamlProvider withMetadata(String document, long newValidUntil) {
        return new SamlProvider(name, arn, uuid, createdAt, newValidUntil, document, tags);
    }

    /** With other tags. */
    public SamlProvider withTags(Map<String, String> newTags) {
        return new SamlProvider(name, arn, uuid, createdAt, validUntil, metadata, newTags);
    }

    @Override
    public String key() {
        return IamState.keyOf(name);
    }
}
