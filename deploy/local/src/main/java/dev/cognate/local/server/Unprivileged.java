package dev.cognate.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PostgreSQL refuses to run as root. In a container people often are root, so it is started as somebody else. */
final class Unprivileged {
    private static final int NOBODY = 65534;

    private final List<String> prefix;
    private final boolean changesOwner;

    private Unprivileged(List<String> prefix, boolean changesOwner) {
        this.prefix = prefix;
        this.changesOwner = changesOwner;
    }

    /**
     * The way that works here: as we are; in a user namespace of its own, where root is nobody and yet owns its files;
     * or as the user 65534.
     */
    static Unprivileged detect() {
        if (!isRoot()) {
            return new Unprivileged(List.of(), false);
        }
        if (works("unshare", "-U", "true")) {
            return new Unprivileged(List.of("unshare", "-U"), false);
        }
        if (works("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "true")) {
            return new Unprivileged(
                    List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), true);
        }
        throw new StartFailure("PostgreSQL does not run as root, and neither unshare nor setpriv (package util-linux)"
                + " works here. Run ./cognate as an ordinary user, or set COGNATE_POSTGRES_URL.");
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Gives a tree to the user the program will run as, when that is not us. */
    void own(Path tree) {
        if (!changesOwner) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + tree + " to user " + NOBODY, e);
        }
        requireReachable(tree);
    }

    private static void requireReachable(Path tree) {
        for (Path folder = tree.getParent(); folder != null; folder = folder.getParent()) {
            if (!mayPass(folder)) {
                throw new StartFailure("PostgreSQL runs as user " + NOBODY + " because you are root, and that user may"
                        + " not enter " + folder + ". Allow it (chmod o+x), or run ./cognate as an ordinary user.");
            }
        }
    }

    private static boolean mayPass(Path folder) {
        return works(
                "setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "test", "-x", folder.toString());
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
