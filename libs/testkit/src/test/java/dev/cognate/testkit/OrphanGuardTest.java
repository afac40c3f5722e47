package dev.cognate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrphanGuardTest {
    /** A JVM of its own that starts a child, prints its process id and waits to be killed. */
    static final class Parent {
        private Parent() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] args) throws Exception {
            Process spared = new ProcessBuilder("sleep", "600").start();
            Process child = new ProcessBuilder("sleep", "600").start();
            OrphanGuard.watch(spared.pid());
            OrphanGuard.watch(child.pid());
            OrphanGuard.release(spared.pid());
            System.out.println(child.pid() + " " + spared.pid());
            new CompletableFuture<Void>().get(10, TimeUnit.MINUTES);
        }
    }

    @Test
    void shouldEndWatchedChildrenOfAKilledJvm() throws Exception {
        // given
        Process jvm = startParent();
        String[] pids = jvm.inputReader().readLine().split(" ");
        ProcessHandle child = ProcessHandle.of(Long.parseLong(pids[0])).orElseThrow();
        ProcessHandle spared = ProcessHandle.of(Long.parseLong(pids[1])).orElseThrow();

        // when
        jvm.destroyForcibly();

        // then
        try {
            assertThat(child.onExit()).succeedsWithin(20, TimeUnit.SECONDS);
            assertThat(spared.isAlive()).isTrue();
        } finally {
            spared.destroyForcibly();
        }
    }

    private static Process startParent() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Parent.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
