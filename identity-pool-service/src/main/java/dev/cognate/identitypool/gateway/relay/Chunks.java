package dev.cognate.identitypool.gateway.relay;

import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An upload in chunks of {@code aws-chunked}. Only their content passes: what proves them was made with the client's key.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">Signature calculations for the
 *     Authorization header: transferring payload in multiple chunks</a>
 */
final class Chunks implements BodyCheck {
    private static final int LONGEST_LINE = 4 * 1024;
    private static final Pattern HEADER = Pattern.compile("([0-9a-fA-F]{1,8})(?:;(.*))?");

    private enum Reading {
        HEADER,
        CONTENT,
        CONTENT_END,
        TRAILERS,
        NOTHING
    }

    private final ChunkProof proof;
    private final Trailers trailers;
    private final StringBuilder line = new StringBuilder();
    private Reading reading = Reading.HEADER;
    private String extension = "";
    private long left;
    private long missing;

    /**
     * Expects content of a length.
     *
     * @param proof of each chunk
     * @param trailers behind the last
     * @param length the header {@code x-amz-decoded-content-length}
     */
    Chunks(ChunkProof proof, Trailers trailers, long length) {
        this.proof = proof;
        this.trailers = trailers;
        this.missing = length;
    }

    @Override
    public void take(Buffer bytes, Consumer<Buffer> content) {
        int at = 0;
        while (at < bytes.length()) {
            if (reading == Reading.CONTENT) {
                int here = (int) Math.min(left, bytes.length() - at);
                pass(bytes.slice(at, at + here), content);
                at += here;
            } else {
                at = readLine(bytes, at);
            }
        }
    }

    private void pass(Buffer bytes, Consumer<Buffer> content) {
        proof.content(bytes);
        trailers.content(bytes);
        left -= bytes.length();
        missing -= bytes.length();
        if (missing < 0) {
            throw incomplete();
        }
        content.accept(bytes);
        if (left == 0) {
            reading = Reading.CONTENT_END;
        }
    }

    private int readLine(Buffer bytes, int from) {
        for (int at = from; at < bytes.length(); at++) {
            char letter = (char) (bytes.getByte(at) & 0xff);
            if (letter == '\n') {
                String complete = line.toString();
                line.setLength(0);
                read(complete.endsWith("\r") ? complete.substring(0, complete.length() - 1) : complete);
                return at + 1;
            }
            line.append(letter);
            if (line.length() > LONGEST_LINE) {
                throw incomplete();
            }
        }
        return bytes.length();
    }

    private void read(String text) {
        switch (reading) {
            case HEADER -> readHeader(text);
            case CONTENT_END -> endChunk(text);
            case TRAILERS -> readTrailer(text);
            case CONTENT, NOTHING -> throw incomplete();
        }
    }

    private void readHeader(String text) {
        Matcher header = HEADER.matcher(text);
        if (!header.matches()) {
            throw incomplete();
        }
        left = Long.parseLong(header.group(1), 16);
        extension = header.group(2) == null ? "" : header.group(2);
        if (left > 0) {
            reading = Reading.CONTENT;
        } else {
            proof.end(extension);
            reading = Reading.TRAILERS;
        }
    }

    private void endChunk(String text) {
        if (!text.isEmpty()) {
            throw incomplete();
        }
        proof.end(extension);
        reading = Reading.HEADER;
    }

    private void readTrailer(String text) {
        if (text.isEmpty()) {
            reading = Reading.NOTHING;
        } else {
            trailers.read(text);
        }
    }

    /** Some clients leave out the empty line behind the last chunk when they send no trailer. */
    @Override
    public void finish() {
        boolean ended = line.isEmpty() && (reading == Reading.NOTHING || reading == Reading.TRAILERS);
        if (!ended || missing != 0) {
            throw incomplete();
        }
        trailers.finish();
    }

    static Refusal incomplete() {
        return new Refusal(
                400,
                "IncompleteBody",
                "The request body terminated unexpectedly, or is not the chunks its headers announce.");
    }

    /** Nothing of the content: it is the client's. */
    @Override
    public String toString() {
        return "Chunks[missing=" + missing + "]";
    }
}
