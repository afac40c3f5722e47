package dev.cognate.userpool.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.contract.idp.WebAuthnChallengeNotFoundException;
import dev.cognate.contract.idp.WebAuthnClientMismatchException;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import dev.cognate.userpool.once.OnceMarkers;
import dev.cognate.userpool.token.SignedInUser;
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
import java.time.Instant;
import java.util.UUID;

/**
 * The challenges of registrations. A challenge is itself the sealed note of whom it was given to, so that any replica
 * takes it back and nothing is stored; it holds once.
 */
@ApplicationScoped
class RegistrationChallenges {
    private static final Duration MARKER_MARGIN = Duration.ofMinutes(1);

    private final Sealer sealer;
    private final OnceMarkers once;
    private final Clock clock;
    private final Duration lifetime;

    RegistrationChallenges(Keyring keyring, OnceMarkers once, Clock clock, PasskeyConfig config) {
        this.sealer = keyring.sealer("passkey-registration");
        this.once = once;
        this.clock = clock;
        this.lifetime = config.registrationTime();
    }

    /** A challenge for a user at a client; at least 16 of its bytes are random (WebAuthn §13.4.3). */
    byte[] give(SignedInUser caller) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, UUID.randomUUID());
            write(out, caller.user().sub());
            out.writeUTF(caller.client().id());
            out.writeLong(clock.instant().plus(lifetime).toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return sealer.seal(bytes.toByteArray(), context(caller));
    }

    /**
     * Takes a challenge back, once.
     *
     * <p>Fails with {@link WebAuthnChallengeNotFoundException} when it was not given to this user, is too old or was used,
     * and with {@link WebAuthnClientMismatchException} when it was given at another client.
     */
    Uni<Void> redeem(SignedInUser caller, byte[] challenge) {
        return Uni.createFrom().deferred(() -> {
            Note note = open(caller, challenge);
            Duration left = Duration.between(clock.instant(), note.expiresAt()).plus(MARKER_MARGIN);
            return once.claim(caller.pool().id(), "passkey:" + note.id(), left)
                    .invoke(first -> {
                        if (!first) {
                            throw notFound();
                        }
                    })
                    .replaceWithVoid();
        });
    }

    private record Note(UUID id, UUID sub, String clientId, Instant expiresAt) {}

    private Note open(SignedInUser caller, byte[] challenge) {
        Note note = read(unseal(caller, challenge));
        if (!note.sub().equals(caller.user().sub()) || !clock.instant().isBefore(note.expiresAt())) {
            throw notFound();
        }
        if (!note.clientId().equals(caller.client().id())) {
            throw new WebAuthnClientMismatchException(
                    "The access token is from another client than the one that started the registration.");
        }
        return note;
    }

    private byte[] unseal(SignedInUser caller, byte[] challenge) {
        try {
            return sealer.open(challenge, context(caller));
        } catch (UnsealableException forged) {
            throw notFound();
        }
    }

    private static Note read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Note(readId(in), readId(in), in.readUTF(), Instant.ofEpochMilli(in.readLong()));
        } catch (IOException e) {
            throw new UncheckedIOException("a sealed challenge is cut short", e);
        }
    }

    private static byte[] context(SignedInUser caller) {
        return caller.pool().id().getBytes(UTF_8);
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    static WebAuthnChallengeNotFoundException notFound() {
        return new WebAuthnChallengeNotFoundException("The challenge of this registration is unknown or has expired.");
    }
}
