package dev.cognate.userpool.passkey;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey of a user. The private key never leaves the authenticator; nothing here is secret.
 *
 * @param poolId the pool
 * @param sub whose it is
 * @param credentialId its id, at most 1,023 bytes
 * @param relyingPartyId for whom it was made; of no use when the pool has another now
 * @param key what its signatures are checked with, and what was last seen of it
 * @param device what is known of the authenticator
 * @param createdAt when it was registered
 */
record Passkey(
        String poolId,
        UUID sub,
        byte[] credentialId,
        String relyingPartyId,
        Key key,
        Device device,
        Instant createdAt) {

    /**
     * The verifiable part.
     *
     * @param attested attested credential data (WebAuthn §6.5.2)
     * @param signCount of the last signature; 0 for authenticators that do not count
     * @param userVerified whether the authenticator ever verified the user
     * @param backupEligible whether the key may be copied to other devices
     * @param backedUp whether it was
     */
    record Key(byte[] attested, long signCount, boolean userVerified, boolean backupEligible, boolean backedUp) {}

    /**
     * The authenticator, as the client described it.
     *
     * @param transports how clients reach it: {@code internal}, {@code hybrid}, {@code usb} …
     * @param attachment {@code platform} or {@code cross-platform}, when the client told
     * @param name what people call it
     */
    record Device(List<String> transports, Optional<String> attachment, String name) {
        /** Whether it is built into the device that used it. */
        boolean isPlatform() {
            return attachment.map("platform"::equals).orElseGet(() -> transports.contains("internal"));
        }
    }

    /** The id as clients write it. */
    String id() {
        return encode(credentialId);
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty for text that is not base64url. */
    static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Passkey[id=" + id() + ", sub=" + sub + "]";
    }
}
