package dev.cognate.userpool.token;

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
import java.util.Optional;
import java.util.UUID;

/** Refresh tokens as clients hold them: sealed, so that they say nothing and cannot be made up. */
@ApplicationScoped
class RefreshTokens {
    private final Sealer sealer;

    RefreshTokens(Keyring keyring) {
        this.sealer = keyring.sealer("refresh-token");
    }

    /** The newest refresh token of a family. */
    String newest(TokenFamily family) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(family.poolId());
            out.writeUTF(family.clientId());
            write(out, family.id());
            write(out, family.refreshJti());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return sealer.sealToString(bytes.toByteArray());
    }

    /** Opens a token; empty for anything this service did not seal as one. */
    Optional<RefreshToken> open(String text) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(sealer.openString(text)))) {
            return Optional.of(new RefreshToken(in.readUTF(), in.readUTF(), readId(in), readId(in)));
        } catch (UnsealableException forged) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a sealed refresh token is cut short", e);
        }
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
