package dev.cognate.iam.directory;

import java.util.List;
import java.util.Map;

/**
 * An OpenID Connect provider.
 *
 * @param host the issuer without its scheme, such as {@code login.example.com/tenant}
 * @param clientIds audiences its tokens may have
 * @param thumbprints as they were given; nothing rests on them, because its keys come over verified TLS
 */
public record OidcProvider(
        String host,
        String arn,
        long createdAt,
        List<String> clientIds,
        List<String> thumbprints,
        Map<String, String> tags)
        implements IamEntity {

    /** With other audiences. */
    public OidcProvider withClientIds(List<String> newIds) {
        return new OidcProvider(host, arn, createdAt, newIds, thumbprints, tags);
    }

    /** With other thumbprints. */
    public OidcProvider withThumbprints(List<String> newThumbprints) {
        return new OidcProvider(host, arn, createdAt, clientIds, newThumbprints, tags);
    }

    /** With other tags. */
    public OidcProvider withTags(Map<String, String> newTags) {
        return new OidcProvider(host, arn, createdAt, clientIds, thumbprints, newTags);
    }

    @Override
    public String key() {
        return IamState.keyOf(host);
    }
}
