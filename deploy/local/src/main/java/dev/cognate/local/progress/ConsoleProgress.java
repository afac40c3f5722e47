package dev.cognate.local.progress;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One line for each finished step with the time it took. On a terminal the last line shows what is still running and is
 * rewritten; elsewhere only whole lines are written, so that a log stays readable.
 */
public final class ConsoleProgress implements Progress {
    private static final String ERASE_LINE = "\r\u001B[2K";
    private static final int NAME_WIDTH = 24;

    private final PrintStream out;
    private final boolean terminal;
    private final InstantSource clock;
    private final Set<String> running = new LinkedHashSet<>();

    /**
     * Writes to {@code out}.
     *
     * @param terminal whether a line may be rewritten and coloured
     */
    public ConsoleProgress(PrintStream out, boolean terminal, InstantSource clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** For the process's own output, with its colours and rewriting when that is a terminal. */
    public static ConsoleProgress of(PrintStream out) {
        boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        return new ConsoleProgress(out, isTerminal() && !plain, InstantSource.system());
    }

    /** Null where the JDK's console provider is switched off, as JShell and some embedders do. */
    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    @Override
    public synchronized Step begin(String name) {
        running.add(name);
        showRunning();
        return new ConsoleStep(name);
    }

    @Override
    public synchronized void say(String line) {
        erase();
        out.println(line);
        showRunning();
    }

    private synchronized void finish(String name, Mark mark, Duration took, String detail) {
        running.remove(name);
        erase();
        String time = String.format(Locale.ROOT, "%6.1f s", took.toMillis() / 1000.0);
        out.println("  " + mark.in(terminal) + " " + pad(name) + time + (detail.isEmpty() ? "" : "   " + detail));
        showRunning();
    }

    private static String pad(String name) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
    }

    private void erase() {
        if (terminal && !running.isEmpty()) {
            out.print(ERASE_LINE);
        } else if (terminal) {
            out.print("\r\u001B[K");
        }
    }

    private void showRunning() {
        if (terminal && !running.isEmpty()) {
            out.print(ERASE_LINE + "    … " + String.join(", ", running));
        }
        out.flush();
    }

    private enum Mark {
        DONE("✓", "32"),
        SKIPPED("–", "33"),
        FAILED("✗", "31");

        private final String sign;
        private final String colour;

        Mark(String sign, String colour) {
            this.sign = sign;
            this.colour = colour;
        }

        String in(boolean terminal) {
            return terminal ? "\u001B[" + colour + "m" + sign + "\u001B[0m" : sign;
        }
    }

    private final class ConsoleStep implements Step {
        private final String name;
        private final long startMillis = clock.millis();

        ConsoleStep(String name) {
            this.name = name;
        }

        @Override
        public void done(String detail) {
            end(Mark.DONE, detail);
        }

        @Override
        public void skipped(String reason) {
            end(Mark.SKIPPED, reason);
        }

        @Override
        public void failed(String reason) {
            end(Mark.FAILED, reason);
        }

        private void end(Mark mark, String detail) {
            finish(name, mark, Duration.ofMillis(clock.millis() - startMillis), detail);
        }
    }
}
