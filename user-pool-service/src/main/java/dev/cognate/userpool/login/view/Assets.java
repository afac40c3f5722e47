package dev.cognate.userpool.login.view;

import dev.cognate.userpool.branding.ContentHash;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stylesheet and the scripts, under an address that changes with their content. */
@ApplicationScoped
class Assets {
    private static final List<String> NAMES =
            List.of("login.css", "login.js", "code.js", "passkey.js", "password.js", "session.js");

    private final Map<String, Buffer> files = new TreeMap<>();
    private final String hash;

    Assets() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : NAMES) {
            byte[] content = read("login/assets/" + name);
            all.writeBytes(content);
            files.put(name, Buffer.buffer(content));
        }
        // one hash for all, since scripts import each other by name
        this.hash = ContentHash.of(all.toByteArray());
    }

    /** The path all of them are under, without a slash at the end. */
    String path() {
        return AssetsResource.PATH + hash;
    }

    Optional<Buffer> find(String wantedHash, String name) {
        return wantedHash.equals(hash) ? Optional.ofNullable(files.get(name)) : Optional.empty();
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }
}
