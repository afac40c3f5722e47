package dev.cognate.userpool.oauth;

import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

/** Authorization codes as clients hold them: sealed, so that they say nothing and cannot be made up. */
@ApplicationScoped
class AuthorizationCodes {
    private final Sealer sealer;

    AuthorizationCodes(Keyring keyring) {
        this.sealer = keyring.sealer("authorization-code-2");
    }

    String seal(AuthorizationCode code) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(code.poolId());
            out.writeUTF(code.clientId());
            write(out, code.id());
            write(out, code.browserSession());
            out.writeLong(code.issuedAt().toEpochMilli());
            out.writeUTF(code.redirectUri());
            out.writeUTF(String.join(" ", code.wish().scopes()));
            write(out, code.wish().nonce());
            write(out, code.wish().codeChallenge());
            write(out, code.wish().resource());
            write(out, code.wish().proofKey());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return sealer.sealToString(bytes.toByteArray());
    }

    /** Opens a code; empty for anything this service did not seal as one. */
    Optional<AuthorizationCode> open(String text) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(sealer.openString(text)))) {
            return Optional.of(new AuthorizationCode(
                    in.readUTF(),
                    in.readUTF(),
                    readId(in),
                    readId(in),
                    Instant.ofEpochMilli(in.readLong()),
                    in.readUTF(),
                    new Wish(
                            scopes(in.readUTF()),
                            readOptional(in),
                            readOptional(in),
                            readOptional(in),
                            readOptional(in))));
        } catch (UnsealableException forged) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a sealed code is cut short", e);
        }
    }

    private static SequencedSet<String> scopes(String text) {
        return new LinkedHashSet<>(text.isEmpty() ? List.of() : List.of(text.split(" ")));
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static void write(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            out.writeUTF(text.get());
        }
    }

    private static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static Optional<String> readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
    }
}
