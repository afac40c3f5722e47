package dev.cognate.local.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.cognate.local.folder.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Messages as lines of JSON, oldest first; written anew when it holds twice as many as are kept. */
final class InboxFile {
    static final ObjectMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantText()))
            .build();

    private final Path file;
    private final int capacity;
    private int lines;

    InboxFile(Path file, int capacity) {
        this.file = file;
        this.capacity = capacity;
    }

    /** The newest messages, oldest first. A line that a crash left half-written is passed over. */
    List<InboxMessage> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<String> all = Files.readAllLines(file);
            lines = all.size();
            List<InboxMessage> messages = new ArrayList<>();
            for (String line : all.subList(Math.max(0, all.size() - capacity), all.size())) {
                parse(line).ifPresent(messages::add);
            }
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the inbox " + file, e);
        }
    }

    private static Optional<InboxMessage> parse(String line) {
        try {
            return Optional.of(JSON.readValue(line, InboxMessage.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    void append(InboxMessage message, Collection<InboxMessage> newestFirst) {
        try {
            if (lines >= 2 * capacity) {
                List<String> kept = new ArrayList<>();
                for (InboxMessage each : newestFirst) {
                    kept.addFirst(JSON.writeValueAsString(each));
                }
                StateFolder.writeSecret(file, String.join("\n", kept) + "\n");
                lines = kept.size();
                return;
            }
            if (!Files.exists(file)) {
                StateFolder.writeSecret(file, "");
            }
            Files.writeString(file, JSON.writeValueAsString(message) + "\n", StandardOpenOption.APPEND);
            lines++;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the inbox " + file, e);
        }
    }

    void clear() {
        StateFolder.delete(file);
        lines = 0;
    }
}
