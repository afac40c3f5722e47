package dev.cognate.keyring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The file a {@link Keyring} lives in.
 *
 * <pre>{@code
 * {"keys": [
 *   {"id": "k2", "created": "2026-11-01T00:00:00Z", "secret": "<base64 of 32 bytes>"},
 *   {"id": "k1", "created": "2026-01-01T00:00:00Z", "secret": "<base64 of 32 bytes>"}
 * ]}
 * }</pre>
 *
 * <p>Newest first. Files written here are readable by their owner only.
 */
public final class KeyringFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeyringFile() {}

    /**
     * Writes a keyring of one new key to a file that must not exist yet.
     *
     * @throws KeyringFileException when there is such a file already, or it cannot be written
     */
    public static Keyring create(Path file) {
        if (Files.exists(file)) {
            throw new KeyringFileException(file, "exists already; it is not overwritten, its keys may be in use");
        }
        return write(file, List.of(Keyring.generateKey(newId())));
    }

    /**
     * Rotates: puts a new key in front of those of the file. Services seal with it once they have loaded the file again.
     *
     * @throws KeyringFileException when the file is missing or wrong, or cannot be written
     */
    public static Keyring addKey(Path file) {
        List<KeyringKey> keys = new ArrayList<>();
        keys.add(Keyring.generateKey(newId()));
        keys.addAll(read(file).keys());
        return write(file, keys);
    }

    static Keyring read(Path file) {
        JsonNode keys = parse(file).path("keys");
        if (!keys.isArray() || keys.isEmpty()) {
            throw new KeyringFileException(file, "needs a member \"keys\" with at least one key");
        }
        List<KeyringKey> newestFirst = new ArrayList<>();
        for (JsonNode entry : keys) {
            newestFirst.add(readKey(file, entry, "keys[" + newestFirst.size() + "]"));
        }
        for (int i = 1; i < newestFirst.size(); i++) {
            if (newestFirst.get(i).created().isAfter(newestFirst.get(i - 1).created())) {
                throw new KeyringFileException(file, "keys[" + i + "] is newer than the key before it; newest first");
            }
        }
        try {
            return new Keyring(newestFirst);
        } catch (IllegalArgumentException e) {
            throw new KeyringFileException(file, e.getMessage());
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new KeyringFileException(file, "does not exist");
        } catch (JsonProcessingException e) {
            // The parser's own message may quote what it read, which may be a key.
            var where = e.getLocation();
            throw new KeyringFileException(
                    file, "is not JSON at line " + where.getLineNr() + ", column " + where.getColumnNr());
        } catch (IOException e) {
            throw new KeyringFileException(file, "cannot be read", e);
        }
    }

    private static KeyringKey readKey(Path file, JsonNode entry, String name) {
        String id = text(file, entry, name, "id");
        String created = text(file, entry, name, "created");
        byte[] secret = secret(file, entry, name);
        try {
            return new KeyringKey(id, Instant.parse(created), secret);
        } catch (DateTimeException e) {
            throw new KeyringFileException(file, name + ".created is not a time such as 2026-01-31T12:00:00Z");
        } catch (IllegalArgumentException e) {
            throw new KeyringFileException(file, name + ": " + e.getMessage());
        }
    }

    private static byte[] secret(Path file, JsonNode entry, String name) {
        try {
            return Base64.getDecoder().decode(text(file, entry, name, "secret"));
        } catch (IllegalArgumentException e) {
            throw new KeyringFileException(file, name + ".secret is not base64");
        }
    }

    private static String text(Path file, JsonNode entry, String name, String member) {
        JsonNode value = entry.path(member);
        if (!value.isTextual()) {
            throw new KeyringFileException(file, name + "." + member + " is missing or not a text");
        }
        return value.textValue();
    }

    private static Keyring write(Path file, List<KeyringKey> newestFirst) {
        Keyring keyring = new Keyring(newestFirst);
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(target.getFileName() + "." + newId() + ".new");
        try {
            writeDraft(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(toJson(keyring)));
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return keyring;
        } catch (IOException e) {
            throw new KeyringFileException(file, "cannot be written", e);
        }
    }

    /** Nobody else may read the file at any moment, and a power cut may not leave half a keyring. */
    private static void writeDraft(Path draft, byte[] content) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(draft, options, ownerOnly)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static ObjectNode toJson(Keyring keyring) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode keys = root.putArray("keys");
        for (KeyringKey key : keyring.keys()) {
            keys.addObject()
                    .put("id", key.id())
                    .put("created", key.created().toString())
                    .put("secret", Base64.getEncoder().encodeToString(key.secret()));
        }
        return root;
    }

    private static String newId() {
        return "k" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
