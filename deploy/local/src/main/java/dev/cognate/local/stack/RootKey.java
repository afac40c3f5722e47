package dev.cognate.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.local.folder.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * The access key of the installation's root, who may do everything.
 *
 * @param accessKeyId 20 characters that begin with AKIA, as in AWS
 * @param secretAccessKey 40 characters, never shown but by {@code cognate env}
 */
public record RootKey(String accessKeyId, String secretAccessKey) {
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LETTERS = 16;
    private static final int SECRET_BYTES = 30;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The key of this installation; made the first time. */
    static RootKey of(StateFolder state) {
        Path file = state.keys().resolve("root-access-key.json");
        try {
            if (!Files.exists(file)) {
                RootKey key = generate();
                StateFolder.writeSecret(
                        file,
                        JSON.writeValueAsString(
                                Map.of("accessKeyId", key.accessKeyId(), "secretAccessKey", key.secretAccessKey())));
            }
            return JSON.readValue(file.toFile(), RootKey.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the root access key " + file, e);
        }
    }

    static RootKey generate() {
        var id = new StringBuilder("AKIA");
        RANDOM.ints(ID_LETTERS, 0, BASE_32.length()).forEach(index -> id.append(BASE_32.charAt(index)));
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new RootKey(id.toString(), Base64.getEncoder().encodeToString(secret));
    }

    @Override
    public String toString() {
        return "RootKey[" + accessKeyId + "]";
    }
}
