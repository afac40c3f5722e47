package dev.cognate.identitypool.gateway.relay;

import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** A body whose SHA-256 was signed with the request. */
public final class HashedBody implements BodyCheck {
    private final MessageDigest digest = sha256();
    private final String signed;

    /** Takes the hash in small hexadecimal letters. */
    HashedBody(String signed) {
        this.signed = signed;
    }

    /** The hash of a body, as it is signed. */
    public static String of(Buffer body) {
        MessageDigest digest = sha256();
        Pieces.show(body, digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void take(Buffer bytes, Consumer<Buffer> content) {
        Pieces.show(bytes, digest::update);
        content.accept(bytes);
    }

    @Override
    public void finish() {
        byte[] found = HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(found, signed.getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
    }
}
