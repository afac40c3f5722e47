package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.ChallengeNameType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The compact form of what is sealed into {@code Session} and {@code SECRET_BLOCK}. */
final class SealedFields {
    private SealedFields() {}

    static void write(DataOutputStream out, SignInSession session) throws IOException {
        write(out, session.id());
        out.writeUTF(session.challenge().value());
        out.writeUTF(session.poolId());
        out.writeUTF(session.clientId());
        out.writeBoolean(session.sub().isPresent());
        write(out, session.sub().orElse(session.id()));
        out.writeUTF(session.flow());
        out.writeLong(session.expiresAt().toEpochMilli());
    }

    static SignInSession readSession(DataInputStream in) throws IOException {
        UUID id = readId(in);
        var challenge = ChallengeNameType.of(in.readUTF());
        String poolId = in.readUTF();
        String clientId = in.readUTF();
        boolean known = in.readBoolean();
        UUID sub = readId(in);
        return new SignInSession(
                id,
                challenge,
                poolId,
                clientId,
                known ? Optional.of(sub) : Optional.empty(),
                in.readUTF(),
                Instant.ofEpochMilli(in.readLong()));
    }

    static void write(DataOutputStream out, BigInteger number) throws IOException {
        byte[] bytes = number.toByteArray();
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    static BigInteger readNumber(DataInputStream in) throws IOException {
        return new BigInteger(in.readNBytes(in.readUnsignedShort()));
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
