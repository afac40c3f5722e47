package dev.cognate.e2e.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cognate.e2e.suite.Pool;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;

/** The example of docs/importing-users.md, as it stands there, with the AWS CLI and curl where they are installed. */
@ExtendWith(SuiteExtension.class)
class DocumentedImportIT {
    private static final Path PAGE = Path.of("../docs/importing-users.md");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Suite suite;
    private final Program shell;

    DocumentedImportIT(Suite suite) {
        boolean there = Program.find("aws").isPresent() && Program.find("curl").isPresent();
        assumeTrue(there, "the AWS CLI or curl is not installed (on Debian: apt-get install awscli curl)");
        this.suite = suite;
        this.shell = Program.find("sh").orElseThrow();
    }

    @Test
    void shouldDoWhatThePageSays(@TempDir Path folder) throws IOException {
        // given
        Pool pool = Pool.mailing(suite);
        Files.writeString(folder.resolve("users.csv"), block("csv"));

        // when
        String script = "set -eu\n" + block("sh").replaceAll("(?m)^pool=.*$", "pool=" + pool.id());
        Program.Run run = shell.run(folder, environment(), PATIENCE, List.of("-c", script));

        // then
        assertThat(run.exitCode()).as(run.output()).isZero();
        UserImportJobType job = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> suite.cognito()
                                .listUserImportJobs(
                                        request -> request.userPoolId(pool.id()).maxResults(1))
                                .userImportJobs()
                                .getFirst(),
                        newest -> newest.completionDate() != null);
        assertThat(job.statusAsString()).isEqualTo("Succeeded");
        assertThat(List.of(job.importedUsers(), job.failedUsers())).containsExactly(2L, 1L);
    }

    private static String block(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(suite.environment());
        environment.put("AWS_ENDPOINT_URL", suite.endpoint().toString());
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_PAGER", "");
        return environment;
    }
}
