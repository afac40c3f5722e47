package dev.cognate.local.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The launcher's own log, Kafka's included, goes to a file: the screen is for people. */
final class Logging {
    private static final int LARGEST_FILE = 8 * 1024 * 1024;
    private static final Logger LOG = Logger.getLogger("dev.cognate.local");

    private Logging() {}

    static void quiet() {
        LogManager.getLogManager().reset();
    }

    static void toFile(Path file) {
        quiet();
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        try {
            Handler handler = new FileHandler(file.toString(), LARGEST_FILE, 1, true);
            handler.setFormatter(new SimpleFormatter());
            handler.setLevel(Level.INFO);
            Logger root = Logger.getLogger("");
            root.addHandler(handler);
            root.setLevel(Level.INFO);
            Logger.getLogger("org.apache.kafka").setLevel(Level.WARNING);
            Logger.getLogger("kafka").setLevel(Level.WARNING);
            Logger.getLogger("state.change.logger").setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot write the log " + file, e);
        }
    }

    static void unexpected(Exception failure) {
        LOG.log(Level.SEVERE, "unexpected failure", failure);
    }
}
