package dev.cognate.iam.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A SAML provider.
 *
 * @param uuid AWS's second name for it
 * @param validUntil when its metadata end, in epoch seconds
 * @param metadata its document, as it was given
 * @param encryption how its assertions are encrypted, or null when they are not
 */
public record SamlProvider(
        String name,
        String arn,
        String uuid,
        long createdAt,
        long validUntil,
        String metadata,
        Map<String, String> tags,
        Encryption encryption)
        implements IamEntity {

    /**
     * How assertions are encrypted.
     *
     * @param mode {@code Allowed} or {@code Required}, or null when nobody said
     * @param keys that open them, oldest first
     */
    public record Encryption(String mode, List<DecryptionKey> keys) {
        public Encryption {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A private key.
     *
     * @param sealed for this service alone
     * @param createdAt epoch seconds
     */
    public record DecryptionKey(String id, String sealed, long createdAt) {
        @Override
        public String toString() {
            return "DecryptionKey[" + id + "]";
        }
    }

    /** Whether assertions that are not encrypted are refused. */
    public boolean takesEncryptedOnly() {
        return encryption != null && "Required".equals(encryption.mode());
    }

    /** What opens its assertions, oldest first. */
    public List<DecryptionKey> decryptionKeys() {
        return Optional.ofNullable(encryption).map(Encryption::keys).orElse(List.of());
    }

    /** With another document. */
    public SamlProvider withMetadata(String document, long newValidUntil) {
        return new SamlProvider(name, arn, uuid, createdAt, newValidUntil, document, tags, encryption);
    }

    /** With other tags. */
    public SamlProvider withTags(Map<String, String> newTags) {
        return new SamlProvider(name, arn, uuid, createdAt, validUntil, metadata, newTags, encryption);
    }

    /** With assertions encrypted otherwise. */
    public SamlProvider withEncryption(Encryption newEncryption) {
        return new SamlProvider(name, arn, uuid, createdAt, validUntil, metadata, tags, newEncryption);
    }

    @Override
    public String key() {
        return IamState.keyOf(name);
    }
}
