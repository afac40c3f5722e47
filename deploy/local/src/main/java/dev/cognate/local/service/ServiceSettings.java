package dev.cognate.local.service;

import dev.cognate.local.folder.StateFolder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Hands a service its settings through {@code config/application.properties} in its working folder, where Quarkus looks
 * by itself. The file is readable by its owner only; a command line or an environment would be readable by others.
 */
final class ServiceSettings {
    private ServiceSettings() {}

    static void write(Path workingFolder, Map<String, String> settings) {
        var properties = new Properties();
        // a backslash or ${…} in a value would be read as an expression
        settings.forEach((key, value) -> properties.setProperty(key, value.replace("$", "\\$")));
        var text = new StringWriter();
        try {
            properties.store(text, "written at every start of the local stack; edits are lost");
            Files.createDirectories(workingFolder.resolve("config"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write settings to " + workingFolder, e);
        }
        StateFolder.writeSecret(workingFolder.resolve("config/application.properties"), text.toString());
    }
}
