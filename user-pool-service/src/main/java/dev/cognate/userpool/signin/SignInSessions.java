package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import dev.cognate.userpool.once.OnceMarkers;
import dev.cognate.userpool.srp.SrpState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The state of a sign-in between two calls, sealed and kept by the client. It is good once, for one client, for as long
 * as the client's AuthSessionValidity.
 */
@ApplicationScoped
class SignInSessions {
    private static final int DEFAULT_MINUTES = 3;
    private static final Duration MARKER_MARGIN = Duration.ofMinutes(1);

    private final Sealer sessions;
    private final Sealer blocks;
    private final OnceMarkers once;
    private final Clock clock;

    SignInSessions(Keyring keyring, OnceMarkers once, Clock clock) {
        this.sessions = keyring.sealer("signin-session");
        this.blocks = keyring.sealer("srp-secret-block");
        this.once = once;
        this.clock = clock;
    }

    SignInSession begin(Attempt attempt, ChallengeNameType challenge, Optional<UUID> sub) {
        return new SignInSession(
                UUID.randomUUID(),
                challenge,
                attempt.pool().id(),
                attempt.client().id(),
                sub,
                attempt.method(),
                clock.instant().plus(validity(attempt)));
    }

    /** The {@code Session} of an answer. */
    String seal(SignInSession session) {
        return sessions.sealToString(bytes(out -> SealedFields.write(out, session)));
    }

    /** The {@code SECRET_BLOCK} of an answer, in the alphabet clients decode. */
    String seal(SecretBlock block) {
        return Base64.getEncoder().encodeToString(blocks.seal(bytes(out -> {
            SealedFields.write(out, block.session());
            out.writeUTF(block.requestedName());
            out.writeUTF(block.srpName());
            SealedFields.write(out, block.srp().clientKey());
            SealedFields.write(out, block.srp().serverKey());
            SealedFields.write(out, block.srp().secret());
        })));
    }

    /** Opens the {@code Session} of a call, given for {@code challenge} to this client. */
    SignInSession open(Attempt attempt, String sealed, ChallengeNameType challenge) {
        try {
            SignInSession session = SealedFields.readSession(input(sessions.openString(sealed)));
            return requireFor(attempt, session, challenge);
        } catch (UnsealableException forged) {
            throw invalid();
        } catch (IOException e) {
            throw cutShort(e);
        }
    }

    /** Opens the {@code SECRET_BLOCK} of a call, given to this client. */
    SecretBlock openBlock(Attempt attempt, byte[] sealed) {
        try (DataInputStream in = input(blocks.open(sealed))) {
            SignInSession session =
                    requireFor(attempt, SealedFields.readSession(in), ChallengeNameType.PASSWORD_VERIFIER);
            return new SecretBlock(
                    session,
                    in.readUTF(),
                    in.readUTF(),
                    new SrpState(
                            SealedFields.readNumber(in), SealedFields.readNumber(in), SealedFields.readNumber(in)));
        } catch (UnsealableException forged) {
            throw ExistenceErrors.incorrect();
        } catch (IOException e) {
            throw cutShort(e);
        }
    }

    /** Fails when the session was used before. */
    Uni<Void> useUp(SignInSession session) {
        Duration left = Duration.between(clock.instant(), session.expiresAt()).plus(MARKER_MARGIN);
        return once.claim(session.poolId(), "signin:" + session.id(), left)
                .invoke(first -> {
                    if (!first) {
                        throw new NotAuthorizedException(
                                "Invalid session for the user, session can only be used once.");
                    }
                })
                .replaceWithVoid();
    }

    private SignInSession requireFor(Attempt attempt, SignInSession session, ChallengeNameType challenge) {
        boolean ours = session.challenge().equals(challenge)
                && session.poolId().equals(attempt.pool().id())
                && session.clientId().equals(attempt.client().id());
        if (!ours) {
            throw invalid();
        }
        if (!clock.instant().isBefore(session.expiresAt())) {
            throw new NotAuthorizedException("Invalid session for the user, session is expired.");
        }
        return session;
    }

    static NotAuthorizedException invalid() {
        return new NotAuthorizedException("Invalid session for the user.");
    }

    private static Duration validity(Attempt attempt) {
        Integer minutes = attempt.client().settings().authSessionValidity();
        return Duration.ofMinutes(minutes == null ? DEFAULT_MINUTES : minutes);
    }

    private static DataInputStream input(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writer.write(out);
        } catch (IOException e) {
            throw cutShort(e);
        }
        return bytes.toByteArray();
    }

    private static UncheckedIOException cutShort(IOException e) {
        return new UncheckedIOException("sealed state is cut short", e);
    }

    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }
}
