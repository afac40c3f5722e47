package dev.cognate.wire.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Gzip in both directions (RFC 9110 section 8.4). */
public final class ContentEncoding {
    /** Below this many bytes an answer gains nothing from compression. */
    private static final int WORTH_COMPRESSING = 1024;

    private ContentEncoding() {}

    /**
     * Undoes a request's content encoding.
     *
     * @param encoding value of {@code Content-Encoding}, empty when absent
     * @param body the bytes as sent
     * @param limit the most bytes the result may have
     * @return the content, or empty when it is longer than the limit
     * @throws IOException when the encoding is not known or the bytes do not follow it
     */
    public static Optional<Buffer> decode(String encoding, Buffer body, int limit) throws IOException {
        return switch (encoding.trim().toLowerCase(Locale.ROOT)) {
            case "", "identity", "aws-chunked" -> Optional.of(body);
            case "gzip", "x-gzip" -> gunzip(body, limit);
            default -> throw new IOException("Unsupported content encoding");
        };
    }

    private static Optional<Buffer> gunzip(Buffer body, int limit) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()))) {
            byte[] content = stream.readNBytes(limit + 1);
            return content.length > limit ? Optional.empty() : Optional.of(Buffer.buffer(content));
        }
    }

    /** True when a client accepts gzip and the body is worth it. */
    public static boolean shouldCompress(String acceptEncoding, Buffer body) {
        return body.length() >= WORTH_COMPRESSING
                && acceptEncoding
                        .toLowerCase(Locale.ROOT)
                        .matches("(.*[,\\s])?gzip(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }

    /** Compresses an answer. */
    public static Buffer gzip(Buffer body) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length() / 2);
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(body.getBytes());
        }
        return Buffer.buffer(compressed.toByteArray());
    }
}
