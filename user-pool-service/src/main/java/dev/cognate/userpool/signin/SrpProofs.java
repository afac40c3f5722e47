package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.srp.SrpServer;
import dev.cognate.userpool.srp.SrpState;
import dev.cognate.userpool.srp.SrpTimestamp;
import dev.cognate.userpool.srp.SrpWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/** Asks for proofs by SRP and judges them, those of passwords and those of devices alike. */
@ApplicationScoped
public class SrpProofs {
    /** Clocks of phones are wrong by minutes; what makes the proof fresh is the server's number in it. */
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    private final SignInSessions sessions;
    private final SrpWorkers workers;
    private final Clock clock;

    SrpProofs(SignInSessions sessions, SrpWorkers workers, Clock clock) {
        this.sessions = sessions;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * What is to be proven.
     *
     * @param name the name in the proof
     * @param salt goes to the client
     * @param verifier g^x mod N
     */
    public record Secret(String name, byte[] salt, BigInteger verifier) {
        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    /** The client's SRP_A. Throws {@link InvalidParameterException} when it is missing or unusable. */
    public static BigInteger clientKey(Attempt attempt) {
        try {
            return SrpServer.clientKey(attempt.require("SRP_A"));
        } catch (IllegalArgumentException unusable) {
            throw new InvalidParameterException(unusable.getMessage());
        }
    }

    /**
     * Completes a challenge with SALT, SRP_B and SECRET_BLOCK.
     *
     * @param clientKey see {@link #clientKey}
     * @param secret called on a worker thread, so that it may compute
     */
    public Uni<SignInOutcome> ask(
            Attempt attempt, SignInOutcome.Asks asks, BigInteger clientKey, Supplier<Secret> secret) {
        return workers.run(() -> {
            Secret known = secret.get();
            SrpState srp = SrpServer.begin(clientKey, known.verifier());
            Map<String, String> parameters = new HashMap<>(asks.parameters());
            parameters.put("SALT", HexFormat.of().formatHex(known.salt()));
            parameters.put("SRP_B", srp.serverKeyHex());
            parameters.put("SECRET_BLOCK", sessions.block(attempt, asks, SrpMemo.of(known.name(), srp)));
            return asks.withParameters(parameters);
        });
    }

    /**
     * Opens the SECRET_BLOCK of an answer that has all parts of a proof.
     *
     * @throws NotAuthorizedException when it is forged, expired or not for this client and challenge, or the proof is of
     *     another time
     */
    public SignInSession open(Attempt attempt, ChallengeNameType challenge) {
        byte[] block = block(attempt);
        attempt.require("PASSWORD_CLAIM_SIGNATURE");
        String timestamp = attempt.require("TIMESTAMP");
        SignInSession session = sessions.openBlock(attempt, block, challenge);
        requireFresh(timestamp);
        return session;
    }

    /**
     * Whether an answer proves the secret, in constant time.
     *
     * @param session as {@link #open} gave it
     * @param group what stands before the name in the proof
     * @param verifier called on a worker thread, so that it may compute
     */
    public Uni<Boolean> proves(Attempt attempt, SignInSession session, String group, Supplier<BigInteger> verifier) {
        SrpServer.Claim claim = new SrpServer.Claim(
                group,
                SrpMemo.name(session),
                block(attempt),
                attempt.require("TIMESTAMP"),
                attempt.require("PASSWORD_CLAIM_SIGNATURE"));
        return workers.run(() -> SrpServer.proves(SrpMemo.state(session), verifier.get(), claim));
    }

    private void requireFresh(String timestamp) {
        Instant claimed = SrpTimestamp.parse(timestamp)
                .orElseThrow(() -> new InvalidParameterException(
                        "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english."));
        if (Duration.between(claimed, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw ExistenceErrors.incorrect();
        }
    }

    private static byte[] block(Attempt attempt) {
        try {
            return Base64.getDecoder().decode(attempt.require("PASSWORD_CLAIM_SECRET_BLOCK"));
        } catch (IllegalArgumentException notBase64) {
            throw ExistenceErrors.incorrect();
        }
    }
}
