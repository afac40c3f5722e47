package dev.cognate.local.stack;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends parts one after the other: one that fails must not keep the others from ending. */
final class Closing {
    private static final Logger LOG = Logger.getLogger(Closing.class.getName());

    private Closing() {}

    static void quietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "a part of the local stack did not end cleanly", e);
        }
    }
}
