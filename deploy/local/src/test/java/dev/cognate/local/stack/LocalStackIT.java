package dev.cognate.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.local.process.PidFile;
import dev.cognate.local.progress.Progress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded servers, the gateway and the inbox without services, twice on one state folder. */
class LocalStackIT {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private LocalStack start() {
        return LocalStack.start(StackOptions.forTest(REPOSITORY, folder).withServices(Set.of()), Progress.silent());
    }

    private String get(LocalStack stack, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(stack.endpoints().http() + path));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void shouldKeepItsStateAcrossARestartAndLeaveNothingRunning() throws Exception {
        // given
        String sms = "{\"to\":\"+15550100\",\"message\":\"Your code is 123456\",\"senderId\":null}";
        RootKey key;
        try (LocalStack stack = start()) {
            key = stack.rootKey();
            var post = HttpRequest.newBuilder(URI.create(stack.endpoints().http() + "/inbox/sms"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(sms));
            client.send(post.build(), HttpResponse.BodyHandlers.discarding());
        }

        // when
        try (LocalStack stack = start()) {
            // then
            assertThat(get(stack, "/inbox/messages?to=%2B15550100")).contains("\"code\":\"123456\"");
            assertThat(get(stack, "/inbox")).contains("123456", "+15550100");
            assertThat(stack.rootKey()).isEqualTo(key);
        }
        assertThat(PidFile.endOrphans(folder.resolve("run"))).isEmpty();
    }
}
