package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.once.OnceMarkers;
import dev.cognate.userpool.user.User;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The state of a sign-in between two calls, sealed and kept by the client. It is good once, for one client, for as long
 * as the client's AuthSessionValidity.
 */
@ApplicationScoped
public class SignInSessions {
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

    /**
     * A {@code Session} that goes with no challenge.
     *
     * @param purpose what it is opened for
     * @param sub the user
     * @param progress what the user has shown
     * @param validity how long it is good; see {@link #validity}
     */
    public String issue(
            ClientInPool target, ChallengeNameType purpose, UUID sub, Progress progress, Duration validity) {
        return seal(new SignInSession(
                UUID.randomUUID(),
                purpose,
                target.pool().id(),
                target.client().id(),
                Optional.of(sub),
                progress,
                Map.of(),
                clock.instant().plus(validity)));
    }

    /** The session that goes on with a challenge. */
    SignInSession begin(Attempt attempt, SignInOutcome.Asks asks) {
        return new SignInSession(
                asks.id(),
                asks.name(),
                attempt.pool().id(),
                attempt.client().id(),
                asks.user().map(User::sub),
                asks.progress(),
                asks.memo(),
                clock.instant().plus(validity(attempt.client())));
    }

    /** The {@code Session} of an answer. */
    public String seal(SignInSession session) {
        return sessions.sealToString(bytes(session));
    }

    /**
     * The {@code SECRET_BLOCK} of a challenge, in the alphabet clients decode: the whole session, since some clients answer
     * without a Session, with a memo of its own.
     */
    public String block(Attempt attempt, SignInOutcome.Asks asks, Map<String, String> memo) {
        return Base64.getEncoder().encodeToString(blocks.seal(bytes(begin(attempt, asks.remembering(memo)))));
    }

    /**
     * Opens the {@code Session} of a call, given for {@code challenge} to this client.
     *
     * @throws NotAuthorizedException when it is forged, expired or not for this
     */
    public SignInSession open(Attempt attempt, String sealed, ChallengeNameType challenge) {
        return open(attempt.target(), sealed, Set.of(challenge));
    }

    /** Like {@link #open(Attempt, String, ChallengeNameType)}, for a Session given for any of {@code challenges}. */
    public SignInSession open(ClientInPool target, String sealed, Set<ChallengeNameType> challenges) {
        try {
            return requireFor(target, session(sessions.openString(sealed)), challenges);
        } catch (UnsealableException forged) {
            throw invalid();
        }
    }

    /**
     * Opens a {@code Session} given for {@code challenge}, in a call that names no client; the session tells which.
     *
     * @throws NotAuthorizedException when it is forged, expired or not for this
     */
    public SignInSession open(String sealed, ChallengeNameType challenge) {
        try {
            SignInSession session = session(sessions.openString(sealed));
            if (!session.challenge().equals(challenge)) {
                throw invalid();
            }
            return requireFresh(session);
        } catch (UnsealableException forged) {
            throw invalid();
        }
    }

    /**
     * Opens the {@code SECRET_BLOCK} of a call, given for {@code challenge} to this client. A Session, where one is sent
     * too, must be the one of the same challenge.
     *
     * @throws NotAuthorizedException when it is forged, expired or not for this
     */
    public SignInSession openBlock(Attempt attempt, byte[] sealed, ChallengeNameType challenge) {
        SignInSession block = openKept(attempt, sealed, challenge);
        boolean same = attempt.session() == null
                || open(attempt, attempt.session(), challenge).id().equals(block.id());
        if (!same) {
            throw invalid();
        }
        return block;
    }

    /**
     * Opens a block that was kept here for a client which does not send it, whatever Session came with the call.
     *
     * @throws NotAuthorizedException when it is forged, expired or not for this
     */
    public SignInSession openKept(Attempt attempt, byte[] sealed, ChallengeNameType challenge) {
        try {
            return requireFor(attempt.target(), session(blocks.open(sealed)), Set.of(challenge));
        } catch (UnsealableException forged) {
            throw ExistenceErrors.incorrect();
        }
    }

    /** Uses a session up, so that it is good no more. Fails when it was used before. */
    public Uni<Void> useUp(SignInSession session) {
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

    private SignInSession requireFor(ClientInPool target, SignInSession session, Set<ChallengeNameType> challenges) {
        boolean ours = challenges.contains(session.challenge())
                && session.poolId().equals(target.pool().id())
                && session.clientId().equals(target.client().id());
        if (!ours) {
            throw invalid();
        }
        return requireFresh(session);
    }

    private SignInSession requireFresh(SignInSession session) {
        if (!clock.instant().isBefore(session.expiresAt())) {
            throw new NotAuthorizedException("Invalid session for the user, session is expired.");
        }
        return session;
    }

    /** The refusal of a session that is not good here. */
    public static NotAuthorizedException invalid() {
        return new NotAuthorizedException("Invalid session for the user.");
    }

    /** How long sessions of a client are good: its AuthSessionValidity. */
    public static Duration validity(AppClient client) {
        Integer minutes = client.settings().authSessionValidity();
        return Duration.ofMinutes(minutes == null ? DEFAULT_MINUTES : minutes);
    }

    private static SignInSession session(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return SealedFields.readSession(in);
        } catch (IOException e) {
            throw cutShort(e);
        }
    }

    private static byte[] bytes(SignInSession session) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            SealedFields.write(out, session);
        } catch (IOException e) {
            throw cutShort(e);
        }
        return bytes.toByteArray();
    }

    private static UncheckedIOException cutShort(IOException e) {
        return new UncheckedIOException("sealed state is cut short", e);
    }
}
