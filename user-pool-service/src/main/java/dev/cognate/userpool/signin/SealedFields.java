package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.ChallengeNameType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        write(out, session.progress());
        write(out, session.memo());
        out.writeLong(session.expiresAt().toEpochMilli());
    }

    static SignInSession readSession(DataInputStream in) throws IOException {
        UUID id = readId(in);
        var challenge = ChallengeNameType.of(in.readUTF());
        String poolId = in.readUTF();
        String clientId = in.readUTF();
        boolean known = in.readBoolean();
        UUID sub = readId(in);
        Progress progress = readProgress(in);
        Map<String, String> memo = readTexts(in);
        Instant expiresAt = Instant.ofEpochMilli(in.readLong());
        return new SignInSession(
                id,
                challenge,
                poolId,
                clientId,
                known ? Optional.of(sub) : Optional.empty(),
                progress,
                memo,
                expiresAt);
    }

    private static void write(DataOutputStream out, Progress progress) throws IOException {
        out.writeUTF(progress.flow());
        out.writeUTF(progress.requestedName());
        out.writeByte(progress.shown().size());
        for (Factor factor : progress.shown()) {
            out.writeUTF(factor.name());
        }
        out.writeUTF(progress.deviceKey().orElse(""));
        write(out, progress.notes());
    }

    private static Progress readProgress(DataInputStream in) throws IOException {
        String flow = in.readUTF();
        String requestedName = in.readUTF();
        List<Factor> shown = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            shown.add(Factor.valueOf(in.readUTF()));
        }
        Optional<String> deviceKey = Optional.of(in.readUTF()).filter(key -> !key.isEmpty());
        return new Progress(flow, requestedName, shown, deviceKey, readTexts(in));
    }

    private static void write(DataOutputStream out, Map<String, String> texts) throws IOException {
        out.writeShort(texts.size());
        for (Map.Entry<String, String> text : texts.entrySet()) {
            out.writeUTF(text.getKey());
            out.writeUTF(text.getValue());
        }
    }

    private static Map<String, String> readTexts(DataInputStream in) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            texts.put(in.readUTF(), in.readUTF());
        }
        return texts;
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
