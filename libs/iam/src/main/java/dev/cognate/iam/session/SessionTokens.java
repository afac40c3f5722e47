package dev.cognate.iam.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cognate.iam.AccessKey;
import dev.cognate.iam.Principal;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/**
 * Issues temporary credentials and opens their session tokens. A token is sealed by the keyring and carries the secret, so
 * that every service with the keyring verifies a signature without asking anybody. Thread-safe.
 */
public final class SessionTokens {
    private static final String PREFIX = "ASIA";
    private static final int ID_LENGTH = 16;
    private static final int RANDOM_PART = 10;
    /** Sealed by us, so it is no bigger than what we put in; the bound is against a mistake of ours. */
    private static final int LARGEST_CONTENT = 256 * 1024;

    private static final int OPENED = 4_096;
    /** Short, so that a retired key of the ring soon opens nothing. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Keyring keyring;
    private final Sealer sealer;
    /** Whoever has a token sends it with each request, and opening costs more than all the rest of a signature. */
    private final Cache<String, AccessKey> opened = Caffeine.newBuilder()
            .maximumSize(OPENED)
            .expireAfterWrite(KEPT)
            .executor(Runnable::run)
            .build();

    /** Seals and opens with a keyring. */
    public SessionTokens(Keyring keyring) {
        this.keyring = keyring;
        this.sealer = keyring.sealer("session-token");
    }

    /**
     * Issues credentials.
     *
     * @param owner whom they identify
     * @param expiresAt when they end, to the second
     */
    public TemporaryKey issue(Principal owner, Instant expiresAt) {
        Instant end = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        String random = KeyIds.next("", RANDOM_PART);
        AccessKey key = new AccessKey(PREFIX + random + mark(random), KeyIds.secret(), owner, Optional.of(end));
        TokenContent content = TokenContent.of(key.id(), key.secret(), end, owner);
        return new TemporaryKey(key, sealer.sealToString(deflated(written(content))), end);
    }

    /**
     * Opens a token.
     *
     * @param accessKeyId the id that came with it
     * @return the key, expired or not; empty when the token was not issued here, was altered or belongs to another id
     */
    public Optional<AccessKey> open(String accessKeyId, String token) {
        return Optional.ofNullable(opened.get(token, this::unsealed))
                .filter(key -> MessageDigest.isEqual(
                        key.id().getBytes(StandardCharsets.UTF_8), accessKeyId.getBytes(StandardCharsets.UTF_8)));
    }

    /** The key in a token; null when it is none of ours, which is not kept. */
    private AccessKey unsealed(String token) {
        try {
            return key(JSON.readValue(inflated(sealer.openString(token)), TokenContent.class));
        } catch (UnsealableException | DataFormatException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("a session token of ours cannot be read", e);
        }
    }

    private static AccessKey key(TokenContent content) {
        return new AccessKey(
                content.accessKeyId(),
                content.secret(),
                content.owner().principal(),
                Optional.of(Instant.ofEpochSecond(content.expiresAt())));
    }

    /** Whether an id, without its token, is of a key issued under this keyring. */
    public boolean isOurs(String accessKeyId) {
        int start = PREFIX.length();
        return accessKeyId.length() == start + ID_LENGTH
                && accessKeyId.startsWith(PREFIX)
                && mark(accessKeyId.substring(start, start + RANDOM_PART))
                        .equals(accessKeyId.substring(start + RANDOM_PART));
    }

    private String mark(String random) {
        byte[] bytes = keyring.deriveKey("session-key-id", random.getBytes(StandardCharsets.US_ASCII));
        StringBuilder mark = new StringBuilder();
        for (int index = 0; index < ID_LENGTH - RANDOM_PART; index++) {
            mark.append(BASE32.charAt(Byte.toUnsignedInt(bytes[index]) % BASE32.length()));
        }
        return mark.toString();
    }

    private static byte[] written(TokenContent content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a session carries must be writable", e);
        }
    }

    private static byte[] deflated(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream compressed = new DeflaterOutputStream(out, deflater)) {
            compressed.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("compressing in memory cannot fail", e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static byte[] inflated(byte[] compressed) throws DataFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            byte[] part = new byte[2048];
            while (!inflater.finished() && out.size() < LARGEST_CONTENT) {
                int length = inflater.inflate(part);
                if (length == 0 && inflater.needsInput()) {
                    throw new DataFormatException("cut off");
                }
                out.write(part, 0, length);
            }
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }
}
