package dev.cognate.identitypool.gateway.relay;

import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * A checksum of a body, as S3's headers and trailers tell it: {@code x-amz-checksum-…}, in Base64.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html">Checking object
 *     integrity in Amazon S3</a>
 */
public final class BodyChecksum {
    /** What the names of such headers begin with. */
    public static final String PREFIX = "x-amz-checksum-";

    private final String algorithm;
    private final Consumer<ByteBuffer> add;
    private final Supplier<byte[]> value;

    private BodyChecksum(String algorithm, Consumer<ByteBuffer> add, Supplier<byte[]> value) {
        this.algorithm = algorithm;
        this.add = add;
        this.value = value;
    }

    /** The checksum a header or trailer of this name tells; nothing for those Java has no implementation of. */
    public static Optional<BodyChecksum> named(String header) {
        return switch (header.toLowerCase(Locale.ROOT)) {
            case PREFIX + "crc32" -> Optional.of(of("CRC32", new CRC32()));
            case PREFIX + "crc32c" -> Optional.of(of("CRC32C", new CRC32C()));
            case PREFIX + "sha1" -> Optional.of(of("SHA1", digest("SHA-1")));
            case PREFIX + "sha256" -> Optional.of(of("SHA256", digest("SHA-256")));
            default -> Optional.empty();
        };
    }

    private static BodyChecksum of(String algorithm, Checksum checksum) {
        return new BodyChecksum(
                algorithm,
                checksum::update,
                () -> ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) checksum.getValue())
                        .array());
    }

    private static BodyChecksum of(String algorithm, MessageDigest digest) {
        return new BodyChecksum(algorithm, digest::update, digest::digest);
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }

    /** Takes the next bytes of the body. */
    public void add(Buffer bytes) {
        Pieces.show(bytes, add);
    }

    /**
     * Called once, after all bytes.
     *
     * @param told what the client says the checksum is
     * @throws Refusal when it is another
     */
    public void require(String told) {
        byte[] found = Base64.getEncoder().encode(value.get());
        if (!MessageDigest.isEqual(found, told.strip().getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(
                    400, "BadDigest", "The " + algorithm + " you specified did not match the calculated checksum.");
        }
    }

    /** The algorithm. */
    @Override
    public String toString() {
        return "BodyChecksum[" + algorithm + "]";
    }
}
