package dev.cognate.userpool.userimport;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import dev.cognate.wire.config.AccountConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code PreSignedUrl}: who has one may upload the file of one job, for a quarter of an hour from the job's creation (developer
 * guide, "Creating a user import job").
 */
@ApplicationScoped
class UploadLinks {
    /** The gateway knows by the pool's id whom it belongs to. */
    static final String PATH = "/:pool/user-imports/:job";

    static final String PARAMETER = "upload";

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Sealer sealer;
    private final Clock clock;
    private final String publicUrl;

    UploadLinks(Keyring keyring, Clock clock, AccountConfig account) {
        this.sealer = keyring.sealer("user-import-upload");
        this.clock = clock;
        this.publicUrl = account.publicUrl().replaceAll("/+$", "");
    }

    String of(ImportJob job) {
        Instant expiry = job.settings().creationDate().plus(LIFETIME);
        return publicUrl + "/" + job.poolId() + "/user-imports/" + job.id() + "?" + PARAMETER + "="
                + sealer.sealToString(said(job.poolId(), job.id(), expiry.toEpochMilli()));
    }

    /** Whether a link leads to a job, now. */
    boolean admits(String poolId, String jobId, String token) {
        try {
            String said = new String(sealer.openString(token), UTF_8);
            long expiry = Long.parseLong(said.substring(said.lastIndexOf(' ') + 1));
            return said.equals(new String(said(poolId, jobId, expiry), UTF_8))
                    && clock.instant().isBefore(Instant.ofEpochMilli(expiry));
        } catch (UnsealableException foreign) {
            return false;
        }
    }

    private static byte[] said(String poolId, String jobId, long expiry) {
        return (poolId + " " + jobId + " " + expiry).getBytes(UTF_8);
    }
}
