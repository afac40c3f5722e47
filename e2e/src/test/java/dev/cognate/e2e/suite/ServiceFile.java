package dev.cognate.e2e.suite;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The settings the launcher wrote for a service. */
final class ServiceFile {
    /** Where a service looks for them, in its working folder. */
    static final String NAME = "config/application.properties";

    private final Properties properties;

    private ServiceFile(Properties properties) {
        this.properties = properties;
    }

    /** Reads those in a service's working folder. */
    static ServiceFile read(Path workingFolder) {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(workingFolder.resolve(NAME))) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServiceFile(properties);
    }

    /** The value, as the service would see it. */
    String get(String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the launcher does not set " + name);
        }
        return value.replace("\\$", "$");
    }

    /** The same settings with one changed. */
    ServiceFile with(String name, String value) {
        Properties changed = new Properties();
        changed.putAll(properties);
        changed.setProperty(name, value);
        return new ServiceFile(changed);
    }

    /** Writes them where a service started in this folder looks. */
    void write(Path workingFolder) {
        try {
            Files.createDirectories(workingFolder.resolve("config"));
            try (Writer file = Files.newBufferedWriter(workingFolder.resolve(NAME))) {
                properties.store(file, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
