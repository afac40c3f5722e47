package dev.cognate.userpool.userimport.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * Which file.
 *
 * @param upload each upload for a job makes a file of its own
 */
public record FileName(String poolId, String jobId, UUID upload) {

    /** Binds a sealed piece to its place, so that pieces cannot be exchanged. */
    byte[] owner(int piece) {
        return (poolId + ":" + jobId + ":" + upload + ":" + piece).getBytes(UTF_8);
    }
}
